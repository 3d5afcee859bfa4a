"""Paragraphs chosen for the tray wherever they are seen: by marks in lists and in the contents, in the text, by menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.highlighting import cards_of, drag, page_of
from tests.end2end.shelves import notes_of
from tests.end2end.trays import choose, gather, lying, menu_at, press_mark, row_of, rows, settled, tray_of
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.domain.names import Locator
from tipbrowser.models.roles import Role
from tipbrowser.ui.page.page_menu import page_menu

VICTIMS = "Victims, reflection period"
LISTED = ["A.IV.24", "A.VII.1.f", "A.VII.2.a", "A.VIII.1.i"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def spoken(index: object) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))  # type: ignore[attr-defined]  # an index


# -- Lists


def test_a_click_on_the_mark_of_a_row_puts_it_into_the_tray_and_takes_it_out(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    entries, place = program.window.entries, current(program)
    index = row_of(program, LISTED[1], entries.view)
    press_mark(qtbot, program, entries.tray_rows, index)
    assert lying(program) == [LISTED[1]]
    assert index.data(Role.ROW).tray == "whole"
    assert spoken(index).endswith("in the tray")
    assert current(program) == place
    press_mark(qtbot, program, entries.tray_rows, index)
    assert lying(program) == []
    assert index.data(Role.ROW).tray == ""
    assert program.window.status.message == "Taken out of “Tray”: VII.1.f (Ctrl+Z undoes it)"


def test_a_click_beside_the_mark_opens_the_paragraph(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    view = program.window.entries.view
    index = row_of(program, LISTED[1], view)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert current(program) == LISTED[1]
    assert lying(program) == []


def test_a_press_that_is_let_go_elsewhere_puts_nothing_there(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    entries = program.window.entries
    view = entries.view
    index = row_of(program, LISTED[1], view)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=entries.tray_rows.mark_of(index).center())
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    settled(qtbot, program)
    assert lying(program) == []


def test_a_key_puts_the_selected_rows_into_the_tray_and_takes_them_out(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    view = program.window.entries.view
    view.setFocus()
    view.setCurrentIndex(row_of(program, LISTED[0], view))
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space, SHIFT)
    settled(qtbot, program)
    assert lying(program) == LISTED
    qtbot.keyClick(view, Qt.Key.Key_Space, SHIFT)
    settled(qtbot, program)
    assert lying(program) == []
    assert "VII.2.a and 1 more" in program.window.status.message


def test_the_menu_of_a_row_puts_it_and_all_of_the_list_into_the_tray(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    view = program.window.entries.view
    place = view.visualRect(row_of(program, LISTED[2], view)).center()
    choose(menu_at(view, place), "Put into the tray")
    settled(qtbot, program)
    assert lying(program) == [LISTED[2]]
    assert menu_at(view, place).actions()[0].text() == "Take out of the tray"
    choose(menu_at(view, place), "Put all of the list into the tray")
    settled(qtbot, program)
    assert sorted(lying(program)) == LISTED


def test_the_mark_says_what_a_click_does(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, VICTIMS)
    entries = program.window.entries
    point = entries.tray_rows.mark_of(row_of(program, LISTED[1], entries.view)).center()
    viewport = entries.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    assert QToolTip.text() == "Put into the tray (Shift+Space)"


# -- Contents


def test_a_section_is_put_there_by_one_click_and_is_partly_there_while_one_paragraph_lacks(
    program: Program, qtbot: QtBot
) -> None:
    pane = program.window.side.contents
    section = row_of(program, "A.I", pane.view)
    press_mark(qtbot, program, pane.tray_rows, section)
    assert section.data(Role.ROW).tray == "whole"
    inner = row_of(program, "A.I.1", pane.view)
    assert inner.data(Role.ROW).tray == "whole"
    press_mark(qtbot, program, pane.tray_rows, inner)
    assert section.data(Role.ROW).tray == "part"
    assert "partly in the tray" in spoken(section)
    press_mark(qtbot, program, pane.tray_rows, section)
    assert section.data(Role.ROW).tray == "whole"
    press_mark(qtbot, program, pane.tray_rows, section)
    assert lying(program) == []


def test_a_key_in_the_contents_is_about_the_row_that_one_is_at(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    tree.setCurrentIndex(row_of(program, "A.II.37", tree))
    qtbot.keyClick(tree, Qt.Key.Key_Space, SHIFT)
    settled(qtbot, program)
    assert lying(program) == ["A.II.37"]
    tree.setCurrentIndex(row_of(program, "A.II.38", tree))
    qtbot.keyClick(tree, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, program)
    assert lying(program) == ["A.II.37", "A.II.38"]


def test_what_lies_there_with_its_parent_is_not_taken_out_alone(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.7")
    pane = program.window.side.contents
    inner = row_of(program, "A.I.7.a", pane.view)
    assert inner.data(Role.ROW).tray == "whole"
    press_mark(qtbot, program, pane.tray_rows, inner)
    assert lying(program) == ["A.I.7"]
    assert "with its parent: I.7" in program.window.banners.sentence(KIND)


def test_a_session_that_adopted_nothing_and_a_part_have_no_mark(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    for key in ("A", "B"):
        part = next(one for row in range(3) if (one := tree.model().index(row, 0)).data(Role.KEY) == key)
        assert part.data(Role.ROW).tray is None


def test_what_lies_there_is_marked_at_the_next_start(program: Program, begin: Begin, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.1")
    program.window.close()
    again = begin()
    index = row_of(again, "A.I.1", again.window.side.contents.view)
    qtbot.waitUntil(lambda: index.data(Role.ROW).tray == "whole")


# -- The text


def test_a_mark_in_the_margin_says_that_a_paragraph_is_there_and_opens_the_tray(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37")
    reader_of(program).places.go_to("A.II.36")
    badge = cards_of(program).notes.content.badges[Locator("A.II.36")]
    assert badge.tray == "whole"
    assert page_of(program).view.accessibleDescription() == "in the tray"
    cards_of(program).notes.badge_pressed.emit("tray", "A.II.37")
    pane = tray_of(qtbot, program)
    assert current(program) == "A.II.37"
    assert pane.view.currentIndex().row() == 1


def test_the_bar_beside_selected_words_puts_them_into_the_tray(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    drag(qtbot, program, "A.II.36", 0, 20)
    bar = cards_of(program).bar
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "Tray")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, program)
    held = notes_of(program).trays.gathered.held
    assert [(one.locator, one.is_whole) for one in held] == [("A.II.36", False)]
    assert cards_of(program).notes.content.badges[Locator("A.II.36")].tray == "part"


def test_with_shift_the_bar_puts_the_whole_paragraph_there(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.37")
    drag(qtbot, program, "A.II.36", 0, 20)
    cards_of(program).bar.tray_requested.emit(True)
    settled(qtbot, program)
    held = notes_of(program).trays.gathered.held
    assert [(one.locator, one.is_whole) for one in held] == [("A.II.36", True)]


def test_the_menu_of_the_text_offers_the_tray(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    notes_of(program)
    page = page_of(program)
    names = [one.text() for one in page_menu(page, page.view, page._links, page.view.rect().center()).actions()]
    assert "Put into the tray" in names
    assert "Put the selected words into the tray" not in names
    start = page.position_at(Locator("A.II.36"), 0)
    assert start is not None
    page.view.select(start, start + 10)
    names = [one.text() for one in page_menu(page, page.view, page._links, page.view.rect().center()).actions()]
    assert "Put the selected words into the tray" in names


# -- What lies there already


def test_what_lies_there_already_is_said_with_a_way_to_it(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36", "A.II.37")
    gather(qtbot, program, "A.II.36")
    assert program.window.banners.sentence(KIND) == "In the tray already: II.36."
    button = program.window.banners.findChild(QPushButton, "banner_show in tray")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pane = tray_of(qtbot, program)
    assert pane.view.currentIndex().row() == 0
    assert pane.view.hasFocus()


def test_a_parent_whose_part_lies_there_says_so(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.7.a", "A.I.7")
    assert lying(program) == ["A.I.7.a", "A.I.7"]
    assert program.window.banners.sentence(KIND) == "Put into “Tray”: I.7. Parts of it lie there too: I.7.a"


def test_of_several_those_that_lie_there_already_are_named(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    notes_of(program).trays.put_passages([Locator("A.II.36"), Locator("A.II.37")])
    settled(qtbot, program)
    assert program.window.banners.sentence(KIND) == "Put into “Tray”: II.37. There already: II.36"


def test_marks_are_of_the_tray_that_is_shown(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.I.1")
    index = row_of(program, "A.I.1", program.window.side.contents.view)
    pane = tray_of(qtbot, program)
    pane.choice.new_requested.emit()
    settled(qtbot, program)
    assert index.data(Role.ROW).tray == ""
    pane.choice.combo.setCurrentIndex(0)
    assert index.data(Role.ROW).tray == "whole"
    assert rows(pane) == ["I.1"]
