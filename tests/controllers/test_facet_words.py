"""The facets of a finding as buttons show them."""

from __future__ import annotations

from tests.small_compendium import BUNDLED
from tipbrowser.controllers.facet_words import MOST_BARS, facet_values
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import replace
from tipbrowser.services.library import Library


def test_every_meeting_has_a_bar_and_of_too_many_those_in_which_most_was_found() -> None:
    with Library(BUNDLED) as library:
        few: dict[str, Section] = {one.section: one for one in library.reading.sections()}
        finding = library.finder.begin("children", Narrowing(sections=(SectionId("A.II"),)))
    assert [value.value for value in facet_values(finding, few, "section")] == list(few)
    assert [value.name for value in facet_values(finding, few, "section") if value.chosen] == ["Second meeting, 2010"]
    many = {f"A.{number}": replace(few["A.I"], section=SectionId(f"A.{number}")) for number in range(100)}
    facets = {"section": {name: int(name[2:]) + 1 for name in many}}
    crowded = replace(finding, facets=facets, narrowing=Narrowing(sections=(SectionId("A.5"),)))
    shown = [value.value for value in facet_values(crowded, many, "section")]
    assert len(shown) == MOST_BARS + 1
    assert shown[:2] == ["A.5", "A.60"]
    assert shown[-1] == "A.99"
