"""Notes written in the real window: typed, saved, read, deleted, brought back, there again at the next start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place
from tests.end2end.conftest import Begin
from tipbrowser.application import Program
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.controllers.writing import WritingController
from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.notes.note_card import NoteCard
from tipbrowser.ui.notes.note_strip import NoteStrip


def desk_of(program: Program) -> NotesDesk:
    """Give what holds the notes."""
    assert program.reader is not None
    assert program.reader.notes is not None
    return program.reader.notes


def writing_of(program: Program) -> WritingController:
    """Give what writes."""
    return desk_of(program).writing


def strip_of(program: Program) -> NoteStrip:
    """Give the notes below the text that is read in."""
    strip = program.window.area.notes
    assert strip is not None
    return strip


def kept(folder: Path) -> list[Item]:
    """Give all items of the file, read by somebody else."""
    notebook = Notebook(folder)
    try:
        reader = notebook.reader
        return [] if reader is None else list(reader.every())
    finally:
        notebook.close()


def texts(folder: Path) -> list[str]:
    """Give the texts of the notes that are in use, in the order of their making."""
    return [item.body.text for item in kept(folder) if isinstance(item.body, Note) and item.deleted is None]


def type_note(qtbot: QtBot, program: Program, words: str, *, another: bool = False) -> None:
    """Write into a note by key, until it is saved."""
    actions = program.actions.notes
    (actions.another_note if another else actions.note).trigger()
    editor = strip_of(program).body.editor
    assert program.window.focusWidget() is editor
    QTest.keyClicks(editor, words)
    wait_until_saved(qtbot, program)


def wait_until_saved(qtbot: QtBot, program: Program) -> None:
    """Wait until nothing is left to be saved."""
    qtbot.waitUntil(lambda: desk_of(program).pen.is_idle and not writing_of(program).drafts.unsaved)


def leave_note(program: Program) -> None:
    """Go back to the text by key."""
    QTest.keyClick(strip_of(program).body.editor, Qt.Key.Key_Escape)


def cards_of(program: Program) -> list[NoteCard]:
    """Give the cards that are seen."""
    return [card for card in strip_of(program).findChildren(NoteCard) if card.isVisible()]


def test_no_file_is_made_before_something_is_written(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.actions.notes.note.trigger()
    qtbot.waitUntil(lambda: desk_of(program).pen.is_idle)
    leave_note(program)
    program.window.close()
    assert not (folder / "annotations.sqlite").exists()


def test_what_is_typed_is_in_the_file_with_its_place(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "Ask for this.")
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert (note.body.text, note.body.about) == ("Ask for this.", "passage")
    (anchor,) = note.body.anchors
    assert (anchor.locator, anchor.is_whole) == ("A.II.36", True)
    assert anchor.exact.startswith("States parties should develop awareness-raising")
    assert anchor.prefix
    assert anchor.suffix.startswith("States parties should adopt")


def test_it_is_there_again_at_the_next_start_as_it_stood(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    first = begin(locator="A.II.36")
    type_note(qtbot, first, "Still here?")
    first.window.close()
    second = begin()
    qtbot.waitUntil(lambda: bool(cards_of(second)))
    assert [card.note.text for card in cards_of(second)] == ["Still here?"]
    assert strip_of(second).is_open


def test_a_window_that_is_closed_while_one_types_loses_nothing(begin: Begin, folder: Path) -> None:
    program = begin(locator="A.II.36")
    program.actions.notes.note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, "The last words.")
    program.window.close()
    assert texts(folder) == ["The last words."]


def test_typing_goes_into_the_newest_note_and_a_key_begins_another(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_note(qtbot, program, "One.")
    leave_note(program)
    type_note(qtbot, program, "Two.", another=True)
    leave_note(program)
    type_note(qtbot, program, " And more.")
    assert texts(folder) == ["One.", "Two. And more."]


def test_an_empty_note_is_not_begun_twice(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.actions.notes.another_note.trigger()
    draft = writing_of(program).current
    program.actions.notes.another_note.trigger()
    assert writing_of(program).current is draft


def test_each_paragraph_keeps_its_own_notes(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    type_note(qtbot, program, "Of thirty-six.")
    click_place(qtbot, program, "A.II.37")
    assert cards_of(program) == []
    type_note(qtbot, program, "Of thirty-seven.")
    click_place(qtbot, program, "A.II.36")
    assert [card.note.text for card in cards_of(program)] == ["Of thirty-six."]
    places = [anchor.locator for item in kept(folder) for anchor in item.body.anchors]
    assert places == ["A.II.36", "A.II.37"]


def test_letters_go_on_into_the_note_while_the_text_moves_on(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.notes.note.trigger()
    editor = strip_of(program).body.editor
    QTest.keyClicks(editor, "Before")
    assert program.reader is not None
    program.reader.places.go_to("A.V.3")
    QTest.keyClicks(editor, " and after")
    wait_until_saved(qtbot, program)
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert (note.body.text, note.body.anchors[0].locator) == ("Before and after", "A.II.36")
    leave_note(program)
    assert strip_of(program).head.findChildren(type(strip_of(program).head._title))[0].text() == "Notes: V.3"


def test_a_note_about_a_whole_meeting(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    strip_of(program).set_open(is_open=True)
    strip_of(program).head._segments["section"].click()
    QTest.keyClicks(strip_of(program).body.editor, "A good meeting.")
    wait_until_saved(qtbot, program)
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert (note.body.about, note.body.name, note.body.anchors) == ("section", "A.II", ())


def test_a_free_note_and_one_about_a_topic(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.actions.notes.free_note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, "Buy milk.")
    wait_until_saved(qtbot, program)
    writing_of(program).new_note("topic", "Children")
    QTest.keyClicks(strip_of(program).body.editor, "Few words.")
    wait_until_saved(qtbot, program)
    bodies = [item.body for item in kept(folder) if isinstance(item.body, Note)]
    assert [(body.about, body.name) for body in bodies] == [("free", ""), ("topic", "Children")]


def test_a_note_of_blanks_goes_into_the_bin_once_it_is_left(program: Program, folder: Path, qtbot: QtBot) -> None:
    type_note(qtbot, program, "a")
    QTest.keyClick(strip_of(program).body.editor, Qt.Key.Key_Backspace)
    leave_note(program)
    wait_until_saved(qtbot, program)
    qtbot.waitUntil(lambda: texts(folder) == [])
    assert len(kept(folder)) == 1


def test_a_deleted_note_is_taken_back_by_one_key(program: Program, folder: Path, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Not so bad.")
    leave_note(program)
    QTest.keyClick(cards_of(program)[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: texts(folder) == [] and program.actions.notes.undo.isEnabled())
    assert program.window.banners.sentence("note deleted") == "The note is in the bin."
    program.actions.notes.undo.trigger()
    qtbot.waitUntil(lambda: texts(folder) == ["Not so bad."] and bool(cards_of(program)))
    program.actions.notes.redo.trigger()
    qtbot.waitUntil(lambda: texts(folder) == [] and not cards_of(program))


def test_what_was_just_typed_is_not_lost_by_deleting(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.actions.notes.note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, "quick")
    draft = writing_of(program).current
    assert draft is not None
    writing_of(program)._delete(draft.id)
    qtbot.waitUntil(lambda: [item.deleted is not None for item in kept(folder)] == [True])
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert note.body.text == "quick"


def test_undo_in_a_note_belongs_to_that_note(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    type_note(qtbot, program, "First")
    click_place(qtbot, program, "A.II.37")
    type_note(qtbot, program, "Second")
    click_place(qtbot, program, "A.II.36")
    type_note(qtbot, program, " more")
    strip_of(program).body.editor.undo()
    wait_until_saved(qtbot, program)
    assert "Second" in texts(folder)
    assert "First more" not in texts(folder)


def test_places_in_a_note_are_links_that_lead_there(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "See II.37, not II.99 or [this](https://example.org).")
    leave_note(program)
    card = cards_of(program)[0]
    assert card.note.places == {"II.37"}
    assert program.reader is not None
    card.place_requested.emit("II.37")
    assert program.reader.places.place is not None
    assert program.reader.places.place.locator == "A.II.37"


def test_an_address_in_a_note_is_asked_about(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "[this](https://example.org)")
    leave_note(program)
    cards_of(program)[0].outside_link_requested.emit("https://example.org")
    assert "https://example.org" in program.window.banners.sentence("outside_link") or program.window.banners.sentence(
        "outside link"
    )


def test_a_copied_note_names_its_paragraph(begin: Begin, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "Quote me.")
    leave_note(program)
    cards_of(program)[0].copy_requested.emit(cards_of(program)[0].note.id, "")
    assert QGuiApplication.clipboard().text() == "Quote me.\n\nCTOC/COP/WG.4/2010/6, para. 43"


@pytest.mark.parametrize("text", ["no\u00a0break", "a\tb", "\U0001f600 and \u202e back", "two\n\n\nlines ", "e\u0301"])
def test_every_letter_is_kept_as_it_was_typed(program: Program, folder: Path, qtbot: QtBot, text: str) -> None:
    program.actions.notes.note.trigger()
    strip_of(program).body.editor.insertPlainText(text)
    wait_until_saved(qtbot, program)
    assert texts(folder) == [text]
    leave_note(program)
    assert [card.note.text for card in cards_of(program)] == [text]


def test_a_note_changed_by_somebody_else_stays_and_ours_stands_beside_it(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    other = Notebook(folder)
    other.write([Put(id=note.id, revision=note.revision, body=replace(note.body, text="Theirs"))])
    other.close()
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Theirs", "Mine too"]
    QTest.keyClicks(strip_of(program).body.editor, "!")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Theirs", "Mine too!"]


def test_a_tag_that_came_meanwhile_is_kept_with_what_is_typed(program: Program, folder: Path, qtbot: QtBot) -> None:
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    other = Notebook(folder)
    other.write([Put(id=note.id, revision=note.revision, body=replace(note.body, tags=("floor",)))])
    other.close()
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    (now,) = kept(folder)
    assert isinstance(now.body, Note)
    assert (now.body.text, now.body.tags) == ("Mine too", ("floor",))


def test_a_note_deleted_elsewhere_while_one_types_is_kept_as_another(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    type_note(qtbot, program, "Mine")
    (note,) = kept(folder)
    other = Notebook(folder)
    other.write([Bin(id=note.id, revision=note.revision)])
    other.close()
    QTest.keyClicks(strip_of(program).body.editor, " too")
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Mine too"]


def test_the_same_note_is_written_in_one_text_only(split: Program, folder: Path, qtbot: QtBot) -> None:
    assert split.reader is not None
    one, two = split.reader.places.texts
    for text in (one, two):
        split.reader.places.go_to("A.II.36", text=text)
    type_note(qtbot, split, "Seen in both.")
    strips = [area.notes for area in split.window.areas]
    qtbot.waitUntil(lambda: all(strip is not None and strip.head._words.startswith("1 note") for strip in strips))
    split.reader.places.activate(one if split.reader.places.text is two else two)
    split.actions.notes.note.trigger()
    assert sum(1 for notes in writing_of(split)._texts if notes.draft is not None) == 1


def test_a_note_is_gone_to_wherever_one_reads(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    type_note(qtbot, program, "Find me.")
    leave_note(program)
    (note,) = kept(folder)
    click_place(qtbot, program, "B.X.13")
    writing_of(program).show_note(note.id)
    assert program.reader is not None
    assert program.reader.places.place is not None
    assert program.reader.places.place.locator == "A.II.36"
    assert strip_of(program).edited == note.id


def test_a_note_that_cannot_be_saved_keeps_the_window_open_once(
    program: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tipbrowser.store.annotation_errors import AnnotationsFull

    type_note(qtbot, program, "Safe.")
    notebook = desk_of(program).notebook

    def full(_changes: object) -> None:
        raise AnnotationsFull(notebook.path, "disk full")

    monkeypatch.setattr(notebook, "write", full)
    monkeypatch.setattr(notebook, "prepare", lambda: full(()))
    QTest.keyClicks(strip_of(program).body.editor, " Unsafe.")
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "full")
    assert "no room left" in program.window.status.message
    assert "no room left" in strip_of(program).body._trouble.text()
    program.window.close()
    assert program.window.isVisible()
    assert "not saved yet" in program.window.banners.sentence("unsaved")
    monkeypatch.undo()
    desk_of(program).pen.prepare()
    wait_until_saved(qtbot, program)
    assert program.window.banners.sentence("unsaved") == ""
    assert program.window.status.message == ""
    assert texts(folder) == ["Safe. Unsafe."]


def test_a_file_of_another_program_is_said_before_one_types(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "annotations.sqlite")) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()
    before = (folder / "annotations.sqlite").read_bytes()
    program = begin()
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "foreign")
    program.actions.notes.note.trigger()
    assert "no file of notes" in strip_of(program).body._trouble.text()
    assert strip_of(program).body.editor.isReadOnly()
    assert (folder / "annotations.sqlite").read_bytes() == before


def test_a_newer_file_can_be_read_and_is_not_written(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    first = begin(locator="A.II.36")
    type_note(qtbot, first, "From the future.")
    first.window.close()
    with closing(sqlite3.connect(folder / "annotations.sqlite")) as file:
        file.execute("PRAGMA user_version = 99")
    program = begin(locator="A.II.36")
    qtbot.waitUntil(lambda: desk_of(program).pen.trouble.kind == "newer")
    assert [card.note.text for card in cards_of(program)] == ["From the future."]
    program.actions.notes.note.trigger()
    assert strip_of(program).body.editor.isReadOnly()


def test_the_strip_is_as_high_as_the_reader_left_it(begin: Begin) -> None:
    first = begin()
    strip_of(first).set_open(is_open=True)
    strip_of(first)._edge.moved.emit(60)
    height = strip_of(first).height()
    first.window.close()
    second = begin()
    assert strip_of(second).is_open
    assert strip_of(second).height() == height


def test_an_unknown_note_is_not_gone_to(program: Program) -> None:
    before = strip_of(program).edited
    writing_of(program).show_note("f" * 32)
    assert strip_of(program).edited == before


def test_notes_are_read_by_their_passage(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "x")
    reader = desk_of(program).notebook.reader
    assert reader is not None
    found = reader.at(desk_of(program).edition, Locator("A.II.36"))
    assert [(item.kind, place.locator, place.score) for item, (place,) in found] == [("note", "A.II.36", 1.0)]
