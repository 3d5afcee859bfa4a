"""The tab of trays where its file cannot be read, while it is read, and what a row does when it is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.shelves import notes_of
from tests.end2end.trays import controller_of, gather, rows, select, settled, tray_of
from tests.kept_items import named
from tipbrowser.application import Program
from tipbrowser.domain.changes import Written
from tipbrowser.domain.values import replace
from tipbrowser.models.roles import Role
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_errors import AnnotationsUnreadable


def key_of(program: Program, row: int) -> str:
    return str(controller_of(program).pane.view.model().index(row, 0).data(Role.KEY))


def test_what_cannot_be_read_is_said_and_read_once_it_can_be(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(qtbot, program, "A.II.36")

    def fail(*_: object) -> None:
        raise AnnotationsUnreadable("annotations.sqlite", "disk I/O error")

    monkeypatch.setattr(Notebook, "read_apart", fail)
    program.window.side.open_tab("tray")
    tray = controller_of(program)
    qtbot.waitUntil(lambda: "disk I/O error" in tray.pane._trouble.text())
    monkeypatch.undo()
    notes_of(program).pen.trouble_changed.emit(notes_of(program).pen.trouble)
    settled(qtbot, program)
    assert rows(tray.pane) == ["II.36"]
    assert not tray.pane._trouble.text()


def test_a_fault_of_the_program_in_reading_is_raised(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    tray_of(qtbot, program)
    monkeypatch.setattr(Notebook, "read_apart", fail)
    with qtbot.captureExceptions() as raised:
        controller_of(program).take(())
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is RuntimeError


def test_what_is_written_while_the_trays_are_read_is_not_lost(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    pane = tray_of(qtbot, program)
    tray = controller_of(program)
    (item,) = tray.entries
    tray.take(())
    assert not tray.is_read
    tray.take((Written(before=None, after=replace(item, id=named(7))),))  # another window's, which came just now
    settled(qtbot, program)
    assert rows(pane) == ["II.36", "II.36"]


def test_an_opened_row_of_ones_own_is_written_in(program: Program, qtbot: QtBot) -> None:
    pane = tray_of(qtbot, program)
    pane.text_requested.emit()
    settled(qtbot, program)
    pane.editor.insertPlainText("Own words.")
    pane.heading_requested.emit()
    settled(qtbot, program)
    select(pane, 0)
    pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
    pane.opened.emit(key_of(program, 0))
    assert pane.editor.hasFocus()
    pane.opened.emit(key_of(program, 1))
    assert pane.view.state() == pane.view.State.EditingState
    pane.opened.emit("gone")  # somebody else took it out just now
    qtbot.keyClick(pane.view.focusWidget() or pane.view, Qt.Key.Key_Escape)
    settled(qtbot, program)


def test_without_a_tray_or_a_row_nothing_is_sorted_or_removed(program: Program, qtbot: QtBot) -> None:
    pane = tray_of(qtbot, program)
    assert controller_of(program).tray is None
    pane.sorting_requested.emit("place")
    pane.removal_requested.emit()
    settled(qtbot, program)
    assert rows(pane) == []
    assert not program.actions.notes.undo.isEnabled()
