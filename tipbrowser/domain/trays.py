"""Trays: what is gathered in which of them, in order, and the changes that add, move, sort and remove it."""

from __future__ import annotations

from math import isfinite

from tipbrowser.domain.annotations import HEADING, PASSAGE, Item, ItemId, Tray, TrayEntry
from tipbrowser.domain.changes import Bin, Change, Put
from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.orders import spots
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Written

GATHERED = ("tray", "entry")
"""Kinds of items that make trays."""
LOWEST = 3
"""Level of the lowest headings."""


class Trays:
    """The trays in their order, each with its entries.

    Whatever the items say, each entry lies somewhere: one whose tray is gone, as two windows can make it together, lies
    at the end of the first tray.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """Arrange items in use; those of other kinds are left out."""
        self._items = {item.id: item for item in items if item.kind in GATHERED}
        self._trays: list[ItemId] = []
        self._entries: dict[ItemId, list[ItemId]] = {}
        self._arrange()

    @property
    def trays(self) -> list[Item]:
        """The trays in their order."""
        return [self._items[one] for one in self._trays]

    def entries(self, tray: ItemId) -> list[Item]:
        """Give what lies in a tray, in order; nothing for what is no tray."""
        return [self._items[one] for one in self._entries.get(tray, ())]

    def item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give a tray or an entry; none if it is not here."""
        return self._items.get(id)

    def tray_of(self, id: ItemId) -> ItemId | None:  # noqa: A002  # the item's own word for it
        """Give the tray that an entry lies in; none if it is not here."""
        return next((tray for tray, entries in self._entries.items() if id in entries), None)

    def locators(self, tray: ItemId) -> list[str]:
        """Give the locators of the passages in a tray, in order, as they were when they were put there."""
        return [item.body.anchors[0].locator for item in self.entries(tray) if item.body.anchors]

    def follow(self, written: Iterable[Written]) -> bool:
        """Take in what was written; tells whether anything of it lies here."""
        touched = False
        for one in written:
            after = one.after
            if after is not None and after.deleted is None and after.kind in GATHERED:
                self._items[after.id] = after
                touched = True
            else:
                gone = after or one.before
                touched |= gone is not None and self._items.pop(gone.id, None) is not None
        if touched:
            self._arrange()
        return touched

    # -- Trays

    def begin(self, id: ItemId, name: str) -> list[Change]:  # noqa: A002  # the item's own word for it
        """Give the change that makes a tray behind all others."""
        orders, changed = spots([self._order(one) for one in self._trays], 1, ())
        moved = self._renumbered(self._trays, changed)
        return [*moved, Put(id=id, revision=0, body=Tray(name=name, order=orders[0]))]

    def rename(self, id: ItemId, name: str) -> list[Change]:  # noqa: A002  # the item's own word for it
        """Give the change that calls a tray otherwise; none where it is called so, or is gone."""
        item = self._items.get(id)
        if item is None or not isinstance(item.body, Tray) or item.body.name == name:
            return []
        return [self._put(id, name=name)]

    def bin_tray(self, id: ItemId) -> list[Change]:  # noqa: A002  # the item's own word for it
        """Give the changes that put a tray into the bin, with all that lies in it before it."""
        return [self._bin(one) for one in (*self._entries.get(id, ()), id)]

    # -- Entries

    def add(
        self, tray: ItemId, bodies: Sequence[TrayEntry], new_id: Callable[[], ItemId], place: int | None = None
    ) -> list[Change]:
        """Give the changes that put something new into a tray, at the end or before its entry number ``place``.

        Tray and order of the bodies are set here.
        """
        siblings = self._entries.get(tray, [])
        place = len(siblings) if place is None else place
        orders, moved = self._spots(siblings[:place], len(bodies), siblings[place:])
        made = [
            Put(id=new_id(), revision=0, body=replace(body, tray=tray, order=order))
            for body, order in zip(bodies, orders, strict=True)
        ]
        return [*moved, *made]

    def move(self, ids: Iterable[ItemId], tray: ItemId, place: int) -> list[Change]:
        """Give the changes that put entries into a tray, before what is its entry number ``place`` now, in their order.

        Nothing changes where they already stand so.
        """
        moving = self._in_order(ids)
        siblings = self._entries.get(tray, [])
        before = [one for one in siblings[:place] if one not in moving]
        after = [one for one in siblings[place:] if one not in moving]
        if [*before, *moving, *after] == siblings:
            return []
        orders, changes = self._spots(before, len(moving), after)
        for one, order in zip(moving, orders, strict=True):
            changes.append(self._put(one, tray=tray, order=order))
        return changes

    def step(self, ids: Iterable[ItemId], by: int) -> list[Change]:
        """Give the changes that move entries of one tray one place up (-1) or down (1); none at its end."""
        moving = self._in_order(ids)
        tray = self.tray_of(moving[0]) if moving else None
        if tray is None:
            return []
        siblings = self._entries[tray]
        rows = [siblings.index(one) for one in moving if one in siblings]
        place = rows[0] - 1 if by < 0 else rows[-1] + 2
        return self.move(moving, tray, place) if 0 <= place <= len(siblings) else []

    def sort(self, tray: ItemId, key: Callable[[Item], Any]) -> list[Change]:
        """Give the changes that put the passages under each heading into the order of ``key``; equal ones stay.

        Headings stay where they are, and own words behind the passage that they stand behind.
        """
        siblings = self._entries.get(tray, [])
        wished = _sorted([self._items[one] for one in siblings], key)
        if wished == siblings:
            return []
        changed = {place: float(place + 1) for place in range(len(wished))}
        return self._renumbered(wished, changed)

    def change(self, id: ItemId, **fields: object) -> list[Change]:  # noqa: A002  # the item's own word for it
        """Give the change that sets fields of an entry; none where they are so, or it is gone."""
        item = self._items.get(id)
        return [] if item is None or replace(item.body, **fields) == item.body else [self._put(id, **fields)]

    def remove(self, ids: Iterable[ItemId]) -> list[Change]:
        """Give the changes that put entries into the bin."""
        return [self._bin(one) for one in self._in_order(ids)]

    def twice(self, tray: ItemId, anchors: Iterable[Anchor]) -> list[Anchor]:
        """Give those of some anchors whose passages lie in a tray already, themselves or with their parents.

        Words of a passage are the same only where the very same words lie there, or the whole passage.
        """
        there = [item.body.anchors[0] for item in self.entries(tray) if _is_passage(item)]
        whole = {one.locator for one in there if one.is_whole}
        words = {(one.locator, one.start, one.end) for one in there if not one.is_whole}
        return [
            one
            for one in anchors
            if not whole.isdisjoint((one.locator, *ancestors_of(one.locator)))
            or (one.locator, one.start, one.end) in words
        ]

    def _in_order(self, ids: Iterable[ItemId]) -> list[ItemId]:
        """Give those of some entries that are here, in the order in which they lie."""
        chosen = set(ids)
        return [one for tray in self._trays for one in self._entries.get(tray, ()) if one in chosen]

    def _spots(self, before: list[ItemId], count: int, after: list[ItemId]) -> tuple[list[float], list[Change]]:
        found, changed = spots(list(map(self._order, before)), count, list(map(self._order, after)))
        return found, self._renumbered([*before, *after], changed)

    def _renumbered(self, siblings: Sequence[ItemId], changed: dict[int, float]) -> list[Change]:
        return [
            self._put(siblings[place], order=order)
            for place, order in changed.items()
            if self._order(siblings[place]) != order
        ]

    def _put(self, id: ItemId, **fields: object) -> Put:  # noqa: A002  # the item's own word for it
        item = self._items[id]
        return Put(id=id, revision=item.revision, body=replace(item.body, **fields))

    def _bin(self, id: ItemId) -> Bin:  # noqa: A002  # the item's own word for it
        return Bin(id=id, revision=self._items[id].revision)

    def _order(self, id: ItemId) -> float:  # noqa: A002  # the item's own word for it
        body = self._items[id].body
        assert isinstance(body, Tray | TrayEntry)
        return body.order if isfinite(body.order) else 0.0

    def _arrange(self) -> None:
        every = sorted(self._items, key=lambda one: (self._order(one), one))
        self._trays = [one for one in every if isinstance(self._items[one].body, Tray)]
        self._entries = {tray: [] for tray in self._trays}
        lost: list[ItemId] = []
        for one in every:
            body = self._items[one].body
            if isinstance(body, TrayEntry):
                self._entries.get(body.tray, lost).append(one)
        if self._trays:
            self._entries[self._trays[0]] += lost


def _sorted(entries: Sequence[Item], key: Callable[[Item], Any]) -> list[ItemId]:
    found: list[ItemId] = []
    groups: list[list[Item]] = []

    def close() -> None:
        found.extend(one.id for group in sorted(groups, key=lambda group: key(group[0])) for one in group)
        groups.clear()

    for item in entries:
        if _is_heading(item):
            close()
        if _is_passage(item):
            groups.append([item])
        elif groups:
            groups[-1].append(item)
        else:
            found.append(item.id)
    close()
    return found


def _is_heading(item: Item) -> bool:
    return isinstance(item.body, TrayEntry) and item.body.form == HEADING


def _is_passage(item: Item) -> bool:
    return isinstance(item.body, TrayEntry) and item.body.form == PASSAGE and bool(item.body.anchors)
