"""Tests of the shelf of bookmarks: order, moving, removing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.items import bookmark, folder, item, written_by
from tipbrowser.domain.annotations import ROOT, Folder, Item, ItemId, Note
from tipbrowser.domain.changes import Bin, Written, inverse
from tipbrowser.domain.shelf import IntoItself, Shelf
from tipbrowser.domain.values import replace

LAW, RIGHTS, OLD, NEW, MORE = (ItemId(one) for one in ("law", "rights", "old", "new", "more"))


def items() -> dict[ItemId, Item]:
    """Give two folders, one in the other, with three bookmarks."""
    some = [
        folder(LAW, order=1),
        folder(RIGHTS, LAW, order=1),
        bookmark(OLD, LAW, order=2),
        bookmark(NEW, RIGHTS, order=1),
        bookmark(MORE, order=2),
    ]
    return {one.id: one for one in some}


def follow(shelf: Shelf, known: dict[ItemId, Item], changes: list) -> list[Written]:  # type: ignore[type-arg]  # of any kind
    written = written_by(changes, known)
    shelf.follow(written)
    return written


def tree(shelf: Shelf, at: ItemId = ROOT) -> list[object]:
    """Give names, and lists of what lies below them."""
    return [(one, tree(shelf, one)) if shelf.children(one) else one for one in shelf.children(at)]


def test_what_lies_in_a_folder_stands_in_its_order() -> None:
    assert tree(Shelf(items().values())) == [(LAW, [(RIGHTS, [NEW]), OLD]), MORE]


def test_other_kinds_do_not_lie_on_the_shelf() -> None:
    shelf = Shelf([item("note", Note(text="", about="free"))])
    assert len(shelf) == 0
    assert not shelf.follow([Written(before=None, after=item("note", Note(text="", about="free")))])


def test_several_are_moved_together_and_keep_their_order() -> None:
    known = items()
    shelf = Shelf(known.values())
    follow(shelf, known, shelf.move([MORE, OLD], RIGHTS, 0))
    assert tree(shelf) == [(LAW, [(RIGHTS, [OLD, MORE, NEW])])]


def test_what_lies_in_a_moved_folder_goes_with_it() -> None:
    known = items()
    shelf = Shelf(known.values())
    changes = shelf.move([RIGHTS, NEW], ROOT, 2)
    assert [change.id for change in changes] == [RIGHTS]
    follow(shelf, known, changes)
    assert tree(shelf) == [(LAW, [OLD]), MORE, (RIGHTS, [NEW])]


@pytest.mark.parametrize("target", [LAW, RIGHTS])
def test_a_folder_never_comes_into_itself(target: ItemId) -> None:
    shelf = Shelf(items().values())
    assert not shelf.can_move([LAW], target)
    with pytest.raises(IntoItself):
        shelf.move([LAW, MORE], target, 0)


def test_nothing_can_be_put_into_a_bookmark() -> None:
    assert not Shelf(items().values()).can_move([MORE], OLD)


@pytest.mark.parametrize("place", [1, 2])
def test_what_stands_there_already_is_not_moved(place: int) -> None:
    assert Shelf(items().values()).move([OLD], LAW, place) == []


def test_where_numbers_run_out_the_others_are_numbered_anew() -> None:
    close = math.nextafter(1.0, 2.0)
    known = {one.id: one for one in (bookmark("a", order=1.0), bookmark("b", order=close), bookmark("c", order=9.0))}
    shelf = Shelf(known.values())
    changes = shelf.move([ItemId("c")], ROOT, 1)
    assert {change.id for change in changes} == {"b", "c"}
    follow(shelf, known, changes)
    assert tree(shelf) == ["a", "c", "b"]


@pytest.mark.parametrize("order", [1e300, math.inf, math.nan, -math.inf])
def test_orders_that_no_number_can_follow_are_numbered_anew(order: float) -> None:
    known = {one.id: one for one in (bookmark("a", order=order), bookmark("b", order=order))}
    shelf = Shelf(known.values())
    spot, changes = shelf.spot(ROOT)
    follow(shelf, known, changes)
    assert all(other.body.order < spot for other in known.values() if math.isfinite(other.body.order))  # type: ignore[attr-defined]  # a bookmark


def test_something_new_comes_last_or_where_it_is_wished() -> None:
    shelf = Shelf(items().values())
    assert shelf.spot(RIGHTS) == (2.0, [])
    assert shelf.spot(LAW, 0) == (0.0, [])
    assert shelf.spot(LAW, 1) == (1.5, [])
    assert Shelf().spot(ROOT) == (1.0, [])


def test_a_folder_is_removed_with_all_in_it_and_comes_back_as_it_was() -> None:
    known = items()
    shelf = Shelf(known.values())
    before = tree(shelf)
    changes = shelf.bin([LAW, OLD])
    assert [change.id for change in changes] == [OLD, NEW, RIGHTS, LAW]
    assert all(isinstance(change, Bin) for change in changes)
    written = follow(shelf, known, changes)
    assert tree(shelf) == [MORE]
    follow(shelf, known, inverse(written))
    assert tree(shelf) == before


def test_what_lies_in_a_folder_that_is_gone_lies_on_the_shelf() -> None:
    known = items()
    shelf = Shelf(known.values())
    shelf.follow([Written(before=known[LAW], after=None)])
    assert tree(shelf) == [(RIGHTS, [NEW]), MORE, OLD]


def test_folders_that_lie_in_one_another_in_a_circle_are_still_there() -> None:
    shelf = Shelf([folder("a", "b"), folder("b", "c"), folder("c", "a"), folder("d", "c"), folder("e", "e")])
    assert tree(shelf) == [("a", [("c", [("b", []) if shelf.children(ItemId("b")) else "b", "d"])]), "e"]


def test_an_item_is_renamed_once() -> None:
    shelf = Shelf(items().values())
    (change,) = shelf.rename(LAW, "Law")
    assert change.id == LAW
    assert shelf.rename(LAW, LAW) == []
    assert shelf.rename(ItemId("nobody"), "x") == []


def test_a_thousand_folders_within_one_another_are_walked() -> None:
    some = [folder(f"f{number}", f"f{number - 1}" if number else ROOT) for number in range(3000)]
    shelf = Shelf(some)
    assert len(shelf.bin([ItemId("f0")])) == 3000
    assert shelf.tops([ItemId("f2999")]) == ["f2999"]
    assert not shelf.can_move([ItemId("f0")], ItemId("f2999"))


def test_the_anchors_of_a_folder_are_those_of_all_in_it() -> None:
    shelf = Shelf(items().values())
    assert len(shelf.anchors([LAW])) == 2
    assert shelf.item(OLD) is not None
    assert shelf.item(ItemId("nobody")) is None


@given(st.data())
def test_whatever_is_moved_stands_where_it_was_put(data: st.DataObject) -> None:
    known = {one.id: one for one in [folder(f"f{number}", order=number) for number in range(3)]}
    known |= {one.id: one for one in [bookmark(f"b{number}", f"f{number % 3}", order=number) for number in range(6)]}
    shelf = Shelf(known.values())
    for _ in range(12):
        ids = data.draw(st.lists(st.sampled_from(sorted(map(ItemId, known))), min_size=1, max_size=3, unique=True))
        target = ItemId(data.draw(st.sampled_from(["", "f0", "f1", "f2"])))
        place = data.draw(st.integers(0, len(shelf.children(target))))
        tops = shelf.tops(ids)
        if not shelf.can_move(tops, target):
            continue
        siblings = list(shelf.children(target))
        expected = [one for one in siblings[:place] if one not in tops] + tops
        expected += [one for one in siblings[place:] if one not in tops]
        follow(shelf, known, shelf.move(ids, target, place))
        assert list(shelf.children(target)) == expected
        assert len(list(shelf.walk(shelf.children(ROOT)))) == len(known) == len(shelf)


def test_a_folder_that_was_written_anew_is_followed() -> None:
    known = items()
    shelf = Shelf(known.values())
    body = known[MORE].body
    assert not isinstance(body, Folder)
    assert shelf.follow([Written(before=known[MORE], after=replace(known[MORE], body=replace(body, folder=RIGHTS)))])
    assert shelf.home(MORE) == RIGHTS
