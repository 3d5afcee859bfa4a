"""Notes at the largest type in the smallest window: nothing is cut off that is to be read or typed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import leave_note, strip_of, type_note
from tests.end2end.notes_pane import choose, open_pane, settle
from tipbrowser.application import Program
from tipbrowser.ui.chip import Chip


@pytest.fixture
def program(begin: Begin, folder: Path) -> Program:
    folder.mkdir()
    (folder / "settings.json").write_text('{"text_size": 200}', encoding="utf-8")
    return begin(size=(1024, 640), locator="A.II.36")


def is_whole(widget: QWidget) -> bool:
    """Tell whether all of a widget can be seen."""
    return bool(widget.height()) and widget.visibleRegion().boundingRect().height() == widget.height()


def test_the_tags_are_seen_below_the_letters(program: Program, qtbot: QtBot) -> None:
    program.actions.notes.note.trigger()
    body = strip_of(program).body
    qtbot.waitUntil(lambda: is_whole(body.tags) and is_whole(body.editor))


def test_the_key_for_tags_brings_them_into_sight_below_a_long_note(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Older.")
    leave_note(program)
    type_note(qtbot, program, "Newer.", another=True)
    for _ in range(12):
        qtbot.keyClick(strip_of(program).body.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_whole(strip_of(program).body.tags))
    program.actions.notes.tags.trigger()
    qtbot.waitUntil(lambda: is_whole(strip_of(program).body.tags))


def test_the_first_words_in_the_line_end_with_dots_where_there_is_no_room(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Words that are far longer than the line below the text has room for. " * 2)
    leave_note(program)
    strip_of(program).set_open(is_open=False)
    preview = strip_of(program).findChild(QLabel, "note_preview")
    assert preview is not None
    qtbot.waitUntil(lambda: preview.fontMetrics().horizontalAdvance(preview.text()) <= preview.width())
    assert preview.text().endswith("…")


def test_what_is_said_in_place_of_the_list_is_read_to_its_end(program: Program, qtbot: QtBot) -> None:
    pane = open_pane(program, qtbot)
    label = pane.findChild(QLabel, "empty_state")
    assert label is not None
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_what_narrows_the_list_is_read_whole(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Words.")
    pane = open_pane(program, qtbot)
    for choice in ("second meeting", "notes"):
        choose(pane, program, qtbot, choice)
        settle(program, qtbot)
    chips = [one for one in pane.findChildren(Chip) if one.isVisible()]
    assert len(chips) == 2
    qtbot.waitUntil(lambda: all(chip.height() >= chip.heightForWidth(chip.width()) for chip in chips))
