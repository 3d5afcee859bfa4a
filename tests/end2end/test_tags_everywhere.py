"""Tags by one key: of the note that is written, of the highlight that one is at, of a bookmark."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of, kept, leave_note, strip_of, type_note, wait_until_saved, writing_of
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Bookmark, Highlight, Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.tag_line import TagLine

PLACE = "A.II.36"


def tag_line_of(program: Program) -> TagLine:
    """Give the line for tags below the note that is being written."""
    return strip_of(program).body.tags


def type_tags(program: Program, words: str) -> None:
    """Type tags into the line that the key leads to."""
    program.actions.notes.tags.trigger()
    line = program.window.focusWidget()
    assert line is not None
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_note_gets_tags_while_it_is_written(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    type_note(qtbot, program, "Ask.")
    type_tags(program, "floor, priority")
    assert program.window.focusWidget() is strip_of(program).body.editor
    QTest.keyClicks(strip_of(program).body.editor, " Soon.")
    wait_until_saved(qtbot, program)
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert (note.body.text, note.body.tags) == ("Ask. Soon.", ("floor", "priority"))


def test_tags_given_before_the_first_letter_come_with_it(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    type_tags(program, "floor")
    assert kept(folder) == []
    QTest.keyClicks(strip_of(program).body.editor, "Now.")
    wait_until_saved(qtbot, program)
    (note,) = kept(folder)
    assert note.body.tags == ("floor",)


def test_tags_given_here_stay_though_somebody_else_gave_others(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    other = Notebook(folder)
    other.write([Put(id=note.id, revision=note.revision, body=replace(note.body, tags=("theirs",)))])
    other.close()
    type_tags(program, "mine")
    wait_until_saved(qtbot, program)
    assert [item.body.tags for item in kept(folder)] == [("mine",)]


def test_the_tags_of_a_note_are_shown_when_one_writes_in_it_again(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    type_note(qtbot, program, "Ask.")
    type_tags(program, "floor")
    wait_until_saved(qtbot, program)
    leave_note(program)
    program.actions.notes.note.trigger()
    assert tag_line_of(program).tags == ("floor",)
    program.actions.notes.another_note.trigger()
    assert tag_line_of(program).tags == ()


def test_the_keyboard_goes_from_a_note_to_its_tags_and_the_note_stays(begin: Begin, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    type_note(qtbot, program, "Ask.")
    tag_line_of(program).line.setFocus()
    assert writing_of(program).current is not None
    program.window.area.page.setFocus()
    assert writing_of(program).current is None


def test_a_highlight_gets_tags_in_its_card(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    program.actions.notes.highlights["own"].trigger()
    qtbot.waitUntil(lambda: len(kept(folder)) == 1)
    cards = desk_of(program).highlighting.active
    qtbot.waitUntil(lambda: bool(cards.notes.content.highlights))
    cards._reach((cards.notes.content.highlights[0].id,), cards.notes.place_of_selection(), False)
    type_tags(program, "red")
    qtbot.waitUntil(lambda: program.actions.notes.undo.text() == "Undo: tags")
    (highlight,) = kept(folder)
    assert isinstance(highlight.body, Highlight)
    assert highlight.body.tags == ("red",)
    program.actions.notes.undo.trigger()
    qtbot.waitUntil(lambda: kept(folder)[0].body.tags == ())


def test_a_bookmark_gets_tags_in_its_pane(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator=PLACE)
    program.actions.notes.bookmark.trigger()
    program.actions.notes.bookmarks_pane.trigger()
    shelf = desk_of(program).bookmarks.shelf
    qtbot.waitUntil(lambda: shelf.is_read and len(kept(folder)) == 1 and desk_of(program).pen.is_idle)
    pane = program.window.side.tabs.currentWidget()
    pane.view.setFocus()  # type: ignore[union-attr]  # the pane of bookmarks
    pane.select([kept(folder)[0].id])  # type: ignore[union-attr]  # as above
    type_tags(program, "first, second")
    qtbot.waitUntil(lambda: kept(folder)[0].body.tags == ("first", "second"))
    (bookmark,) = kept(folder)
    assert isinstance(bookmark.body, Bookmark)
    assert pane.view.hasFocus()  # type: ignore[union-attr]  # as above
