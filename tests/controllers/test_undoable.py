"""What was done is said with a way back, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.steps import Steps
from tipbrowser.controllers.undoable import KIND, UNDO, Undoable
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.banners import BannerArea, Offer
from tipbrowser.ui.status_line import StatusLine


@pytest.fixture
def banners(qtbot: QtBot) -> BannerArea:
    area = BannerArea()
    qtbot.addWidget(area)
    area.show()
    return area


@pytest.fixture
def undoable(banners: BannerArea, tmp_path: Path) -> Iterator[Undoable]:
    pen = Pen(Notebook(tmp_path))
    yield Undoable(pen, Steps(pen, pen), banners, StatusLine(banners), pen)
    pen.finish()


def test_what_was_done_is_said_for_a_while(undoable: Undoable, banners: BannerArea) -> None:
    undoable.say("Done.", [Offer(UNDO, "Undo")])
    assert undoable._resting.isActive()
    undoable._resting.timeout.emit()
    assert banners.sentence(KIND) == ""


def test_it_stays_while_somebody_is_about_to_undo_it(undoable: Undoable, banners: BannerArea) -> None:
    undoable.say("Done.", [Offer(UNDO, "Undo")])
    button = banners.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    undoable._resting.timeout.emit()
    assert banners.sentence(KIND) == "Done."


def test_what_was_not_done_is_said_until_it_is_put_away(undoable: Undoable) -> None:
    undoable.say("Not done.")
    assert not undoable._resting.isActive()
