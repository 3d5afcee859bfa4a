"""Undoing changes."""

from __future__ import annotations

from tests.kept_items import named, note
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Bin, Put, TakeBack, Written, inverse
from tipbrowser.domain.values import replace

ITEM = Item(id=named(1), body=note("was"), created="", modified="", change=1, revision=1, deleted=None, origin="")


def test_what_was_made_is_put_into_the_bin() -> None:
    assert inverse([Written(before=None, after=ITEM)]) == [Bin(id=named(1), revision=1)]


def test_what_was_put_into_the_bin_is_taken_back() -> None:
    binned = replace(ITEM, deleted="now", revision=2)
    assert inverse([Written(before=ITEM, after=binned)]) == [TakeBack(id=named(1), revision=2)]


def test_what_was_taken_back_is_put_into_the_bin_again() -> None:
    binned, back = replace(ITEM, deleted="now"), replace(ITEM, revision=2)
    assert inverse([Written(before=binned, after=back)]) == [Bin(id=named(1), revision=2)]


def test_a_text_gets_its_former_one() -> None:
    after = replace(ITEM, body=note("is"), revision=2)
    assert inverse([Written(before=ITEM, after=after)]) == [Put(id=named(1), revision=2, body=note("was"))]


def test_the_last_change_is_undone_first() -> None:
    other = replace(ITEM, id=named(2))
    undone = inverse([Written(before=None, after=ITEM), Written(before=None, after=other)])
    assert [one.id for one in undone] == [named(2), named(1)]


def test_what_was_removed_for_good_cannot_be_undone() -> None:
    assert inverse([Written(before=ITEM, after=None)]) == []


def test_of_several_changes_of_one_item_each_finds_what_the_one_before_has_made() -> None:
    other = replace(ITEM, body=note("is"), revision=2)
    binned = replace(other, deleted="now", revision=3)
    undone = inverse([Written(before=ITEM, after=other), Written(before=other, after=binned)])
    assert [(type(one), one.revision) for one in undone] == [(TakeBack, 3), (Put, 4)]
