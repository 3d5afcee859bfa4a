"""The bar beside a selection, the card at a highlight, and the menu: by pointer and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.highlighting import (
    PLACE,
    cards_of,
    drag,
    highlight,
    kept,
    kept_words,
    notes_of,
    page_of,
    settle,
    write,
)
from tests.end2end.note_actions import leave_note, wait_until_saved
from tests.ui.page.actions import click, point_of
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Note
from tipbrowser.ui.page.floating_card import FloatingCard
from tipbrowser.ui.page.page_menu import page_menu


@pytest.fixture
def at_place(begin: Begin) -> Program:
    """Give the program at a paragraph of several lines, with the keyboard in the text."""
    program = begin(locator=PLACE)
    page_of(program).view.setFocus()
    return program


def is_open(card: QWidget) -> bool:
    return card.isVisible()


def button(card: FloatingCard, words: str) -> QPushButton:
    """Give a button of a card by its words."""
    return next(one for one in card.findChildren(QPushButton) if one.text() == words)


def press(qtbot: QtBot, program: Program, widget: QWidget) -> None:
    """Click a button, and wait until what it asks for is kept."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle(program)


def go_by_caret(qtbot: QtBot, program: Program, steps: int) -> None:
    """Move the caret on by so many letters."""
    for _ in range(steps):
        qtbot.keyClick(page_of(program).view, Qt.Key.Key_Right)


def test_a_bar_opens_beside_words_that_were_selected_with_the_pointer(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    bar = cards_of(at_place).bar
    assert is_open(bar)
    assert page_of(at_place).rect().contains(bar.geometry())
    assert page_of(at_place).view.hasFocus()
    end = page_of(at_place).view.cursorRect()
    assert bar.geometry().bottom() < end.top() + page_of(at_place).view.viewport().y()
    assert [swatch.accessibleName() for swatch in bar.swatches] == ["Support", "Caution", "Red line", "Own"]
    assert bar.swatches[0].toolTip() == "Support (Ctrl+Alt+1)"


def test_a_colour_of_the_bar_highlights_the_words(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    bar = cards_of(at_place).bar
    press(qtbot, at_place, bar.swatches[2])
    assert kept_words(at_place) == [("red_line", ["parties"])]
    assert not is_open(bar)
    assert page_of(at_place).view.hasFocus()


def test_before_anything_is_wished_for_nothing_is_made_for_it(at_place: Program, qtbot: QtBot) -> None:
    click(qtbot, page_of(at_place), "A.II.37", 5)
    qtbot.mouseMove(page_of(at_place).view.viewport(), point_of(page_of(at_place), PLACE, 9))
    page_of(at_place).turn_caret()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(page_of(at_place).view, key)
    page_of(at_place).link_requested.emit("B.X.13")
    assert reader_of(at_place).notes is None
    drag(qtbot, at_place, "B.X.13", 3, 9)
    assert reader_of(at_place).notes is not None
    assert is_open(cards_of(at_place).bar)


def test_the_menu_offers_highlights_before_anything_was_made(at_place: Program) -> None:
    assert "Highlight" in entries(menu_at(at_place, PLACE, 9))


def test_words_that_a_double_click_selects_get_the_bar_too(at_place: Program, qtbot: QtBot) -> None:
    view, point = page_of(at_place).view.viewport(), point_of(page_of(at_place), PLACE, 9)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point)
    assert is_open(cards_of(at_place).bar)
    press(qtbot, at_place, cards_of(at_place).bar.swatches[3])
    assert kept_words(at_place) == [("own", ["parties"])]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_J, Qt.Key.Key_X])
def test_a_key_puts_the_bar_away(at_place: Program, qtbot: QtBot, key: Qt.Key) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    qtbot.keyClick(page_of(at_place).view, Qt.Key.Key_Control)
    assert is_open(cards_of(at_place).bar)
    qtbot.keyClick(page_of(at_place).view, key)
    assert not is_open(cards_of(at_place).bar)


