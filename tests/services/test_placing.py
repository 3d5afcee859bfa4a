"""Where the reader's items are in another edition: what is kept of it, and what wins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.second_edition import DELETED, INTO, MERGED, NAME, write_second_edition
from tests.small_compendium import BUNDLED
from tipbrowser.domain.annotations import Body, Bookmark, Highlight, ItemId, Note, OwnTopic, Placed, Placement
from tipbrowser.domain.changes import Bin, Change, Purge, Put, TakeBack, Written
from tipbrowser.domain.names import Locator
from tipbrowser.domain.placing import PlacingReport
from tipbrowser.domain.values import replace
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import AnnotationsError, Notebook, new_id
from tipbrowser.services.placing import find_places, misplaced, report_of, words_in
from tipbrowser.store.annotation_derived import Derived
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.errors import CompendiumMissing

Row = tuple[str, int, str | None, int | None, float]


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_second_edition(tmp_path_factory.mktemp("second") / "second.sqlite")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = Notebook(tmp_path / "reader")
    yield notebook
    notebook.close()


@pytest.fixture(scope="module")
def anchoring() -> Iterator[Anchoring]:
    with Library(BUNDLED) as library:
        yield Anchoring(library.reading)


def nothing() -> None:
    """Wait for the answer."""


def put(notebook: Notebook, body: Body) -> Written:
    """Write a new item."""
    return notebook.write([Put(id=new_id(), revision=0, body=body)])[0]


def note(anchoring: Anchoring, *locators: str, text: str = "mine") -> Note:
    """Give a note about passages."""
    return Note(text=text, about="passage", anchors=tuple(anchoring.anchor_of(Locator(one)) for one in locators))


def place(notebook: Notebook, second: Path) -> None:
    """Find all that has no place in the second edition."""
    notebook.keep_places(NAME, find_places(notebook.path, second, [BUNDLED], nothing))


def rows(notebook: Notebook, item: str, edition: str = NAME) -> list[Row]:
    """Give where an item is in an edition."""
    reader = notebook.reader
    assert reader is not None
    statement = "SELECT item, anchor, locator, start, score FROM place WHERE item = ? AND edition = ? ORDER BY anchor"
    return [tuple(row) for row in reader.rows(statement, item, edition)]


def by_hand(written: Written, number: int, locator: str, edition: str = NAME) -> Placement:
    """Give the placement of an item's anchor at the beginning of a passage."""
    assert written.after is not None
    return Placement(
        anchors=(written.after.body.anchors[number],), item=written.after.id, number=number, edition=edition,
        locator=Locator(locator), position=999, start=0, end=4,
    )  # fmt: skip


def id_of(written: Written) -> ItemId:
    """Give the id of what was written."""
    assert written.after is not None
    return written.after.id


def test_before_anything_was_written_nothing_is_found_and_no_file_made(tmp_path: Path, second: Path) -> None:
    assert find_places(tmp_path / "none.sqlite", second, [], nothing) == []
    assert not (tmp_path / "none.sqlite").exists()


