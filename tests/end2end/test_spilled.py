"""What was typed and could not be saved before a kill is there at the next start, and that is said."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import cards_of, desk_of, strip_of, texts
from tests.kept_items import anchor, named
from tipbrowser.domain.annotation_file import waiting_name
from tipbrowser.domain.annotations import Note
from tipbrowser.services.waiting_notes import Waiting, WaitingNotes
from tipbrowser.store.annotation_errors import AnnotationsFull

TYPED = Note(text="Typed during an import.", about="passage", anchors=(anchor("A.II.36"),))


def test_it_wakes_the_notes_is_saved_shown_and_said(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    WaitingNotes(folder).keep([Waiting(id=named(1), revision=0, body=TYPED)])
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: "they are saved now: 1" in program.window.banners.sentence("spilled"))
    assert texts(folder) == [TYPED.text]
    assert WaitingNotes(folder).left() == []
    strip_of(program).set_open(is_open=True)
    qtbot.waitUntil(lambda: bool(cards_of(program)))


def test_a_strange_file_is_kept_and_said_and_stops_nothing(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    (folder / waiting_name("0" * 16)).write_bytes(b"strange")
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: "kept as" in program.window.banners.sentence("spilled"))
    (aside,) = folder.glob("*.damaged")
    assert aside.read_bytes() == b"strange"


def test_where_nothing_was_left_nothing_is_woken(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    (folder / f"{waiting_name('0' * 16)}.damaged").write_bytes(b"set aside before")
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: program.window.is_built)
    door = reader_of(program).door
    assert door is not None
    assert door.desk is None


def test_a_window_that_is_left_without_what_was_typed_finds_it_at_the_next_start(
    begin: Begin, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AnnotationsFull(folder)

    program = begin(locator="A.II.36")
    monkeypatch.setattr(desk_of(program).notebook, "write", refuse)
    program.actions.notes.note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, "Typed in vain?")
    qtbot.waitUntil(lambda: bool(WaitingNotes(folder).left()))
    program.window.close()
    program.window.close()
    assert not program.window.isVisible()
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: "they are saved now: 1" in program.window.banners.sentence("spilled"))
    assert texts(folder) == ["Typed in vain?"]
