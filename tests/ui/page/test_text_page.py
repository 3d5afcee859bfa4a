"""The text page: one current passage, changed once by one action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PageOf
from tests.ui.page.actions import Counted, click, point_of
from tests.ui.page_values import FIRST, small_page
from tipbrowser.ui.page.page_places import READING_LINE
from tipbrowser.ui.page.text_page import REST, TextPage


@pytest.fixture
def long_page(page: TextPage, page_of: PageOf) -> TextPage:
    page.show_page(page_of("B.XI"), "B.XI.4")
    return page


def test_an_empty_page_has_no_current_passage_and_answers_nothing(qtbot: QtBot) -> None:
    empty = TextPage()
    qtbot.addWidget(empty)
    empty.set_current("A.II.1")
    empty.next_passage()
    assert empty.current is None
    assert empty.locator_at(0) is None
    assert empty.position_at("A.II.1", 0) is None
    assert empty.selected_text() == ""


def test_showing_a_page_makes_its_first_passage_current_and_says_nothing(page: TextPage, changes: Counted) -> None:
    page.show_page(small_page())
    assert page.current == "A.II.1"
    assert changes == []


def test_showing_a_page_at_a_passage_that_it_has_not_falls_back_to_the_first(page: TextPage) -> None:
    page.show_page(small_page(), "B.X.1")
    assert page.current == "A.II.1"


def test_a_call_from_outside_changes_the_current_passage_in_silence(page: TextPage, changes: Counted) -> None:
    page.set_current("A.II.2.a")
    page.set_current("B.X.1")
    assert page.current == "A.II.2.a"
    assert changes == []


def test_a_click_changes_the_current_passage_once(qtbot: QtBot, page: TextPage, changes: Counted) -> None:
    click(qtbot, page, "A.II.2", 3)
    click(qtbot, page, "A.II.2", 5)
    assert changes == ["A.II.2"]


def test_a_click_on_the_heading_changes_nothing(qtbot: QtBot, page: TextPage, changes: Counted) -> None:
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 50))
    assert changes == []


def test_dragging_selects_words_and_changes_nothing(qtbot: QtBot, page: TextPage, changes: Counted) -> None:
    start, end = point_of(page, "A.II.2", 0) - QPoint(4, 0), point_of(page, "A.II.2", 11)
    viewport = page.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert page.selected_text().startswith("They should")
    assert changes == []


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_a_key_goes_to_the_next_passage(
    qtbot: QtBot, page: TextPage, changes: Counted, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(page.view, key, modifier)
    assert changes == ["A.II.2"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)],
)
def test_a_key_goes_to_the_passage_before(
    qtbot: QtBot, page: TextPage, changes: Counted, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    page.set_current("A.II.3")
    qtbot.keyClick(page.view, key, modifier)
    assert changes == ["A.II.2.a"]


def test_there_is_nothing_before_the_first_nor_behind_the_last_passage(page: TextPage, changes: Counted) -> None:
    page.previous_passage()
    page.set_current("A.II.3")
    page.next_passage()
    assert changes == []


def test_going_through_a_whole_section_keeps_the_current_passage_in_view(long_page: TextPage, changes: Counted) -> None:
    long_page.show_page(long_page.view.made.page)  # type: ignore[union-attr]
    for _ in range(62):
        long_page.next_passage()
        current = long_page.current
        assert current is not None
        top = point_of(long_page, current, 0).y()
        assert 0 <= top < long_page.view.viewport().height()
    assert len(changes) == 62


def test_scrolling_at_rest_chooses_the_passage_at_the_reading_line_once(
    qtbot: QtBot, long_page: TextPage, changes: Counted
) -> None:
    bar = long_page.view.verticalScrollBar()
    with qtbot.waitSignal(long_page.current_changed, timeout=20 * REST):
        for value in range(3000, 4000, 100):
            bar.setValue(value)
    assert changes == [long_page.current]
    line = round(long_page.view.viewport().height() * READING_LINE)
    found = long_page.locator_at(long_page.view.cursorForPosition(QPoint(300, line)).position())
    assert found is not None
    assert found[0] == long_page.current


@pytest.mark.parametrize(("end", "expected"), [("minimum", "B.XI.chapeau"), ("maximum", "B.XI.21")])
def test_scrolled_to_an_end_the_outermost_passage_is_current(
    qtbot: QtBot, long_page: TextPage, end: str, expected: str
) -> None:
    bar = long_page.view.verticalScrollBar()
    with qtbot.waitSignal(long_page.current_changed, timeout=20 * REST):
        bar.setValue(getattr(bar, end)())
    assert long_page.current == expected


def test_scrolling_that_a_call_caused_chooses_nothing(long_page: TextPage, changes: Counted) -> None:
    long_page.set_current("B.XI.19")
    assert not long_page._rest.isActive()
    long_page.view.verticalScrollBar().setValue(0)
    long_page.set_current("B.XI.2")
    assert not long_page._rest.isActive()
    assert changes == []


def test_a_key_while_scrolling_comes_to_rest_counts_once(long_page: TextPage, changes: Counted) -> None:
    bar = long_page.view.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    long_page.next_passage()
    assert not long_page._rest.isActive()
    assert changes == ["B.XI.4.a"]


def test_copying_gives_the_publications_words_as_plain_text(qtbot: QtBot, page: TextPage) -> None:
    start, end = page.position_at("A.II.1", 0), page.position_at("A.II.1", 29)
    assert start is not None
    assert end is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    page.view.setTextCursor(cursor)
    page.view.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == FIRST.text[:29]
    assert not clipboard.mimeData().hasHtml()


def test_a_selection_outlives_a_change_of_the_current_passage(page: TextPage) -> None:
    page.view.selectAll()
    page.set_current("A.II.3")
    assert "They should" in page.selected_text()


def test_a_key_turns_the_caret_on_that_selects_by_keyboard(qtbot: QtBot, page: TextPage) -> None:
    said: list[bool] = []
    page.caret_shown.connect(said.append)
    page.set_current("A.II.2")
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    assert page.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert page.view.textCursor().position() == page.position_at("A.II.2", 0)
    for _ in range(4):
        qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected_text() == "They"
    assert page.current == "A.II.2"
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    assert not page.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert said == [True, False]


def test_the_passage_that_the_caret_comes_to_is_the_current_one(qtbot: QtBot, page: TextPage, changes: Counted) -> None:
    page.set_current("A.II.1")
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    while page.current == "A.II.1":
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert changes == ["A.II.2"]


def test_the_caret_goes_along_to_the_next_page(qtbot: QtBot, page: TextPage, page_of: PageOf) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    page.show_page(page_of("B.I"))
    assert page.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    page.show_page(small_page())
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    page.show_page(page_of("B.I"))
    assert not page.view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_page_is_shown_from_its_top_and_a_passage_at_its_place(page: TextPage, page_of: PageOf) -> None:
    def bar() -> QScrollBar:
        return page.view.verticalScrollBar()

    page.resize(700, 260)
    page.show_page(page_of("B.X"))
    assert bar().value() == 0
    page.show_page(page_of("B.X"), "B.X.PP.3")
    assert bar().value() > 0
    page.show_page(page_of("B.X"))
    assert bar().value() == 0


def test_behind_the_last_passage_and_before_the_first_one_goes_to_another_page(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.end_reached) as before:
        qtbot.keyClick(page.view, Qt.Key.Key_K)
    page.set_current("A.II.3")
    with qtbot.waitSignal(page.end_reached) as behind:
        qtbot.keyClick(page.view, Qt.Key.Key_J)
    assert (before.args, behind.args) == ([-1], [1])


def test_nothing_is_ever_read_for_a_page(page: TextPage) -> None:
    assert page.view.loadResource(2, "file:///etc/hostname") is None
