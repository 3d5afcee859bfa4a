"""Earlier versions of a note in the real window: looked at, laid beside, brought back, copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.note_actions import desk_of, kept, leave_note, type_note
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.changes import Bin, Purge, Put
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.sheet import Sheet
from tipbrowser.ui.versions_pane import VersionsPane, spoken


def put(qtbot: QtBot, program: Program, item: Item, *texts: str) -> None:
    """Change a note, text after text, each kept as a version."""
    pen = desk_of(program).pen
    for number, text in enumerate(texts):
        body = replace(item.body, text=text)
        pen.write([Put(id=item.id, revision=item.revision + number, body=body, keeps=True)])
    qtbot.waitUntil(lambda: pen.is_idle)


@pytest.fixture
def note(program: Program, folder: Path, qtbot: QtBot) -> Item:
    """Give a note with two earlier versions."""
    type_note(qtbot, program, "States should consider the sea.")
    leave_note(program)
    put(qtbot, program, kept(folder)[0], "States shall consider the sea.", "States shall consider the open sea.")
    return kept(folder)[0]


def pane_of(program: Program) -> VersionsPane:
    """Open the earlier versions by the action, and give the pane."""
    program.actions.notes.versions.trigger()
    sheet = program.window.stack.currentWidget()
    assert isinstance(sheet, Sheet)
    assert isinstance(sheet.content, VersionsPane)
    return sheet.content


def press(qtbot: QtBot, pane: VersionsPane, words: str) -> None:
    """Press a button of the pane."""
    (button,) = [button for button in pane.findChildren(QPushButton) if button.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_latest_is_laid_beside_the_note_as_it_is(program: Program, note: Item) -> None:
    pane = pane_of(program)
    assert pane._list.count() == 2
    assert pane._text.toPlainText() == "States shall consider the open sea."
    assert pane._text.accessibleDescription() == "Added: open."
    assert pane._summary.text().endswith("struck through: 0; words added, underlined: 1.")


def test_another_that_is_chosen_shows_what_was_removed_too(program: Program, note: Item) -> None:
    pane = pane_of(program)
    pane._list.setCurrentRow(1)
    assert pane._text.accessibleDescription() == "Removed: should. Added: shall. Added: open."
    assert pane._text.toPlainText() == "States should shall consider the open sea."


def test_it_is_brought_back_and_nothing_is_lost_and_undo_takes_it_back(
    program: Program, note: Item, folder: Path, qtbot: QtBot
) -> None:
    pane = pane_of(program)
    pane._list.setCurrentRow(1)
    press(qtbot, pane, "Bring this version back")
    qtbot.waitUntil(lambda: pane._list.count() == 3)
    assert texts(folder) == ["States should consider the sea."]
    assert not pane._told.isHidden()
    desk_of(program).steps.undo()
    qtbot.waitUntil(lambda: texts(folder) == ["States shall consider the open sea."])


def test_a_version_is_copied_as_text(program: Program, note: Item, qtbot: QtBot) -> None:
    press(qtbot, pane_of(program), "Copy this version")
    assert QGuiApplication.clipboard().text() == "States shall consider the sea."


def test_without_earlier_versions_it_says_why(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "The sea.")
    pane = pane_of(program)
    assert pane.chosen is None
    assert "no earlier versions" in pane._empty.text()
    assert pane._empty.isVisible()


def test_what_was_changed_meanwhile_is_not_overwritten(
    program: Program, note: Item, folder: Path, qtbot: QtBot
) -> None:
    pane = pane_of(program)
    desk = desk_of(program)
    desk.pen.write([Put(id=note.id, revision=note.revision, body=replace(note.body, text="Another."), keeps=True)])
    press(qtbot, pane, "Bring this version back")
    qtbot.waitUntil(lambda: desk.pen.is_idle)
    assert texts(folder) == ["Another."]
    assert "meanwhile" in pane._told.text()


def test_where_nothing_can_be_written_the_note_stays(
    program: Program, note: Item, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tipbrowser.store.annotation_errors import AnnotationsFull

    pane, desk = pane_of(program), desk_of(program)

    def refuse(*_given: object) -> None:
        raise AnnotationsFull("here")

    monkeypatch.setattr(desk.notebook, "write", refuse)
    press(qtbot, pane, "Bring this version back")
    qtbot.waitUntil(lambda: "nothing can be written" in pane._told.text())
    assert texts(folder) == ["States shall consider the open sea."]


def test_a_file_that_cannot_be_read_is_told(program: Program, note: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    from tipbrowser.store.annotation_errors import AnnotationsDamaged

    desk = desk_of(program)

    def fail(*_given: object) -> None:
        raise AnnotationsDamaged("here")

    monkeypatch.setattr(desk.versions._asked, "read", fail)
    desk.versions.show(note.id)
    assert desk.pen.trouble.kind == "damaged"
    assert not isinstance(program.window.stack.currentWidget(), Sheet)


def test_opened_again_it_shows_the_note_as_it_has_become(program: Program, note: Item, qtbot: QtBot) -> None:
    pane = pane_of(program)
    press(qtbot, pane, "Bring this version back")
    qtbot.waitUntil(lambda: not pane._told.isHidden())
    program.actions.notes.versions.trigger()
    assert not pane.isVisible()
    put(qtbot, program, replace(note, revision=note.revision + 1), "The open sea.")
    assert pane_of(program) is pane
    assert pane._list.count() == 4
    assert pane._told.isHidden()


@pytest.mark.parametrize("heard", [False, True], ids=["in writing", "before"])
def test_what_was_removed_for_good_meanwhile_is_told_and_can_still_be_copied(
    program: Program, note: Item, folder: Path, qtbot: QtBot, heard: bool
) -> None:
    pane, pen = pane_of(program), desk_of(program).pen
    other = Notebook(folder)
    other.write([Bin(id=note.id, revision=note.revision)])
    other.write([Purge(id=note.id, revision=note.revision + 1)])
    other.close()
    if heard:
        pen.written.emit(())  # as after a backup that has removed what was kept long enough
    for _time in range(2):
        press(qtbot, pane, "Bring this version back")
        qtbot.waitUntil(lambda: pen.is_idle)
        assert "removed for good" in pane._told.text()
    press(qtbot, pane, "Copy this version")
    assert QGuiApplication.clipboard().text() == "States shall consider the sea."
    assert texts(folder) == []


def test_by_night_it_looks_otherwise(program: Program, note: Item) -> None:
    pane = pane_of(program)
    program.appearance.set_theme("dark")
    assert pane._theme.name == "dark"


def test_a_note_about_nothing_in_particular_is_called_so(program: Program, note: Item) -> None:
    free = replace(note, id="none", body=Note(text="", about="free"))
    assert "nothing in particular" in desk_of(program)._subject_of(free)


def test_what_has_not_changed_is_said_so() -> None:
    assert spoken(()) == "The words are the same as now."


def texts(folder: Path) -> list[str]:
    """Give the texts of all notes of the file."""
    return [item.body.text for item in kept(folder) if isinstance(item.body, Note)]
