"""Trays in the real window: filled, put in order, written in, and there again at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.shelves import notes_of, written
from tests.end2end.trays import controller_of, gather, rows, select, settled, tray_of
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.domain.names import Locator
from tipbrowser.models.roles import Role
from tipbrowser.models.tray_model import MIME

CONTROL = Qt.KeyboardModifier.ControlModifier
STEPPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def undo(qtbot: QtBot, program: Program) -> None:
    program.actions.notes.undo.trigger()
    settled(qtbot, program)


def test_a_key_puts_the_current_paragraph_into_the_first_tray(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    program.window.area.page.setFocus()
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_G, CONTROL)
    settled(qtbot, program)
    assert program.window.status.message == "Put into “Tray”: II.36 (Ctrl+Z undoes it)"
    pane = tray_of(qtbot, program)
    assert rows(pane) == ["II.36"]
    assert pane.choice.combo.currentText() == "Tray"
    undo(qtbot, program)
    assert rows(pane) == []
    assert pane.choice.combo.count() == 0


def test_what_lies_there_is_not_put_there_twice(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.7", "A.I.7.a", "A.II.36", "A.II.36")
    assert rows(tray_of(qtbot, program)) == ["I.7", "II.36"]


def test_several_selected_rows_are_put_there_and_a_parent_brings_its_own(program: Program, qtbot: QtBot) -> None:
    notes_of(program).trays.put_passages([Locator(one) for one in ("A.I.7.a", "A.I.7", "A.II.36", "A.II.36")])
    settled(qtbot, program)
    assert rows(tray_of(qtbot, program)) == ["I.7", "II.36"]


def test_a_whole_section_is_put_there_by_the_paragraphs_that_stand_alone(program: Program, qtbot: QtBot) -> None:
    notes_of(program).trays.put_passages([Locator("A.I")])
    settled(qtbot, program)
    page = reader_of(program).reading.page("A.I")  # type: ignore[arg-type]  # a section
    assert page is not None
    alone = [one for one in page.passages if one.parent is None]
    assert len(rows(tray_of(qtbot, program))) == len(alone)


def test_all_that_is_listed_is_put_there(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Victims, reflection period")
    program.actions.notes.tray_list.trigger()
    settled(qtbot, program)
    assert rows(tray_of(qtbot, program)) == ["IV.24", "VII.1.f", "VII.2.a", "VIII.1.i"]


def test_without_a_list_it_is_said_what_to_do(program: Program, qtbot: QtBot) -> None:
    program.actions.notes.tray_list.trigger()
    assert "Nothing is listed" in program.window.banners.sentence(KIND)
    program.actions.notes.tray_words.trigger()
    assert "No words are selected" in program.window.banners.sentence(KIND)


def test_the_selected_words_are_put_there(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    page = program.window.area.page
    start = page.position_at(Locator("A.II.36"), 0)
    assert start is not None
    page.view.select(start, start + 10)
    program.actions.notes.tray_words.trigger()
    settled(qtbot, program)
    row = tray_of(qtbot, program).view.model().index(0, 0).data(Role.ROW)
    assert (row.kind, row.locators) == ("part", "II.36")


def test_headings_and_own_words_stand_between(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37")
    pane = tray_of(qtbot, program)
    select(pane, 0)
    pane.heading_requested.emit()
    settled(qtbot, program)
    assert rows(pane) == ["II.36", "New", "II.37"]
    assert pane.view.currentIndex().row() == 1
    pane.view.model().setData(pane.view.currentIndex(), "Agreed")
    settled(qtbot, program)
    assert rows(pane) == ["II.36", "Agreed", "II.37"]
    select(pane, 2)
    pane.text_requested.emit()
    settled(qtbot, program)
    assert not pane.editor.isHidden()
    pane.editor.insertPlainText("We recall this.\n\nAnd that.")
    qtbot.waitUntil(lambda: rows(pane) == ["II.36", "Agreed", "II.37", "We"])
    select(pane, 0)
    assert pane.editor.isHidden()


def test_own_words_are_there_at_the_next_start(program: Program, begin: Begin, qtbot: QtBot) -> None:
    pane = tray_of(qtbot, program)
    pane.text_requested.emit()
    settled(qtbot, program)
    pane.editor.insertPlainText("Half a sentence")
    program.window.close()
    again = tray_of(qtbot, begin())
    assert rows(again) == ["Half"]


def test_rows_are_moved_by_keys_and_by_dragging(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37", "A.II.38")
    pane = tray_of(qtbot, program)
    select(pane, 2)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, STEPPING)
    settled(qtbot, program)
    assert rows(pane) == ["II.36", "II.38", "II.37"]
    model = pane.view.model()
    dragged = model.mimeData([model.index(2, 0)])
    assert dragged.hasFormat(MIME)
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    settled(qtbot, program)
    assert rows(pane) == ["II.37", "II.36", "II.38"]
    undo(qtbot, program)
    undo(qtbot, program)
    assert rows(pane) == ["II.36", "II.37", "II.38"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("place", ["II.36", "XIII.1", "X.13"]),
        ("date", ["II.36", "X.13", "XIII.1"]),
    ],
)
def test_rows_are_sorted(program: Program, qtbot: QtBot, by: str, expected: list[str]) -> None:
    gather(qtbot, program, "B.X.13", "A.XIII.1", "A.II.36")
    pane = tray_of(qtbot, program)
    pane.sorting_requested.emit(by)
    settled(qtbot, program)
    assert rows(pane) == expected


def test_a_row_leads_to_its_text(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.I.1")
    pane = tray_of(qtbot, program)
    pane.opened.emit(str(pane.view.model().index(0, 0).data(Role.KEY)))
    assert program.window.area.page.current == "A.II.36"


def test_removed_rows_come_back(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37", "A.II.38")
    pane = tray_of(qtbot, program)
    select(pane, 0, 1)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    settled(qtbot, program)
    assert rows(pane) == ["II.38"]
    assert "Removed from the tray: 2 rows" in program.window.banners.sentence(KIND)
    undo(qtbot, program)
    assert rows(pane) == ["II.36", "II.37", "II.38"]


def test_a_sub_paragraph_comes_with_or_without_its_parents_words(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.7.a")
    pane = tray_of(qtbot, program)
    select(pane, 0)
    pane.lead_requested.emit(False)
    settled(qtbot, program)
    tip = str(pane.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert "Without the opening words" in tip


def test_there_are_several_trays(program: Program, begin: Begin, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    pane = tray_of(qtbot, program)
    choice = pane.choice
    choice.actions_of_tray[0].trigger()
    settled(qtbot, program)
    assert not choice.line.isHidden()
    choice.line.clear()
    qtbot.keyClicks(choice.line, "Statement")
    qtbot.keyClick(choice.line, Qt.Key.Key_Return)
    settled(qtbot, program)
    assert choice.combo.currentText() == "Statement"
    gather(qtbot, program, "B.X.1")
    assert rows(pane) == ["X.1"]
    choice.combo.setCurrentIndex(0)
    assert rows(pane) == ["II.36"]
    choice.combo.setCurrentIndex(1)
    program.window.close()
    again = tray_of(qtbot, begin())
    assert again.choice.combo.currentText() == "Statement"
    assert rows(again) == ["X.1"]


def test_what_is_cut_from_one_tray_is_put_into_another(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37")
    pane = tray_of(qtbot, program)
    select(pane, 0)
    pane.cut_requested.emit()
    pane.choice.new_requested.emit()
    settled(qtbot, program)
    pane.paste_requested.emit()
    settled(qtbot, program)
    assert rows(pane) == ["II.36"]
    pane.choice.combo.setCurrentIndex(0)
    assert rows(pane) == ["II.37"]


def test_a_deleted_tray_comes_back_with_all_in_it(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    pane = tray_of(qtbot, program)
    pane.choice.removal_requested.emit()
    settled(qtbot, program)
    assert pane.choice.combo.count() == 0
    assert "was deleted" in program.window.banners.sentence(KIND)
    undo(qtbot, program)
    assert rows(pane) == ["II.36"]


def test_the_empty_tray_says_what_to_do(program: Program, qtbot: QtBot) -> None:
    pane = tray_of(qtbot, program)
    assert pane.view.isHidden()
    assert controller_of(program).entries == []


@pytest.mark.parametrize(("row", "first"), [(0, "Open"), (1, "Change the words"), (2, "Change the words")])
def test_the_menu_of_a_row_offers_what_it_can(program: Program, qtbot: QtBot, row: int, first: str) -> None:
    gather(qtbot, program, "A.II.36")
    pane = tray_of(qtbot, program)
    for wish in (pane.heading_requested, pane.text_requested):
        wish.emit()
        settled(qtbot, program)
    place = pane.view.visualRect(pane.view.model().index(row, 0)).center()
    viewport = pane.view.viewport()
    QApplication.sendEvent(
        viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == first
    menu.close()
    written(qtbot, program)
