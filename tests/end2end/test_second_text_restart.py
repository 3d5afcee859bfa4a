"""A second text at the next start, and what becomes of it when the file cannot be read."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.tabs import actives, areas, changes_of, desk_of, keep, places
from tests.end2end.test_database import fail
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.models.roles import Role
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.page.link_browser import BEHIND, BESIDE
from tipbrowser.ui.tab_strip import CloseMark


def test_both_texts_are_there_again_after_a_restart(split: Program, begin: Begin) -> None:
    desk_of(split).open_apart("A.IV.12", BEHIND)
    areas(split)[0].page.setFocus()
    split.actions.new_tab.trigger()
    reader_of(split).places.go_to("A.IX.3")
    assert split.window.desk is not None
    split.window.desk.setSizes([600, 435])
    split.window.desk.splitterMoved.emit(600, 1)
    share = split.window.desk.share
    split.window.close()
    again = begin()
    first, second = areas(again)
    assert (first.page.current, second.page.current) == ("A.IX.3", "B.X.13")
    assert again.window.area is first
    assert actives(again) == [True, False]
    sides = desk_of(again).sides
    assert [[str(tab.place.locator) for tab in side.tabs] for side in sides] == [
        ["A.II.36", "A.IX.3"], ["B.X.13", "A.IV.12"],
    ]  # fmt: skip
    assert [side.front for side in sides] == [1, 0]
    assert again.window.desk is not None
    assert again.window.desk.share == share
    assert abs(first.width() - 600) < 4
    assert not again.actions.back.isEnabled()


def test_the_second_text_with_several_tabs_is_named_and_can_be_closed_again(split: Program, begin: Begin) -> None:
    desk_of(split).open_apart("A.IV.12", BEHIND)
    split.window.close()
    heads = [side.head for side in desk_of(begin()).sides]
    crosses = [
        [one.accessibleName() for one in stops(head) if isinstance(one, CloseMark)]
        for head in heads
        if head is not None
    ]
    assert crosses == [[], ["Close the second text"]]
    names = [head.strip.accessibleName() for head in heads if head is not None]
    assert names == ["Tabs of the text", "Tabs of the second text"]


def test_the_text_that_was_read_in_is_read_in_again(split: Program, begin: Begin) -> None:
    split.window.close()
    again = begin()
    assert actives(again) == [False, True]
    assert current(again) == "B.X.13"
    assert areas(again)[0].page.current == "A.II.36"
    assert again.window.side.contents.view.currentIndex().data(Role.TARGET) == "B.X.13"
    assert again.actions.second_text.isChecked()


def test_a_second_text_that_was_put_away_is_shown_when_it_is_opened(split: Program, begin: Begin) -> None:
    desk_of(split).open_apart("A.IV.12", BEHIND)
    split.actions.second_text.trigger()
    split.window.close()
    again = begin()
    assert len(again.window.areas) == 1
    again.window.close()
    once_more = begin()
    once_more.actions.second_text.trigger()
    assert places(once_more) == ["B.X.13", "A.IV.12"]
    assert current(once_more) == "B.X.13"


def test_a_second_text_whose_place_is_gone_opens_at_its_page_or_where_one_reads(begin: Begin, folder: Path) -> None:
    keep(folder, page="A.II", locator="A.II.36", has_second=True, second_tabs=["B.X.99", "Z.1", "A.I.2"])
    program = begin()
    assert [str(area.page.current) for area in areas(program)] == ["A.II.36", "B.X.chapeau"]
    assert [len(side.tabs) for side in desk_of(program).sides] == [1, 2]
    program.window.close()
    keep(folder, page="A.II", locator="A.II.36", has_second=True, in_second=True, tabs=["Z.9"], second_tabs=["Z.1"])
    program = begin()
    assert [str(area.page.current) for area in areas(program)] == ["A.II.36", "A.II.36"]


def test_nothing_of_it_is_made_without_being_asked_for(begin: Begin) -> None:
    program = begin()
    assert program.window.desk is None
    assert all(side.head is None for side in desk_of(program).sides)


def test_both_texts_come_back_when_the_file_is_whole_again(
    begin: Begin, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged = tmp_path / "copy.sqlite"
    shutil.copy(paths.bundled_database(), damaged)
    with closing(sqlite3.connect(damaged)) as database:
        database.execute("DROP TABLE silent_session")
        database.commit()
    keep(
        folder, page="B.X", locator="B.X.13", has_second=True, in_second=True, tabs=["A.II.36", "A.II.37"],
        second_tabs=["B.X.13"],
    )  # fmt: skip
    program = begin(database=damaged)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # of what read the damaged file
    damaged.unlink()
    shutil.copy(paths.bundled_database(), damaged)
    pane = program.window.stack.currentWidget()
    assert pane is not None
    button = pane.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [area.page.current for area in areas(program)] == ["A.II.36", "B.X.13"]
    assert actives(program) == [False, True]
    assert [len(side.tabs) for side in desk_of(program).sides] == [2, 1]
    changes = changes_of(program)
    areas(program)[0].page.link_requested.emit("A.IV")
    assert len(changes) == 1
    assert [area.page.current for area in areas(program)] == ["A.IV.1", "B.X.13"]


def test_a_text_that_cannot_be_read_opens_no_second_one(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_of(program).reading, "page", fail)
    with pytest.raises(CompendiumDamaged):
        desk_of(program).open_apart("A.IV", BESIDE)
    assert len(program.window.areas) == 1
    assert current(program) == "A.I.1"
