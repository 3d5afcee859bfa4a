"""Tests of trays: what lies in them, in which order, and what changes it."""

from __future__ import annotations

import math
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.items import anchor, item, written_by
from tipbrowser.domain.annotations import HEADING, OWN_TEXT, PASSAGE, Item, ItemId, Note, Tray, TrayEntry
from tipbrowser.domain.changes import Bin, Put, inverse
from tipbrowser.domain.trays import Trays
from tipbrowser.domain.values import replace

FIRST, SECOND = ItemId("first"), ItemId("second")


def tray(id: str, order: float = 1.0) -> Item:  # noqa: A002  # the item's own word for it
    return item(id, Tray(name=id, order=order))


def passage(id: str, locator: str, order: float = 1.0, within: str = FIRST) -> Item:  # noqa: A002  # its own word
    return item(id, TrayEntry(tray=ItemId(within), order=order, form=PASSAGE, anchors=(anchor(locator),)))


def words(id: str, order: float, form: str = OWN_TEXT, within: str = FIRST) -> Item:  # noqa: A002  # its own word
    return item(id, TrayEntry(tray=ItemId(within), order=order, form=form, text=id))


def known(*items: Item) -> dict[ItemId, Item]:
    return {one.id: one for one in items}


def some() -> dict[ItemId, Item]:
    return known(
        tray(FIRST, 1), tray(SECOND, 2),
        passage("a", "A.I.1", 1), words("b", 2, HEADING), passage("c", "A.I.7", 3), passage("d", "A.II.1", 1, SECOND),
    )  # fmt: skip


def ids(trays: Trays, within: ItemId = FIRST) -> list[str]:
    return [one.id for one in trays.entries(within)]


def do(trays: Trays, items: dict[ItemId, Item], changes: list) -> list:  # type: ignore[type-arg]  # of any kind
    written = written_by(changes, items)
    trays.follow(written)
    return written


def test_what_lies_in_a_tray_stands_in_its_order() -> None:
    trays = Trays(some().values())
    assert [one.id for one in trays.trays] == [FIRST, SECOND]
    assert ids(trays) == ["a", "b", "c"]
    assert ids(trays, SECOND) == ["d"]
    assert trays.locators(FIRST) == ["A.I.1", "A.I.7"]
    assert ids(trays, ItemId("a")) == []


def test_other_kinds_are_in_no_tray() -> None:
    trays = Trays([item("n", Note(text="", about="free"))])
    assert trays.trays == []
    assert trays.item(ItemId("n")) is None


def test_a_new_tray_stands_behind_the_others_and_is_renamed_once() -> None:
    items = some()
    trays = Trays(items.values())
    do(trays, items, trays.begin(ItemId("third"), "Third"))
    assert [one.id for one in trays.trays] == [FIRST, SECOND, "third"]
    do(trays, items, trays.rename(ItemId("third"), "Statement"))
    body = trays.trays[2].body
    assert isinstance(body, Tray)
    assert body.name == "Statement"
    assert trays.rename(ItemId("third"), "Statement") == []
    assert trays.rename(ItemId("a"), "no tray") == []
    assert trays.rename(ItemId("gone"), "no tray") == []


def test_the_first_tray_of_all_is_made() -> None:
    items: dict[ItemId, Item] = {}
    trays = Trays()
    do(trays, items, trays.begin(FIRST, "Tray"))
    assert [one.id for one in trays.trays] == [FIRST]


def test_what_is_new_comes_to_the_end_or_where_it_is_wished() -> None:
    items = some()
    trays = Trays(items.values())
    numbers = count(1)

    def new_id() -> ItemId:
        return ItemId(f"new {next(numbers)}")

    body = TrayEntry(tray=FIRST, order=0, form=OWN_TEXT, text="own")
    do(trays, items, trays.add(FIRST, [body, body], new_id))
    assert ids(trays) == ["a", "b", "c", "new 1", "new 2"]
    do(trays, items, trays.add(FIRST, [body], new_id, 1))
    assert ids(trays) == ["a", "new 3", "b", "c", "new 1", "new 2"]


def test_entries_are_moved_together_and_keep_their_order() -> None:
    items = some()
    trays = Trays(items.values())
    do(trays, items, trays.move([ItemId("c"), ItemId("a")], FIRST, 2))
    assert ids(trays) == ["b", "a", "c"]
    do(trays, items, trays.move([ItemId("a")], SECOND, 0))
    assert ids(trays, SECOND) == ["a", "d"]
    assert trays.tray_of(ItemId("a")) == SECOND
    assert trays.move([ItemId("a")], SECOND, 1) == []


