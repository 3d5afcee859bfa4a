"""Notes written in the real window: typed, saved, read, deleted, brought back, there again at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLayout
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import (
    cards_of,
    desk_of,
    kept,
    leave_note,
    strip_of,
    texts,
    type_note,
    wait_until_saved,
    writing_of,
)
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.names import Locator
from tipbrowser.ui.segment import Segment


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


def test_the_strip_is_as_high_as_the_reader_left_it(begin: Begin, qtbot: QtBot) -> None:
    first = begin()
    strip_of(first).set_open(is_open=True)
    strip_of(first)._edge.moved.emit(60)
    height = strip_of(first).height()
    first.window.close()
    second = begin()
    qtbot.waitUntil(lambda: strip_of(second).is_open)
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


def segments_of(program: Program) -> list[Segment]:
    return strip_of(program).head.findChildren(Segment)


def test_a_note_about_nothing_in_particular_is_about_neither_of_the_two_choices(program: Program) -> None:
    strip_of(program).set_open(is_open=True)
    assert [segment.isChecked() for segment in segments_of(program)] == [True, False]
    program.actions.notes.free_note.trigger()
    assert [segment.isChecked() for segment in segments_of(program)] == [False, False]
    leave_note(program)
    assert [segment.isChecked() for segment in segments_of(program)] == [True, False]


def test_of_an_empty_note_it_is_not_said_that_it_is_saved(program: Program, qtbot: QtBot) -> None:
    program.actions.notes.note.trigger()
    state = strip_of(program).head.findChild(QLabel, "note_state")
    assert state is not None
    assert state.isHidden()
    type_note(qtbot, program, "Now.")
    assert (state.isHidden(), state.text()) == (False, "Saved")


@pytest.mark.parametrize("width", [480, 560, 1000])
def test_the_line_shortens_names_and_cuts_none_off(program: Program, width: int) -> None:
    strip_of(program).set_open(is_open=True)
    for act in (program.actions.notes.note, program.actions.notes.free_note):
        act.trigger()
        head = strip_of(program).head
        head.show_state("Not saved yet")
        head.resize(width, head.height())
        for layout in reversed(head.findChildren(QLayout)):
            layout.activate()  # the names became others while it took its width
        for segment in segments_of(program):
            assert segment.sizeHint().width() <= segment.width()
            assert segment.accessibleName()


def test_a_second_text_offers_notes_about_its_meeting_too(program: Program) -> None:
    desk_of(program)
    strip_of(program).set_open(is_open=True)
    program.actions.second_text.trigger()
    assert [bool(segment.text()) for segment in segments_of(program)] == [True, True]


def test_the_topic_that_is_listed_is_written_about_by_a_key(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    program.actions.notes.topic_note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, "Few words.")
    wait_until_saved(qtbot, program)
    leave_note(program)
    program.actions.notes.topic_note.trigger()
    QTest.keyClicks(strip_of(program).body.editor, " More.")
    wait_until_saved(qtbot, program)
    (note,) = kept(folder)
    assert isinstance(note.body, Note)
    assert (note.body.about, note.body.name, note.body.text) == ("topic", "Children", "Few words. More.")


def test_without_a_topic_it_is_said_what_to_choose(program: Program, folder: Path) -> None:
    program.actions.notes.topic_note.trigger()
    assert "Choose a topic" in program.window.status.message
    assert strip_of(program).edited is None
