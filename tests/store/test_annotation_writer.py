"""Changing what the reader made: all or nothing, and nothing that is lost at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kept_items import EDITION, EVERY_KIND, NOON, anchor, named, note, passage_note, put
from tests.store.own_files import Watch, rows_of, spoil, writing
from tipbrowser.domain.annotations import Body, Bookmark, Item, Note, Placement, kind_of
from tipbrowser.domain.changes import Bin, Purge, Put, TakeBack
from tipbrowser.domain.names import Locator
from tipbrowser.store.annotation_errors import AnnotationsDamaged, Overtaken
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_writer import AnnotationWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a reader's file may be made."""
    return tmp_path / "own" / "annotations.sqlite"


def texts(versions: object) -> list[str]:
    """Give the texts of versions."""
    return [one.body.text for one in versions]  # type: ignore[attr-defined]


def make(writer: AnnotationWriter, number: int, body: Body) -> Item:
    """Make an item and give it."""
    (written,) = writer.apply([put(number, body)])
    assert written.after is not None
    return written.after


@pytest.mark.parametrize("body", EVERY_KIND, ids=kind_of)
def test_every_kind_is_kept_and_read_back(path: Path, body: Body) -> None:
    with writing(path) as writer:
        made = make(writer, 7, body)
    reader = AnnotationReader(path)
    assert reader.item(named(7)) == made
    assert made.kind == kind_of(body)
    reader.close()


def test_a_change_for_an_earlier_revision_is_refused_and_nothing_of_its_batch_is_written(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note("one"))
        writer.apply([put(1, note("two"), 1)])
        with pytest.raises(Overtaken) as refused:
            writer.apply([put(2, note("with it")), put(1, note("late"), 1)])
        assert refused.value.item is not None
        assert refused.value.item.revision == 2
        assert writer.ids() == {named(1)}


def test_what_is_not_there_can_only_be_made(path: Path) -> None:
    with writing(path) as writer:
        for change in (Bin(id=named(1), revision=0), TakeBack(id=named(1), revision=0), Purge(id=named(1), revision=0)):
            with pytest.raises(Overtaken):
                writer.apply([change])
        with pytest.raises(Overtaken) as refused:
            writer.apply([put(1, note(), 3)])
        assert refused.value.item is None


def test_only_what_is_in_the_bin_is_removed_for_good(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note())
        with pytest.raises(Overtaken):
            writer.apply([Purge(id=named(1), revision=1)])
        writer.apply([Bin(id=named(1), revision=1)])
        (written,) = writer.apply([Purge(id=named(1), revision=2)])
        assert written.after is None
        assert writer.ids() == set()


def test_changes_are_numbered_in_their_order_whatever_the_clock_says(path: Path) -> None:
    watch = Watch()
    with writing(path, watch) as writer:
        first = make(writer, 1, note())
        watch.now -= 1e9
        second = make(writer, 2, note())
    assert second.change > first.change
    assert second.modified < first.modified


def test_the_numbers_go_on_behind_the_greatest_whatever_became_of_the_counter(path: Path) -> None:
    with writing(path) as writer:
        for number in range(5):
            make(writer, number, note())
    spoil(path, "UPDATE file SET value = '2' WHERE name = 'change'")
    with writing(path) as writer:
        assert make(writer, 9, note()).change == 6


def test_a_counter_that_is_gone_is_told_as_damage(path: Path) -> None:
    with writing(path):
        pass
    spoil(path, "DELETE FROM file WHERE name = 'change'")
    with writing(path) as writer, pytest.raises(AnnotationsDamaged):
        make(writer, 1, note())


def test_a_note_is_kept_as_it_was_in_each_minute(path: Path) -> None:
    watch = Watch(NOON)
    with writing(path, watch) as writer:
        make(writer, 1, note("a"))
        for revision, text in enumerate(("ab", "abc", "abcd"), start=1):
            writer.apply([put(1, note(text), revision)])
        watch.now += 60
        writer.apply([put(1, note("abcde"), 4)])
    reader = AnnotationReader(path)
    assert texts(reader.versions(named(1))) == ["abcd"]
    reader.close()


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("x" * 50, "x" * 30, False),
        ("x" * 50, "x" * 29, True),
        ("The old words that were here before.", "Quite other words, and even more of them than before.", True),
        ("beginning " + "m" * 21 + " end", "beginning  end", True),
        ("beginning middle end", "beginning end", False),
        ("word", "words and more words", False),
    ],
)
def test_what_loses_much_at_once_is_kept_within_the_minute_too(path: Path, before: str, after: str, kept: bool) -> None:
    with writing(path) as writer:
        make(writer, 1, note(before))
        writer.apply([put(1, note(after), 1)])
    reader = AnnotationReader(path)
    assert texts(reader.versions(named(1))) == [before] * kept
    reader.close()


