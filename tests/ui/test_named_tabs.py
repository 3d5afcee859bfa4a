"""Tabs that show their names where these have room, and icons where they have not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tipbrowser import paths
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.named_tabs import NamedTabs
from tipbrowser.ui.side_panes import SidePanes
from tipbrowser.ui.theme import DARK, LIGHT

NAMES = ["Topics", "Bookmarks", "Notes", "Tray", "Errata"]
WIDE, NARROW = 600, 220


@pytest.fixture
def side(qtbot: QtBot) -> SidePanes:
    made = SidePanes(Icons(paths.resources() / "icons"), LIGHT)
    qtbot.addWidget(made)
    made.resize(WIDE, 600)
    made.show()
    return made


def heading(side: SidePanes) -> str:
    found = side.findChildren(QToolButton, "pane_heading")
    return next(one.text() for one in found if one.accessibleName().startswith("Index and notes"))


def test_the_names_are_seen_where_they_have_room(side: SidePanes) -> None:
    assert side.tabs.are_named
    assert heading(side) == "Index and notes"


def test_in_a_narrow_pane_all_tabs_are_in_sight_and_keep_their_names(side: SidePanes) -> None:
    side.resize(NARROW, 600)
    bar = side.tabs.tabBar()
    assert not side.tabs.are_named
    assert bar.tabRect(4).right() <= side.width()
    assert [bar.tabToolTip(place) for place in range(5)] == NAMES
    shown = QAccessible.queryAccessibleInterface(bar)
    said = [shown.child(place).text(QAccessible.Text.Name) for place in range(5)]
    assert said == NAMES


def test_the_heading_names_the_tab_in_front_where_only_icons_are_seen(side: SidePanes, qtbot: QtBot) -> None:
    side.resize(NARROW, 600)
    assert heading(side) == "Topics"
    bar = side.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(3).center())
    assert (side.tab, heading(side)) == ("tray", "Tray")
    side.resize(WIDE, 600)
    assert heading(side) == "Index and notes"


def test_larger_type_needs_more_room(side: SidePanes) -> None:
    font = side.tabs.tabBar().font()
    font.setPointSizeF(font.pointSizeF() * 4)
    side.tabs.setFont(font)
    side.tabs.tabBar().setFont(font)
    side.resize(WIDE - 1, 600)
    assert not side.tabs.are_named


def test_the_icon_of_the_tab_in_front_is_painted_in_the_accent(side: SidePanes) -> None:
    side.resize(NARROW, 600)
    side.set_theme(DARK)
    image = side.tabs.tabBar().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(NARROW // 5) for y in range(image.height())}
    assert DARK.accent in colours


def test_a_pane_takes_the_place_of_another_without_a_word(side: SidePanes, qtbot: QtBot) -> None:
    tabs = side.tabs
    assert isinstance(tabs, NamedTabs)
    pane = QWidget()
    with qtbot.assertNotEmitted(side.tab_opened):
        tabs.exchange(1, pane)
    assert tabs.widget(1) is pane
    assert [tabs.tabText(place) for place in range(5)] == NAMES
