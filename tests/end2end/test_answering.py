"""What another start, or another program, asks of the window that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, listed, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.searches import wait_for
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.instance.seat import take_seat
from tipbrowser.settings import Settings, load_settings
from tipbrowser.ui.theme import DARK


def test_it_comes_forward_and_goes_there(program: Program) -> None:
    program.window.showMinimized()
    program.answer({"locator": "para. 43 of CTOC/COP/WG.4/2010/6", "topic": "", "view": "", "token": "t"})
    assert current(program) == "A.II.36"
    assert not program.window.windowState() & Qt.WindowState.WindowMinimized


def test_a_topic_and_a_view_are_shown(program: Program) -> None:
    program.answer({"topic": "reflection period"})
    assert listed(program)
    program.answer({"view": "help"})
    assert sheet_of(program).isVisible()
    program.answer({"locator": "A.I.2", "view": "nonsense"})
    assert program.window.stack.currentWidget() is program.window.columns
    assert current(program) == "A.I.2"


def test_what_is_to_be_searched_for_is_found_within_a_topic_too(program: Program, qtbot: QtBot) -> None:
    program.answer({"search": "organs"})
    everything = wait_for(qtbot, program, "organs").total
    assert program.window.search_box.text() == "organs"
    program.answer({"search": "children", "topic": "Children"})
    narrowed = wait_for(qtbot, program, "children")
    assert everything
    assert narrowed.narrowing.topics.all_of == ("Children",)


def test_theme_and_text_size_are_taken_and_the_own_choice_is_kept(begin: Begin, folder: Path) -> None:
    program = begin()
    program.appearance.set_text_size(120)
    program.answer({"theme": "dark", "text_size": "150"})
    assert program.appearance.theme is DARK
    assert program.appearance.settings.text_size == 150
    assert load_settings(folder)[0] == Settings(text_size=120)
    program.appearance.set_text_size(160)
    assert load_settings(folder)[0] == Settings(text_size=160)


@pytest.mark.parametrize("asked", [{"theme": "pink"}, {"text_size": "999"}, {"text_size": "x"}, {"text_size": "120"}])
def test_a_look_that_is_none_or_is_there_changes_nothing(program: Program, asked: dict[str, str]) -> None:
    program.appearance.set_text_size(120)
    before = program.appearance.settings
    program.answer(asked)
    assert program.appearance.settings == before


def test_what_names_nothing_is_said_and_the_place_stays(program: Program) -> None:
    program.answer({"locator": "A.XX.1"})
    assert "names no paragraph" in program.window.banners.sentence("option")
    assert current(program) == "A.I.1"


def test_without_a_compendium_it_comes_forward_and_goes_there_later(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    database = tmp_path / "none.sqlite"
    program = begin(database=database)
    program.answer({"locator": "A.I.4", "search": "organs"})
    assert program.window.banners.sentence("option") == ""
    program._retry()
    database.write_bytes(paths.bundled_database().read_bytes())
    program._retry()
    assert current(program) == "A.I.4"
    wait_for(qtbot, program, "organs")


def test_the_window_can_be_called_until_it_closes(begin: Begin, tmp_path: Path) -> None:
    program = begin()
    seat = take_seat(tmp_path)
    program.be_the_one(seat)
    socket = Path(seat.address())
    assert socket.is_socket()
    program.window.close()
    assert not socket.exists()
    program.be_the_one(seat)
    assert not socket.exists()
    seat.leave()
