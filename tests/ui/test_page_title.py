"""The header's title: whole as long as there is room, with its dates as long as there is room for both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tipbrowser.ui.page_title import NARROWEST, PageTitle

TITLE, DATES = "Second meeting", "27 to 29 January 2010"


@pytest.fixture
def title(qtbot: QtBot) -> PageTitle:
    made = PageTitle()
    qtbot.addWidget(made)
    made.show_place(TITLE, DATES)
    made.resize(600, 30)
    made.show()
    return made


def label(title: PageTitle, name: str) -> QLabel:
    found = title.findChild(QLabel, f"header_{name}")
    assert isinstance(found, QLabel)
    return found


def test_the_dates_stand_behind_the_title(title: PageTitle) -> None:
    assert label(title, "detail").isVisible()
    assert label(title, "detail").geometry().left() > label(title, "title").geometry().right()
    assert label(title, "detail").width() >= label(title, "detail").sizeHint().width()


def test_dates_without_room_are_left_out_and_the_title_stays_whole(title: PageTitle) -> None:
    title.resize(label(title, "title").sizeHint().width() + 40, 30)
    assert not label(title, "detail").isVisible()
    assert label(title, "title").width() >= label(title, "title").sizeHint().width()
    title.resize(600, 30)
    assert label(title, "detail").isVisible()


def test_a_long_title_holds_no_window_open(title: PageTitle) -> None:
    title.show_place(TITLE * 40, "")
    assert title.minimumSizeHint().width() == NARROWEST
    assert label(title, "title").width() <= title.width()


def test_from_right_to_left_the_title_stands_at_the_right(title: PageTitle) -> None:
    title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    title.show_place(TITLE, DATES)
    assert label(title, "title").geometry().right() == title.width() - 1


def test_larger_type_is_given_its_room(title: PageTitle, qtbot: QtBot) -> None:
    font = title.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    title.setFont(font)
    qtbot.waitUntil(lambda: label(title, "title").width() >= label(title, "title").sizeHint().width())
