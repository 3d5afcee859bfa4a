"""The text page: one current passage, changed once by one action."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu, QScrollBar
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PageOf
from tests.ui.page_values import FIRST, small_page
from tipbrowser.ui.page.page_places import READING_LINE
from tipbrowser.ui.page.text_page import REST, TextPage

Counted = list[str]


@pytest.fixture
def page(qtbot: QtBot, fonts: None) -> TextPage:
    """A shown page of small made-up texts."""
    page = TextPage()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    qtbot.waitExposed(page)
    page.show_page(small_page())
    return page


@pytest.fixture
def long_page(page: TextPage, page_of: PageOf) -> TextPage:
    page.show_page(page_of("B.XI"), "B.XI.4")
    return page


@pytest.fixture
def changes(page: TextPage) -> Counted:
    """What current_changed said, in order."""
    said: Counted = []
    page.current_changed.connect(said.append)
    return said


def point_of(page: TextPage, locator: str, offset: int) -> QPoint:
    """Give where a character is in the view."""
    position = page.position_at(locator, offset)
    assert position is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(position)
    return page.view.cursorRect(cursor).center() + QPoint(3, 0)


def click(qtbot: QtBot, page: TextPage, locator: str, offset: int) -> None:
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, locator, offset))


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
    found = long_page.locator_at(long_page.view.position_near(QPoint(300, line)))
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


def test_a_reference_inside_asks_for_its_target_and_changes_nothing_itself(
    qtbot: QtBot, page: TextPage, changes: Counted
) -> None:
    with qtbot.waitSignal(page.link_requested) as asked:
        click(qtbot, page, "A.II.1", FIRST.text.index("paragraph 2") + 3)
    assert asked.args == ["A.II.2"]
    assert changes == []


def test_a_reference_outside_asks_with_its_words(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.outside_link_requested) as asked:
        click(qtbot, page, "A.II.1", FIRST.text.index("Assembly") + 3)
    assert asked.args == ["Assembly resolution 1/1"]


def test_a_documents_symbol_asks_with_its_address(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.outside_link_requested) as asked:
        click(qtbot, page, "A.II.3", 20)
    assert asked.args == ["https://undocs.org/CTOC/COP/2008/19"]


def test_a_reference_to_several_passages_asks_which(qtbot: QtBot, page: TextPage) -> None:
    click(qtbot, page, "A.II.2", 26)
    menu = page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["A.II.1", "A.II.3"]
    with qtbot.waitSignal(page.link_requested) as asked:
        menu.actions()[1].trigger()
    assert asked.args == ["A.II.3"]
    menu.close()


def test_the_reports_link_is_copied_or_opened_only_by_asking(qtbot: QtBot, page: TextPage) -> None:
    address = "https://undocs.org/CTOC/COP/WG.4/2010/6"
    with qtbot.waitSignal(page.copy_requested) as copied:
        page.view.anchor_followed.emit("copy:")
    with qtbot.waitSignal(page.outside_link_requested) as opened:
        page.view.anchor_followed.emit("open:")
    assert copied.args == opened.args == [address]


def test_the_mark_of_an_erratum_asks_for_it(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.erratum_requested) as asked:
        page.view.anchor_followed.emit("erratum:3")
    assert asked.args == [3]


def test_a_footnotes_mark_leads_to_the_note_and_back(page: TextPage, changes: Counted) -> None:
    page.resize(700, 200)
    bar = page.view.verticalScrollBar()
    page.view.anchor_followed.emit("note:5")
    assert bar.value() > 0
    below = bar.value()
    page.view.anchor_followed.emit("mark:5")
    assert bar.value() < below
    assert changes == []


@pytest.fixture
def press_tab(qtbot: QtBot, page: TextPage) -> Callable[[], str]:
    """Press Tab in the text and give the link that is reached then."""
    page.activateWindow()
    page.view.setFocus()

    def press() -> str:
        qtbot.keyClick(page.view, Qt.Key.Key_Tab)
        return page.view.link_reached

    return press


def test_the_tab_key_reaches_the_marks_and_references_from_the_current_passage_on(
    page: TextPage, press_tab: Callable[[], str]
) -> None:
    page.set_current("A.II.1")
    assert [press_tab() for _ in range(4)] == ["note:5", "erratum:4", "link:0", "link:1"]


def test_the_passage_of_the_link_that_the_tab_key_reached_becomes_the_current_one(
    page: TextPage, press_tab: Callable[[], str]
) -> None:
    page.set_current("A.II.1")
    made = page.view.made
    extent = made.text_map.extent("A.II.1") if made is not None else None
    assert made is not None
    assert extent is not None
    reached = set()
    for anchor in made.anchors:
        place = page.locator_at(anchor.start)
        if anchor.start < extent[0]:
            continue
        assert press_tab() == anchor.name
        if place is not None:
            assert page.current == place[0]
            reached.add(place[0])
    assert len(reached) > 1


def test_a_key_to_the_next_passage_lets_the_tab_key_begin_there(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    page.set_current("A.II.1")
    assert press_tab() == "note:5"
    while page.current != "A.II.3":
        qtbot.keyClick(page.view, Qt.Key.Key_J)
        assert page.view.link_reached == ""
    made = page.view.made
    assert made is not None
    extent = made.text_map.extent("A.II.3")
    assert extent is not None
    behind = next(one for one in made.anchors if one.start >= extent[0])
    assert press_tab() == behind.name


def test_the_tab_key_goes_back_too_and_leaves_the_text_at_its_ends(qtbot: QtBot, page: TextPage) -> None:
    made = page.view.made
    assert made is not None
    names = [anchor.name for anchor in made.anchors]
    page.view.begin_tabs_at(0, 0)
    assert [page.view.focusNextPrevChild(True) and page.view.link_reached for _ in names] == names
    assert [page.view.focusNextPrevChild(False) and page.view.link_reached for _ in names[1:]] == names[-2::-1]
    page.view.focusNextPrevChild(False)
    assert page.view.link_reached == ""


def test_a_note_opened_by_the_keyboard_goes_with_a_click(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    press_tab()
    assert page._popup.isVisible()
    click(qtbot, page, "A.II.2", 3)
    assert page.view.link_reached == ""
    qtbot.waitUntil(lambda: not page._popup.isVisible())


def test_a_note_opens_by_the_keyboard_and_escape_closes_it(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    press_tab()
    popup = page._popup
    assert popup.isVisible()
    assert popup.words == "Note 5\nIbid., p. 1."
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_the_enter_key_follows_a_reference(qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]) -> None:
    page.set_current("A.II.1")
    for _ in range(3):
        press_tab()
    with qtbot.waitSignal(page.link_requested) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == ["A.II.2"]


def test_a_note_opens_under_the_pointer_and_closes_when_it_leaves(qtbot: QtBot, page: TextPage) -> None:
    made = page.view.made
    assert made is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(made.marks[5])
    over = page.view.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseMove(page.view.viewport(), over)
    qtbot.waitUntil(page._popup.isVisible)
    assert page._popup.accessibleName() == "Note 5"
    qtbot.mouseMove(page.view.viewport(), QPoint(300, 400))
    qtbot.waitUntil(lambda: not page._popup.isVisible())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("erratum:3", "Erratum 3\nPrinted: a\nRead as: b\nBecause it must be so."),
        ("erratum:4", "Erratum 4\nPrinted: a\nWhat it should say cannot be known.\nBecause it must be so."),
    ],
)
def test_the_mark_of_an_erratum_explains_itself(page: TextPage, name: str, words: str) -> None:
    page.view.anchor_entered.emit(name, page.rect())
    assert page._popup.words == words


def test_a_note_goes_with_its_page(qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]) -> None:
    while "Note" not in page._popup.words or not page._popup.isVisible():
        press_tab()
    page.hide()
    assert not page._popup.isVisible()


def test_a_note_opened_by_the_keyboard_goes_when_the_keyboard_does(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    while "Note" not in page._popup.words or not page._popup.isVisible():
        press_tab()
    page.view.clearFocus()
    qtbot.waitUntil(lambda: not page._popup.isVisible())


def test_other_links_open_no_note(page: TextPage) -> None:
    page.view.anchor_entered.emit("link:0", page.rect())
    assert not page._popup.isVisible()


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


def test_the_menu_offers_what_can_be_done_with_words_and_links(qtbot: QtBot, page: TextPage) -> None:
    made = page.view.made
    assert made is not None

    def offers(name: str) -> list[str]:
        anchor = next(one for one in made.anchors if one.name == name)
        cursor = QTextCursor(page.view.document())
        cursor.setPosition(anchor.start)
        page.view.menu_requested.emit(page.view.cursorRect(cursor).center() + QPoint(3, 0))
        menu = page.findChildren(QMenu)[-1]
        shown = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        return shown

    assert offers("link:0") == ["Copy", "Select all", "Follow the reference"]
    assert offers("copy:")[2:] == ["Copy “https://undocs.org/CTOC/COP/WG.4/2010/6”"]


def test_nothing_is_ever_read_for_a_page(page: TextPage) -> None:
    assert page.view.loadResource(2, "file:///etc/hostname") is None
