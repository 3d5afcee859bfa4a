"""Reading back what the reader made, what is damaged left out and told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_items import EDITION, anchor, named, note, passage_note, put
from tests.store.own_files import Watch, put_hologram, spoil, write_notes, writing
from tipbrowser.domain.annotations import Highlight, Legend
from tipbrowser.domain.changes import Bin
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.store.annotation_counts import counts_alone
from tipbrowser.store.annotation_errors import AnnotationsBusy, AnnotationsDamaged, AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file with eight notes, of which two are in the bin."""
    path = tmp_path / "annotations.sqlite"
    write_notes(path, 8)
    return path


@pytest.fixture
def reader(path: Path) -> AnnotationReader:
    """Give what reads it."""
    return AnnotationReader(path)


def test_there_is_nothing_to_read_before_something_was_written(tmp_path: Path) -> None:
    with pytest.raises(AnnotationsMissing):
        AnnotationReader(tmp_path / "annotations.sqlite")
    (tmp_path / "annotations.sqlite").touch()
    with pytest.raises(AnnotationsMissing):
        AnnotationReader(tmp_path / "annotations.sqlite")


def test_items_come_in_the_order_asked_for(reader: AnnotationReader) -> None:
    assert [one.id for one in reader.items([named(3), named(99), named(1)])] == [named(3), named(1)]


def test_what_is_in_the_bin_is_there_alone(reader: AnnotationReader) -> None:
    assert [one.id for one in reader.in_bin()] == [named(4), named(0)]
    assert {one.id for one in reader.of_kinds("note")} == {named(number) for number in (1, 2, 3, 5, 6, 7)}
    assert len(list(reader.every())) == 8


def test_what_is_placed_on_a_page_is_found_there_and_counted(reader: AnnotationReader) -> None:
    on_page = reader.on_page(EDITION, SectionId("A.II"))
    at = reader.at(EDITION, Locator("A.II.36"))
    assert on_page == at
    assert [places[0].locator for _, places in on_page] == ["A.II.36"] * 6
    assert counts_alone(reader, EDITION) == [("A.II.36", "note", 6)]


def test_the_last_change_is_known(reader: AnnotationReader) -> None:
    assert reader.last_change() == 8 + 8 + 2


def test_tags_come_in_alphabetical_order_with_their_counts(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(20, note(tags=("b", "A"))), put(21, note(tags=("b",)))])
    assert AnnotationReader(path).tags() == [("A", 1), ("b", 2)]


def test_one_item_may_have_several_places(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(30, Highlight(colour="own", anchors=(anchor("B.X.1"), anchor("B.X.2"))))])
    ((item, places),) = AnnotationReader(path).on_page(EDITION, SectionId("B.X"))
    assert item.id == named(30)
    assert [one.locator for one in places] == ["B.X.1", "B.X.2"]


def test_a_changed_letter_hides_one_item_and_is_told_once(path: Path) -> None:
    spoil(path, "UPDATE item SET body = replace(body, 'Note 3', 'Nqte 3')")
    reader = AnnotationReader(path)
    told: list[bool] = []
    reader.on_damage = lambda: told.append(True)
    for _ in range(2):
        assert {one.id for one in reader.of_kinds("note")} == {named(number) for number in (1, 2, 5, 6, 7)}
    assert reader.item(named(3)) is None
    assert len(reader.on_page(EDITION, SectionId("A.II"))) == 5
    assert (list(reader.damage), told) == ([named(3)], [True])


def test_a_letter_that_has_become_none_hides_one_item(path: Path) -> None:
    spoil(path, "UPDATE item SET body = CAST(CAST(body AS BLOB) || x'FF' AS TEXT) WHERE id = ?", named(3))
    reader = AnnotationReader(path)
    assert len(reader.of_kinds("note")) == 5
    assert len(list(reader.every())) == 7
    assert named(3) in reader.damage


