"""The pane of notes in the real window: filtered, ordered, leading to the place, its tags changed and renamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_row, current
from tests.end2end.conftest import Begin
from tests.end2end.notes_pane import choose, ids, notes_of, open_pane, said, settle
from tests.written_notes import Desk
from tipbrowser.application import Program
from tipbrowser.domain.values import replace
from tipbrowser.models.roles import Role
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.floating_list import FloatingList


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give something to write with before the window is there, and beside it."""
    desk = Desk(folder)
    yield desk
    desk.close()


def test_without_a_file_it_says_what_to_do_and_makes_none(program: Program, qtbot: QtBot, folder: Path) -> None:
    pane = open_pane(program, qtbot)
    assert said(pane).startswith("Nothing has been written yet. Ctrl+N writes a note")
    pane.filter_box.setText("words")
    assert "Nothing has been written yet" in said(pane)
    assert not (folder / "annotations.sqlite").exists()


def test_the_first_note_of_all_comes_into_the_open_pane(program: Program, qtbot: QtBot, desk: Desk) -> None:
    pane = open_pane(program, qtbot)
    made = desk.note("first of all", "A.I.2")
    notes_of(program).changed.emit(())
    settle(program, qtbot)
    qtbot.waitUntil(lambda: ids(pane) == [made])


def test_days_among_the_words_narrow_the_list(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("consent", "A.I.2")
    pane = open_pane(begin(), qtbot)
    today = QDate.currentDate()
    day, next_day, before = (today.addDays(days).toString("yyyy-MM-dd") for days in (0, 1, -1))
    for text, expected in (
        (f"since:{day} consent", [made]), (f"since:{next_day} consent", []), (f"until:{day}", [made]),
        (f"until:{before}", []), (f"since:{before} until:{next_day}", [made]), (f"since:{day} other", []),
        (f"since:{day[:4]}", [made]), (f"until:{day[:7]} conse", [made]),
    ):  # fmt: skip
        pane.filter_box.setText(text)
        assert ids(pane) == expected, text


def test_days_go_together_with_a_month_that_was_chosen(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("consent", "A.I.2")
    program = begin()
    pane = open_pane(program, qtbot)
    month = QDate.currentDate().toString("yyyy-MM")
    listing = notes_of(program).overview.listing
    listing.ask(replace(listing.asked, since=month, until=month))
    for text, expected in ((f"until:{month}", [made]), ("until:2020", []), ("since:2020", [made]), ("since:2999", [])):
        pane.filter_box.setText(text)
        assert ids(pane) == expected, text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("since:2026-13", "since:2026-13: a day is written 2026-11-30, a month 2026-11, a year 2026."),
        ("since:", "since:: a day is written 2026-11-30, a month 2026-11, a year 2026."),
        ("since:2026-11 until:2025", "The last day is before the first."),
        ("consent", ""),
    ],
)
def test_a_day_that_is_none_is_said_in_place(begin: Begin, desk: Desk, qtbot: QtBot, typed: str, sentence: str) -> None:
    desk.note("consent", "A.I.2")
    pane = open_pane(begin(), qtbot)
    pane.filter_box.setText("until:x")
    pane.filter_box.setText(typed)
    label = next(one for one in pane.findChildren(QLabel, "pane_note"))
    assert (label.text(), label.isVisible()) == (sentence, bool(sentence))


