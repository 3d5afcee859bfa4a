"""The whole window by keyboard: from pane to pane, in the order in which one reads, and never thrown elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, current, reader_of, sheet_of, words
from tipbrowser.application import Program
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.focus_order import stops

ADDRESS = "https://undocs.org/CTOC/COP/WG.4/2010/6"


def holder(program: Program) -> QWidget | None:
    """Give the pane that has the keyboard."""
    focused = program.window.focusWidget()
    side = program.window.side
    panes = [side.contents, side.topics, side.errata, program.window.entries, program.window.area.page,
             program.window.area.apparatus, program.window.area.notes_pane]  # fmt: skip
    return next((pane for pane in panes if focused is not None and pane.isAncestorOf(focused)), None)


def test_f6_goes_through_every_pane_and_back(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    program.actions.contents.trigger()
    seen = [holder(program)]
    for _ in range(5):
        program.actions.next_pane.trigger()
        seen.append(holder(program))
    window = program.window
    area = window.area
    assert seen == [
        window.side.contents,
        window.side.topics,
        window.entries,
        area.page,
        area.apparatus,
        area.notes_pane,
    ]
    program.actions.next_pane.trigger()
    assert holder(program) is window.side.contents
    program.actions.previous_pane.trigger()
    assert holder(program) is area.notes_pane


def test_each_pane_has_its_key(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    actions, window = program.actions, program.window
    pairs = (
        (actions.topics, window.side.topics), (actions.errata, window.side.errata), (actions.entries, window.entries),
        (actions.text, window.area.page), (actions.apparatus, window.area.apparatus),
        (actions.contents, window.side.contents),
    )  # fmt: skip
    for action, pane in pairs:
        action.trigger()
        assert holder(program) is pane


def test_tab_leads_from_the_box_to_what_was_found_and_shift_tab_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    program.actions.search.trigger()
    qtbot.keyClicks(window.search_box, "organs")
    qtbot.waitUntil(lambda: window.entries.isVisible() and window.entries.view.model().rowCount() > 0)
    qtbot.keyClick(window.search_box, Qt.Key.Key_Tab)
    assert window.entries.view.hasFocus()
    qtbot.keyClick(window.entries.view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.search_box.hasFocus()


def test_tab_comes_to_everything_once_also_behind_the_box(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    window = program.window
    program.actions.search.trigger()
    qtbot.keyClicks(window.search_box, "organs")
    qtbot.waitUntil(lambda: words(program, "pane_title") != "Children")
    seen = [window.focusWidget()]
    while window.focusNextPrevChild(True) and window.focusWidget() not in seen:
        seen.append(window.focusWidget())
    assert set(seen) == set(stops(window))
    assert window.focusWidget() is window.search_box


def test_a_key_to_a_pane_puts_the_sheet_away(program: Program) -> None:
    program.actions.settings.trigger()
    program.actions.text.trigger()
    assert program.window.stack.currentWidget() is program.window.columns


def test_enter_opens_what_is_selected_in_the_contents(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert program.window.area.page.current == "A.I.2"


def test_enter_on_a_part_opens_and_closes_it(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    part = tree.model().index(2, 0)
    tree.setCurrentIndex(part)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(part)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(part)


def test_enter_leads_from_an_erratum_to_its_place(program: Program, qtbot: QtBot) -> None:
    program.actions.errata.trigger()
    view = program.window.side.errata.view
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert program.window.entries.isVisible()


def test_no_two_actions_share_a_key(program: Program) -> None:
    keys = [key.toString() for action in program.actions.all_actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_key_to_a_list_that_is_not_there_does_nothing(program: Program) -> None:
    before = program.window.focusWidget()
    program.actions.entries.trigger()
    assert program.window.focusWidget() is before


def focused(program: Program) -> QWidget:
    found = program.window.focusWidget()
    assert found is not None
    return found


def combine(program: Program, *topics: str) -> None:
    reader_of(program).topics.show_choice(TopicChoice(all_of=topics))


def test_the_tab_key_goes_as_one_reads(program: Program, qtbot: QtBot) -> None:
    combine(program, "Children", "Legislation")
    window = program.window
    order = stops(window)
    panes: list[QWidget] = [window.header, window.side, window.entries, window.area.page, window.area.apparatus]
    panes.append(window.area.notes_pane)
    seen = [next(number for number, pane in enumerate(panes) if pane.isAncestorOf(stop)) for stop in order]
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2, 3, 4, 5}
    for pane in (window.side.topics, window.entries, window.area.apparatus):
        tops = [stop.mapTo(pane, QPoint()).y() for stop in stops(pane)]
        assert all(second > first - 12 for first, second in pairwise(tops))
    walked = [order[0]]
    order[0].setFocus()
    while len(walked) < len(order):
        window.focusNextPrevChild(True)
        walked.append(focused(program))
    assert [one.accessibleName() for one in walked] == [one.accessibleName() for one in order]
    window.focusNextPrevChild(True)
    assert focused(program) is order[0]
    window.focusNextPrevChild(False)
    assert focused(program) is order[-1]


def test_from_right_to_left_the_tab_key_begins_at_the_right(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    buttons = [QPushButton(name, parent) for name in "ab"]
    for place, button in enumerate(buttons):
        button.setGeometry(100 * place, 3 * place, 80, 20)
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parent.show()
    assert stops(parent) == buttons[::-1]


def test_a_chip_taken_out_hands_the_keyboard_to_the_next_and_the_last_to_the_list(
    program: Program, qtbot: QtBot
) -> None:
    combine(program, "Children", "Legislation", "Crime prevention")
    chips = program.window.entries.chips
    for remaining in (2, 0):
        chip = next(one for one in stops(chips) if isinstance(one, Chip))
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Space)
        shown = [one for one in stops(chips) if isinstance(one, Chip)]
        assert len(shown) == remaining
        assert focused(program) is (shown[0] if shown else program.window.entries.view)


def test_clearing_all_leads_to_the_text(program: Program, qtbot: QtBot) -> None:
    combine(program, "Children", "Legislation")
    clear = program.window.entries.chips.findChild(QPushButton, "chip_clear")
    assert clear is not None
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Space)
    assert focused(program) is program.window.area.page.view


def test_an_empty_combination_is_left_by_its_chips(program: Program) -> None:
    combine(program, "Terrorism", "Smuggling of migrants")
    assert not program.window.entries.view.isVisible()
    program.actions.entries.trigger()
    assert isinstance(focused(program), Chip)


def test_dismissing_a_sentence_leaves_the_keyboard_in_the_text(program: Program, qtbot: QtBot) -> None:
    program.actions.text.trigger()
    program.window.banners.show_banner("silent", "Nothing was adopted.")
    button = program.window.banners.findChild(QPushButton, "banner_close")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert focused(program) is program.window.area.page.view
    program.window.banners.show_banner("silent", "Nothing was adopted.")
    button = program.window.banners.findChildren(QPushButton, "banner_close")[-1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert focused(program) is program.window.area.page.view


def test_escape_in_the_text_puts_the_last_sentence_away(program: Program, qtbot: QtBot) -> None:
    program.window.banners.show_banner("silent", "Nothing was adopted.")
    program.window.banners.show_banner("fault", "Something happened.")
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_Escape)
    assert not program.window.banners.sentence("fault")
    assert program.window.banners.sentence("silent")
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_Escape)
    assert not program.window.banners.isVisible()


def test_a_sentence_moves_nothing_that_one_looks_at(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    window = program.window
    view = window.area.page.view
    before = view.mapTo(window, QPoint()), view.verticalScrollBar().value(), window.side.mapTo(window, QPoint())
    window.banners.show_banner("fault", "Something happened.")
    qtbot.waitUntil(lambda: window.banners.height() > 20)
    assert (view.mapTo(window, QPoint()), view.verticalScrollBar().value(), window.side.mapTo(window, QPoint())) == (
        before
    )


def test_the_keys_of_a_step_that_cannot_be_taken_do_nothing_else(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    before = tree.currentIndex()
    assert not program.actions.back.isEnabled()
    held = [one for one in program.window.children() if one.metaObject().className() == "QShortcut"]
    keys = {one.property("key").toString(): one for one in held}
    assert keys["Alt+Left"].property("enabled")
    reader_of(program).places.go_to("A.II.36")
    assert not keys["Alt+Left"].property("enabled")
    assert program.actions.back.isEnabled()
    program.actions.back.trigger()
    assert keys["Alt+Left"].property("enabled")
    assert tree.currentIndex() == before


def test_a_button_put_out_of_use_hands_the_keyboard_to_the_text(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    back = next(one for one in stops(program.window.header) if one.accessibleName() == "Back")
    assert isinstance(back, QToolButton)
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert current(program) == "A.I.1"
    assert not back.isEnabled()
    assert focused(program) is program.window.area.page.view


def test_the_keyboard_in_the_apparatus_is_on_something_that_can_be_pressed(program: Program) -> None:
    program.actions.apparatus.trigger()
    assert isinstance(focused(program), QAbstractButton)


@pytest.mark.parametrize("name", ["help", "settings", "about"])
def test_a_sheet_opens_with_the_keyboard_on_something_that_uses_it(program: Program, name: str) -> None:
    program.sheets.open(name)
    assert focused(program) in stops(sheet_of(program))
    if name == "settings":
        assert isinstance(focused(program), QComboBox)