def test_a_damaged_version_hides_that_version(path: Path) -> None:
    spoil(path, "UPDATE version SET body = replace(body, 'first', 'fxrst') WHERE item = ?", named(3))
    reader = AnnotationReader(path)
    assert reader.versions(named(3)) == []
    assert len(reader.versions(named(2))) == 1
    assert list(reader.damage) == [named(3)]


def test_a_question_that_is_wrong_is_no_damage(reader: AnnotationReader) -> None:
    with pytest.raises(AnnotationsDamaged, match="no such table"):
        reader.rows("SELECT * FROM elsewhere")
    assert reader.damage == {}


def test_a_page_that_is_gone_leaves_what_stands_before_it(tmp_path: Path) -> None:
    path = tmp_path / "annotations.sqlite"
    write_notes(path, 400, length=300)
    content = bytearray(path.read_bytes())
    middle = len(content) // 3 // 4096 * 4096
    content[middle : middle + 4096 * 4] = bytes(4096 * 4)
    path.write_bytes(content)
    reader = AnnotationReader(path)
    assert len(list(reader.every())) < 400
    assert reader.damage


def test_an_item_of_a_kind_that_only_a_newer_version_knows_is_left_out_and_no_damage(path: Path) -> None:
    from tipbrowser.store.row_hash import row_hash

    put_hologram(path, number=77)
    version = (named(77), 1, "hologram", "{}", "", 998)
    spoil(path, "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", *version, row_hash(*version))
    reader = AnnotationReader(path)
    assert reader.item(named(77)) is None
    assert reader.versions(named(77)) == []
    assert reader.damage == {}


def test_an_orphan_is_told_with_the_number_of_its_anchor(path: Path) -> None:
    with writing(path, Watch()) as writer, writer.transaction():
        writer.derived.put_places([(named(3), 0, "2030-en-x", None, None, None, None, None, 0.0)])
    ((item, number),) = AnnotationReader(path).orphans("2030-en-x")
    assert (item.id, number) == (named(3), 0)


def test_the_legend_is_an_item_like_others(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(40, Legend(names=(("own", "look"),))), put(41, passage_note())])
        writer.apply([Bin(id=named(41), revision=1)])
    assert AnnotationReader(path).of_kinds("legend")[0].body == Legend(names=(("own", "look"),))


def test_a_counter_that_is_gone_is_read_as_nothing(path: Path) -> None:
    spoil(path, "DELETE FROM file")
    assert AnnotationReader(path).last_change() == 0


def test_notes_about_nothing_are_found_although_another_is_no_json_any_more(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(50, note("free"))])
    spoil(path, "UPDATE item SET body = substr(body, 2) WHERE id = ?", named(3))
    assert [one.id for one in AnnotationReader(path).free_notes()] == [named(50)]


def test_the_first_place_of_an_item_is_known(path: Path) -> None:
    reader = AnnotationReader(path)
    assert reader.locator_of(named(3), EDITION) == "A.II.36"
    assert reader.locator_of(named(3), "other") is None


def test_items_that_lead_back_are_given_once(reader: AnnotationReader, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = reader.rows(
        "SELECT number, id, kind, body, created, modified, change, revision, deleted, origin, hash FROM item"
    )
    monkeypatch.setattr(reader, "rows", lambda *_asked: rows)
    assert len(list(reader.every())) == 16
    assert reader.damage


def test_another_program_that_writes_is_waited_for_once(path: Path, reader: AnnotationReader) -> None:
    def patience() -> int:
        return int(reader._connection.execute("PRAGMA busy_timeout").fetchone()[0])

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        reader._wait(0.01)  # the test need not wait for long
        with pytest.raises(AnnotationsBusy):
            reader.last_change()
        assert patience() == 0
        with pytest.raises(AnnotationsBusy):
            reader.last_change()
        other.execute("ROLLBACK")
    reader.last_change()
    assert patience() == 2000
