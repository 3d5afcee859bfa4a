"""Notes that somebody else changes, and files that cannot be written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import (
    cards_of,
    desk_of,
    kept,
    strip_of,
    texts,
    type_note,
    wait_until_saved,
)
from tests.kept_items import passage_note, put
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook


def type_what_another_changes(qtbot: QtBot, program: Program, folder: Path) -> None:
    """Write a note, and let somebody else write another text into it."""
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    other = Notebook(folder)
    other.write([Put(id=note.id, revision=note.revision, body=replace(note.body, text="Theirs"))])
    other.close()


def test_a_note_changed_by_somebody_else_stays_and_ours_stands_beside_it(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_what_another_changes(qtbot, program, folder)
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Theirs", "Mine too"]
    QTest.keyClicks(strip_of(program).body.editor, "!")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Theirs", "Mine too!"]


def test_a_tag_that_came_meanwhile_is_kept_with_what_is_typed(program: Program, folder: Path, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    other = Notebook(folder)
    other.write([Put(id=note.id, revision=note.revision, body=replace(note.body, tags=("floor",)))])
    other.close()
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    (now,) = kept(folder)
    assert isinstance(now.body, Note)
    assert (now.body.text, now.body.tags) == ("Mine too", ("floor",))


def test_a_note_deleted_elsewhere_while_one_types_is_kept_as_another(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    other = Notebook(folder)
    other.write([Bin(id=note.id, revision=note.revision)])
    other.close()
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Mine too"]


def test_a_note_that_cannot_be_saved_keeps_the_window_open_once(
    program: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tipbrowser.store.annotation_errors import AnnotationsFull

    type_note(qtbot, program, "Safe.")
    notebook = desk_of(program).notebook

    def full(_changes: object) -> None:
        raise AnnotationsFull(notebook.path, "disk full")

    monkeypatch.setattr(notebook, "write", full)
    monkeypatch.setattr(notebook, "prepare", lambda: full(()))
    QTest.keyClicks(strip_of(program).body.editor, " Unsafe.")
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "full")
    assert "no room left" in program.window.status.message
    assert "no room left" in strip_of(program).body._trouble.text()
    program.window.close()
    assert program.window.isVisible()
    assert "not saved yet" in program.window.banners.sentence("unsaved")
    monkeypatch.undo()
    desk_of(program).pen.prepare()
    wait_until_saved(qtbot, program)
    assert program.window.banners.sentence("unsaved") == ""
    assert program.window.status.message == ""
    assert texts(folder) == ["Safe. Unsafe."]


def test_what_is_typed_while_a_saving_is_under_way_keeps_no_window_open(
    program: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_note(qtbot, program, "Safe.")
    notebook, through = desk_of(program).notebook, Event()
    write = notebook.write
    monkeypatch.setattr(notebook, "write", lambda changes: write(changes) if through.wait() else None)
    QTest.keyClicks(strip_of(program).body.editor, " First")
    qtbot.waitUntil(lambda: not desk_of(program).pen.is_idle)
    QTest.keyClicks(strip_of(program).body.editor, ", and more.")
    through.set()
    program.window.close()
    assert not program.window.isVisible()
    assert texts(folder) == ["Safe. First, and more."]


def test_a_file_of_another_program_is_said_before_one_types(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "annotations.sqlite")) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()
    before = (folder / "annotations.sqlite").read_bytes()
    program = begin()
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "foreign")
    program.actions.notes.note.trigger()
    assert "no file of notes" in strip_of(program).body._trouble.text()
    assert strip_of(program).body.editor.isReadOnly()
    assert (folder / "annotations.sqlite").read_bytes() == before


def test_a_newer_file_can_be_read_and_is_not_written(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    first = begin(locator="A.II.36")
    type_note(qtbot, first, "From the future.")
    first.window.close()
    with closing(sqlite3.connect(folder / "annotations.sqlite")) as file:
        file.execute("PRAGMA user_version = 99")
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "newer")
    assert [card.note.text for card in cards_of(program)] == ["From the future."]
    program.actions.notes.note.trigger()
    assert strip_of(program).body.editor.isReadOnly()


def test_what_somebody_else_changed_is_seen_once_one_comes_back_to_the_window(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_what_another_changes(qtbot, program, folder)
    heard: list[object] = []
    desk_of(program).changed.connect(heard.append)
    desk_of(program)._follow_desktop(Qt.ApplicationState.ApplicationActive)
    assert strip_of(program).body.editor.toPlainText() == "Theirs"
    assert heard == [()]
    desk_of(program).look_again()
    assert heard == [()]
    strip_of(program).body.editor.undo()
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Mine"]


def test_letters_that_no_editor_shows_stay_as_they_were_around_what_is_typed(
    begin: Begin, folder: Path, qtbot: QtBot
) -> None:
    text = "\ufeffOne\r\ntwo \ud800 three\rfour\u2029five\u2028six\x00"
    other = Notebook(folder)
    other.write([put(1, passage_note(text))])
    other.close()
    program = begin(locator="A.II.36")
    desk_of(program)
    type_note(qtbot, program, " seven")
    (item,) = kept(folder)
    assert isinstance(item.body, Note)
    assert item.body.text == f"{text} seven"
