"""The rows of the pane of notes: which, and in which order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.written_notes import Desk
from tipbrowser.domain.annotation_filter import AnnotationFilter
from tipbrowser.domain.annotations import Highlight, ItemId, Note
from tipbrowser.domain.changes import Bin, TakeBack
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_finding import AnnotationFinder, Order
from tipbrowser.store.annotation_reader import AnnotationReader


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give something to write with."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def finder_of(desk: Desk) -> AnnotationFinder:
    """Give what finds all that was written."""
    reader = desk.notebook.reader
    assert reader is not None
    return AnnotationFinder(reader, desk.edition, Order.read(reader, desk.edition))


def found(finder: AnnotationFinder, **asked: object) -> list[ItemId]:
    """Give the ids of what fulfils a filter."""
    listed = finder.listed(finder.find(AnnotationFilter(**asked)))  # type: ignore[arg-type]  # its own fields
    return [one.item.id for one in listed if one is not None]


def item_of(desk: Desk, id: ItemId) -> Note | Highlight:  # noqa: A002  # the item's own word for it
    reader = desk.notebook.reader
    assert reader is not None
    item = reader.item(id)
    assert item is not None
    assert isinstance(item.body, Note | Highlight)
    return item.body


def test_by_place_they_stand_in_the_order_of_the_publication_and_free_ones_behind(desk: Desk) -> None:
    free, late, early = desk.note("free"), desk.note("late", "A.II.36"), desk.note("early", "A.I.1")
    assert found(finder_of(desk)) == [early, late, free]


def test_by_date_the_last_change_comes_first(desk: Desk) -> None:
    first, second = desk.note("one", "A.I.1"), desk.note("two", "A.I.2")
    assert found(finder_of(desk), by_date=True) == [second, first]
    desk.put(first, replace(item_of(desk, first), text="one more"))
    assert found(finder_of(desk), by_date=True) == [first, second]


def test_bookmarks_are_not_listed(desk: Desk) -> None:
    desk.bookmark("A.I.1", tags=("x",))
    note = desk.note("words", "A.I.1", tags=("x",))
    assert found(finder_of(desk)) == [note]
    assert found(finder_of(desk), tags=("x",)) == [note]


def test_words_are_looked_for_in_texts_and_tags(desk: Desk) -> None:
    one, two = desk.note("On consent", "A.I.1"), desk.note("other", "A.I.2", tags=("consent",))
    desk.note("else", "A.I.3")
    assert found(finder_of(desk), words="cons") == [one, two]
    assert found(finder_of(desk), words="—") == []
    assert found(finder_of(desk), words="  ") == found(finder_of(desk))


def test_a_note_on_a_highlight_stands_where_that_is_and_has_its_colour(desk: Desk) -> None:
    marked = desk.highlight("A.II.36", "caution")
    note = desk.about("highlight", marked, "about it")
    first = desk.note("before", "A.I.1")
    finder = finder_of(desk)
    assert found(finder) == [first, marked, note]
    assert found(finder, colours=("caution",)) == [marked, note]
    listed = finder.listed(finder.find(AnnotationFilter(kinds=("note",))))
    assert [(one.locators, one.colour) for one in listed if one] == [((Locator("A.I.1"),), ""), ((Locator("A.II.36"),), "caution")]  # fmt: skip
    desk.put(marked, replace(item_of(desk, marked), colour="support"))
    finder.follow([marked])
    assert found(finder, colours=("support",)) == [marked, note]


def test_kinds_tags_and_colours_narrow_together(desk: Desk) -> None:
    both = desk.note("n", "A.I.1", tags=("a", "b"))
    desk.note("n", "A.I.1", tags=("a",))
    light = desk.highlight("A.I.1", tags=("a", "b"))
    assert found(finder_of(desk), tags=("a", "b")) == [both, light]
    assert found(finder_of(desk), tags=("a", "b"), kinds=("highlight",), colours=("support",)) == [light]
    assert found(finder_of(desk), colours=("own",)) == []


def test_a_topic_has_its_passages_with_their_sub_paragraphs_and_the_notes_about_it(desk: Desk) -> None:
    above, below = desk.note("a", "A.I.5"), desk.note("b", "A.I.5.a")
    about = desk.about("topic", "Children", "c")
    desk.note("elsewhere", "A.I.6")
    asked = found(finder_of(desk), topic="Children", locators=(Locator("A.I.5"),))
    assert asked == [above, below, about]


def test_an_own_topic_is_found_by_its_whole_name(desk: Desk) -> None:
    own = desk.topic("Consent", "A.I.1", subheading="of children")
    note = desk.note("n", "A.I.1")
    desk.topic("Consent", "A.II.1")
    asked = found(finder_of(desk), topic="Consent, of children", locators=(Locator("A.I.1"),))
    assert asked == [own, note]


def test_a_section_has_what_stands_in_it_and_the_notes_about_it(desk: Desk) -> None:
    inside, about = desk.note("a", "A.II.36"), desk.about("section", "A.II", "b")
    desk.note("c", "A.I.1")
    assert found(finder_of(desk), section=SectionId("A.II")) == [inside, about]


def test_days_narrow_to_what_was_changed_on_them(desk: Desk) -> None:
    note = desk.note("a", "A.I.1")
    today = desk.notebook.reader.item(note).modified[:10]  # type: ignore[union-attr]  # it was written above
    finder = finder_of(desk)
    assert found(finder, since=today, until=today) == [note]
    assert found(finder, since="2999") == []
    assert found(finder, until="2000-01-01") == []
    assert finder.months() == [(today[:7], 1)]


def test_what_is_written_binned_and_taken_back_is_followed(desk: Desk) -> None:
    first = desk.note("one", "A.I.1")
    finder = finder_of(desk)
    second = desk.note("two", "A.I.2", tags=("t",))
    finder.follow([second])
    assert found(finder) == [first, second]
    assert finder.total == 2
    assert finder.tags() == [("t", 1)]
    desk.notebook.write([Bin(id=first, revision=1)])
    finder.follow([first])
    assert found(finder) == [second]
    desk.notebook.write([TakeBack(id=first, revision=2)])
    finder.follow([first, "nobody"])
    assert found(finder) == [first, second]


def test_following_one_by_one_gives_what_reading_all_anew_does(desk: Desk) -> None:
    ids = [desk.note(str(number), locator) for number, locator in enumerate(("A.I.3", "A.I.1", "A.II.1", "A.I.2"))]
    finder = finder_of(desk)
    for number, id_ in enumerate(ids):
        desk.put(id_, replace(item_of(desk, id_), text=f"again {number}", anchors=(desk.anchor(f"A.I.{4 - number}"),)))
        finder.follow([id_])
        for by_date in (True, False):
            assert found(finder, by_date=by_date) == found(finder_of(desk), by_date=by_date)


def test_a_damaged_row_is_none_and_the_others_are_there(desk: Desk, tmp_path: Path) -> None:
    damaged, whole = desk.highlight("A.I.1"), desk.note("whole", "A.I.2")
    desk.notebook.close()
    path = tmp_path / "annotations.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE item SET body = '{' WHERE id = ?", [damaged])
    reader = AnnotationReader(path)
    finder = AnnotationFinder(reader, desk.edition, Order.read(reader, desk.edition))
    listed = finder.listed(finder.find(AnnotationFilter()))
    assert [one.item.id if one else None for one in listed] == [None, whole]
    assert finder.number_of(whole) == 2
    assert finder.number_of("nobody") is None
    reader.close()
