"""What is looked at, backed up, restored or said later than at once, because something else comes before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of, strip_of, texts, type_note
from tests.end2end.note_sheets import looked, press
from tests.kept_items import note, put
from tipbrowser.services.backups import Backups
from tipbrowser.services.notebook import Notebook
from tipbrowser.store import annotation_connection
from tipbrowser.store import backups as backups_module
from tipbrowser.store.annotation_errors import AnnotationsBusy, AnnotationsDamaged, AnnotationsFull
from tipbrowser.ui.status_line import StatusLine


@pytest.fixture
def other(written: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Give another program that has the file open, and let nobody wait long for it."""
    monkeypatch.setattr(annotation_connection, "PATIENCE", 0.01)
    monkeypatch.setattr(annotation_connection, "READING_PATIENCE", 0.01)
    notebook = Notebook(written)
    notebook.write([put(50, note("not backed up yet"))])
    notebook.close()
    with closing(sqlite3.connect(written / "annotations.sqlite", isolation_level=None)) as connection:
        yield connection


def made(folder: Path) -> int:
    """Give how many backups there are."""
    return len(list((folder / "backups").glob("*.sqlite")))


def test_a_file_that_is_busy_at_the_first_look_is_looked_at_and_backed_up_once_it_is_free(
    begin: Begin, written: Path, qtbot: QtBot, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    program = begin()
    keeping = looked(qtbot, program)
    assert desk_of(program).pen.trouble.kind == "busy"
    assert made(written) == 1
    with qtbot.waitSignal(keeping.looked, timeout=20_000, check_params_cb=lambda: made(written) == 2):
        other.execute("ROLLBACK")
    assert desk_of(program).pen.trouble.kind == ""


def test_a_backup_that_another_program_does_not_let_begin_is_tried_again_in_a_minute(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_connection: object, _made: Path) -> None:
        raise AnnotationsBusy(written / "annotations.sqlite", "database is locked")

    program = begin()
    keeping = looked(qtbot, program)
    assert not keeping._again.isActive()
    desk_of(program).pen.write([put(50, note("new"))])
    with monkeypatch.context() as patch, qtbot.waitSignal(keeping.looked):
        patch.setattr(backups_module, "_copy", busy)
        keeping.back_up()
        desk_of(program).pen.finish()
    assert "Another program is writing" in program.window.status.message
    assert keeping._again.isActive()
    with qtbot.waitSignal(keeping.looked):
        keeping._again.timeout.emit()
    assert made(written) == 2
    assert program.window.status.message == ""


def test_that_nothing_is_saved_is_said_before_that_nothing_is_backed_up(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise AnnotationsFull(written)

    program = begin()
    keeping = looked(qtbot, program)
    with monkeypatch.context() as patch:
        patch.setattr(Notebook, "write", full)
        patch.setattr(Notebook, "prepare", full)
        patch.setattr(Backups, "begin_and_prune", full)
        desk_of(program).pen.write([put(50, note("new"))])
        with qtbot.waitSignal(keeping.looked):
            keeping.back_up()
        status: StatusLine = program.window.status
        assert "what you type stays here" in status.message
        assert "There is no room for a backup" in keeping._problem[0]
        assert "is saved" not in keeping._problem[0]
    with qtbot.waitSignal(desk_of(program).pen.trouble_changed):
        desk_of(program).pen.prepare()
    assert "There is no room for a backup" in status.message
    with qtbot.waitSignal(keeping.looked):
        keeping.back_up()
    assert status.message == ""


def test_what_stays_longer_than_it_should_is_said_and_the_backup_is_made(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_backups: Backups) -> None:
        raise AnnotationsFull(written, "no room")

    program = begin()
    keeping = looked(qtbot, program)
    desk_of(program).pen.write([put(50, note("new"))])
    monkeypatch.setattr(Backups, "prune", full)
    with qtbot.waitSignal(keeping.looked):
        keeping.back_up()
    assert made(written) == 2
    assert program.window.status.message.startswith("What was kept long enough could not be removed")


def test_damage_that_is_come_upon_while_something_is_removed_is_mended(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_backups: Backups) -> None:
        monkeypatch.undo()
        raise AnnotationsDamaged(written)

    program = begin()
    keeping = looked(qtbot, program)
    monkeypatch.setattr(Backups, "prune", damaged)
    with qtbot.waitSignal(keeping.looked):
        keeping.back_up()
    assert len(list(written.glob("*.damaged*"))) == 1


def test_what_is_being_typed_is_saved_before_a_backup_is_restored(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    looked(qtbot, program)
    desk = desk_of(program)
    type_note(qtbot, program, "Begun.")
    held = Event()
    desk.pen.attend(lambda: held.wait(20), done=lambda _none: None, failed=lambda _error: None)
    QTest.keyClicks(strip_of(program).body.editor, " More.")
    desk.writing.drafts.save_all()
    QTest.keyClicks(strip_of(program).body.editor, " The last.")
    program.actions.notes.backups.trigger()
    press(qtbot, program, "Restore this backup")
    held.set()
    qtbot.waitUntil(lambda: desk.steps.next_undo == "Restoring a backup")
    assert desk.writing.drafts.unsaved == []
    assert "Begun. More. The last." not in texts(written)
    desk.steps.undo()
    qtbot.waitUntil(lambda: "Begun. More. The last." in texts(written))
