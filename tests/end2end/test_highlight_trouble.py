"""Highlights where nothing can be written or read: said in place, and nothing shown that is not kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.highlighting import (
    PLACE,
    cards_of,
    drag,
    grounds,
    highlight,
    kept_words,
    make_unwritable,
    mark,
    notes_of,
    page_of,
    settle,
)
from tests.end2end.test_legend import pane_of, rename
from tests.ui.page.actions import click
from tipbrowser.application import Program
from tipbrowser.domain.anchors import anchor_of_words
from tipbrowser.domain.annotations import Highlight
from tipbrowser.domain.changes import Put
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook, new_id


@pytest.fixture
def unwritable(begin: Begin, folder: Path) -> Program:
    """Give the program over a folder in which nothing can be written."""
    make_unwritable(folder)
    return begin(locator=PLACE)


def test_what_cannot_be_written_is_said_in_place_and_not_shown(unwritable: Program, qtbot: QtBot) -> None:
    drag(qtbot, unwritable, PLACE, 7, 14)
    bar = cards_of(unwritable).bar
    qtbot.mouseClick(bar.swatches[0], Qt.MouseButton.LeftButton)
    settle(unwritable)
    assert bar.isVisible()
    assert bar.trouble.startswith("Not done: ")
    assert page_of(unwritable).rect().contains(bar.geometry())
    assert grounds(page_of(unwritable), PLACE, [0]) == [page_of(unwritable).theme.surface]
    assert cards_of(unwritable).notes.content.highlights == ()
    assert page_of(unwritable).selected_text() == "parties"


def test_a_key_says_so_too(unwritable: Program) -> None:
    mark(unwritable, "own")
    assert cards_of(unwritable).bar.trouble.startswith("Not done: ")


def test_once_it_can_be_written_the_same_words_can_be_highlighted(
    unwritable: Program, folder: Path, qtbot: QtBot
) -> None:
    highlight(unwritable, "own", PLACE, 7, 14)
    (folder / "annotations.sqlite").unlink()
    mark(unwritable, "own")
    assert kept_words(unwritable) == [("own", ["parties"])]
    assert not cards_of(unwritable).bar.isVisible()


def test_the_name_of_a_colour_that_cannot_be_kept_is_said_below_the_names(unwritable: Program, qtbot: QtBot) -> None:
    rename(qtbot, unwritable, "own", "Mine")
    assert pane_of(unwritable).said.startswith("Not done: ")
    assert unwritable.actions.notes.highlights["own"].text() == "Highlight: Own"


def test_what_cannot_be_read_is_said_and_the_text_is_there(unwritable: Program, folder: Path, qtbot: QtBot) -> None:
    notes_of(unwritable)
    qtbot.waitUntil(lambda: "cannot be read" in unwritable.window.status.message)
    assert unwritable.actions.notes.highlights["own"].text() == "Highlight: Own"
    (folder / "annotations.sqlite").unlink()
    mark(unwritable, "own")
    assert len(kept_words(unwritable)) == 1
    assert unwritable.window.status.message == ""


def test_what_another_program_changed_meanwhile_is_not_overwritten(
    begin: Begin, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin(locator=PLACE)
    highlight(program, "own", PLACE, 0, 14)
    click(qtbot, page_of(program), PLACE, 3)
    notes = notes_of(program)
    look = notes.contents.highlights

    def look_and_be_overtaken(page: str) -> object:
        found = look(page)  # type: ignore[arg-type]  # a page
        other = Notebook(folder)
        item = found[0].item
        assert isinstance(item.body, Highlight)
        other.write([Put(id=item.id, revision=item.revision, body=replace(item.body, tags=("theirs",)))])
        other.close()
        monkeypatch.setattr(notes.contents, "highlights", look)
        return found

    monkeypatch.setattr(notes.contents, "highlights", look_and_be_overtaken)
    popup = cards_of(program).popup
    qtbot.mouseClick(popup.swatches[0], Qt.MouseButton.LeftButton)
    settle(program)
    assert "changed elsewhere meanwhile" in popup.trouble
    assert kept_words(program) == [("own", ["States parties"])]
    qtbot.mouseClick(popup.swatches[0], Qt.MouseButton.LeftButton)
    settle(program)
    assert kept_words(program) == [("support", ["States parties"])]
    assert popup.trouble == ""


def test_as_soon_as_the_file_can_be_read_what_is_in_it_is_shown(
    begin: Begin, unwritable: Program, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    notes = notes_of(unwritable)
    settle(unwritable)
    assert notes.pen.trouble.kind == "unreadable"
    anchor = anchor_of_words(page_of(unwritable).view.made.page.passages[-1], 0, 3, notes.edition)  # type: ignore[union-attr]  # it shows a page
    theirs = Notebook(tmp_path / "theirs")
    theirs.write([Put(id=new_id(), revision=0, body=Highlight(colour="own", anchors=(anchor,)))])
    theirs.close()
    (tmp_path / "theirs" / "annotations.sqlite").rename(folder / "annotations.sqlite")
    with qtbot.waitSignal(notes.contents.changed):
        notes.pen.prepare()
    assert len(cards_of(unwritable).notes.content.highlights) == 1
    assert unwritable.window.status.message == ""
