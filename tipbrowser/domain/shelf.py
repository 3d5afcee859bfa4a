"""Bookmarks, saved searches and the folders that they lie in: their order, and the changes that move or remove them."""

from __future__ import annotations

from math import isfinite

from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, Item, ItemId, SavedSearch
from tipbrowser.domain.changes import Bin, Change, Put
from tipbrowser.domain.orders import spots
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Written

    Shelved = Folder | Bookmark | SavedSearch

SHELVED = ("folder", "bookmark", "search")
"""Kinds of items that lie on the shelf."""


class IntoItself(ValueError):
    """A folder cannot be put into itself, nor into one that lies in it."""


class Shelf:
    """What lies in which folder, in order.

    Whatever the items say, each of them lies somewhere: what names a folder that is not there, or folders that lie in
    one another in a circle, as two windows can make them together, lie on the shelf itself.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """Arrange items in use; those of other kinds are left out."""
        self._items = {item.id: item for item in items if item.kind in SHELVED}
        self._keys = {one: _key_of(item) for one, item in self._items.items()}
        self._homes: dict[ItemId, ItemId] = {}
        self._children: dict[str, list[ItemId]] = {}
        self._arrange()

    def __len__(self) -> int:
        """Give how many items there are, folders too."""
        return len(self._items)

    def follow(self, written: Iterable[Written]) -> bool:
        """Take in what was written; tells whether anything of it lies here."""
        touched = False
        for one in written:
            after = one.after
            lies = after is not None and after.deleted is None and after.kind in SHELVED
            if after is not None and lies:
                self._items[after.id] = after
                self._keys[after.id] = _key_of(after)
                touched = True
            else:
                gone = after or one.before
                touched |= gone is not None and self._items.pop(gone.id, None) is not None
        if touched:
            self._arrange()
        return touched

    @property
    def levels(self) -> Mapping[str, Sequence[ItemId]]:
        """What lies in each folder that holds something, in order."""
        return self._children

    def item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give an item; none if it is not here."""
        return self._items.get(id)

    def children(self, folder: ItemId) -> Sequence[ItemId]:
        """Give what lies in a folder, in order; nothing for what is no folder."""
        return self._children.get(folder, ())

    def home(self, id: ItemId) -> ItemId:  # noqa: A002  # the item's own word for it
        """Give the folder that an item lies in."""
        return self._homes.get(id, ROOT)

    def is_folder(self, id: ItemId) -> bool:  # noqa: A002  # the item's own word for it
        """Tell whether something can be put into it; it can be put on the shelf itself."""
        return id == ROOT or (id in self._items and isinstance(self._items[id].body, Folder))

    def walk(self, ids: Iterable[ItemId]) -> Iterator[ItemId]:
        """Give items and all that lies in them, each folder before what it holds."""
        waiting = list(reversed(list(ids)))
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(self.children(one)))

    def tops(self, ids: Iterable[ItemId]) -> list[ItemId]:
        """Give those of the items that lie in none of the others, in the order of the shelf."""
        chosen = {one for one in ids if one in self._items}
        found = [one for one in chosen if not chosen & set(self._above(self.home(one)))]
        return sorted(found, key=self._path)

    def anchors(self, ids: Iterable[ItemId]) -> list[Anchor]:
        """Give the anchors of bookmarks, and of all in folders."""
        bodies = (self._items[one].body for one in self.walk(ids) if one in self._items)
        return [anchor for body in bodies for anchor in body.anchors]

    def can_move(self, ids: Iterable[ItemId], folder: ItemId) -> bool:
        """Tell whether items can be put into a folder: never into themselves."""
        return self.is_folder(folder) and not set(self._above(folder)) & set(ids)

    def move(self, ids: Iterable[ItemId], folder: ItemId, place: int) -> list[Change]:
        """Give the changes that put items into a folder, before what is its child number ``place`` now.

        Nothing changes where they already stand so. Raises ``IntoItself``.
        """
        moving = self.tops(ids)
        if not self.can_move(moving, folder):
            raise IntoItself(folder)
        before, after = self._around(folder, place, set(moving))
        if [*before, *moving, *after] == list(self.children(folder)):
            return []
        orders, changes = self._spots(before, len(moving), after)
        for one, order in zip(moving, orders, strict=True):
            changes.append(self._put(one, folder=folder, order=order))
        return changes

    def spot(self, folder: ItemId, place: int | None = None) -> tuple[float, list[Change]]:
        """Give the order of something new in a folder, at the end or before its child number ``place``.

        The changes that make room for it come with it.
        """
        before, after = self._around(folder, len(self.children(folder)) if place is None else place, set())
        orders, changes = self._spots(before, 1, after)
        return orders[0], changes

    def bin(self, ids: Iterable[ItemId]) -> list[Change]:
        """Give the changes that put items, and all that lies in them, into the bin: what is in a folder before it."""
        every = list(self.walk(self.tops(ids)))
        return [Bin(id=one, revision=self._items[one].revision) for one in reversed(every)]

    def rename(self, id: ItemId, name: str) -> list[Change]:  # noqa: A002  # the item's own word for it
        """Give the change that calls an item otherwise; none where it is called so, or is gone."""
        item = self._items.get(id)
        if item is None or self._shelved(id).name == name:
            return []
        return [self._put(id, name=name)]

    def _around(self, folder: ItemId, place: int, moving: set[ItemId]) -> tuple[list[ItemId], list[ItemId]]:
        siblings = self.children(folder)
        before = [one for one in siblings[:place] if one not in moving]
        return before, [one for one in siblings[place:] if one not in moving]

    def _spots(self, before: list[ItemId], count: int, after: list[ItemId]) -> tuple[list[float], list[Change]]:
        """Give orders between two neighbours, and the changes of all others where there is no room between them."""
        siblings = [*before, *after]
        found, changed = spots(list(map(self._order, before)), count, list(map(self._order, after)))
        return found, [self._put(siblings[place], order=order) for place, order in changed.items()]

    def _put(self, id: ItemId, **fields: object) -> Put:  # noqa: A002  # the item's own word for it
        item = self._items[id]
        return Put(id=id, revision=item.revision, body=replace(item.body, **fields))

    def _order(self, id: ItemId) -> float:  # noqa: A002  # the item's own word for it
        return self._keys[id][0]

    def _path(self, id: ItemId) -> list[tuple[float, str]]:  # noqa: A002  # the item's own word for it
        """Give what an item is sorted by among all of the shelf: its folders, and itself."""
        return [self._keys[one] for one in reversed(list(self._above(id)))]

    def _shelved(self, id: ItemId) -> Shelved:  # noqa: A002  # the item's own word for it
        body = self._items[id].body
        assert isinstance(body, Folder | Bookmark | SavedSearch)
        return body

    def _above(self, id: ItemId) -> Iterator[ItemId]:  # noqa: A002  # the item's own word for it
        """Give an item, or a folder, and the folders that it lies in."""
        while id != ROOT:
            yield id
            id = self.home(id)  # noqa: A001  # as above

    def _arrange(self) -> None:
        # Ten thousand are arranged anew within a frame: nothing here is asked of an item twice.
        folders = {one for one, item in self._items.items() if isinstance(item.body, Folder)}
        wished = {one: item.body.folder for one, item in self._items.items()}  # type: ignore[attr-defined]  # it is shelved
        self._homes = {one: folder if folder in folders else ROOT for one, folder in wished.items()}
        self._break_circles(folders)
        self._children = {}
        for one in sorted(self._items, key=self._keys.__getitem__):
            self._children.setdefault(self._homes[one], []).append(one)

    def _break_circles(self, folders: Iterable[ItemId]) -> None:
        settled = {ROOT}
        for start in folders:
            path: dict[ItemId, None] = {}
            here = start
            while here not in settled and here not in path:
                path[here] = None
                here = self._homes[here]
            if here in path:
                circle = list(path)[list(path).index(here) :]
                self._homes[min(circle)] = ROOT  # in every window the same one
            settled.update(path)


def _key_of(item: Item) -> tuple[float, str]:
    order = getattr(item.body, "order", 0.0)
    return (order if isfinite(order) else 0.0), item.id
