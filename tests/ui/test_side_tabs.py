"""The tabs of the start side: names where there is room, else signs beside the one in front."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tipbrowser.paths import resources
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.side_tabs import SideTabs
from tipbrowser.ui.theme import LIGHT

NAMES = ["Topics", "Bookmarks", "Notes"]


@pytest.fixture
def tabs(qtbot: QtBot) -> SideTabs:
    tabs = SideTabs(Icons(resources() / "icons"), LIGHT)
    qtbot.addWidget(tabs)
    for name, sign in zip(NAMES, ("topics", "bookmark", "note"), strict=True):
        tabs.add(QWidget(), name, sign)
    tabs.show()
    return tabs


def shown(tabs: SideTabs) -> list[str]:
    return [tabs.tabText(place) for place in range(tabs.count())]


def test_where_there_is_room_all_names_are_shown(tabs: SideTabs) -> None:
    tabs.resize(900, 200)
    assert shown(tabs) == NAMES
    assert all(tabs.tabIcon(place).isNull() for place in range(3))


def test_where_there_is_none_only_the_one_in_front_has_its_name(tabs: SideTabs) -> None:
    tabs.resize(120, 200)
    assert shown(tabs) == ["Topics", "", ""]
    tabs.setCurrentIndex(1)
    assert shown(tabs) == ["", "Bookmarks", ""]
    assert [tabs.tabIcon(place).isNull() for place in range(3)] == [False, True, False]


def test_a_sign_is_named_all_the_same(tabs: SideTabs) -> None:
    tabs.resize(120, 200)
    assert [tabs.tabToolTip(place) for place in range(3)] == NAMES
    assert [tabs.tabBar().accessibleTabName(place) for place in range(3)] == NAMES


def test_a_pane_takes_the_place_of_another_and_nobody_is_told(tabs: SideTabs) -> None:
    told: list[int] = []
    tabs.setCurrentIndex(2)
    tabs.currentChanged.connect(told.append)
    pane = QWidget()
    tabs.replace(2, pane)
    assert (tabs.widget(2), tabs.currentIndex(), told) == (pane, 2, [])
