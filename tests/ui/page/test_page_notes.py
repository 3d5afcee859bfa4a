"""Highlights and badges on a page of made-up texts: where they stand, whatever the letters are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.page.actions import point_of
from tests.ui.page_values import FIRST, SECOND, SUB, passage, small_page
from tipbrowser.domain.annotations import ItemId, Placed
from tipbrowser.domain.highlighting import Span
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.ui.highlight_looks import look_of
from tipbrowser.ui.page.highlight_painter import _stripes, blocks_in_sight
from tipbrowser.ui.page.noted import NOTHING, Badge, PageContent, ShownHighlight
from tipbrowser.ui.page.page_notes import PageNotes
from tipbrowser.ui.page.text_page import TextPage

KIND = SUB.text.index("kind")


def shown(name: str, colour: str, *spans: tuple[str, int, int]) -> ShownHighlight:
    places = tuple(
        Placed(number=number, locator=Locator(locator), start=start, end=end, score=1.0)
        for number, (locator, start, end) in enumerate(spans)
    )
    return ShownHighlight(id=ItemId(name), colour=colour, places=places)


@pytest.fixture
def notes(page: TextPage) -> PageNotes:
    notes = PageNotes(page)
    notes.show(NOTHING)
    return notes


def select(page: TextPage, start: tuple[str, int], end: tuple[str, int]) -> None:
    one, other = page.position_at(*start), page.position_at(*end)
    assert one is not None
    assert other is not None
    page.view.select(one, other)


def washed(page: TextPage, colour: str) -> QRect:
    """Give the room in which a colour is painted."""
    image = page.view.viewport().grab().toImage()
    wash = look_of("light", colour).wash
    points = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).name() == wash
    ]
    if not points:
        return QRect()
    across, down = [x for x, _ in points], [y for _, y in points]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down)))


def test_a_page_that_is_only_begun_to_be_laid_out_shows_what_is_in_sight_of_it(
    page: TextPage, notes: PageNotes
) -> None:
    many = [passage(f"A.II.{number}", "word " * 200, label=f"{number}.") for number in range(1, 200)]
    page.show_page(replace(small_page(), passages=tuple(many)))
    notes.show(PageContent(highlights=(shown("a", "own", ("A.II.1", 5, 9)),)))
    view = page.view
    area = view.viewport().rect()
    for _ in range(2):  # as it is given, and set anew for another width
        numbers = [block.blockNumber() for block in blocks_in_sight(view, area)]
        first = view.document().findBlock(page.position_at("A.II.1", 5) or 0).blockNumber()
        assert first in numbers
        assert len(numbers) < 30
        assert all(block.layout().lineCount() for block in blocks_in_sight(view, area))
        view.setLineWrapColumnOrWidth(view.lineWrapColumnOrWidth() - 60)
    assert not washed(page, "own").isEmpty()


def test_letters_of_two_units_before_the_words_move_nothing(page: TextPage, notes: PageNotes) -> None:
    select(page, ("A.II.2.a", KIND), ("A.II.2.a", KIND + 4))
    assert notes.selected_spans() == [Span(SUB.locator, KIND, KIND + 4)]
    page.view.select(0, 0)
    notes.show(PageContent(highlights=(shown("a", "own", ("A.II.2.a", KIND, KIND + 4)),)))
    room = washed(page, "own")
    start, end = point_of(page, "A.II.2.a", KIND).x() - 3, point_of(page, "A.II.2.a", KIND + 4).x() - 3
    assert abs(room.left() - start) <= 1
    assert abs(room.right() - end) <= 2


def test_a_letter_of_two_units_is_highlighted_as_a_whole(page: TextPage, notes: PageNotes) -> None:
    face = SUB.text.index("\U0001f600")
    select(page, ("A.II.2.a", face), ("A.II.2.a", face + 1))
    assert notes.selected_spans() == [Span(SUB.locator, face, face + 1)]


def test_a_selection_over_passages_gives_the_words_of_each_without_labels_and_marks(
    page: TextPage, notes: PageNotes
) -> None:
    select(page, ("A.II.1", 7), ("A.II.2", 4))
    assert notes.selected_spans() == [
        Span(FIRST.locator, 7, len(FIRST.text)),
        Span(SECOND.locator, 0, 4),
    ]


def test_a_selection_made_backwards_gives_the_same(page: TextPage, notes: PageNotes) -> None:
    select(page, ("A.II.2", 4), ("A.II.1", 7))
    assert [span.locator for span in notes.selected_spans()] == [FIRST.locator, SECOND.locator]


def test_a_label_a_mark_and_the_heading_have_no_words(page: TextPage, notes: PageNotes) -> None:
    page.view.select(0, 3)
    assert notes.selected_spans() == []
    extent = page.view.made.text_map.extent("A.II.2.a") if page.view.made else None
    assert extent is not None
    page.view.select(extent[0], extent[0] + 2)
    assert notes.selected_spans() == []


def test_the_shortest_highlight_of_a_word_is_meant_first(page: TextPage, notes: PageNotes) -> None:
    notes.show(
        PageContent(highlights=(shown("long", "own", ("A.II.1", 0, 30)), shown("short", "support", ("A.II.1", 7, 14))))
    )
    at = page.position_at("A.II.1", 8)
    assert at is not None
    assert notes.highlights_at(at) == ("short", "long")
    behind = page.position_at("A.II.1", 30)
    assert behind is not None
    assert notes.highlights_at(behind) == ("long",)
    assert notes.highlights_at(behind + 1) == ()


def test_a_place_that_the_page_has_not_is_not_painted(page: TextPage, notes: PageNotes) -> None:
    notes.show(PageContent(highlights=(shown("a", "own", ("A.III.1", 0, 3), ("A.II.1", 900, 910)),)))
    assert washed(page, "own").isNull()


def test_where_three_colours_meet_each_has_its_share() -> None:
    marks = [(0, 10, "own"), (2, 8, "support"), (4, 6, "of a later version"), (4, 6, "support")]
    assert _stripes(marks) == [
        (0, 2, ("own",)),
        (2, 4, ("support", "own")),
        (4, 6, ("support", "own", "of a later version")),
        (6, 8, ("support", "own")),
        (8, 10, ("own",)),
    ]


def test_neighbours_of_one_colour_are_painted_as_one() -> None:
    assert _stripes([(0, 4, "own"), (4, 8, "own")]) == [(0, 8, ("own",))]


def test_in_a_text_from_the_other_side_badges_stand_in_the_margin_at_its_end(
    qtbot: QtBot, page: TextPage, notes: PageNotes
) -> None:
    badges = {FIRST.locator: Badge(notes=1)}
    notes.show(PageContent(badges=badges))
    at_end = _badge_across(page, notes)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    notes.show(PageContent(badges=badges))
    assert at_end > page.view.viewport().width() / 2 > _badge_across(page, notes) >= 0
    page.view.viewport().grab()


def test_a_badge_of_a_passage_that_the_page_has_not_is_none(page: TextPage, notes: PageNotes) -> None:
    notes.show(PageContent(badges={Locator("A.III.1"): Badge(notes=1), FIRST.locator: Badge()}))
    assert notes._badges is None


def test_in_a_narrow_column_a_badge_fits_into_the_margin(page: TextPage, notes: PageNotes) -> None:
    page.resize(260, 400)
    page.show_page(small_page())
    notes.show(PageContent(badges={FIRST.locator: Badge(notes=3, bookmarks=1)}))
    margin = page.view.document().rootFrame().frameFormat().rightMargin()
    assert _badge_across(page, notes) >= page.view.viewport().width() - margin


def test_the_place_of_a_selection_is_where_it_ends(page: TextPage, notes: PageNotes) -> None:
    select(page, ("A.II.1", 0), ("A.II.1", 6))
    place = notes.place_of_selection()
    assert page.rect().contains(place)
    page.view.select(0, 0)
    assert notes.place_of_selection().top() == place.top()  # of the current passage


def test_an_empty_page_has_nothing_selected(qtbot: QtBot) -> None:
    empty = TextPage()
    qtbot.addWidget(empty)
    notes = PageNotes(empty)
    notes.show(NOTHING)
    assert notes.selected_spans() == []


def test_a_view_on_the_shelf_paints_nothing_of_another_page(page: TextPage, notes: PageNotes) -> None:
    notes.show(PageContent(highlights=(shown("a", "own", ("A.II.1", 0, 6)),), badges={FIRST.locator: Badge(notes=1)}))
    before = page.view
    other = passage("A.III.1", "Other words.", label="1.")
    page.show_page(small_page(page="A.III", passages=(other,), footnotes=(), references=(), errata=()))
    notes.show(NOTHING)
    assert page.view is not before
    before.layer = notes
    before.grab()
    notes.point_at(before, QPoint(3, 3))
    assert washed(page, "own").isNull()


def test_the_caret_is_in_no_highlight_while_the_arrow_keys_scroll(page: TextPage, notes: PageNotes) -> None:
    notes.show(PageContent(highlights=(shown("a", "own", ("A.II.1", 0, 6)),)))
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(page.position_at("A.II.1", 3) or 0)
    page.view.setTextCursor(cursor)
    assert notes.highlights_at_caret() == ()
    page.turn_caret()
    assert notes.highlights_at_caret() == ("a",)


def _badge_across(page: TextPage, notes: PageNotes) -> float:
    """Give where the first passage's badge begins, by pointing along its first line."""
    badges, line = notes._badges, point_of(page, "A.II.1", 0)
    assert badges is not None
    found = (badges.at(page.view, QPoint(x, line.y())) for x in range(page.view.viewport().width()))
    return next(one.rect.left() for one in found if one is not None)
