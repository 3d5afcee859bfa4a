"""The pane of notes in the real window: what its rows say, what they do at the next start, and in trouble."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_row, current
from tests.end2end.conftest import Begin
from tests.end2end.notes_pane import ids, notes_of, open_pane, said, settle
from tests.written_notes import Desk
from tipbrowser.application import Program
from tipbrowser.controllers.note_rows import month_name, written_date
from tipbrowser.domain.annotation_filter import AnnotationFilter
from tipbrowser.domain.annotations import ItemId, Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.models.roles import Role
from tipbrowser.ui.floating_list import FloatingList
from tipbrowser.ui.notes_pane import NotesPane


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give something to write with before the window is there, and beside it."""
    desk = Desk(folder)
    yield desk
    desk.close()


def _with_text(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("no database at all, but a text of some length", encoding="utf-8")


def _with_folder(path: Path) -> None:
    path.mkdir(parents=True)


@pytest.mark.parametrize(("spoil", "words"), [(_with_text, "damaged"), (_with_folder, "cannot be read")])
def test_a_file_that_cannot_be_read_is_said_in_place_of_the_list(
    begin: Begin, folder: Path, qtbot: QtBot, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(folder / "annotations.sqlite")
    program = begin()
    pane = open_pane(program, qtbot)
    qtbot.waitUntil(lambda: words in said(pane))
    pane.filter_box.setText("x")
    pane.narrow_requested.emit()
    assert pane.isVisible()


def test_the_pane_of_last_time_is_there_at_the_next_start(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("n", "A.I.1")
    first = begin()
    open_pane(first, qtbot)
    first.window.close()
    program = begin()
    pane = program.window.side.pane
    assert isinstance(pane, NotesPane)
    qtbot.waitUntil(lambda: ids(pane) == [made])


def test_notes_with_words_are_listed_on_demand(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("other", "A.I.1")
    made = desk.note("consent is free")
    program = begin()
    assert program.reader is not None
    assert program.reader.door is not None
    program.reader.door.open().overview.list_notes("consent")
    settle(program, qtbot)
    pane = program.window.side.pane
    assert isinstance(pane, NotesPane)
    assert ids(pane) == [made]
    assert pane.filter_box.text() == "consent"
    assert notes_of(program).overview.listing.asked == AnnotationFilter(words="consent")


def test_it_is_painted_in_the_dark_and_from_right_to_left(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.highlight("A.I.1", "caution", tags=("\u202eodd", "tag"))
    desk.note("x" * 5_000, "A.I.1", "A.I.2")
    desk.note("\U0001f600 \u0e44\u0e17\u0e22", tags=("\u0e44\u0e17\u0e22",))
    program = begin()
    pane = open_pane(program, qtbot)
    pane.set_theme(program.appearance.theme)
    pane.select(pane.view.model().index(0, 0))
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        pane.setLayoutDirection(direction)
        assert not pane.grab().isNull()


def test_a_row_says_where_it_belongs(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.about("section", "A.II", "on the meeting")
    desk.note("", "A.I.1", "A.I.2")
    desk.note("front", "F.introduction.2")
    lost = replace(
        desk.anchor("A.I.3"),
        edition="1999-en-000000000000",
        locator=Locator("A.XCIX.9"),
        exact="zzz",
        prefix="",
        suffix="",
    )
    desk.write(Note(text="lost", about="passage", anchors=(lost,)))
    desk.topic("Mine")
    pane = open_pane(begin(), qtbot)
    qtbot.waitUntil(lambda: pane.view.model().rowCount() == 5)
    rows = [pane.view.model().index(row, 0).data(Role.ROW) for row in range(5)]
    assert {(row.place, row.beside) for row in rows} >= {
        ("Second meeting", "2010"), ("I.1", "First meeting, 2009 · and 1 more"), ("introduction.2", "Front matter"),
        ("Mine", "own topic"), ("Not found in this edition", ""),
    }  # fmt: skip
    assert {row.snippet.words for row in rows} >= {"(no words yet)", "(no paragraph yet)"}


def test_a_damaged_row_says_so_and_leads_nowhere(begin: Begin, desk: Desk, qtbot: QtBot, folder: Path) -> None:
    damaged = desk.note("x", "A.I.1")
    desk.notebook.close()
    with closing(sqlite3.connect(folder / "annotations.sqlite")) as connection, connection:
        connection.execute("UPDATE item SET modified = 'x' WHERE id = ?", [damaged])
    program = begin()
    pane, before = open_pane(program, qtbot), current(program)
    row = pane.view.model().index(0, 0).data(Role.ROW)
    assert (row.place, row.kind) == ("Damaged", "")
    click_row(qtbot, pane.view, pane.view.model().index(0, 0))
    assert current(program) == before
    program.actions.notes.tags.trigger()
    assert not pane.tag_line.isVisible()


def test_a_click_on_a_highlight_goes_to_it(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.highlight("A.II.36")
    program = begin()
    pane = open_pane(program, qtbot)
    click_row(qtbot, pane.view, pane.view.model().index(0, 0))
    assert current(program) == "A.II.36"


def test_the_selected_row_stays_selected_when_the_order_changes(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    last = desk.note("a", "A.II.1")
    desk.note("b", "A.I.1")
    pane = open_pane(begin(), qtbot)
    pane.select(pane.view.model().index(1, 0))
    pane.order_changed.emit(True)
    assert pane.view.currentIndex().data(Role.KEY) == last


def test_a_moment_is_written_as_it_is_said_here() -> None:
    assert written_date("no moment") == "no moment"
    assert written_date("2020-03-04T12:00:00.000Z", QDate(2026, 1, 1)) == "4 Mar 2020"
    assert written_date("2026-03-04T12:00:00.000Z", QDate(2026, 11, 1)) == "4 Mar"
    assert month_name("2026-11") == "November 2026"
    assert month_name("never") == "never"


def test_a_fault_that_is_not_the_files_is_raised(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.I.1")
    program = begin()
    open_pane(program, qtbot)
    with pytest.raises(ValueError, match="ours"):
        notes_of(program).overview.listing._fail(ValueError("ours"))


def test_without_a_row_there_are_no_tags_to_change(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.I.1")
    program = begin()
    pane = open_pane(program, qtbot)
    qtbot.waitUntil(lambda: notes_of(program).pen.is_idle)
    pane.tag_line.tags_changed.emit(("x",))
    assert notes_of(program).pen.is_idle


def test_the_first_note_that_is_written_here_is_listed(program: Program, qtbot: QtBot, desk: Desk) -> None:
    pane = open_pane(program, qtbot)
    made = ItemId("d" * 32)
    body = Note(text="first", about="passage", anchors=(desk.anchor("A.I.1"),))
    notes_of(program).pen.write([Put(id=made, revision=0, body=body)])
    qtbot.waitUntil(lambda: ids(pane) == [made])


def test_a_file_that_another_stands_in_the_place_of_is_no_empty_one(
    begin: Begin, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.note("words", "A.I.1")
    desk.notebook.close()
    program = begin()
    pane = open_pane(program, qtbot)
    other = tmp_path / "other"
    _with_text(other)
    other.replace(notes_of(program).notebook.path)
    pane.filter_box.setText("words")
    assert said(pane).startswith("Your notes cannot be read now.")


def test_while_another_program_writes_that_is_said_and_the_next_letter_asks_again(
    begin: Begin, desk: Desk, qtbot: QtBot
) -> None:
    made = desk.note("words", "A.I.1")
    desk.notebook.close()
    program = begin()
    pane = open_pane(program, qtbot)
    reader = notes_of(program).notebook.reader
    assert reader is not None
    reader._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(notes_of(program).notebook.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        pane.filter_box.setText("w")
        assert said(pane).startswith("Another program is writing")
        pane.narrow_requested.emit()
        assert not [one for one in program.window.findChildren(FloatingList) if one.isVisible()]
    pane.filter_box.setText("wo")
    assert ids(pane) == [made]
