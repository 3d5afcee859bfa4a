"""``in:notes`` in the box: hits by what one wrote, and the way to notes that belong to no paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import find_row, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.searches import type_text
from tests.written_notes import Desk
from tipbrowser.application import Program
from tipbrowser.models.roles import Role
from tipbrowser.ui.notes_pane import NotesPane
from tipbrowser.ui.wrap_button import WrapButton


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give something to write with before the window is there."""
    desk = Desk(folder)
    yield desk
    desk.close()


def sentence(program: Program) -> str:
    """Give what is said above the list."""
    return program.window.entries.search._sentence.text()


def test_a_hit_by_a_note_says_so_and_is_painted(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("zweifelhaft", "A.II.36")
    desk.note("He was gargling", "A.I.1")
    program = begin()
    type_text(qtbot, program, "in:notes zweifelhaft")
    index = find_row(program.window.entries.view, Role.TARGET, "A.II.36")
    assert "in your note: zweifelhaft" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert not program.window.entries.grab().isNull()
    program.window.search_box.clear()
    type_text(qtbot, program, "in:notes gargled ")
    assert find_row(program.window.entries.view, Role.TARGET, "A.I.1").isValid()
    assert not program.window.entries.grab().isNull()


def test_notes_on_no_paragraph_are_offered_and_listed_in_their_pane(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("zweifelhaft und frei")
    program = begin()
    type_text(qtbot, program, "in:notes zweifelhaft")
    assert sentence(program) == "No passage on which you wrote has this."
    (button,) = [one for one in program.window.entries.search.findChildren(WrapButton) if one.isVisible()]
    assert button.text() == "Notes that belong to no paragraph: 1"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pane = program.window.side.pane
    assert isinstance(pane, NotesPane)
    assert pane.filter_box.text() == "zweifelhaft"
    qtbot.waitUntil(lambda: pane.view.model().rowCount() == 1)
    assert pane.view.model().index(0, 0).data(Role.KEY) == made


def test_where_nothing_was_written_that_is_said(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "in:notes zweifelhaft")
    assert sentence(program).startswith("Nothing that you wrote on a passage has this.")


def test_a_file_that_cannot_be_read_is_said_above_the_list(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir(parents=True)
    (folder / "annotations.sqlite").write_text("this is no database, but a text", encoding="utf-8")
    program = begin()
    type_text(qtbot, program, "in:notes zweifelhaft")
    assert sentence(program).startswith("What you wrote cannot be read")


def test_a_note_that_is_written_while_one_searches_is_found_by_the_next_search(
    begin: Begin, desk: Desk, qtbot: QtBot
) -> None:
    program = begin()
    assert type_text(qtbot, program, "in:notes zweifelhaft").total == 0
    desk.note("zweifelhaft", "A.II.36")
    program.window.search_box.clear()
    assert type_text(qtbot, program, "in:notes zweifelhaft ").total == 1
    assert reader_of(program).places.place is not None
