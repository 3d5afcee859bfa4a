"""The view for the floor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.contrast import contrast
from tests.ui.page_values import passage, section
from tipbrowser.domain.looks import READING_SIZES
from tipbrowser.ui.reading_view import ReadingView
from tipbrowser.ui.theme import DARK, LIGHT, Theme

SUB = passage("A.II.2.a", "Be *very* kind;[^5]", label="(a)", parent="A.II.2")
KEY = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, fonts: None) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(1024, 640)
    view.show()
    qtbot.waitExposed(view)
    view.show_passage(SUB, "States parties should:", section(), "X, para. 9 (a)")
    return view


def test_it_shows_the_parents_opening_words_before_the_passage_and_no_footnote_mark(view: ReadingView) -> None:
    assert view.words == "States parties should:\n(a)\tBe very kind;"


def test_the_section_stands_above_and_the_citation_below(view: ReadingView) -> None:
    words = [label.text() for label in view.findChildren(QLabel)]
    assert words == ["Second meeting · 27 to 29 January 2010", "X, para. 9 (a)"]


def test_a_part_of_the_front_matter_has_its_heading_and_its_locator(view: ReadingView) -> None:
    view.show_passage(passage("F.introduction.1", "At its meetings", title="Introduction"), "", None, "")
    words = [label.text() for label in view.findChildren(QLabel)]
    assert words == ["Introduction", "F.introduction.1"]
    assert view.words == "At its meetings"


def test_the_text_is_never_smaller_than_twenty_four_points(view: ReadingView) -> None:
    for _ in range(9):
        view.smaller()
    assert view.points == 24
    text = view.findChild(QTextEdit)
    assert isinstance(text, QTextEdit)
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    assert QFontInfo(cursor.charFormat().font()).pointSizeF() >= 23.9


def test_plus_and_minus_change_the_size_within_its_bounds(qtbot: QtBot, view: ReadingView) -> None:
    before = view.points
    qtbot.keyClick(view, KEY.Key_Plus)
    assert view.points > before
    qtbot.keyClick(view, KEY.Key_Minus)
    assert view.points == before
    for _ in range(9):
        qtbot.keyClick(view, KEY.Key_Plus)
    assert view.points == READING_SIZES[-1]


@pytest.mark.parametrize("key", [KEY.Key_Right, KEY.Key_Space, KEY.Key_Down, KEY.Key_PageDown])
def test_one_key_goes_to_the_next_passage(qtbot: QtBot, view: ReadingView, key: Qt.Key) -> None:
    with qtbot.waitSignal(view.next_requested):
        qtbot.keyClick(view, key)


@pytest.mark.parametrize("key", [KEY.Key_Left, KEY.Key_Backspace, KEY.Key_Up, KEY.Key_PageUp])
def test_one_key_goes_to_the_passage_before(qtbot: QtBot, view: ReadingView, key: Qt.Key) -> None:
    with qtbot.waitSignal(view.previous_requested):
        qtbot.keyClick(view, key)


def test_escape_closes(qtbot: QtBot, view: ReadingView) -> None:
    with qtbot.waitSignal(view.close_requested):
        qtbot.keyClick(view, KEY.Key_Escape)


def test_other_keys_are_left_to_the_window(qtbot: QtBot, view: ReadingView) -> None:
    qtbot.keyClick(view, KEY.Key_Q)
    assert view.words


def test_the_space_key_shows_the_rest_of_a_long_passage_before_the_next_one(qtbot: QtBot, view: ReadingView) -> None:
    view.show_passage(passage("A.II.1", "Long words. " * 250, label="1."), "", section(), "X, para. 1")
    text = view.findChild(QTextEdit)
    assert isinstance(text, QTextEdit)
    asked: list[bool] = []
    view.next_requested.connect(lambda: asked.append(True))
    presses = 0
    while not asked:
        qtbot.keyClick(view, KEY.Key_Space)
        presses += 1
    assert presses > 1
    assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum()


@pytest.mark.parametrize(("key", "signal"), [(KEY.Key_Right, "next_requested"), (KEY.Key_Up, "previous_requested")])
def test_the_arrow_keys_turn_passages_from_any_button(
    qtbot: QtBot, view: ReadingView, key: Qt.Key, signal: str
) -> None:
    for button in view.findChildren(QPushButton):
        button.setFocus()
        with qtbot.waitSignal(getattr(view, signal)):
            qtbot.keyClick(button, key)
        assert button.hasFocus()


def test_a_sub_paragraph_is_seen_below_the_end_of_long_opening_words(view: ReadingView) -> None:
    view.show_passage(
        passage("A.II.1.a", "Short words.", label="(a)"), "Long words. " * 250, section(), "X, para. 1 (a)"
    )
    text = view.findChild(QTextEdit)
    assert isinstance(text, QTextEdit)
    cursor = QTextCursor(text.document().lastBlock())
    assert 0 < text.cursorRect(cursor).top() < text.viewport().height() / 4
    # No line of the opening words is cut at the top: the first that is seen begins there.
    first = text.cursorForPosition(QPoint(40, 4))
    assert 0 <= text.cursorRect(first).top() <= text.cursorRect(first).height() / 2
    assert text.verticalScrollBar().value() > 0
    assert view.words == f"{'Long words. ' * 250}\n(a)\tShort words."
    view.show_passage(
        passage("A.II.1.a", "Own words. " * 250, label="(a)"), "Long words. " * 250, section(), "X, para. 1 (a)"
    )
    assert view.words == f"{'Long words. ' * 250}\n(a)\t{'Own words. ' * 250}"
    cursor = QTextCursor(text.document().lastBlock())
    assert 0 < text.cursorRect(cursor).top() < text.viewport().height() / 4
    view.show_passage(passage("A.II.1", "Long words. " * 250, label="1."), "", section(), "X, para. 1")
    assert text.verticalScrollBar().value() == 0


def test_each_passage_is_written_once_whatever_was_there_before(view: ReadingView) -> None:
    for times in (1, 250, 1, 400, 250, 1):
        for points in READING_SIZES:
            view.set_points(points)
            view.show_passage(passage("A.II.1", "Own words. " * times, label="1."), "", section(), "X, para. 1")
            assert view.words == f"1.\t{'Own words. ' * times}"


def test_a_size_that_is_the_last_cannot_be_passed(view: ReadingView) -> None:
    smaller, larger = view.findChildren(QPushButton)[2:4]
    for points in READING_SIZES:
        view.set_points(points)
        assert smaller.isEnabled() == (points != READING_SIZES[0])
        assert larger.isEnabled() == (points != READING_SIZES[-1])


def test_every_button_has_a_name_and_does_what_it_says(qtbot: QtBot, view: ReadingView) -> None:
    buttons = view.findChildren(QPushButton)
    names = [QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in buttons]
    assert len(set(names)) == len(buttons) == 5
    for button, signal in (
        (buttons[0], view.previous_requested), (buttons[1], view.next_requested), (buttons[4], view.close_requested),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            button.click()
    before = view.points
    buttons[3].click()
    assert view.points > before
    buttons[2].click()
    assert view.points == before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_its_words_have_the_contrast_of_wcag_aa(view: ReadingView, theme: Theme) -> None:
    view.set_theme(theme)
    text = view.findChild(QTextEdit)
    assert isinstance(text, QTextEdit)
    block, colours = text.document().begin(), set()
    while block.isValid():
        colours |= {run.format.foreground().color().name() for run in block.textFormats()}
        block = block.next()
    assert colours
    assert all(contrast(colour, theme.surface) >= 4.5 for colour in colours)


def test_it_is_empty_before_a_passage_is_shown(qtbot: QtBot) -> None:
    view = ReadingView(DARK)
    qtbot.addWidget(view)
    view.larger()
    assert view.words == ""


def test_enter_presses_the_button_that_has_the_keyboard(view: ReadingView, qtbot: QtBot) -> None:
    before = view.points
    button = next(button for button in view.findChildren(QPushButton) if button.text() == "A+")
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Return)
    assert view.points > before
    button = next(button for button in view.findChildren(QPushButton) if button.text() == "Close")
    button.setFocus()
    with qtbot.waitSignal(view.close_requested):
        qtbot.keyClick(button, KEY.Key_Enter)
