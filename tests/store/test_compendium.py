"""Tests of the questions to the compendium."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumDamaged

A1, A2, A3 = Locator("A.I.1"), Locator("A.I.2"), Locator("A.I.3")
FIRST = SectionId("A.I")


def test_the_edition_is_one_record(small: Compendium) -> None:
    assert small.edition().title == "Small Compendium"


def test_sections_come_in_the_order_of_the_publication(small: Compendium) -> None:
    assert [one.section for one in small.sections()] == ["A.I", "A.II", "A.III", "B.I", "B.II", "B.X"]


def test_a_section_brings_its_chapeau_and_its_note(small: Compendium) -> None:
    first, third = small.section(SectionId("B.I")), small.section(SectionId("A.III"))
    assert first is not None
    assert third is not None
    assert (first.chapeau, first.note) == ("The Conference,", None)
    assert (third.chapeau, third.note) == (None, "Nothing here (see part A, sect. I).")


def test_an_unknown_section_is_none(small: Compendium) -> None:
    assert small.section(SectionId("A.XX")) is None
    assert small.heading_of(SectionId("A.XX")) == ""


def test_a_heading_joins_title_and_dates(small: Compendium) -> None:
    assert small.heading_of(FIRST) == "First meeting, 14 and 15 April 2009"


def test_sessions_that_adopted_nothing_are_kept_apart(small: Compendium) -> None:
    assert [one.section for one in small.silent_sessions()] == ["B.VI", "B.VII"]


def test_passages_of_a_section_stand_in_order(small: Compendium) -> None:
    locators = [one.locator for one in small.passages(FIRST)]
    assert locators == ["A.I.1", "A.I.2", "A.I.2.a", "A.I.2.a.i", "A.I.2.a.ii", "A.I.2.b", "A.I.3"]


def test_the_front_matter_is_the_passages_without_a_section(small: Compendium) -> None:
    assert [one.locator for one in small.passages(None)] == ["F.title.1", "F.introduction.1"]


def test_a_passage_is_found_by_its_locator_alone(small: Compendium) -> None:
    found = small.passage(Locator("A.I.2.a"))
    assert found is not None
    assert found.citation == "CTOC/COP/WG.4/2009/2, para. 3 (a)"
    assert small.passage(Locator("A.I.99")) is None
    assert small.is_passage("A.I.2.a")
    assert not small.is_passage("a.i.2.a")


def test_a_subtree_is_the_passage_and_all_below_it_and_nothing_beside(small: Compendium) -> None:
    assert [one.locator for one in small.subtree(A2)] == ["A.I.2", "A.I.2.a", "A.I.2.a.i", "A.I.2.a.ii", "A.I.2.b"]
    assert [one.locator for one in small.subtree(A1)] == ["A.I.1"]


def test_the_lead_is_the_parents_words(small: Compendium) -> None:
    assert small.lead(Locator("A.I.2.a.i")) == "States should: Act now, that is:"
    assert small.lead(A1) == ""


def test_footnotes_belong_to_sections_and_to_passages(small: Compendium) -> None:
    assert [one.number for one in small.footnotes(FIRST)] == [1, 2]
    assert [one.number for one in small.footnotes(None)] == []
    assert [one.number for one in small.footnotes_of(A2)] == [1]


def test_references_are_found_from_both_sides(small: Compendium) -> None:
    assert [one.locator for one in small.references.of_section(FIRST)] == [A3]
    assert [one.target for one in small.references.of_passage(A3)] == [A1]
    assert [one.locator for one in small.references.to("A.I")] == ["A.III.note"]


def test_errata_come_in_order(small: Compendium) -> None:
    assert [one.number for one in small.errata()] == [1, 2, 3]


def test_what_is_asked_for_twice_is_opened_once(small: Compendium) -> None:
    assert small.index is small.index
    assert small.addresses is small.addresses
    assert small.references is small.references


def test_a_table_that_is_gone_is_said_as_damage(small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("DROP TABLE erratum")
    with Compendium(small_file) as compendium, pytest.raises(CompendiumDamaged, match="erratum"):
        compendium.errata()


def test_pages_overwritten_in_the_file_are_said_as_damage(small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'passage_of_section'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(small_file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    small_file.write_bytes(content)
    with Compendium(small_file) as compendium, pytest.raises(CompendiumDamaged):
        compendium.addresses.of_kind(FIRST, "recommendation")


def test_a_compendium_that_is_closed_is_our_fault_and_not_the_file_s(small_file: Path) -> None:
    with Compendium(small_file) as compendium:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        compendium.errata()
    with pytest.raises(sqlite3.ProgrammingError):
        compendium.is_passage("A.I.1")


def test_what_breaks_while_the_file_is_open_is_said_as_damage_whoever_reads_it(small_file: Path) -> None:
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with pytest.raises(CompendiumDamaged, match="malformed"), Compendium(small_file):
        raise error


def test_other_errors_pass_as_they_are(small_file: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), Compendium(small_file):
        raise sqlite3.ProgrammingError
    with pytest.raises(KeyError), Compendium(small_file):
        raise KeyError
