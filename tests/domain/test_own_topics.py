"""Tests of the reader's own index."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.domain.items import anchor, bookmark, item, written_by
from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import Item, ItemId, OwnTopic
from tipbrowser.domain.changes import Bin, Change, Put, Written
from tipbrowser.domain.own_topics import HEADING, OwnIndex, body_of, parted, topic_name


def topic(id: str, heading: str, subheading: str = "", at: Sequence[Anchor] = ()) -> Item:  # noqa: A002  # its own word
    return item(id, OwnTopic(heading=heading, subheading=subheading, anchors=tuple(at)))


def items() -> dict[ItemId, Item]:
    some = [
        topic("a", "Consent", at=[anchor("A.I.1", 1)]),
        topic("b", "Consent", "irrelevant", at=[anchor("A.I.2", 2)]),
        topic("c", "asylum", "family"),
        topic("d", "Asylum", "children"),
    ]
    return {one.id: one for one in some}


def follow(index: OwnIndex, known: dict[ItemId, Item], changes: Sequence[Change]) -> None:
    assert index.follow(written_by(changes, known))


def names(index: OwnIndex) -> list[str]:
    return [topic_name(body_of(one)) for one in index.items]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Consent", ("Consent", "")),
        ("  Consent ,  of the  victim ", ("Consent", "of the victim")),
        ("Victims, consent, means", ("Victims", "consent, means")),
        (" , ", ("", "")),
        ("Consent,", ("Consent", "")),
    ],
)
def test_a_name_has_a_heading_and_perhaps_a_subheading(name: str, parts: tuple[str, str]) -> None:
    assert parted(name) == parts


def test_entries_stand_below_their_headings_in_the_order_of_the_alphabet() -> None:
    index = OwnIndex([*items().values(), bookmark("other")])
    assert index.levels == {
        "": [f"{HEADING}Asylum", f"{HEADING}asylum", "a"],
        f"{HEADING}Asylum": ["d"],
        f"{HEADING}asylum": ["c"],
        "a": ["b"],
    }
    assert len(index) == 4
    assert index.heading(f"{HEADING}Asylum") == "Asylum"
    assert index.heading("b") == "Consent"
    assert [one.id for one in index.below("a")] == ["a", "b"]
    assert [one.id for one in index.below(f"{HEADING}asylum")] == ["c"]


def test_two_entries_of_one_name_are_both_there() -> None:
    index = OwnIndex([topic("a", "Consent"), topic("b", "Consent"), topic("c", "Consent", "x")])
    assert index.levels == {"": ["a", "b"], "a": ["c"]}


def test_a_passage_is_put_under_an_entry_once_and_in_its_place() -> None:
    known = items()
    index = OwnIndex(known.values())
    follow(index, known, index.put("consent", [anchor("A.I.0", 0), anchor("A.I.1", 1)], lambda: ItemId("new")))
    assert [one.locator for one in known[ItemId("a")].body.anchors] == ["A.I.0", "A.I.1"]
    assert index.put("Consent", [anchor("A.I.1", 1)], lambda: ItemId("new")) == []


def test_passages_of_another_edition_stand_behind() -> None:
    known = items()
    index = OwnIndex(known.values())
    follow(index, known, index.put("Consent", [anchor("A.I.0", 0, edition="2030-en-x")], lambda: ItemId("new")))
    assert [one.locator for one in known[ItemId("a")].body.anchors] == ["A.I.1", "A.I.0"]


def test_a_new_entry_is_made_by_its_name() -> None:
    known = items()
    index = OwnIndex(known.values())
    (change,) = index.put("Return, voluntary", [anchor("A.I.1", 1)], lambda: ItemId("new"))
    assert isinstance(change, Put)
    assert change.body == OwnTopic(heading="Return", subheading="voluntary", anchors=(anchor("A.I.1", 1),))
    assert index.put(" , ", [], lambda: ItemId("new")) == []


def test_a_new_entry_stands_under_a_heading_that_is_there_capitals_or_not() -> None:
    (change,) = OwnIndex(items().values()).put("consent, new", [], lambda: ItemId("new"))
    assert isinstance(change, Put)
    assert change.body == OwnTopic(heading="Consent", subheading="new")


def test_a_passage_is_taken_out_and_the_entry_stays() -> None:
    known = items()
    index = OwnIndex(known.values())
    follow(index, known, index.take_out(known[ItemId("a")], {0}))
    assert known[ItemId("a")].body.anchors == ()
    assert len(index) == 4
    assert index.take_out(known[ItemId("a")], {0}) == []


def test_a_heading_is_renamed_with_all_below_it() -> None:
    known = items()
    index = OwnIndex(known.values())
    follow(index, known, index.rename("a", " Free  consent "))
    assert names(index)[2:] == ["Free consent", "Free consent, irrelevant"]
    assert index.rename("a", "Free consent") == []
    assert index.rename("a", " ") == []


def test_a_subheading_is_renamed_alone() -> None:
    known = items()
    index = OwnIndex(known.values())
    follow(index, known, index.rename("b", "means"))
    assert names(index)[2:] == ["Consent", "Consent, means"]


def test_a_change_of_capitals_alone_joins_nothing() -> None:
    known = items()
    index = OwnIndex(known.values())
    (change,) = index.rename(f"{HEADING}asylum", "ASYLUM")
    assert isinstance(change, Put)


def test_entries_that_get_one_name_are_joined() -> None:
    known = items()
    index = OwnIndex(known.values())
    known[ItemId("e")] = topic("e", "Agreement", at=[anchor("A.I.0", 0)])
    index = OwnIndex(known.values())
    changes = index.rename("e", "Consent")
    assert isinstance(changes[1], Bin)
    follow(index, known, changes)
    assert [one.locator for one in known[ItemId("a")].body.anchors] == ["A.I.0", "A.I.1"]
    assert index.item("e") is None


def test_a_heading_is_removed_with_all_below_it() -> None:
    known = items()
    index = OwnIndex(known.values())
    changes = index.bin(["a", "b"])
    assert [change.id for change in changes] == ["a", "b"]
    follow(index, known, changes)
    assert names(index) == ["Asylum, children", "asylum, family"]


def test_what_is_no_entry_changes_nothing() -> None:
    index = OwnIndex(items().values())
    assert not index.follow([Written(before=None, after=bookmark("other"))])
    assert not index.follow([])
