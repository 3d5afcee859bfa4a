"""What a reader does to notes: writes, leaves, looks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tipbrowser.application import Program
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.controllers.writing import WritingController
from tipbrowser.domain.annotations import Item, Note
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.notes.note_card import NoteCard
from tipbrowser.ui.notes.note_strip import NoteStrip


def desk_of(program: Program) -> NotesDesk:
    """Give what holds the notes."""
    assert program.reader is not None
    assert program.reader.door is not None
    return program.reader.door.open()


def writing_of(program: Program) -> WritingController:
    """Give what writes."""
    return desk_of(program).writing


def strip_of(program: Program) -> NoteStrip:
    """Give the notes below the text that is read in."""
    desk_of(program)
    strip = program.window.area.notes
    assert strip is not None
    return strip


def kept(folder: Path) -> list[Item]:
    """Give all items of the file, read by somebody else."""
    notebook = Notebook(folder)
    try:
        reader = notebook.reader
        return [] if reader is None else list(reader.every())
    finally:
        notebook.close()


def texts(folder: Path) -> list[str]:
    """Give the texts of the notes that are in use, in the order of their making."""
    return [item.body.text for item in kept(folder) if isinstance(item.body, Note) and item.deleted is None]


def type_note(qtbot: QtBot, program: Program, words: str, *, another: bool = False) -> None:
    """Write into a note by key, until it is saved."""
    actions = program.actions.notes
    (actions.another_note if another else actions.note).trigger()
    editor = strip_of(program).body.editor
    assert program.window.focusWidget() is editor
    QTest.keyClicks(editor, words)
    wait_until_saved(qtbot, program)


def wait_until_saved(qtbot: QtBot, program: Program) -> None:
    """Wait until nothing is left to be saved."""
    qtbot.waitUntil(lambda: desk_of(program).pen.is_idle and not writing_of(program).drafts.unsaved)


def leave_note(program: Program) -> None:
    """Go back to the text by key."""
    QTest.keyClick(strip_of(program).body.editor, Qt.Key.Key_Escape)


def cards_of(program: Program) -> list[NoteCard]:
    """Give the cards that are seen."""
    return [card for card in strip_of(program).findChildren(NoteCard) if card.isVisible()]