def test_each_anchor_gets_its_place_and_keeps_the_one_in_its_own_edition(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    written = put(notebook, note(anchoring, "A.II.36", "A.II.52", DELETED))
    place(notebook, second)
    item = id_of(written)
    assert [(row[1], row[2], row[4]) for row in rows(notebook, item)] == [
        (0, "A.II.36", 1.0), (1, "A.II.53", 1.0), (2, None, 0.0),
    ]  # fmt: skip
    assert [row[2] for row in rows(notebook, item, anchoring.edition)] == ["A.II.36", "A.II.52", DELETED]
    assert notebook.reader is not None
    assert notebook.reader.item(item) == written.after
    assert find_places(notebook.path, second, [], nothing) == []


def test_a_former_edition_that_cannot_be_read_is_left_out(
    notebook: Notebook, anchoring: Anchoring, second: Path, tmp_path: Path
) -> None:
    put(notebook, note(anchoring, "A.II.36"))
    found = find_places(notebook.path, second, [tmp_path / "gone.sqlite", second], nothing)
    assert [one.locator for one in found] == ["A.II.36"]
    with pytest.raises(CompendiumMissing):
        find_places(notebook.path, tmp_path / "gone.sqlite", [], nothing)


def test_finding_stops_when_nobody_waits(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    put(notebook, note(anchoring, "A.II.36"))

    def stop() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        find_places(notebook.path, second, [], stop)


def test_what_is_gone_while_it_is_looked_for_is_passed_over(
    notebook: Notebook, anchoring: Anchoring, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    asked = [(id_of(written), 0), (id_of(written), 1), ("0" * 32, 0)]
    monkeypatch.setattr("tipbrowser.services.placing.unplaced", lambda *_: asked)
    assert [one.locator for one in find_places(notebook.path, second, [], nothing)] == ["A.II.36"]


def test_a_place_of_what_was_changed_meanwhile_is_not_kept(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    written, other = put(notebook, note(anchoring, "A.II.36")), put(notebook, note(anchoring, "A.II.37"))
    found = find_places(notebook.path, second, [], nothing)
    notebook.write([Put(id=id_of(written), revision=1, body=note(anchoring, "A.II.38"))])
    notebook.write([Bin(id=id_of(other), revision=1)])
    notebook.write([Purge(id=id_of(other), revision=2)])
    notebook.keep_places(NAME, found)
    assert rows(notebook, id_of(written)) == rows(notebook, id_of(other)) == []
    place(notebook, second)
    assert [row[2] for row in rows(notebook, id_of(written))] == ["A.II.38"]


def test_a_change_of_tags_leaves_the_places(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    place(notebook, second)
    before = rows(notebook, id_of(written))
    assert written.after is not None
    notebook.write([Put(id=id_of(written), revision=1, body=replace(written.after.body, tags=("urgent",)))])
    assert rows(notebook, id_of(written)) == before != []


def test_what_is_placed_by_hand_wins_and_is_undone(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    written = put(notebook, note(anchoring, DELETED, "A.II.36"))
    item = id_of(written)
    place(notebook, second)
    placed = put(notebook, by_hand(written, 0, "A.II.12"))
    assert ("A.II.12", 1.0) in [(row[2], row[4]) for row in rows(notebook, item)]
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.12", "A.II.36"]
    notebook.write([Bin(id=id_of(placed), revision=1)])
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == [None, "A.II.36"]
    notebook.write([TakeBack(id=id_of(placed), revision=2)])
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.12", "A.II.36"]
    again = put(notebook, by_hand(written, 0, "A.II.13"))
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.13", "A.II.36"]
    moved = by_hand(written, 0, "A.II.14")
    notebook.write([Put(id=id_of(again), revision=1, body=moved)])
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.14", "A.II.36"]


def test_a_place_by_hand_found_meanwhile_is_not_overwritten(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    found = find_places(notebook.path, second, [], nothing)
    put(notebook, by_hand(written, 0, "A.II.12"))
    notebook.keep_places(NAME, found)
    assert [row[2] for row in rows(notebook, id_of(written))] == ["A.II.12"]


def test_a_place_by_hand_belongs_to_its_anchor_wherever_that_stands(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    anchors = tuple(anchoring.anchor_of(Locator(one)) for one in (DELETED, "A.II.36", "A.II.37"))
    written = put(notebook, OwnTopic(heading="Mine", anchors=anchors[:2]))
    item = id_of(written)
    put(notebook, by_hand(written, 0, "A.II.12"))
    notebook.write([Put(id=item, revision=1, body=OwnTopic(heading="Mine", anchors=(anchors[2], anchors[0])))])
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.37", "A.II.12"]
    notebook.write([Put(id=item, revision=2, body=OwnTopic(heading="Mine", anchors=(anchors[2],)))])
    place(notebook, second)
    assert [row[2] for row in rows(notebook, item)] == ["A.II.37"]


def test_a_placement_without_a_copy_of_the_anchor_goes_by_its_number(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    written = put(notebook, note(anchoring, DELETED))
    bare = replace(by_hand(written, 0, "A.II.12"), anchors=())
    put(notebook, bare)
    put(notebook, replace(bare, number=5))
    put(notebook, replace(bare, item=ItemId("nobody")))
    place(notebook, second)
    assert [row[2] for row in rows(notebook, id_of(written))] == ["A.II.12"]


def test_a_placement_in_the_anchors_own_edition_is_taken_back_to_where_it_was_made(
    notebook: Notebook, anchoring: Anchoring
) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    placed = put(notebook, by_hand(written, 0, "A.II.12", anchoring.edition))
    assert [row[2] for row in rows(notebook, id_of(written), anchoring.edition)] == ["A.II.12"]
    notebook.write([Bin(id=id_of(placed), revision=1)])
    assert [row[2] for row in rows(notebook, id_of(written), anchoring.edition)] == ["A.II.36"]


@pytest.mark.parametrize("backwards", [False, True])
def test_places_by_hand_survive_a_rebuilding_in_any_order(
    notebook: Notebook, anchoring: Anchoring, second: Path, backwards: bool
) -> None:
    written = put(notebook, note(anchoring, DELETED))
    put(notebook, by_hand(written, 0, "A.II.12"))
    notebook.close()
    writer = AnnotationWriter(notebook.path)
    try:
        with writer.transaction():
            assert notebook.reader is not None
            numbers = notebook.reader.rows("SELECT id, number FROM item ORDER BY number")
            items = {item.id: item for item in notebook.reader.every()}
            ordered = [(number, items[ItemId(one)]) for one, number in numbers]
            Derived(writer.connection).rebuild(ordered[::-1] if backwards else ordered)
    finally:
        writer.close()
    place(notebook, second)
    assert [row[2] for row in rows(notebook, id_of(written))] == ["A.II.12"]


def test_a_report_counts_each_item_by_its_worst_anchor(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    for locators in (("A.II.36",), ("A.II.52",), (INTO, "A.II.36"), (DELETED, INTO)):
        put(notebook, note(anchoring, *locators))
    put(notebook, Note(text="free", about="free"))
    binned = put(notebook, note(anchoring, DELETED))
    notebook.write([Bin(id=id_of(binned), revision=1)])
    place(notebook, second)
    assert report_of(notebook.path, NAME) == PlacingReport(same=2, alike=1, lost=1)
    assert report_of(notebook.path, anchoring.edition) == PlacingReport()


def test_another_language_is_counted_apart(notebook: Notebook, anchoring: Anchoring, tmp_path: Path) -> None:
    french = write_second_edition(tmp_path / "french.sqlite", language="fr")
    name = NAME.replace("en", "fr")
    put(notebook, note(anchoring, "A.II.36"))
    put(notebook, note(anchoring, DELETED))
    notebook.keep_places(name, find_places(notebook.path, french, [], nothing))
    assert report_of(notebook.path, name) == PlacingReport(by_locator=1, lost=1)
    assert notebook.reader is not None
    alike, lost = misplaced(notebook.reader, name, lambda _: None)
    assert (len(alike), len(lost)) == (0, 1)


def test_what_needs_an_eye_is_listed_with_both_texts(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    put(notebook, note(anchoring, MERGED, text="on the merged one"))
    highlight = Highlight(colour="own", anchors=(anchoring.anchor_of_span(Locator(DELETED), 0, 30),))
    put(notebook, highlight)
    put(notebook, Bookmark(name="", folder=ItemId(""), order=1.0, anchors=(anchoring.anchor_of(Locator("A.II.36")),)))
    place(notebook, second)
    assert notebook.reader is not None
    with Library(second) as library:
        alike, lost = misplaced(notebook.reader, NAME, lambda placed: library.reading.passage(placed.locator))
    assert [(one.placed and one.placed.locator, one.anchor.locator) for one in alike] == [(INTO, MERGED)]
    assert alike[0].anchor.exact in alike[0].text
    assert [(one.item.kind, one.placed, one.text, one.anchor) for one in lost] == [
        ("highlight", None, "", highlight.anchors[0])
    ]
    unknown, _ = misplaced(notebook.reader, NAME, lambda _: None)
    assert unknown[0].text == ""
    assert isinstance(unknown[0].placed, Placed)


def test_words_are_looked_for_in_a_passage_chosen_by_hand(anchoring: Anchoring) -> None:
    with Library(BUNDLED) as library:
        passage = library.reading.passage(Locator("A.II.36"))
    assert passage is not None
    start = passage.text.index("socially")
    anchor = anchoring.anchor_of_span(Locator("A.II.36"), start, start + 8)
    assert words_in(passage, anchor, NAME) == (start, start + 8)
    assert words_in(passage, anchoring.anchor_of(Locator("A.II.37")), NAME) == (0, len(passage.text))


def test_places_that_cannot_be_kept_say_so_and_the_next_time_it_is_tried_again(
    notebook: Notebook, anchoring: Anchoring, second: Path
) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    found = find_places(notebook.path, second, [], nothing)
    writer = notebook.writer()
    writer.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(AnnotationsError):
        notebook.keep_places(NAME, found)
    notebook.keep_places(NAME, found)
    assert [row[2] for row in rows(notebook, id_of(written))] == ["A.II.36"]


def test_a_damaged_row_gets_no_place(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    written = put(notebook, note(anchoring, "A.II.36"))
    found = find_places(notebook.path, second, [], nothing)
    notebook.writer().connection.execute("UPDATE item SET hash = 'wrong'")
    notebook.keep_places(NAME, found)
    assert rows(notebook, id_of(written)) == []


def test_no_change_is_made_of_a_place(notebook: Notebook, anchoring: Anchoring, second: Path) -> None:
    changes: list[Change] = [Put(id=new_id(), revision=0, body=note(anchoring, "A.II.36"))]
    notebook.write(changes)
    assert notebook.reader is not None
    before = notebook.reader.last_change()
    place(notebook, second)
    assert notebook.reader.last_change() == before