def test_a_click_goes_to_the_place_and_asks_for_the_note(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("about it", "A.II.36")
    program = begin()
    pane = open_pane(program, qtbot)
    with qtbot.waitSignal(notes_of(program).overview.listing.note_requested) as asked:
        click_row(qtbot, pane.view, pane.view.model().index(0, 0))
    assert asked.args == [made]
    assert current(program) == "A.II.36"


def test_enter_opens_a_free_note_and_stays_where_one_is(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    made = desk.note("free")
    program = begin()
    pane, before = open_pane(program, qtbot), current(program)
    qtbot.keyClick(pane.filter_box, Qt.Key.Key_Down)
    assert pane.view.hasFocus()
    with qtbot.waitSignal(notes_of(program).overview.listing.note_requested) as asked:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert asked.args == [made]
    assert current(program) == before


def test_words_narrow_with_every_letter_and_escape_clears_them(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    one, two = desk.note("Consent matters", "A.I.1"), desk.note("Other", "A.I.2")
    pane = open_pane(begin(), qtbot)
    qtbot.keyClicks(pane.filter_box, "cons")
    assert ids(pane) == [one]
    qtbot.keyClicks(pane.filter_box, "zzz")
    assert said(pane).startswith("None of your notes has all of this.")
    qtbot.keyClick(pane.filter_box, Qt.Key.Key_Escape)
    assert ids(pane) == [one, two]


def test_it_is_sorted_by_place_or_by_date(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    first = desk.note("a", "A.II.1")
    second = desk.note("b", "A.I.1")
    third = desk.highlight("A.I.2")
    pane = open_pane(begin(), qtbot)
    assert ids(pane) == [second, third, first]
    for name, order in (("by_date", [third, second, first]), ("by_place", [second, third, first])):
        button = pane.findChild(QRadioButton, name)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert ids(pane) == order


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#red", {"note"}),
        ("red line", {"light"}),
        ("Children", {"topic", "light"}),
        ("Second meeting", {"light"}),
        ("Today", {"note", "light", "topic", "own"}),
        ("Own topics", {"own"}),
        ("My heading", {"own", "note"}),
    ],
)
def test_it_is_narrowed_by_tag_colour_topic_meeting_date_and_kind(
    begin: Begin, desk: Desk, qtbot: QtBot, typed: str, expected: set[str]
) -> None:
    made = {
        "note": desk.note("n", "A.I.1", tags=("red",)),
        "light": desk.highlight("A.II.5", "red_line"),
        "topic": desk.about("topic", "Children", "t"),
        "own": desk.topic("My heading", "A.I.1"),
    }
    program = begin()
    pane = open_pane(program, qtbot)
    choose(pane, program, qtbot, typed)
    assert set(ids(pane)) == {made[one] for one in expected}
    (chip,) = pane.findChildren(Chip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert set(ids(pane)) == set(made.values())


def test_all_that_narrows_is_taken_out_at_once(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("n", "A.I.1", tags=("red", "blue"))
    desk.note("m", "A.I.2")
    program = begin()
    pane = open_pane(program, qtbot)
    for typed in ("#red", "#blue", "Notes", "Caution", "Children", "First meeting", "2026"):
        choose(pane, program, qtbot, typed)
    assert said(pane).startswith("None of your notes")
    (clear,) = [one for one in pane.findChildren(QPushButton) if one.text() == "Clear all" and one.isVisible()]
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(ids(pane)) == 2


def test_a_second_click_puts_the_list_of_choices_away(program: Program, qtbot: QtBot) -> None:
    pane = open_pane(program, qtbot)
    pane.narrow_requested.emit()
    (floating,) = [one for one in program.window.findChildren(FloatingList) if one.isVisible()]
    pane.narrow_requested.emit()
    assert not floating.isVisible()


def test_tags_are_changed_in_place_and_that_is_undone(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("n", "A.I.1", tags=("old",))
    program = begin()
    pane = open_pane(program, qtbot)
    tags = program.actions.notes.tags
    pane.view.setFocus()
    pane.select(pane.view.model().index(0, 0))
    tags.trigger()
    qtbot.keyClicks(pane.tag_line.line, ", new")
    qtbot.keyClick(pane.tag_line.line, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert pane.view.model().index(0, 0).data(Role.ROW).tags == ("old", "new")
    assert not pane.tag_line.isVisible()
    assert pane.view.hasFocus()
    assert program.actions.notes.undo.text() == "Undo: tags"
    program.actions.notes.undo.trigger()
    settle(program, qtbot)
    assert pane.view.model().index(0, 0).data(Role.ROW).tags == ("old",)


def test_another_row_ends_the_line_of_tags(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("n", "A.I.1")
    desk.note("m", "A.I.2")
    program = begin()
    pane = open_pane(program, qtbot)
    pane.view.setFocus()
    pane.select(pane.view.model().index(0, 0))
    program.actions.notes.tags.trigger()
    assert pane.tag_line.isVisible()
    pane.select(pane.view.model().index(1, 0))
    assert not pane.tag_line.isVisible()


def test_a_tag_is_renamed_everywhere_and_that_is_one_step(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("n", "A.I.1", tags=("old",))
    desk.highlight("A.I.2", tags=("old", "new"))
    desk.bookmark("A.I.3", tags=("old",))
    program = begin()
    pane = open_pane(program, qtbot)
    choose(pane, program, qtbot, "#old")
    (rename,) = [one for one in pane.findChildren(QPushButton) if one.text() == "Rename tag"]
    qtbot.mouseClick(rename, Qt.MouseButton.LeftButton)
    pane.rename_line.line.setText("new")
    assert "the two become one" in pane.rename_line.sentence
    with qtbot.waitSignal(notes_of(program).changed):
        qtbot.keyClick(pane.rename_line.line, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert notes_of(program).overview.listing.asked.tags == ("new",)
    reader = notes_of(program).notebook.reader
    assert reader is not None
    assert reader.tags() == [("new", 3)]
    program.actions.notes.undo.trigger()
    settle(program, qtbot)
    assert reader.tags() == [("new", 1), ("old", 3)]


def test_what_is_written_and_binned_meanwhile_is_followed(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    one = desk.note("one", "A.I.1")
    program = begin()
    pane = open_pane(program, qtbot)
    pane.select(pane.view.model().index(0, 0))
    reader = notes_of(program).notebook.reader
    assert reader is not None
    item = reader.item(one)
    assert item is not None
    from tipbrowser.domain.annotations import ItemId
    from tipbrowser.domain.changes import Bin, Put

    two = ItemId("f" * 32)
    notes_of(program).pen.write([Put(id=two, revision=0, body=item.body)])
    settle(program, qtbot)
    qtbot.waitUntil(lambda: ids(pane) == [one, two])
    assert pane.view.currentIndex().data(Role.KEY) == one
    notes_of(program).pen.write([Bin(id=one, revision=1)])
    settle(program, qtbot)
    qtbot.waitUntil(lambda: ids(pane) == [two])


def test_what_the_colours_mean_is_the_readers(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    from tipbrowser.domain.annotations import LEGEND, Legend
    from tipbrowser.domain.changes import Put

    desk.highlight("A.I.1", "own")
    program = begin()
    pane = open_pane(program, qtbot)
    assert pane.view.model().index(0, 0).data(Role.ROW).meaning == "Own"
    notes_of(program).pen.write([Put(id=LEGEND, revision=0, body=Legend(names=(("own", "Ask Vienna"),)))])
    settle(program, qtbot)
    qtbot.waitUntil(lambda: pane.view.model().index(0, 0).data(Role.ROW).meaning == "Ask Vienna")
