"""A database that is missing, damaged, foreign or newer: one sentence, and the window opens all the same."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current
from tests.end2end.conftest import Begin
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.ui.missing_pane import MissingPane
from tipbrowser.ui.sentences import sentence_about


def missing_pane(program: Program) -> MissingPane:
    pane = program.window.stack.currentWidget()
    assert isinstance(pane, MissingPane)
    return pane


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the database with its digest."""
    copy = tmp_path / "copy" / "compendium.sqlite"
    copy.parent.mkdir()
    shutil.copy(paths.bundled_database(), copy)
    digest = paths.bundled_database().with_name("compendium.sqlite.sha256")
    shutil.copy(digest, copy.with_name(digest.name))
    return copy


def test_a_missing_database_is_said_and_the_guide_still_opens(begin: Begin, tmp_path: Path) -> None:
    program = begin(database=tmp_path / "none.sqlite")
    pane = missing_pane(program)
    assert "is missing" in pane.sentence
    program.actions.help.trigger()
    assert program.window.stack.currentWidget() is not pane
    program.actions.help.trigger()
    assert program.window.stack.currentWidget() is pane
    program.actions.about.trigger()


def test_when_it_is_back_the_program_goes_on(begin: Begin, copy: Path, qtbot: QtBot) -> None:
    away = copy.rename(copy.with_suffix(".away"))
    program = begin(database=copy)
    button = missing_pane(program).findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    missing_pane(program)
    away.rename(copy)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(program) == "A.I.1"
    assert program.window.side.contents.view.model() is not None


def test_a_foreign_file_is_said(begin: Begin, copy: Path) -> None:
    copy.write_bytes(b"A text, not a database. " * 20)
    assert "is not a compendium" in missing_pane(begin(database=copy)).sentence


def test_a_truncated_file_is_said(begin: Begin, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:4096])
    assert "is damaged" in missing_pane(begin(database=copy)).sentence


def test_a_newer_file_is_said(begin: Begin, copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    assert "newer version" in missing_pane(begin(database=copy)).sentence


def test_a_file_that_may_not_be_read_has_its_sentence() -> None:
    assert "(Permission denied)" in sentence_about("unreadable", "/a/b", "Permission denied")


def test_a_changed_text_is_found_after_the_start_and_said_above_the_panes(
    begin: Begin, copy: Path, qtbot: QtBot
) -> None:
    connection = sqlite3.connect(copy)
    connection.execute(
        "UPDATE passage SET text = replace(text, 'shall', 'may'), markup = replace(markup, 'shall', 'may')"
    )
    connection.commit()
    connection.close()
    program = begin(database=copy)
    qtbot.waitUntil(lambda: bool(program.window.banners.sentence("integrity")))
    assert "do not quote from it" in program.window.banners.sentence("integrity")
    assert current(program) == "A.I.1"


def test_a_whole_file_is_not_talked_about(begin: Begin, copy: Path) -> None:
    program = begin(database=copy)
    program.close()
    assert program.window.banners.sentence("integrity") == ""


def test_an_unexpected_error_is_said_without_its_words(program: Program) -> None:
    program.say_fault(True)
    assert "log" in program.window.banners.sentence("fault")
    program.say_fault(False)
    assert "Traceback" not in program.window.banners.sentence("fault")
