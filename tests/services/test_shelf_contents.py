"""Tests of what lies in folders of bookmarks as a choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kept_items import anchor, named, put
from tests.small_compendium import write_small_compendium
from tipbrowser.domain.anchors import Anchor, edition_name
from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, ItemId, Note
from tipbrowser.domain.material import Chosen, ChosenHeading, ChosenPassage
from tipbrowser.domain.names import Locator
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.shelf_contents import on_shelf
from tipbrowser.store.annotation_reader import AnnotationReader


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(write_small_compendium(tmp_path / "small.sqlite")) as library:
        yield library


@pytest.fixture
def reader(library: Library, tmp_path: Path) -> Iterator[AnnotationReader]:
    """Give a shelf: folder 1 holds bookmark 5, folder 2 and bookmark 6, folders 2, 3 and 4 lie in one another."""
    anchoring = Anchoring(library.reading)

    def at(locator: str) -> Anchor:
        return anchoring.anchor_of(Locator(locator))

    words = anchoring.anchor_of_span(Locator("A.I.2"), 0, 6)
    notebook = Notebook(tmp_path / "reader")
    notebook.write([
        put(1, Folder(name="Statement", folder=ROOT, order=1)),
        put(2, Folder(name="Act", folder=named(1), order=2)),
        put(3, Folder(name="Now", folder=named(2), order=1)),
        put(4, Folder(name="Soon", folder=named(3), order=1)),
        put(10, Folder(name="Later", folder=named(4), order=1)),
        put(5, Bookmark(name="", folder=named(1), order=1, anchors=(at("A.I.1"), words))),
        put(6, Bookmark(name="", folder=named(1), order=3, anchors=(anchor("A.IX.99", exact="Nothing like it."),))),
        put(7, Bookmark(name="", folder=named(4), order=1, anchors=(at("B.II.1"),))),
        put(8, Bookmark(name="", folder=ROOT, order=2, anchors=(at("A.I.3"),))),
        put(9, Note(text="", about="free")),
    ])  # fmt: skip
    assert notebook.reader is not None
    yield notebook.reader
    notebook.close()


def chosen(reader: AnnotationReader, library: Library, *ids: ItemId) -> list[Chosen]:
    return list(on_shelf(reader, ids, edition_name(library.reading.edition())).chosen)


def whole(locator: str) -> ChosenPassage:
    return ChosenPassage(locator=Locator(locator))


def test_a_folder_is_its_bookmarks_in_order_under_the_names_of_those_within(
    reader: AnnotationReader, library: Library
) -> None:
    found = on_shelf(reader, [named(1)], edition_name(library.reading.edition()))
    assert list(found.chosen) == [
        whole("A.I.1"), ChosenPassage(locator=Locator("A.I.2"), start=0, end=6), ChosenHeading(text="Act", level=1),
        ChosenHeading(text="Now", level=2), ChosenHeading(text="Soon", level=3), whole("B.II.1"),
        ChosenHeading(text="Later", level=3),
    ]  # fmt: skip
    assert found.missing == ("A.IX.99",)
    assert len(Gathering(library).material(found.chosen).passages) == 3


def test_the_whole_shelf_heads_each_folder(reader: AnnotationReader, library: Library) -> None:
    found = chosen(reader, library, ROOT, named(8))
    assert found[0] == ChosenHeading(text="Statement", level=1)
    assert found[-1] == whole("A.I.3")
    assert [one.level for one in found if isinstance(one, ChosenHeading)] == [1, 2, 3, 3, 3]


def test_single_bookmarks_are_taken_in_the_order_of_the_shelf(reader: AnnotationReader, library: Library) -> None:
    assert chosen(reader, library, named(8), named(7), named(9)) == [whole("B.II.1"), whole("A.I.3")]
    assert chosen(reader, library) == []
