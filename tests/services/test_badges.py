"""Counts of what stands on places and below them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.written_notes import Desk
from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, ItemId, Note
from tipbrowser.domain.badges import Badge
from tipbrowser.domain.changes import Bin, Put, Written
from tipbrowser.domain.names import Locator
from tipbrowser.services.badges import Badges, changes_counts, keys_of, read_badges


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give something to write with."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def counted(desk: Desk) -> Badges:
    """Count all that was written."""
    return read_badges(desk.notebook.path, desk.edition)


def written(desk: Desk, change: Put | Bin) -> list[Written]:
    return desk.notebook.write([change])


def test_a_place_has_what_stands_on_it_and_below(desk: Desk) -> None:
    desk.note("a", "A.I.5.a")
    desk.note("b", "A.I.5")
    desk.highlight("A.I.5")
    desk.bookmark("A.II.1")
    badges = counted(desk)
    assert badges.of("A.I.5.a") == Badge(notes=1)
    assert badges.of("A.I.5") == Badge(notes=2, highlights=1)
    assert badges.of("A.I") == Badge(notes=2, highlights=1)
    assert badges.of("A") == Badge(notes=2, highlights=1, bookmarks=1)
    assert badges.of("A.I.1") is None
    assert Badge(notes=2, highlights=1).total == 3


def test_what_stands_in_several_passages_counts_once_in_what_is_above_them(desk: Desk) -> None:
    desk.bookmark("A.I.1", "A.I.2", "A.II.1")
    badges = counted(desk)
    assert [badges.of(key) for key in ("A.I.1", "A.I.2", "A.I", "A")] == [Badge(bookmarks=1)] * 4


def test_a_note_on_a_highlight_stands_where_that_is(desk: Desk) -> None:
    desk.about("highlight", desk.highlight("A.I.1"), "why")
    assert counted(desk).of("A.I.1") == Badge(notes=1, highlights=1)


def test_a_note_about_a_section_stands_beside_it(desk: Desk) -> None:
    desk.about("section", "A.II", "s")
    badges = counted(desk)
    assert badges.of("A.II") == Badge(notes=1)
    assert badges.of("A") == Badge(notes=1)


def test_a_topic_has_what_is_about_it_and_on_its_paragraphs_each_once(desk: Desk) -> None:
    desk.about("topic", "Children", "t")
    desk.note("below", "A.I.5.a")
    desk.bookmark("A.I.5", "A.I.6")
    badges = counted(desk)
    both = [Locator("A.I.5"), Locator("A.I.5.a"), Locator("A.I.6")]
    assert badges.of_topic("Children", both) == Badge(notes=2, bookmarks=1)
    assert badges.of_topic("Other", [Locator("A.I.6")]) == Badge(bookmarks=1)
    assert badges.of_topic("Other", []) is None


def test_what_is_in_the_bin_does_not_count(desk: Desk) -> None:
    note = desk.note("a", "A.I.1")
    written(desk, Bin(id=note, revision=1))
    badges = counted(desk)
    assert badges.of("A.I.1") is None
    assert badges.is_empty


def test_the_front_matter_has_its_groups(desk: Desk) -> None:
    assert keys_of("F.introduction.2") == ("F.introduction.2", "F.introduction", "F")
    desk.note("a", "F.introduction.2")
    assert counted(desk).of("F") == Badge(notes=1)


def test_typing_on_in_a_note_changes_no_count(desk: Desk) -> None:
    note = desk.note("a", "A.I.1")
    body = Note(text="ab", about="passage", anchors=(desk.anchor("A.I.1"),))
    assert not changes_counts(desk.put(note, body))


def test_what_is_new_binned_moved_or_unknown_changes_counts(desk: Desk) -> None:
    assert changes_counts([])
    body = Bookmark(name="", folder=ROOT, order=1.0, anchors=(desk.anchor("A.I.1"),))
    made = ItemId("b" * 32)
    assert changes_counts(written(desk, Put(id=made, revision=0, body=body)))
    moved = Bookmark(name="", folder=ROOT, order=1.0, anchors=(desk.anchor("A.I.2"),))
    assert changes_counts(desk.put(made, moved))
    assert changes_counts(written(desk, Bin(id=made, revision=2)))


def test_a_folder_with_another_name_changes_none(desk: Desk) -> None:
    made = desk.write(Folder(name="a", folder=ROOT, order=1.0))
    assert not changes_counts(desk.put(made, Folder(name="b", folder=ROOT, order=1.0)))


def test_a_note_on_a_highlight_with_an_anchor_of_its_own_counts_once(desk: Desk) -> None:
    marked = desk.highlight("A.I.1")
    desk.write(Note(text="why", about="highlight", name=marked, anchors=(desk.anchor("A.I.1"),)))
    assert counted(desk).of("A.I.1") == Badge(notes=1, highlights=1)


def test_counts_are_the_same_or_others(desk: Desk) -> None:
    desk.note("a", "A.I.1")
    before = counted(desk)
    desk.about("free", "", "b")
    assert counted(desk).counts_as(before)
    for make in (
        lambda: desk.highlight("A.I.1"),
        lambda: desk.bookmark("A.I.1", "A.I.2"),
        lambda: desk.about("topic", "Children", "c"),
    ):
        before = counted(desk)
        make()
        assert not counted(desk).counts_as(before)
