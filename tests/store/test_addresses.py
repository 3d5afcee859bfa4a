"""Tests of the look-ups behind what a reader types."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.store.compendium import Compendium

FIRST = SectionId("A.I")


def test_sections_have_all_their_names(small: Compendium) -> None:
    last = small.addresses.sections()[-1]
    assert (last.section, last.ordinal, last.heading, last.instrument) == (
        "B.X", 10, "VI. Tenth session, 2020", "Resolution 10/3",
    )  # fmt: skip


def test_a_paragraph_is_found_by_its_number_in_the_report(small: Compendium) -> None:
    assert small.addresses.by_report(FIRST, "3 (a) (ii)") == ["A.I.2.a.ii"]
    assert small.addresses.by_report(FIRST, "99") == []


def test_passages_are_found_by_their_kind(small: Compendium) -> None:
    assert small.addresses.of_kind(SectionId("B.II"), "preambular") == ["B.II.PP.1", "B.II.PP.2", "B.II.PP.3"]


def test_nested_passages_are_those_under_others(small: Compendium) -> None:
    assert small.addresses.nested(SectionId("B.I")) == ["B.I.b.i", "B.I.b.ii"]


def test_a_stretch_has_everything_between_with_the_parents(small: Compendium) -> None:
    assert small.addresses.from_to(Locator("A.I.1"), Locator("A.I.2.a")) == [
        ("A.I.1", None), ("A.I.2", None), ("A.I.2.a", "A.I.2"),
    ]  # fmt: skip
    assert small.addresses.from_to(Locator("A.I.2"), Locator("A.I.1")) == []


def test_neighbours_are_one_level(small: Compendium) -> None:
    assert [one.locator for one in small.addresses.neighbours(FIRST, None)] == ["A.I.1", "A.I.2", "A.I.3"]
    below = small.addresses.neighbours(FIRST, Locator("A.I.2"))
    assert [one.report_reference for one in below] == ["3 (a)", "3 (b)"]
