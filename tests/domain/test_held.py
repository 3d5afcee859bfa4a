"""What of the publication lies in a tray."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.held import PART, WHOLE, Held, Holding
from tipbrowser.domain.names import Locator, SectionId

ALONE = {"A.I": ("A.I.1", "A.I.7"), "A.II": ("A.II.1",)}


def held(*names: str) -> Holding:
    """Give what holds some passages; of one behind a tilde only words."""
    some = [Held(ItemId(name), Locator(name.lstrip("~")), not name.startswith("~")) for name in names]
    return Holding(some, lambda section: [Locator(one) for one in ALONE.get(section, ())])


def names(some: list[Held]) -> list[str]:
    return [one.id for one in some]


def test_an_empty_tray_holds_nothing() -> None:
    assert held().of("A.I") == ""
    assert Holding().of("A.I.1") == ""


def test_what_comes_with_a_parent_is_held_whole() -> None:
    holding = held("A.I.7")
    assert holding.of("A.I.7.a.ii") == WHOLE
    assert holding.by_parent("A.I.7.a") == "A.I.7"
    assert holding.by_parent("A.I.7") is None
    assert holding.by_parent("A.I.1") is None


def test_words_and_sub_paragraphs_are_a_part_of_what_they_stand_in() -> None:
    holding = held("~A.I.1", "A.I.7.a")
    assert [holding.of(one) for one in ("A.I.1", "A.I.7", "A.I.7.a", "A.I.7.b", "A.I")] == [PART, PART, WHOLE, "", PART]


def test_a_section_is_held_whole_once_all_is_that_stands_alone() -> None:
    assert held("A.I.1").of("A.I") == PART
    assert held("A.I.1", "A.I.7").of("A.I") == WHOLE
    assert held("A.III.1").of("A.III") == PART
    assert held("A.I.1").of("A.II") == ""


def test_what_is_held_is_found_by_passage_and_by_section() -> None:
    holding = held("~A.I.1", "A.I.1", "A.II.1", "A.I.7")
    assert names(holding.at("A.I.1")) == ["A.I.1"]
    assert names(holding.at("A.I")) == ["~A.I.1", "A.I.1", "A.I.7"]
    assert names(holding.at("A.IV")) == []


def test_what_is_held_besides_a_passage_are_its_words_and_its_sub_paragraphs() -> None:
    holding = held("~A.I.7", "A.I.7.a", "A.I.1", "A.I.7")
    assert sorted(names(holding.below([Locator("A.I.7")]))) == ["A.I.7.a", "~A.I.7"]


def test_what_is_held_of_a_page_is_given_by_passage() -> None:
    holding = held("~A.I.7", "A.I.1", "A.II.1", "F.introduction.1")
    assert holding.on_page(SectionId("A.I")) == {"A.I.7": PART, "A.I.1": WHOLE}
    assert holding.on_page(SectionId("F")) == {"F.introduction.1": WHOLE}
