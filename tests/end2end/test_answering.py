"""What another start, or another program, asks of the window that runs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, listed, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.searches import wait_for
from tipbrowser.application import Program
from tipbrowser.instance import MARK, Instance


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


def test_what_names_nothing_is_said_and_the_place_stays(program: Program) -> None:
    program.answer({"locator": "A.XX.1"})
    assert "names no paragraph" in program.window.banners.sentence("option")
    assert current(program) == "A.I.1"


def test_without_a_compendium_it_only_comes_forward(begin: Begin, tmp_path: Path) -> None:
    program = begin(database=tmp_path / "none.sqlite")
    program.answer({"locator": "A.I.1"})
    assert program.window.banners.sentence("option") == ""


def test_the_window_is_the_one_until_it_closes(begin: Begin) -> None:
    program = begin()
    with TemporaryDirectory(prefix="tip") as name:  # sockets have no long ones
        mark = Path(name) / MARK
        program.be_the_one(Path(name))
        assert mark.exists()
        program.window.close()
        assert not mark.exists()
        program.be_the_one(Path(name))
        assert not mark.exists()


@pytest.mark.parametrize("answered", [True, False])
def test_a_window_that_came_too_late_gives_way_only_to_one_that_answers(
    begin: Begin, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    program = begin()
    monkeypatch.setattr(Instance, "listen", lambda _: False)
    monkeypatch.setattr("tipbrowser.application.call", lambda *_: answered)
    program.be_the_one(folder)
    assert program.window.isVisible() != answered