def test_scrolling_puts_the_bar_away(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    bar = page_of(at_place).view.verticalScrollBar()
    bar.setValue(bar.value() + 30)
    assert not is_open(cards_of(at_place).bar)


def test_a_click_beside_the_bar_puts_it_away(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    click(qtbot, page_of(at_place), "A.II.37", 5)
    assert not is_open(cards_of(at_place).bar)
    assert current(at_place) == "A.II.37"


def test_another_page_puts_the_bar_away(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    page_of(at_place).link_requested.emit("B.X.13")
    assert not is_open(cards_of(at_place).bar)


def test_selecting_by_keyboard_opens_no_bar(at_place: Program, qtbot: QtBot) -> None:
    view = page_of(at_place).view
    qtbot.keyClick(view, Qt.Key.Key_F7)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().hasSelection()
    assert not is_open(cards_of(at_place).bar)


def test_words_of_the_heading_get_no_bar(at_place: Program, qtbot: QtBot) -> None:
    view = page_of(at_place).view
    view.verticalScrollBar().setValue(0)
    cursor = view.textCursor()
    cursor.setPosition(0)
    view.setTextCursor(cursor)
    one = view.cursorRect().center()
    other = one + QPoint(60, 0)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=one)
    qtbot.mouseMove(view.viewport(), other)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert view.textCursor().hasSelection()
    assert not is_open(cards_of(at_place).bar)


def test_the_bar_offers_a_bookmark_and_a_note_as_soon_as_there_is_somebody_who_makes_them(
    at_place: Program, qtbot: QtBot
) -> None:
    notes, wished = at_place.actions.notes, []
    notes_of(at_place)
    for action in (notes.bookmark, notes.note):
        action.setEnabled(True)
    notes.bookmark.triggered.connect(lambda: wished.append("bookmark"))
    notes.note.triggered.connect(lambda: wished.append("note"))
    for words in ("Bookmark", "Note"):
        drag(qtbot, at_place, PLACE, 7, 14)
        press(qtbot, at_place, button(cards_of(at_place).bar, words))
        assert not is_open(cards_of(at_place).bar)
    assert wished == ["bookmark", "note"]


def test_a_click_on_a_highlight_opens_its_card(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", "A.II.37", 0, 40)
    click(qtbot, page_of(at_place), "A.II.37", 20)
    popup = cards_of(at_place).popup
    assert is_open(popup)
    assert popup.accessibleName() == "Highlight: Own"
    assert [swatch.isChecked() for swatch in popup.swatches] == [False, False, False, True]
    assert current(at_place) == "A.II.37"
    assert page_of(at_place).view.hasFocus()
    assert page_of(at_place).rect().contains(popup.geometry())


def test_a_click_beside_a_highlight_opens_nothing(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    click(qtbot, page_of(at_place), PLACE, 20)
    assert not is_open(cards_of(at_place).popup)


def test_the_card_gives_the_highlight_another_colour(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    click(qtbot, page_of(at_place), PLACE, 3)
    popup = cards_of(at_place).popup
    press(qtbot, at_place, popup.swatches[0])
    assert kept_words(at_place) == [("support", ["States parties"])]
    assert is_open(popup)
    assert popup.accessibleName() == "Highlight: Support"
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    assert popup.accessibleName() == "Highlight: Own"


def test_the_key_of_a_colour_is_meant_for_the_highlight_whose_card_is_open(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    click(qtbot, page_of(at_place), PLACE, 3)
    at_place.actions.notes.highlights["caution"].trigger()
    settle(at_place)
    assert kept_words(at_place) == [("caution", ["States parties"])]
    at_place.actions.notes.no_highlight.trigger()
    settle(at_place)
    assert kept(at_place) == []


def test_the_card_removes_the_highlight_and_goes(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    click(qtbot, page_of(at_place), PLACE, 3)
    popup = cards_of(at_place).popup
    press(qtbot, at_place, button(popup, "Remove"))
    assert kept(at_place) == []
    assert not is_open(popup)
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    assert kept_words(at_place) == [("own", ["States parties"])]


def test_where_highlights_meet_the_card_steps_from_one_to_the_next(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 21)
    highlight(at_place, "support", PLACE, 7, 14)
    click(qtbot, page_of(at_place), PLACE, 9)
    popup = cards_of(at_place).popup
    assert popup.accessibleName() == "Highlight: Support"
    press(qtbot, at_place, button(popup, "Next of 2"))
    assert popup.accessibleName() == "Highlight: Own"
    press(qtbot, at_place, button(popup, "Next of 2"))
    assert popup.accessibleName() == "Highlight: Support"


def test_the_card_asks_for_a_note_about_its_highlight(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    at_place.actions.notes.note.setEnabled(True)
    click(qtbot, page_of(at_place), PLACE, 3)
    popup = cards_of(at_place).popup
    (item,) = kept(at_place)
    with qtbot.waitSignal(cards_of(at_place).note_requested) as asked:
        press(qtbot, at_place, button(popup, "Write a note"))
    assert asked.args == [item.id]
    assert not is_open(popup)


def test_a_note_is_written_about_the_highlight_and_written_in_again(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    (item,) = kept(at_place)
    for word in ("first", " more"):
        click(qtbot, page_of(at_place), PLACE, 3)
        buttons = {one.text(): one for one in cards_of(at_place).popup.findChildren(QPushButton)}
        press(qtbot, at_place, buttons.get("Write a note") or buttons["1 note"])
        editor = at_place.window.focusWidget()
        assert isinstance(editor, QPlainTextEdit)
        qtbot.keyClicks(editor, word)
        wait_until_saved(qtbot, at_place)
        leave_note(at_place)
    reader = notes_of(at_place).notebook.reader
    assert reader is not None
    (note,) = reader.about("highlight", item.id)
    assert isinstance(note.body, Note)
    assert note.body.text == "first more"


def test_the_card_counts_the_notes_about_its_highlight(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    (item,) = kept(at_place)
    write(at_place, *(Note(text=text, about="highlight", name=item.id) for text in "ab"))
    click(qtbot, page_of(at_place), PLACE, 3)
    assert button(cards_of(at_place).popup, "2 notes").isVisible()


def test_the_caret_in_a_highlight_opens_the_card_and_out_of_it_closes_it(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 2, 6)
    qtbot.keyClick(page_of(at_place).view, Qt.Key.Key_F7)
    go_by_caret(qtbot, at_place, 1)
    assert not is_open(cards_of(at_place).popup)
    go_by_caret(qtbot, at_place, 1)
    popup = cards_of(at_place).popup
    assert is_open(popup)
    place = popup.pos()
    go_by_caret(qtbot, at_place, 3)
    assert is_open(popup)
    assert popup.pos() == place
    assert page_of(at_place).view.hasFocus()
    go_by_caret(qtbot, at_place, 2)
    assert not is_open(popup)


def test_enter_leads_from_the_caret_into_the_card_and_escape_back(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    view = page_of(at_place).view
    qtbot.keyClick(view, Qt.Key.Key_F7)
    go_by_caret(qtbot, at_place, 3)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    popup = cards_of(at_place).popup
    assert not is_open(popup)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert is_open(popup)
    assert popup.isAncestorOf(at_place.window.focusWidget())
    qtbot.keyClick(at_place.window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(at_place.window.focusWidget(), Qt.Key.Key_Return)
    settle(at_place)
    assert kept_words(at_place) == [("caution", ["States parties"])]
    qtbot.keyClick(at_place.window.focusWidget(), Qt.Key.Key_Escape)
    assert not is_open(popup)
    assert view.hasFocus()


def test_tab_stays_in_the_card(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    view = page_of(at_place).view
    qtbot.keyClick(view, Qt.Key.Key_F7)
    go_by_caret(qtbot, at_place, 3)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    popup = cards_of(at_place).popup
    first = at_place.window.focusWidget()
    for _ in range(7):
        qtbot.keyClick(at_place.window.focusWidget(), Qt.Key.Key_Tab)
        assert popup.isAncestorOf(at_place.window.focusWidget())
    assert at_place.window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert popup.isAncestorOf(at_place.window.focusWidget())


def test_a_card_is_dressed_in_the_look_that_the_window_takes(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    press(qtbot, at_place, cards_of(at_place).bar.swatches[0])
    click(qtbot, page_of(at_place), PLACE, 9)
    at_place.appearance.set_theme("dark")
    assert not is_open(cards_of(at_place).popup)
    drag(qtbot, at_place, PLACE, 20, 30)
    image = cards_of(at_place).bar.swatches[0].grab().toImage()
    assert image.pixelColor(image.width() // 2, 7).lightness() < 128


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def menu_at(program: Program, locator: str, offset: int) -> QMenu:
    """Give the menu over a character."""
    page = page_of(program)
    return page_menu(page, page.view, page._links, point_of(page, locator, offset))


def choose(program: Program, menu: QMenu, colour: str) -> None:
    """Choose a colour in the menu."""
    colours = next(action.menu() for action in menu.actions() if action.text() == "Highlight")
    assert isinstance(colours, QMenu)
    next(action for action in colours.actions() if action.text() == colour).trigger()
    settle(program)


def test_the_menu_highlights_the_passage_under_the_pointer(at_place: Program) -> None:
    choose(at_place, menu_at(at_place, "A.II.37", 3), "Red line")
    (item,) = kept(at_place)
    assert [(anchor.locator, anchor.is_whole) for anchor in item.body.anchors] == [("A.II.37", True)]


def test_the_menu_highlights_the_selected_words(at_place: Program, qtbot: QtBot) -> None:
    drag(qtbot, at_place, PLACE, 7, 14)
    choose(at_place, menu_at(at_place, PLACE, 9), "Own")
    assert kept_words(at_place) == [("own", ["parties"])]


def test_the_menu_changes_and_removes_the_highlight_under_the_pointer(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    at_place.actions.notes.note.setEnabled(True)
    choose(at_place, menu_at(at_place, PLACE, 3), "Support")
    assert kept_words(at_place) == [("support", ["States parties"])]
    menu = menu_at(at_place, PLACE, 3)
    with qtbot.waitSignal(cards_of(at_place).note_requested):
        menu.actions()[entries_place(menu, "Write a note about the highlight")].trigger()
    menu.actions()[entries_place(menu, "Remove the highlight")].trigger()
    settle(at_place)
    assert kept(at_place) == []


def entries_place(menu: QMenu, words: str) -> int:
    return [action.text() for action in menu.actions()].index(words)


def test_over_the_heading_the_menu_offers_no_highlight(at_place: Program) -> None:
    page = page_of(at_place)
    page.view.verticalScrollBar().setValue(0)
    menu = page_menu(page, page.view, page._links, QPoint(page.width() // 2, 2))
    assert "Highlight" not in entries(menu)
