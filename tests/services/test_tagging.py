"""Tags of things, and one renamed everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.written_notes import Desk
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import inverse
from tipbrowser.services.tagging import changes_for_rename, changes_for_tags


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give something to write with."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def tagged(desk: Desk, tag: str) -> list[Item]:
    """Give all that has a tag."""
    assert desk.notebook.reader is not None
    return desk.notebook.reader.tagged(tag)


def test_a_tag_is_renamed_on_notes_highlights_and_bookmarks_and_that_is_one_step(desk: Desk) -> None:
    desk.note("n", "A.I.1", tags=("old", "x"))
    desk.highlight("A.I.2", tags=("x", "old"))
    desk.bookmark("A.I.3", tags=("old",))
    written = desk.notebook.write(changes_for_rename(tagged(desk, "old"), "old", "new"))
    assert [item.body.tags for item in tagged(desk, "new")] == [("new", "x"), ("x", "new"), ("new",)]
    assert tagged(desk, "old") == []
    desk.notebook.write(inverse(written))
    assert len(tagged(desk, "old")) == 3
    assert tagged(desk, "new") == []


def test_a_name_that_another_tag_has_makes_the_two_one(desk: Desk) -> None:
    desk.note("n", "A.I.1", tags=("old", "new"))
    desk.notebook.write(changes_for_rename(tagged(desk, "old"), "old", "new"))
    assert [item.body.tags for item in tagged(desk, "new")] == [("new",)]


def test_without_a_new_name_the_tag_goes(desk: Desk) -> None:
    desk.note("n", "A.I.1", tags=("old", "x"))
    desk.notebook.write(changes_for_rename(tagged(desk, "old"), "old", ""))
    assert [item.body.tags for item in tagged(desk, "x")] == [("x",)]


def test_tags_that_are_there_already_are_no_change(desk: Desk) -> None:
    desk.note("n", "A.I.1", tags=("a", "b"))
    (item,) = tagged(desk, "a")
    assert changes_for_tags(item, ("a", "b", "a")) == []
    assert len(changes_for_tags(item, ("b", "a"))) == 1
