"""The links of a page: notes that open, references that are followed, and the way through them by the Tab key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.page.actions import Counted, click
from tests.ui.page_values import FIRST
from tipbrowser.ui.page.text_page import TextPage


def test_a_reference_inside_asks_for_its_target_and_changes_nothing_itself(
    qtbot: QtBot, page: TextPage, changes: Counted
) -> None:
    with qtbot.waitSignal(page.link_requested) as asked:
        click(qtbot, page, "A.II.1", FIRST.text.index("paragraph 2") + 3)
    assert asked.args == ["A.II.2"]
    assert changes == []


def test_a_resolution_outside_asks_with_its_address(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.waitSignal(page.outside_link_requested) as asked:
        click(qtbot, page, "A.II.1", FIRST.text.index("Assembly") + 3)
    assert asked.args == ["https://undocs.org/A/RES/1/1"]


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
    assert page._links.popup.isVisible()
    click(qtbot, page, "A.II.2", 3)
    assert page.view.link_reached == ""
    qtbot.waitUntil(lambda: not page._links.popup.isVisible())


def test_a_note_opens_by_the_keyboard_and_escape_closes_it(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    press_tab()
    popup = page._links.popup
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
    qtbot.waitUntil(page._links.popup.isVisible)
    assert page._links.popup.accessibleName() == "Note 5"
    qtbot.mouseMove(page.view.viewport(), QPoint(300, 400))
    qtbot.waitUntil(lambda: not page._links.popup.isVisible())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("erratum:3", "Erratum 3\nPrinted: a\nRead as: b\nBecause it must be so."),
        ("erratum:4", "Erratum 4\nPrinted: a\nWhat it should say cannot be known.\nBecause it must be so."),
    ],
)
def test_the_mark_of_an_erratum_explains_itself(page: TextPage, name: str, words: str) -> None:
    page.view.anchor_entered.emit(name, page.rect())
    assert page._links.popup.words == words


def test_a_note_goes_with_its_page(qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]) -> None:
    while "Note" not in page._links.popup.words or not page._links.popup.isVisible():
        press_tab()
    page.hide()
    assert not page._links.popup.isVisible()


def test_a_note_opened_by_the_keyboard_goes_when_the_keyboard_does(
    qtbot: QtBot, page: TextPage, press_tab: Callable[[], str]
) -> None:
    while "Note" not in page._links.popup.words or not page._links.popup.isVisible():
        press_tab()
    page.view.clearFocus()
    qtbot.waitUntil(lambda: not page._links.popup.isVisible())


def test_other_links_open_no_note(page: TextPage) -> None:
    page.view.anchor_entered.emit("link:0", page.rect())
    assert not page._links.popup.isVisible()


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

    apart = ["Open in a new tab", "Open in the second text"]
    assert offers("link:0") == ["Copy", "Select all", "Follow the reference", *apart]
    assert offers("copy:")[2:] == ["Copy “https://undocs.org/CTOC/COP/WG.4/2010/6”"]