def test_a_note_that_becomes_something_else_is_kept(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note("short"))
        writer.apply([put(1, Bookmark(name="", folder=named(0), order=1.0), 1)])
    assert rows_of(path, "SELECT kind FROM version") == [("note",)]


def test_the_bin_keeps_no_version_of_what_did_not_change(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note())
        writer.apply([Bin(id=named(1), revision=1)])
        writer.apply([TakeBack(id=named(1), revision=2)])
    assert rows_of(path, "SELECT count(*) FROM version") == [(0,)]


def test_what_belongs_to_no_passage_any_more_is_found_there_no_more(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note("t", about="topic", name="Labour"))
        writer.apply([put(1, note("t"), 1)])
    reader = AnnotationReader(path)
    assert reader.about("topic", "Labour") == []
    assert reader.counts_about("topic") == {}
    reader.close()


def test_halves_of_letters_are_taken_wherever_they_stand(path: Path) -> None:
    body = Note(text="\ud800", about="topic", name="\udfff", tags=("\ud801",))
    with writing(path) as writer:
        writer.apply([Put(id=named(1), revision=0, body=body, origin="from \udc00")])
    reader = AnnotationReader(path)
    item = reader.item(named(1))
    assert item is not None
    assert item.body == body
    assert item.origin == "from ?"
    assert reader.tagged("\ud801") == [item]
    assert reader.about("topic", "\udfff") == [item]
    reader.close()


def placement(number: int = 0) -> Placement:
    """Give where an anchor of the first item is in another edition."""
    return Placement(
        item=named(1), number=number, edition="2030-en-x", locator=Locator("B.X.1"), position=3, start=0, end=4
    )


def test_a_place_given_by_hand_goes_with_what_gave_it(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, passage_note())
        make(writer, 2, placement())
        reader = AnnotationReader(path)
        assert [item.id for item, _ in reader.at("2030-en-x", Locator("B.X.1"))] == [named(1)]
        writer.apply([Bin(id=named(2), revision=1)])
        assert reader.at("2030-en-x", Locator("B.X.1")) == []
        assert reader.orphans("2030-en-x") == []  # it is looked for again by its words
        writer.apply([TakeBack(id=named(2), revision=2)])
        assert len(reader.at("2030-en-x", Locator("B.X.1"))) == 1
        writer.apply([Bin(id=named(2), revision=3)])
        writer.apply([Purge(id=named(2), revision=4)])
        assert reader.at("2030-en-x", Locator("B.X.1")) == []
        reader.close()


def test_what_is_made_from_the_items_can_be_made_again(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 2, placement())
        make(writer, 1, Note(text="words", about="section", name="A.II", tags=("t",), anchors=(anchor(),)))
        make(writer, 3, note("binned", tags=("t",)))
        writer.apply([Bin(id=named(3), revision=1)])
        tables = ("place", "about", "tagged")
        before = [writer.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        numbered = [
            (writer.table.number(named(number)), item)
            for number in (2, 1, 3)
            if (item := writer.table.item(named(number)))
        ]
        with writer.transaction():
            writer.derived.rebuild(numbered)
        after = [writer.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        # The place given by hand was lost when the item came that it places; anew, it comes behind it.
        assert after[1:] == before[1:]
        assert {row[:4] for row in after[0]} == {
            (named(1), 0, EDITION, "A.II.36"), (named(1), 0, "2030-en-x", "B.X.1"),
        }  # fmt: skip
        found = writer.connection.execute("SELECT count(*) FROM item_words WHERE item_words MATCH 'words'")
        assert found.fetchone() == (1,)


def test_a_damaged_item_is_not_overwritten(path: Path) -> None:
    with writing(path) as writer:
        make(writer, 1, note("whole"))
    spoil(path, "UPDATE item SET body = replace(body, 'whole', 'whxle')")
    with writing(path) as writer, pytest.raises(AnnotationsDamaged):
        writer.apply([put(1, note("other"), 1)])
