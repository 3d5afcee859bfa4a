"""Tests of where the reader's items stand in the edition that is open, and of what is asked of the shelf."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.domain.items import anchor, bookmark, folder
from tipbrowser.domain.anchors import edition_name
from tipbrowser.domain.annotations import ROOT, Item, ItemId, Placement
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.item_places import ItemPlaces
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.reading import Reading
from tipbrowser.services.shelving import Shelving
from tipbrowser.store.annotation_errors import AnnotationsBusy, AnnotationsDamaged
from tipbrowser.store.compendium import Compendium

OTHER = "2030-en-000000000000"


@pytest.fixture
def reading(small: Compendium) -> Reading:
    return Reading(small)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "reader")


@pytest.fixture
def places(notebook: Notebook, reading: Reading) -> ItemPlaces:
    return ItemPlaces(notebook, reading)


def write(notebook: Notebook, *items: Item) -> None:
    notebook.write([Put(id=one.id, revision=0, body=one.body) for one in items])


def test_what_was_made_in_this_edition_stands_at_its_locators(
    notebook: Notebook, reading: Reading, places: ItemPlaces
) -> None:
    here = [Anchoring(reading).anchor_of(Locator(one)) for one in ("A.I.3", "A.I.1")]
    assert places.locators(bookmark("a", at=here)) == ["A.I.3", "A.I.1"]
    assert not notebook.exists


def test_what_was_found_from_another_edition_stands_where_it_was_found(
    notebook: Notebook, reading: Reading, places: ItemPlaces
) -> None:
    mark = bookmark("a", at=[anchor("A.I.9", edition=OTHER), anchor("A.I.1", edition=OTHER)])
    placement = Placement(
        item=ItemId("a"), number=0, edition=edition_name(reading.edition()), locator=Locator("A.I.2"), position=2,
        start=0, end=1,
    )  # fmt: skip
    write(notebook, mark)
    notebook.write([Put(id=ItemId("p"), revision=0, body=placement)])
    assert places.locators(mark) == ["A.I.2", "A.I.1"]


def test_what_this_edition_has_not_is_told_apart(places: ItemPlaces) -> None:
    some = [
        bookmark("a", at=[anchor("A.I.3", edition=OTHER), anchor("A.I.99", edition=OTHER)]),
        bookmark("b", at=[anchor("A.I.1", edition=OTHER), anchor("A.I.3", edition=OTHER)]),
    ]
    assert places.passages(some) == (["A.I.1", "A.I.3"], ["A.I.99"])
    assert places.passages([]) == ([], [])


def test_something_new_comes_behind_the_last_of_its_folder(notebook: Notebook) -> None:
    shelving = Shelving(notebook, OTHER)
    assert shelving.next_order() == 1.0
    write(notebook, folder("f", order=4.5), bookmark("a", "f", order=9.0))
    assert shelving.next_order() == 5.5
    assert shelving.next_order(ItemId("f")) == 10.0
    assert shelving.next_order(ItemId("nobody")) == 1.0


def test_the_bookmarks_of_a_paragraph_are_those_of_it_alone(notebook: Notebook) -> None:
    shelving = Shelving(notebook, OTHER)
    assert shelving.bookmarks_of(Locator("A.I.1")) == []
    write(
        notebook,
        bookmark("a", at=[anchor("A.I.1", edition=OTHER)]),
        bookmark("b", at=[anchor("A.I.1", edition=OTHER), anchor("A.I.2", edition=OTHER)]),
    )
    assert [one.id for one in shelving.bookmarks_of(Locator("A.I.1"))] == ["a"]


def test_all_of_the_shelf_is_read_in_one(notebook: Notebook) -> None:
    shelving = Shelving(notebook, OTHER)
    assert shelving.read_all() == []
    write(notebook, folder("f"), bookmark("a", ROOT))
    assert {one.id for one in shelving.read_all()} == {"f", "a"}


def test_a_file_that_cannot_be_read_is_told(notebook: Notebook) -> None:
    notebook.path.parent.mkdir(parents=True)
    notebook.path.write_bytes(b"something else" * 100)
    with pytest.raises(AnnotationsDamaged):
        Shelving(notebook, OTHER).read_all()


def test_while_the_file_cannot_be_read_what_is_of_another_edition_is_not_here(
    notebook: Notebook, reading: Reading, places: ItemPlaces
) -> None:
    mark = bookmark("a", at=[Anchoring(reading).anchor_of(Locator("A.I.1")), anchor("A.I.9", edition=OTHER)])
    write(notebook, mark)
    assert notebook.reader is not None
    notebook.reader._wait(0)  # the test need not wait
    with closing(sqlite3.connect(notebook.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AnnotationsBusy):
            places.locators(mark)
        assert places.known_locators(mark) == ["A.I.1", None]
