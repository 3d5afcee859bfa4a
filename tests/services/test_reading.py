"""Tests of what a reader of the text asks."""

from __future__ import annotations

import pytest

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.services.reading import Reading
from tipbrowser.store.compendium import Compendium


@pytest.fixture
def reading(small: Compendium) -> Reading:
    return Reading(small)


def test_a_page_holds_a_section_with_all_that_marks_it(reading: Reading) -> None:
    page = reading.page(SectionId("A.I"))
    assert page is not None
    assert page.section is not None
    assert page.section.title == "First meeting"
    assert [one.locator for one in page.passages][:3] == ["A.I.1", "A.I.2", "A.I.2.a"]
    assert [one.number for one in page.footnotes] == [1, 2]
    assert [one.locator for one in page.references] == ["A.I.3"]
    assert [one.number for one in page.errata] == [1]


def test_an_erratum_of_a_footnote_is_on_the_page_of_its_mark(reading: Reading) -> None:
    page = reading.page(SectionId("B.II"))
    assert page is not None
    assert [one.number for one in page.errata] == [2]


def test_the_front_matter_is_a_page_without_a_section(reading: Reading) -> None:
    page = reading.page(FRONT_MATTER)
    assert page is not None
    assert page.section is None
    assert [one.locator for one in page.passages] == ["F.title.1", "F.introduction.1"]
    assert page.errata == ()


@pytest.mark.parametrize("page", ["A.XX", "B.VI", "nonsense"])
def test_there_is_no_page_for_what_is_no_section(reading: Reading, page: str) -> None:
    assert reading.page(SectionId(page)) is None


@pytest.mark.parametrize(
    ("place", "page"),
    [("A.I.2.a", "A.I"), ("A.I", "A.I"), ("F.title.1", "F"), ("F", "F"), ("A.I.99", None), ("A.XX", None), ("", None)],
)
def test_every_place_has_its_page(reading: Reading, place: str, page: str | None) -> None:
    assert reading.page_of(place) == page


def test_the_apparatus_has_what_stands_beside_a_passage(reading: Reading) -> None:
    apparatus = reading.apparatus(Locator("A.I.1"))
    assert apparatus is not None
    assert apparatus.citations.official == "CTOC/COP/WG.4/2009/2, para. 2"
    assert [one.topic for one in apparatus.topics] == ["Acting"]
    assert [one.locator for one in apparatus.referred_by] == ["A.I.3"]
    assert [one.locator for one in apparatus.section_referred_by] == ["A.III.note"]
    assert [one.number for one in apparatus.errata] == [1]
    assert apparatus.symbol_link == "https://undocs.org/CTOC/COP/WG.4/2009/2"


def test_the_apparatus_has_what_the_passage_refers_to(reading: Reading) -> None:
    apparatus = reading.apparatus(Locator("A.I.3"))
    assert apparatus is not None
    assert [one.target for one in apparatus.references] == ["A.I.1"]


def test_the_apparatus_explains_the_footnotes_of_the_passage(reading: Reading) -> None:
    apparatus = reading.apparatus(Locator("B.II.1"))
    assert apparatus is not None
    assert [one.number for one in apparatus.errata] == [2]


def test_the_apparatus_of_the_front_matter_has_no_symbol(reading: Reading) -> None:
    apparatus = reading.apparatus(Locator("F.introduction.1"))
    assert apparatus is not None
    assert apparatus.symbol_link is None
    assert apparatus.section_referred_by == ()
    assert apparatus.citations.official.endswith("introduction, para. 1")


def test_an_unknown_passage_has_no_apparatus(reading: Reading) -> None:
    assert reading.apparatus(Locator("A.I.99")) is None


def test_the_contents_are_all_there(reading: Reading) -> None:
    assert len(reading.sections()) == 6
    assert [one.section for one in reading.silent_sessions()] == ["B.VI", "B.VII"]
    assert [one.locator for one in reading.front_matter()] == ["F.title.1", "F.introduction.1"]
    assert len(reading.errata()) == 3
    assert reading.edition().year == 2024


def test_passages_are_given_with_what_is_above_and_below(reading: Reading) -> None:
    passage = reading.passage(Locator("A.I.2"))
    assert passage is not None
    assert passage.label == "2."
    assert reading.lead(Locator("A.I.2.a")) == "States should:"


def test_every_page_of_the_real_compendium_is_whole(bundled: Compendium) -> None:
    reading = Reading(bundled)
    pages = [reading.page(one.section) for one in reading.sections()]
    assert all(page is not None and page.passages for page in pages)
    assert sum(len(page.footnotes) for page in pages if page) == 30
