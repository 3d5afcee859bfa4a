"""The pane of the topics: its filter's icons."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tipbrowser.paths import resources
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import DARK, LIGHT
from tipbrowser.ui.topics_pane import TopicsPane


@pytest.fixture
def pane(qtbot: QtBot) -> TopicsPane:
    pane = TopicsPane(Icons(resources() / "icons"), LIGHT)
    qtbot.addWidget(pane)
    pane.set_theme(LIGHT)
    return pane


def test_another_theme_leaves_no_icon_behind(pane: TopicsPane) -> None:
    before = pane.filter_box.findChildren(QAction), pane.filter_box.findChildren(QToolButton)
    pane.set_theme(DARK)
    pane.set_theme(LIGHT)
    assert (pane.filter_box.findChildren(QAction), pane.filter_box.findChildren(QToolButton)) == before


def test_each_icon_of_the_filter_has_a_name_of_its_own(pane: TopicsPane) -> None:
    names = {button.accessibleName() for button in pane.filter_box.findChildren(QToolButton)}
    assert names == {"Filter topics", "Clear the filter"}
