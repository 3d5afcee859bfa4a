"""What narrows a search by keyboard: the keyboard stays where one reads what was found."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import words
from tests.end2end.conftest import Begin
from tests.end2end.searches import click_facet, facet, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.ui.facet_group import FacetBars
from tipbrowser.ui.pane_head import PaneHead
from tipbrowser.ui.wrap_button import WrapButton


def button(program: Program, words: str) -> QPushButton:
    """Give the button above the list that says something."""
    found = [one for one in program.window.entries.search.findChildren(QPushButton) if one.text() == words]
    assert len(found) == 1
    return found[0]


def unfold(qtbot: QtBot, program: Program) -> None:
    """Unfold parts, topics and kinds."""
    tools = program.window.entries.findChildren(QToolButton)
    qtbot.mouseClick(next(one for one in tools if one.accessibleName() == "Narrow"), Qt.MouseButton.LeftButton)


def wait_for_total(qtbot: QtBot, program: Program, total: int) -> None:
    """Wait until the list shows so many hits."""
    qtbot.waitUntil(lambda: (now := search_of(program).finding) is not None and now.total == total)


def is_in_sight(program: Program, widget: QWidget) -> bool:
    """Tell whether all of a widget above the list is seen."""
    head = program.window.entries.findChild(PaneHead)
    assert isinstance(head, PaneHead)
    top = widget.mapTo(head.viewport(), QPoint()).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= head.viewport().height()


def test_the_keyboard_goes_to_the_list_when_nothing_narrows_any_more(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children").total
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: button(program, "Show all that was found").isVisible())
    release = button(program, "Show all that was found")
    release.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(release, Qt.Key.Key_Space)
    wait_for_total(qtbot, program, everything)
    assert not release.isVisible()
    assert QApplication.focusWidget() is program.window.entries.view


def test_the_keyboard_goes_to_the_list_from_an_offer_that_was_taken(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "trafficing")
    offer = next(one for one in program.window.entries.search.findChildren(WrapButton) if one.isVisible())
    offer.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert wait_for(qtbot, program, "trafficking").total
    assert QApplication.focusWidget() is program.window.entries.view


def test_a_bar_that_goes_out_of_use_gives_the_keyboard_to_the_list(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: facet(program, "section", "A.VIII").isChecked())
    click_facet(qtbot, program, "part", "A")
    qtbot.waitUntil(lambda: facet(program, "part", "A").isChecked())
    other = type_text(qtbot, program, "xqzzz")
    assert other.total == 0
    bar = facet(program, "section", "A.VIII")
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (now := search_of(program).finding) is not None and not now.narrowing.sections)
    assert QApplication.focusWidget() is program.window.entries.view


def test_the_button_for_all_topics_stays_in_sight(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    more = button(program, "All topics")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: is_in_sight(program, more))
    before = more.y()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: more.y() > before)
    qtbot.waitUntil(lambda: is_in_sight(program, more))
    assert more.hasFocus()


def test_what_releases_all_is_seen_above_what_is_unfolded(begin: Begin, qtbot: QtBot) -> None:
    program = begin(size=(1024, 640))
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: is_in_sight(program, button(program, "Show all that was found")))
    release = button(program, "Show all that was found")
    assert release.y() < program.window.entries.search.facets.y()
    bars = program.window.entries.search.facets.group("section")
    # Its words begin where the bars do, 7 pixels in from its edge.
    assert release.mapTo(program.window, QPoint(7, 0)).x() == bars.mapTo(program.window, QPoint()).x()


def test_what_narrows_can_be_released_one_by_one_where_nothing_is_left(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children").total
    unfold(qtbot, program)
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: facet(program, "section", "A.VIII").isChecked())
    click_facet(qtbot, program, "part", "A")
    qtbot.waitUntil(lambda: facet(program, "part", "A").isChecked())
    type_text(qtbot, program, "zygote nowhere")
    wait_for_total(qtbot, program, 0)
    for kind, value in (("section", "A.VIII"), ("part", "A")):
        assert facet(program, kind, value).isVisible()
        assert facet(program, kind, value).isChecked()
    click_facet(qtbot, program, "part", "A")
    qtbot.waitUntil(lambda: facet(program, "section", "A.VIII").isChecked())
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: not program.window.entries.search.facets.isVisible())
    assert type_text(qtbot, program, "children").total == everything
    assert words(program, "pane_title") == "children"


def test_a_click_on_a_numeral_presses_its_bar(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    bars = program.window.entries.search.facets.group("section")
    assert isinstance(bars, FacetBars)
    qtbot.waitUntil(lambda: facet(program, "section", "B.XI").width() > 1)
    bar = facet(program, "section", "B.XI")
    below = QPoint(bar.geometry().center().x() - 2, bars.height() - 6)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=below)
    qtbot.waitUntil(lambda: facet(program, "section", "B.XI").isChecked())
    wait_for(qtbot, program, "children")
    qtbot.mouseMove(bars, below - QPoint(1, 0))
    qtbot.waitUntil(lambda: bars.toolTip() == bar.words)


def test_what_the_tab_key_comes_to_is_in_sight(begin: Begin, qtbot: QtBot) -> None:
    program = begin(size=(1024, 640))
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    more = button(program, "All topics")
    qtbot.waitUntil(lambda: more.isVisible() and not is_in_sight(program, more))
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is more:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: is_in_sight(program, more))
