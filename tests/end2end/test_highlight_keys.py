"""Colours by the keyboard alone, on every keyboard: also where Ctrl and Alt type letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.highlighting import PLACE, cards_of, highlight, kept_words, notes_of, page_of, select, settle
from tipbrowser.application import Program
from tipbrowser.ui.page.floating_card import FloatingCard


@pytest.fixture
def at_place(begin: Begin) -> Program:
    """Give the program at a paragraph of several lines, with the keyboard in the text."""
    program = begin(locator=PLACE)
    page_of(program).view.setFocus()
    return program


def button(card: FloatingCard, words: str) -> QPushButton:
    """Give a button of a card by its words."""
    return next(one for one in card.findChildren(QPushButton) if one.text() == words)


def press_at(qtbot: QtBot, program: Program, *keys: Qt.Key) -> None:
    """Press keys wherever the keyboard is, and wait until what they ask for is kept."""
    for key in keys:
        qtbot.keyClick(program.window.focusWidget(), key)
    settle(program)


def test_a_key_that_types_no_letter_leads_to_the_colours_for_the_selected_words(
    at_place: Program, qtbot: QtBot
) -> None:
    select(at_place, PLACE, 7, 14)
    press_at(qtbot, at_place, Qt.Key.Key_F8)
    bar = cards_of(at_place).bar
    assert at_place.window.focusWidget() is bar.swatches[0]
    press_at(qtbot, at_place, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert kept_words(at_place) == [("red_line", ["parties"])]
    assert not bar.isVisible()
    assert page_of(at_place).view.hasFocus()


def test_the_same_key_marks_the_whole_paragraph_and_removes_what_is_marked(at_place: Program, qtbot: QtBot) -> None:
    press_at(qtbot, at_place, Qt.Key.Key_F8)
    assert button(cards_of(at_place).bar, "Remove").isHidden()
    press_at(qtbot, at_place, Qt.Key.Key_Return)
    assert [colour for colour, _ in kept_words(at_place)] == ["support"]
    press_at(qtbot, at_place, Qt.Key.Key_F8, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Return)
    assert kept_words(at_place) == []


def test_escape_leads_from_the_colours_back_to_the_selected_words(at_place: Program, qtbot: QtBot) -> None:
    select(at_place, PLACE, 7, 14)
    press_at(qtbot, at_place, Qt.Key.Key_F8, Qt.Key.Key_Escape)
    assert not cards_of(at_place).bar.isVisible()
    assert page_of(at_place).view.hasFocus()
    assert page_of(at_place).view.textCursor().selectedText() == "parties"


def test_the_key_leads_into_the_card_of_the_highlight_that_the_caret_is_in(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 0, 14)
    press_at(qtbot, at_place, Qt.Key.Key_F7, Qt.Key.Key_Right, Qt.Key.Key_F8, Qt.Key.Key_Return)
    assert kept_words(at_place) == [("support", ["States parties"])]


def test_behind_a_sheet_no_colour_is_chosen(at_place: Program) -> None:
    notes_of(at_place)
    at_place.actions.settings.trigger()
    at_place.actions.notes.colours.trigger()
    assert not cards_of(at_place).bar.isVisible()
