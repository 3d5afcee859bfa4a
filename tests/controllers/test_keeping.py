"""What is kept, where there is a place to keep it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tipbrowser.controllers.keeping import Keeper
from tipbrowser.settings import Settings
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.window_state import WindowState


def test_without_a_folder_nothing_is_kept_and_nothing_is_said(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    keeper = Keeper(None, status)
    keeper.keep_settings(Settings())
    keeper.keep_state(WindowState())
    assert status.message == ""


def test_a_state_that_cannot_be_kept_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    (tmp_path / "file").write_text("in the way")
    Keeper(tmp_path / "file", status).keep_state(WindowState())
    assert "cannot be kept" in status.message
