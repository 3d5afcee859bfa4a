"""Tests of the anchors that are made in the edition that is open."""

from __future__ import annotations

import pytest

from tipbrowser.domain.anchors import AROUND, edition_name
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.reading import Reading
from tipbrowser.store.compendium import Compendium


@pytest.fixture
def reading(small: Compendium) -> Reading:
    return Reading(small)


@pytest.fixture
def anchoring(reading: Reading) -> Anchoring:
    return Anchoring(reading)


def test_a_passage_is_known_by_its_words_and_those_of_its_neighbours(reading: Reading, anchoring: Anchoring) -> None:
    first, passage, after = (reading.passage(Locator(one)) for one in ("A.I.1", "A.I.2", "A.I.2.a"))
    assert first is not None
    assert passage is not None
    assert after is not None
    anchor = anchoring.anchor_of(passage.locator)
    assert anchor.exact == passage.text
    assert (anchor.prefix, anchor.suffix) == (first.text[-AROUND:], after.text[:AROUND])
    assert (anchor.start, anchor.end, anchor.position) == (0, len(passage.text), passage.position)
    assert anchor.is_whole
    assert anchor.edition == anchoring.edition == edition_name(reading.edition())


@pytest.mark.parametrize(("row", "side"), [(0, "prefix"), (-1, "suffix")])
def test_at_the_ends_of_a_page_there_is_no_neighbour(
    reading: Reading, anchoring: Anchoring, row: int, side: str
) -> None:
    page = reading.page(SectionId("A.I"))
    assert page is not None
    assert getattr(anchoring.anchor_of(page.passages[row].locator), side) == ""


def test_words_are_anchored_by_their_offsets(reading: Reading, anchoring: Anchoring) -> None:
    passage = reading.passage(Locator("A.I.1"))
    assert passage is not None
    anchor = anchoring.anchor_of_span(passage.locator, 4, 9)
    assert (anchor.exact, anchor.prefix, anchor.is_whole) == (passage.text[4:9], passage.text[:4], False)
    with pytest.raises(ValueError, match=r"A\.I\.1"):
        anchoring.anchor_of_span(passage.locator, 4, 4)


def test_the_front_matter_can_be_anchored(anchoring: Anchoring) -> None:
    assert anchoring.anchor_of(Locator("F.introduction.1")).locator == "F.introduction.1"


@pytest.mark.parametrize("locator", ["A.I.99", "A.XX.1", "A.I", "nonsense", ""])
def test_what_this_edition_has_not_cannot_be_anchored(anchoring: Anchoring, locator: str) -> None:
    with pytest.raises(KeyError):
        anchoring.anchor_of(Locator(locator))
    with pytest.raises(KeyError):
        anchoring.anchor_of_span(Locator(locator), 0, 1)
    assert anchoring.anchors_of([Locator(locator)]) == ()


def test_several_come_in_the_order_of_the_publication_and_once(anchoring: Anchoring) -> None:
    asked = [Locator(one) for one in ("A.I.3", "F.title.1", "A.I.1", "A.I.3", "A.I.77", "B.II")]
    assert [one.locator for one in anchoring.anchors_of(asked)] == ["F.title.1", "A.I.1", "A.I.3"]
