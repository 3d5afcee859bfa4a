"""Highlights in the real window: made by keys, seen in both looks and both texts, kept, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.highlighting import (
    PLACE,
    bookmark_at,
    cards_of,
    grounds,
    highlight,
    kept,
    kept_words,
    mark,
    note_at,
    notes_of,
    page_of,
    select,
    settle,
    write,
)
from tests.ui.page.actions import point_of
from tipbrowser.application import Program
from tipbrowser.domain.annotations import COLOURS, Note
from tipbrowser.ui.highlight_looks import look_of

OWN = look_of("light", "own").wash
SUPPORT = look_of("light", "support").wash


@pytest.fixture
def at_place(begin: Begin) -> Program:
    """Give the program at a paragraph of several lines."""
    return begin(locator=PLACE)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_key_highlights_the_selected_words(at_place: Program, colour: str) -> None:
    select(at_place, PLACE, 7, 14)
    assert kept(at_place) == []
    mark(at_place, colour)
    assert kept_words(at_place) == [(colour, ["parties"])]
    wash = look_of("light", colour).wash
    surface = page_of(at_place).theme.surface
    assert grounds(page_of(at_place), PLACE, [5, 7, 13, 15]) == [surface, wash, wash, surface]


def test_the_words_are_no_longer_selected_once_they_are_kept(at_place: Program) -> None:
    scrolled = page_of(at_place).view.verticalScrollBar().value()
    highlight(at_place, "own", PLACE, 7, 14)
    start, end = page_of(at_place).view.selected
    assert start == end
    assert page_of(at_place).view.verticalScrollBar().value() == scrolled


def test_nothing_moves_when_words_are_highlighted(at_place: Program) -> None:
    page = page_of(at_place)
    places = [(PLACE, 0), (PLACE, 100), ("A.II.37", 0)]
    before = [page.view.verticalScrollBar().value(), *(point_of(page, *place) for place in places)]
    highlight(at_place, "own", PLACE, 0, 60)
    write(at_place, note_at(at_place, PLACE), bookmark_at(at_place, PLACE))
    assert [page.view.verticalScrollBar().value(), *(point_of(page, *place) for place in places)] == before


def test_without_a_selection_the_key_marks_the_passage_as_a_whole(at_place: Program) -> None:
    mark(at_place, "own")
    (item,) = kept(at_place)
    (anchor,) = item.body.anchors
    assert (anchor.locator, anchor.is_whole) == (PLACE, True)


def test_words_over_several_passages_are_one_highlight(at_place: Program) -> None:
    highlight(at_place, "caution", PLACE, 10, 20, last="A.II.37")
    (item,) = kept(at_place)
    assert [anchor.locator for anchor in item.body.anchors] == [PLACE, "A.II.37"]


def test_blanks_at_the_ends_are_no_part_of_the_words(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 6, 15)
    assert kept_words(at_place) == [("own", ["parties"])]


def test_touching_words_of_one_colour_are_one_highlight(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    highlight(at_place, "own", PLACE, 7, 14)
    assert kept_words(at_place) == [("own", ["States parties"])]


def test_a_second_press_before_the_first_is_written_changes_nothing_more(at_place: Program) -> None:
    select(at_place, PLACE, 0, 6)
    at_place.actions.notes.highlights["own"].trigger()
    at_place.actions.notes.highlights["own"].trigger()
    settle(at_place)
    assert kept_words(at_place) == [("own", ["States"])]


def test_of_two_colours_on_the_same_words_both_are_seen(at_place: Program) -> None:
    highlight(at_place, "support", PLACE, 0, 14)
    highlight(at_place, "own", PLACE, 7, 21)
    image = page_of(at_place).view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {look_of("light", name).line for name in ("support", "own")} <= colours
    assert grounds(page_of(at_place), PLACE, [0, 7, 15]) == [SUPPORT, SUPPORT, OWN]


def test_what_was_searched_for_is_seen_over_a_highlight(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 40)
    page_of(at_place).marks.show({page_of(at_place).current: [(7, 14)]})  # type: ignore[dict-item]  # there is one
    theme = page_of(at_place).theme
    assert grounds(page_of(at_place), PLACE, [0, 7, 15]) == [OWN, theme.match, OWN]


def test_the_key_removes_the_selected_words_from_a_highlight(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 21)
    select(at_place, PLACE, 7, 14)
    at_place.actions.notes.no_highlight.trigger()
    settle(at_place)
    assert kept_words(at_place) == [("own", ["States", "should"])]


def test_without_a_selection_the_key_removes_what_is_highlighted_in_the_passage(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    highlight(at_place, "support", PLACE, 7, 14)
    at_place.actions.notes.no_highlight.trigger()
    settle(at_place)
    assert kept(at_place) == []


def test_where_nothing_is_highlighted_the_key_says_so_in_place(at_place: Program) -> None:
    at_place.actions.notes.no_highlight.trigger()
    bar = cards_of(at_place).bar
    assert bar.isVisible()
    assert bar.trouble == "There is no highlight here to remove."


def test_a_highlight_is_undone_and_done_again(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    notes = at_place.actions.notes
    assert notes.undo.text() == "Undo: highlighting"
    notes.undo.trigger()
    settle(at_place)
    assert kept(at_place) == []
    assert grounds(page_of(at_place), PLACE, [7]) == [page_of(at_place).theme.surface]
    notes.redo.trigger()
    settle(at_place)
    assert kept_words(at_place) == [("own", ["parties"])]
    assert grounds(page_of(at_place), PLACE, [7]) == [OWN]


def test_joining_highlights_is_undone_as_a_whole(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    highlight(at_place, "own", PLACE, 15, 21)
    highlight(at_place, "own", PLACE, 7, 14)
    assert kept_words(at_place) == [("own", ["States parties should"])]
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    assert kept_words(at_place) == [("own", ["should"]), ("own", ["States"])]


def test_notes_about_highlights_that_become_one_are_about_that_one(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    highlight(at_place, "own", PLACE, 15, 21)
    first, second = kept(at_place)
    write(at_place, Note(text="a", about="highlight", name=second.id))
    highlight(at_place, "own", PLACE, 7, 14)
    reader = notes_of(at_place).notebook.reader
    assert reader is not None
    assert [note.revision for note in reader.about("highlight", first.id)] == [2]
    assert reader.about("highlight", second.id) == []


def test_it_is_there_again_at_the_next_start(begin: Begin, at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    at_place.window.close()
    again = begin()
    assert current(again) == PLACE
    qtbot.waitUntil(lambda: reader_of(again).notes is not None)
    assert grounds(page_of(again), PLACE, [7]) == [OWN]


def test_it_is_there_in_both_looks_and_at_every_size(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    at_place.appearance.set_theme("dark")
    assert grounds(page_of(at_place), PLACE, [7]) == [look_of("dark", "own").wash]
    at_place.appearance.set_theme("light")
    at_place.appearance.set_text_size(160)
    assert grounds(page_of(at_place), PLACE, [7]) == [OWN]


def test_it_is_there_when_the_column_becomes_narrower(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 60, 120)
    before = grounds(page_of(at_place), PLACE, [60, 119])
    at_place.window.resize(900, 700)
    page_of(at_place).set_current("A.II.35")
    page_of(at_place).set_current(PLACE)
    assert grounds(page_of(at_place), PLACE, [60, 119]) == before == [OWN, OWN]


def test_it_is_there_on_a_page_that_comes_back_from_the_shelf(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    click_place(qtbot, at_place, "B.X.13")
    assert page_of(at_place).view.layer is not None
    at_place.actions.back.trigger()
    assert grounds(page_of(at_place), PLACE, [7]) == [OWN]


def test_what_is_highlighted_in_one_text_is_seen_in_the_other(at_place: Program) -> None:
    at_place.actions.second_text.trigger()
    first, second = at_place.window.areas
    highlight(at_place, "own", PLACE, 7, 14)
    assert grounds(second.page, PLACE, [7]) == [OWN]
    assert grounds(first.page, PLACE, [7]) == [OWN]
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    assert grounds(first.page, PLACE, [7]) == [first.page.theme.surface]


def test_it_is_seen_in_the_reading_view(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    view = reader_of(at_place).floor.prepare()
    view.resize(900, 600)
    view.show()
    image = view.grab().toImage()
    assert OWN in {image.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 600, 2)}
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    image = view.grab().toImage()
    assert OWN not in {image.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 600, 2)}


def test_behind_a_sheet_nothing_is_highlighted(at_place: Program) -> None:
    select(at_place, PLACE, 7, 14)
    at_place.actions.help.trigger()
    mark(at_place, "own")
    at_place.actions.notes.no_highlight.trigger()
    assert kept(at_place) == []


def test_the_caret_selects_words_that_a_key_highlights(at_place: Program, qtbot: QtBot) -> None:
    view = page_of(at_place).view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F7)
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    settle(at_place)
    assert kept_words(at_place) == [("support", ["States parties"])]


def test_nothing_is_made_before_the_first_highlight(at_place: Program) -> None:
    assert not notes_of(at_place).notebook.exists
    mark(at_place, "own")
    assert notes_of(at_place).notebook.exists


def test_a_screen_reader_hears_what_stands_at_the_passage(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "own", PLACE, 7, 14)
    assert page_of(at_place).view.accessibleDescription() == "Highlight, Own: “parties”"
    page_of(at_place).next_passage()
    assert page_of(at_place).view.accessibleDescription() == ""
    page_of(at_place).previous_passage()
    assert page_of(at_place).view.accessibleDescription() == "Highlight, Own: “parties”"
