"""Another compendium in the same window: opened, remembered, gone, and left again."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import weakref
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic, current, listed, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.editions import enter, labels, pane_of, settle, write_about
from tests.end2end.note_actions import desk_of
from tests.second_edition import MOVED
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.controllers.digest import sha256_of
from tipbrowser.store.integrity import digest_file
from tipbrowser.window_state import WindowState, load_state, save_state


def _change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(statement)
        database.commit()


def test_tabs_lists_and_search_work_in_the_other_compendium(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin(locator="A.II.36")
    click_topic(qtbot, program, "Children")
    before = listed(program)
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13")
    program.actions.second_text.trigger()
    enter(qtbot, program, second)
    assert current(program) == "B.X.13"
    assert listed(program) == [MOVED.get(one, one) for one in before]
    assert len(program.window.areas) == 2
    program.actions.close_tab.trigger()
    searching = reader_of(program).searching.search
    searching.ask_anew("what was decided in the years since then", in_topics=False)
    qtbot.waitUntil(lambda: "A.II.51" in listed(program))
    program.actions.back.trigger()
    program.actions.theme.trigger()
    program.actions.about.trigger()
    assert "second.sqlite" in labels(program).replace("\u200b", "")
    assert "2026" in labels(program)


def test_nothing_of_the_compendium_before_stays(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin(locator="A.II.36")
    write_about(program, "A.II.36")
    reader_of(program).searching.box.come()
    program.actions.help.trigger()
    window = program.window
    left = [
        weakref.ref(one)
        for one in (
            program.reader,
            program.actions,
            program.sheets,
            program.appearance,
            window.side,
            window.area,
            window.header,
        )
    ]
    program.compendia.open(str(second))
    settle(qtbot, program, 1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [type(one()).__name__ for one in left if one() is not None] == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.unlink(), "There is no file"),
        (lambda path: path.write_bytes(b"no database"), "is not a compendium"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "is damaged"),
        (lambda path: digest_file(path).write_text(f"{'0' * 64}  {path.name}\n"), "is damaged"),
        (lambda path: _change(path, "DROP TABLE silent_session"), "is damaged"),
        (lambda path: _change(path, "PRAGMA user_version = 99"), "newer version"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_said_and_what_is_open_stays(
    begin: Begin, qtbot: QtBot, second: Path, spoil: Callable[[Path], object], words: str
) -> None:
    program = begin(locator="A.II.36")
    reader = program.reader
    spoil(second)
    enter(qtbot, program, second)
    assert words in pane_of(program).problem.replace("\u200b", "")
    assert pane_of(program).problem.endswith("What is open stays open.")
    assert program.reader is reader
    program.sheets.close()
    assert not program.compendia.open(str(second))
    assert words in program.window.banners.sentence("compendium")
    assert current(program) == "A.II.36"


def test_a_whole_file_with_its_digest_is_opened(begin: Begin, second: Path) -> None:
    digest_file(second).write_text(f"{sha256_of(second)}  {second.name}\n")
    program = begin()
    assert program.compendia.open(second.as_uri())
    assert program.database == second


def test_the_one_that_is_open_is_not_opened_again(begin: Begin) -> None:
    program = begin()
    reader = program.reader
    assert program.compendia.open(f'"{paths.bundled_database()}"')
    assert program.reader is reader


def test_an_empty_line_opens_nothing(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    enter(qtbot, program, "  ")
    assert pane_of(program).problem == ""


def test_a_file_is_chosen_in_the_systems_dialog(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin()
    program.actions.notes.open_compendium.trigger()
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(second)))
    pane_of(program).findChildren(QPushButton)[1].click()
    assert program.database == second
    program.actions.notes.open_compendium.trigger()
    pane_of(program).findChildren(QPushButton)[2].click()
    assert program.database == paths.bundled_database()


def test_a_compendium_that_is_gone_at_the_next_start_gives_way_to_the_bundled_one(
    begin: Begin, second: Path, folder: Path
) -> None:
    program = begin()
    program.compendia.open(str(second))
    program.window.close()
    assert load_state(folder)[0].compendium == str(second)
    second.unlink()
    again = begin(locator="A.II.36")
    assert "There is no file" in again.window.banners.sentence("compendium")
    assert "comes with the program was opened instead" in again.window.banners.sentence("compendium")
    assert again.database == paths.bundled_database()
    again.window.close()
    assert load_state(folder)[0].compendium == str(second)


def test_a_compendium_that_was_gone_is_opened_by_the_next_start_that_finds_it(
    begin: Begin, second: Path, folder: Path
) -> None:
    (again, _) = begin_without(begin, second, folder)
    again.window.close()
    shutil.copy(second.with_name("aside.sqlite"), second)
    third = begin()
    assert third.database == second
    assert third.window.banners.sentence("compendium") == ""


def test_a_compendium_that_was_gone_is_opened_again_by_a_press(begin: Begin, second: Path, folder: Path) -> None:
    again, press = begin_without(begin, second, folder)
    press("retry")
    assert "There is no file" in again.window.banners.sentence("compendium")
    assert again.database == paths.bundled_database()
    again.window.banners.offer_chosen.emit("other", "forget")
    assert again._state().compendium == str(second)
    shutil.copy(second.with_name("aside.sqlite"), second)
    again.window.banners.offer_chosen.emit("compendium", "retry")
    assert again.database == second
    again.compendia.open(str(paths.bundled_database()))
    assert again._state().compendium == ""


def test_a_compendium_that_was_gone_is_asked_for_no_more_once_that_is_chosen(
    begin: Begin, second: Path, folder: Path
) -> None:
    again, press = begin_without(begin, second, folder)
    press("forget")
    assert load_state(folder)[0].compendium == ""
    again.window.banners.offer_chosen.emit("compendium", "retry")
    assert again.database == paths.bundled_database()


def begin_without(begin: Begin, second: Path, folder: Path) -> tuple[Program, Callable[[str], None]]:
    """Begin while the reader's compendium is away, and give what presses a button of the banner that says so."""
    folder.mkdir()
    save_state(folder, WindowState(welcomed=True, width=1280, height=800, compendium=str(second)))
    second.rename(second.with_name("aside.sqlite"))
    program = begin()

    def press(name: str) -> None:
        button = program.window.banners.findChild(QPushButton, f"banner_{name}")
        assert button is not None
        button.click()

    return program, press


