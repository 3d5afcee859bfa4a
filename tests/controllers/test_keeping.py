"""What is kept, where there is a place to keep it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tipbrowser.controllers.keeping import Keeper
from tipbrowser.domain.values import replace
from tipbrowser.settings import Settings, load_settings
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.window_state import WindowState


def test_without_a_folder_nothing_is_kept_and_nothing_is_said(qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    keeper = Keeper(None, status)
    keeper.keep_settings(Settings())
    keeper.keep_state(WindowState())
    assert status.message == ""


def test_what_the_command_line_asks_for_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    own, asked = Settings(theme="light", text_size=120), Settings(theme="dark", text_size=150)
    keeper = Keeper(tmp_path, status, kept=own, asked=asked)
    keeper.keep_settings(replace(asked, reading_size=32))
    assert load_settings(tmp_path)[0] == replace(own, reading_size=32)
    keeper.keep_settings(replace(asked, reading_size=32, text_size=160))
    assert load_settings(tmp_path)[0] == replace(own, reading_size=32, text_size=160)
    # Chosen once, it is the reader's own from then on, whatever it was at the start.
    keeper.keep_settings(replace(asked, reading_size=32, text_size=150))
    assert load_settings(tmp_path)[0] == replace(own, reading_size=32, text_size=150)


def test_a_state_that_cannot_be_kept_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    (tmp_path / "file").write_text("in the way")
    keeper = Keeper(tmp_path / "file", status)
    keeper.keep_state(WindowState())
    keeper.keep_settings(Settings())
    assert "cannot be kept" in status.message
    (tmp_path / "file").unlink()
    keeper.keep_state(WindowState())
    assert "cannot be kept" in status.message  # the settings are not there yet
    keeper.keep_settings(Settings())
    assert status.message == ""
