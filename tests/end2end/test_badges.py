"""Badges in the margin: what has notes and bookmarks, counted, said and followed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.highlighting import (
    PLACE,
    bookmark_at,
    cards_of,
    highlight,
    kept,
    note_at,
    notes_of,
    page_of,
    settle,
    write,
)
from tests.ui.page.actions import point_of
from tipbrowser.application import Program
from tipbrowser.controllers.page_contents import MOST
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.values import replace
from tipbrowser.ui.page.badges import Shown
from tipbrowser.ui.page.page_view import PageView


@pytest.fixture
def at_place(begin: Begin) -> Program:
    return begin(locator=PLACE)


def badge_at(program: Program, locator: str, kind: str = "note") -> QPoint | None:
    """Give the middle of a badge beside a passage; none if there is none."""
    found = _shown(program, locator, kind)
    return None if found is None else found.rect.center().toPoint()


def count_at(program: Program, locator: str, kind: str = "note") -> int:
    found = _shown(program, locator, kind)
    return 0 if found is None else found.count


def _shown(program: Program, locator: str, kind: str) -> Shown | None:
    view: PageView = page_of(program).view
    badges = cards_of(program).notes._badges
    line = point_of(page_of(program), locator, 0)
    if badges is None:
        return None
    points = [
        QPoint(view.viewport().width() - across, line.y() + down) for across in range(4, 30) for down in range(0, 24, 4)
    ]
    return next(
        (one for point in points if (one := badges.at(view, point)) and one.kind == kind and one.locator == locator),
        None,
    )


def test_a_passage_with_a_note_has_a_badge_in_the_margin(at_place: Program) -> None:
    assert badge_at(at_place, PLACE) is None
    write(at_place, note_at(at_place, PLACE))
    point = badge_at(at_place, PLACE)
    assert point is not None
    margin = page_of(at_place).view.document().rootFrame().frameFormat().rightMargin()
    assert point.x() > page_of(at_place).view.viewport().width() - margin
    image = page_of(at_place).view.viewport().grab().toImage()
    assert image.pixelColor(point.x() - 5, point.y() - 5).name() == page_of(at_place).theme.accent
    assert badge_at(at_place, "A.II.37") is None


def test_several_notes_and_bookmarks_are_counted_apart(at_place: Program) -> None:
    write(at_place, note_at(at_place, PLACE), note_at(at_place, PLACE, "A.II.37"), bookmark_at(at_place, PLACE))
    assert count_at(at_place, PLACE) == 2
    assert count_at(at_place, PLACE, "bookmark") == 1
    assert count_at(at_place, "A.II.37") == 1
    page_of(at_place).view.viewport().grab()


def test_more_than_nine_are_painted_as_many(at_place: Program) -> None:
    write(at_place, *(note_at(at_place, PLACE) for _ in range(12)), *(bookmark_at(at_place, PLACE) for _ in range(2)))
    assert count_at(at_place, PLACE) == 12
    page_of(at_place).view.viewport().grab()


def test_notes_about_a_highlight_count_at_its_passage(at_place: Program) -> None:
    highlight(at_place, "own", PLACE, 0, 6)
    (item,) = kept(at_place)
    write(at_place, Note(text="a", about="highlight", name=item.id, anchors=item.body.anchors))
    assert count_at(at_place, PLACE) == 1


def test_the_pointer_on_a_badge_is_told_what_it_stands_for(at_place: Program, qtbot: QtBot) -> None:
    write(at_place, note_at(at_place, PLACE), note_at(at_place, PLACE), bookmark_at(at_place, PLACE))
    view, point = page_of(at_place).view.viewport(), badge_at(at_place, PLACE)
    assert point is not None
    before = view.cursor().shape()
    qtbot.mouseMove(view, point)
    assert QToolTip.text() == "2 notes · 1 bookmark"
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view, point_of(page_of(at_place), PLACE, 5))
    assert view.cursor().shape() == before


def test_a_screen_reader_hears_of_badges_too(at_place: Program) -> None:
    write(at_place, note_at(at_place, PLACE), bookmark_at(at_place, PLACE))
    assert page_of(at_place).view.accessibleDescription() == "1 note · 1 bookmark"


def test_a_click_on_a_badge_goes_to_its_passage_and_asks_for_what_it_stands_for(
    at_place: Program, qtbot: QtBot
) -> None:
    write(at_place, note_at(at_place, "A.II.37"))
    point = badge_at(at_place, "A.II.37")
    assert point is not None
    with qtbot.waitSignal(notes_of(at_place).highlighting.badge_pressed) as asked:
        qtbot.mouseClick(page_of(at_place).view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == ["note", "A.II.37"]
    assert current(at_place) == "A.II.37"


def test_a_click_on_the_badge_of_notes_opens_them(at_place: Program, qtbot: QtBot) -> None:
    write(at_place, note_at(at_place, PLACE), bookmark_at(at_place, PLACE))
    strip = at_place.window.area.notes
    assert strip is not None
    assert not strip.is_open
    for kind in ("note", "bookmark"):
        point = badge_at(at_place, PLACE, kind)
        assert point is not None
        qtbot.mouseClick(page_of(at_place).view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert strip.is_open
    assert at_place.window.side.tab == "bookmarks"


def test_a_badge_goes_with_the_last_note_and_comes_back_with_it(at_place: Program) -> None:
    (name,) = write(at_place, note_at(at_place, PLACE))
    notes_of(at_place).pen.write([Bin(id=name, revision=1)], name="deleting")
    settle(at_place)
    assert badge_at(at_place, PLACE) is None
    at_place.actions.notes.undo.trigger()
    settle(at_place)
    assert badge_at(at_place, PLACE) is not None


def test_what_is_typed_into_a_note_reads_nothing_anew(at_place: Program, qtbot: QtBot) -> None:
    note = note_at(at_place, PLACE)
    (name,) = write(at_place, note)
    said: list[int] = []
    notes_of(at_place).contents.changed.connect(lambda: said.append(1))
    notes_of(at_place).pen.write([Put(id=name, revision=1, body=replace(note, text="other words"))])
    settle(at_place)
    assert said == []
    notes_of(at_place).pen.write([Put(id=name, revision=2, body=replace(note, anchors=()))])
    settle(at_place)
    assert said == [1]
    assert badge_at(at_place, PLACE) is None


def test_what_is_changed_in_a_bookmark_but_its_places_reads_nothing_anew(at_place: Program) -> None:
    bookmark = bookmark_at(at_place, PLACE)
    (name,) = write(at_place, bookmark)
    said: list[int] = []
    notes_of(at_place).contents.changed.connect(lambda: said.append(1))
    notes_of(at_place).pen.write([Put(id=name, revision=1, body=replace(bookmark, name="another"))])
    settle(at_place)
    assert said == []


def test_after_an_import_all_is_read_anew(at_place: Program) -> None:
    said: list[int] = []
    notes_of(at_place).contents.changed.connect(lambda: said.append(1))
    notes_of(at_place).changed.emit(())
    assert said == [1]


def test_of_very_many_pages_those_shown_last_are_remembered(at_place: Program) -> None:
    write(at_place, note_at(at_place, PLACE))
    contents, reading = notes_of(at_place).contents, reader_of(at_place).reading
    for section in reading.sections() * 2:
        contents.content(section.section)
        contents.content(SectionId(f"{section.section}.none"))
    assert len(contents._read) == MOST
    assert contents.content(SectionId("A.II")).badges
