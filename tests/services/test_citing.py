"""Tests of citations asked for by locator."""

from __future__ import annotations

import pytest

from tipbrowser.domain.citations import official_citation
from tipbrowser.domain.names import Locator
from tipbrowser.services.citing import Citing
from tipbrowser.store.compendium import Compendium


def test_a_passage_and_a_section_are_cited(small: Compendium) -> None:
    citing = Citing(small)
    assert citing.citations(Locator("B.X.1")).official == "resolution 10/3, para. 1"
    assert citing.citations(Locator("B.X")).official == "resolution 10/3"
    assert citing.citations(Locator("F.title.1")).official == "Small Compendium (Vienna, 2024), title, para. 1"


@pytest.mark.parametrize("locator", ["A.XX", "A.I.99"])
def test_what_does_not_exist_cannot_be_cited(small: Compendium, locator: str) -> None:
    with pytest.raises(KeyError, match=locator):
        Citing(small).citations(Locator(locator))


def test_every_stored_citation_follows_the_rule(bundled: Compendium) -> None:
    for section in bundled.sections():
        for passage in bundled.passages(section.section):
            assert passage.citation == official_citation(
                part=passage.part,
                kind=passage.kind,
                symbol=section.report_symbol,
                numbering=section.numbering,
                instrument=section.instrument,
                reference=passage.report_reference,
                section=section.section,
            )