def test_a_compendium_that_turns_out_damaged_at_the_next_start_gives_way_too(
    begin: Begin, second: Path, folder: Path
) -> None:
    folder.mkdir()
    save_state(folder, WindowState(welcomed=True, width=1280, height=800, compendium=str(second)))
    _change(second, "DROP TABLE silent_session")
    program = begin()
    assert program.database == paths.bundled_database()
    assert "is damaged" in program.window.banners.sentence("compendium")
    assert program.window.is_built
    assert current(program) == "A.I.1"


def test_while_something_is_not_saved_no_other_compendium_is_opened(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin(locator="A.II.36")
    writing = desk_of(program).writing
    monkeypatch.setattr(writing, "may_close", lambda: False)
    assert program.compendia.open(str(second))
    assert program.database == paths.bundled_database()
    assert "not saved yet" in program.window.banners.sentence("compendium")
    monkeypatch.undo()


def test_another_start_has_the_window_open_its_compendium_and_go_there(begin: Begin, second: Path) -> None:
    program = begin()
    program.answer({"compendium": str(second), "locator": "A.II.51"})
    assert program.database == second
    assert current(program) == "A.II.51"
    program.answer({"compendium": str(second.with_name("none")), "locator": "A.II.52"})
    assert "There is no file" in program.window.banners.sentence("compendium")
    assert current(program) == "A.II.52"


def test_without_the_bundled_compendium_another_one_can_be_opened(
    begin: Begin, qtbot: QtBot, second: Path, tmp_path: Path
) -> None:
    program = begin(database=tmp_path / "none.sqlite")
    enter(qtbot, program, second)
    assert current(program) == "A.I.1"
    assert program.window.is_built