def test_a_step_moves_among_neighbours_and_ends_at_the_end() -> None:
    items = some()
    trays = Trays(items.values())
    do(trays, items, trays.step([ItemId("c")], -1))
    assert ids(trays) == ["a", "c", "b"]
    do(trays, items, trays.step([ItemId("a")], 1))
    assert ids(trays) == ["c", "a", "b"]
    assert trays.step([ItemId("c")], -1) == []
    assert trays.step([ItemId("b")], 1) == []
    assert trays.step([ItemId("gone")], 1) == []
    assert trays.tray_of(ItemId("gone")) is None


def test_passages_are_sorted_under_their_headings_with_the_words_behind_them() -> None:
    items = known(
        tray(FIRST), words("before", 1), passage("c", "A.I.3", 2), words("about c", 3), passage("a", "A.I.1", 4),
        words("heading", 5, HEADING), words("under it", 6), passage("e", "A.I.5", 7), passage("d", "A.I.4", 8),
    )  # fmt: skip
    trays = Trays(items.values())

    def by_place(one: Item) -> str:
        return one.body.anchors[0].locator

    do(trays, items, trays.sort(FIRST, by_place))
    assert ids(trays) == ["before", "a", "c", "about c", "heading", "under it", "d", "e"]
    assert trays.sort(FIRST, by_place) == []
    assert trays.sort(ItemId("gone"), by_place) == []


def test_fields_of_an_entry_are_set_once() -> None:
    items = some()
    trays = Trays(items.values())
    do(trays, items, trays.change(ItemId("a"), with_lead=False))
    assert trays.change(ItemId("a"), with_lead=False) == []
    assert trays.change(ItemId("gone"), with_lead=False) == []


def test_a_tray_is_removed_with_all_in_it_and_comes_back_as_it_was() -> None:
    items = some()
    trays = Trays(items.values())
    written = do(trays, items, trays.bin_tray(FIRST))
    assert [one.id for one in trays.trays] == [SECOND]
    do(trays, items, inverse(written))
    assert ids(trays) == ["a", "b", "c"]


def test_entries_are_removed() -> None:
    trays = Trays(some().values())
    changes = trays.remove([ItemId("c"), ItemId("gone"), ItemId("a")])
    assert changes == [Bin(id=ItemId("a"), revision=1), Bin(id=ItemId("c"), revision=1)]


def test_what_lies_in_a_tray_that_is_gone_lies_in_the_first() -> None:
    items = some() | known(words("lost", 9, within="another window's"))
    assert ids(Trays(items.values())) == ["a", "b", "c", "lost"]
    assert Trays([words("lost", 9)]).trays == []


def test_orders_that_no_number_can_follow_are_numbered_anew() -> None:
    items = known(tray(FIRST), words("a", math.inf), words("b", 1e308), words("c", 1e308))
    trays = Trays(items.values())
    body = TrayEntry(tray=FIRST, order=0, form=OWN_TEXT)
    do(trays, items, trays.add(FIRST, [body], lambda: ItemId("new"), 2))
    assert ids(trays) == ["a", "b", "new", "c"]


def test_a_passage_that_is_there_is_noticed_also_through_its_parent() -> None:
    part = replace(anchor("A.II.3"), is_whole=False, start=2, end=5)
    entry = TrayEntry(tray=FIRST, order=4, form=PASSAGE, anchors=(part,))
    trays = Trays([*some().values(), item("part", entry)])
    asked = [anchor("A.I.1"), anchor("A.I.7.a"), anchor("A.I.2"), part, replace(part, end=6)]
    assert [one.locator for one in trays.twice(FIRST, asked)] == ["A.I.1", "A.I.7.a", "A.II.3"]


def test_what_is_nothing_of_trays_is_not_followed() -> None:
    trays = Trays(some().values())
    note = item("n", Note(text="", about="free"))
    assert not trays.follow(written_by([Put(id=note.id, revision=0, body=note.body)], {}))


@given(data=st.data())
def test_whatever_is_moved_stands_where_it_was_put(data: st.DataObject) -> None:
    items = known(tray(FIRST), *(words(str(number), number) for number in range(6)))
    trays = Trays(items.values())
    for _ in range(data.draw(st.integers(1, 12))):
        before = ids(trays)
        moving = [one for one in before if data.draw(st.booleans())]
        place = data.draw(st.integers(0, 6))
        do(trays, items, trays.move([ItemId(one) for one in moving], FIRST, place))
        first = [one for one in before[:place] if one not in moving]
        last = [one for one in before[place:] if one not in moving]
        assert ids(trays) == [*first, *moving, *last]
