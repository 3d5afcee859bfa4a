"""The comparison of a collection from outside with what the reader has: new, the same, or different from it."""

from __future__ import annotations

from tipbrowser.domain.annotation_forms import written_body
from tipbrowser.domain.annotation_lines import UNDATED
from tipbrowser.domain.annotations import LEGEND, ROOT, Folder, Item, ItemId, Note, Placement, TrayEntry
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.exchanged import Comparison, Pair
from tipbrowser.domain.fingerprints import fingerprint
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable

    from tipbrowser.domain.annotations import Body, Version
    from tipbrowser.domain.changes import Change
    from tipbrowser.domain.exchanged import Collection
    from tipbrowser.store.annotation_reader import AnnotationReader

DEEPEST = 40
"""Folders within each other that are taken as they are."""


class Comparing:
    """Compares one collection; for one thread, and once."""

    def __init__(
        self, reader: AnnotationReader | None, collection: Collection, origin: str, check: Callable[[], None]
    ) -> None:
        """``reader`` is none where nothing was ever written; ``check`` may raise what ends it."""
        self._reader = reader
        self._collection = collection
        self._origin = origin
        self._check = check
        self._ids: dict[ItemId, ItemId] = {}
        """What an item of the collection is called here, where it is called otherwise."""
        self._new: list[Item] = []
        self._same: list[Item] = []
        self._different: list[Pair] = []
        self._left: list[Item] = []
        self._coming: set[ItemId] = set()
        self._in_bin = 0
        self._cut = 0
        beside = [_beside(item) for item in collection.items]
        names = [*(item.id for item in collection.items), *beside]
        self._mine = {item.id: item for item in reader.items(names)} if reader is not None else {}
        folders = reader.of_kinds("folder") if reader is not None else []
        self._folders = {item.id: item for item in folders}
        self._depths: dict[ItemId, int] = {}
        """In how many others the folders of the collection lie."""
        placements = reader.of_kinds("placement") if reader is not None else []
        self._placed = {_placing(item.body) for item in placements if isinstance(item.body, Placement)}

    def comparison(self) -> Comparison:
        """Give what the collection would bring. Raises an ``AnnotationsError``, and what ``check`` raises."""
        theirs = self._collection.items
        self._take_folders({item.id: item for item in theirs if isinstance(item.body, Folder)})
        for item in theirs:
            if not isinstance(item.body, Folder | Placement):
                self._check()
                self._take(item)
        self._coming = {one.id for one in self._new} | {pair.theirs.id for pair in self._different}
        for item in theirs:
            if isinstance(item.body, Placement):
                self._take_placement(item, item.body)
        new = tuple(map(self._as_here, self._new))
        different = tuple(replace(pair, theirs=self._as_here(pair.theirs)) for pair in self._different)
        return Comparison(
            new=new, same=tuple(self._same), different=different, left=tuple(self._left), in_bin=self._in_bin,
            cut=self._cut, skipped=self._collection.skipped,
            changes=self._changes([*new, *(pair.theirs for pair in different)]),
        )  # fmt: skip

    def _take(self, item: Item) -> None:
        mine = self._mine.get(item.id)
        if mine is None:
            if item.id == LEGEND and self._origin_of(item):
                self._left.append(item)  # what the colours mean is the reader's, also where no other names were given
            else:
                self._new.append(item)
        elif self._was_once(mine, item) or item.deleted is not None:
            self._note_same(item, mine)
        elif item.id == LEGEND:
            self._left.append(item)
        elif (brought := self._mine.get(_beside(item))) is not None:
            self._ids[item.id] = brought.id
            self._note_same(item, brought)
        else:
            self._ids[item.id] = _beside(item)
            self._different.append(Pair(mine=mine, theirs=replace(item, id=_beside(item))))

    def _note_same(self, item: Item, mine: Item) -> None:
        self._same.append(item)
        self._in_bin += mine.deleted is not None

    def _was_once(self, mine: Item, theirs: Item) -> bool:
        """Tell whether the reader's own says the same, or said it once: then theirs brings nothing."""
        wanted = _said(theirs.body)
        if _said(mine.body) == wanted:
            return True
        assert self._reader is not None
        return any(_said(version.body) == wanted for version in self._reader.versions(mine.id))

    def _take_folders(self, theirs: dict[ItemId, Item]) -> None:
        """Find for each folder the reader's own: by id, then by name where it lies; what has none is new."""
        by_name = {(_folder(item), getattr(item.body, "name", "")): item.id for item in self._folders.values()}
        for item in _parents_first(theirs):
            body = item.body
            assert isinstance(body, Folder)
            above = self._above(item, theirs)
            known = item.id if item.id in self._folders else by_name.get((above, body.name))
            free = next((id_ for id_ in (item.id, _beside(item)) if id_ not in self._mine), None)
            if known is not None or free is None:
                # Where both names lie in the bin, what was in the folder comes to lie above it.
                self._ids[item.id] = known or above
                self._same.append(item)
                continue
            self._new.append(replace(item, id=free, body=replace(body, folder=above)))
            self._ids[item.id] = free if item.deleted is None else above
            if item.deleted is None:
                by_name[above, body.name] = free
                self._depths[free] = self._depths.get(above, 0) + 1

    def _above(self, item: Item, theirs: dict[ItemId, Item]) -> ItemId:
        """Give the folder, by its name here, that a folder lies in; the outermost where there is none, or no end of them."""
        above = _folder(item)
        if above == ROOT:
            return ROOT
        here = self._ids.get(above)
        if here is not None and self._depths.get(here, 0) < DEEPEST:
            return here
        if above not in theirs and above in self._folders:
            return above
        self._cut += 1
        return ROOT

    def _take_placement(self, item: Item, body: Placement) -> None:
        """Take what was put by hand if what it belongs to is or comes here, and the reader has put it nowhere."""
        belongs = self._ids.get(body.item, body.item)
        taken = (belongs, body.number, body.edition) in self._placed
        if item.id not in self._mine and belongs in self._coming and not taken:
            self._new.append(item)
        else:
            self._same.append(item)

    def _as_here(self, item: Item) -> Item:
        """Give an item with its origin and with the names that others have here."""
        body = item.body
        if isinstance(body, Note) and body.about == "highlight":
            body = replace(body, name=self._ids.get(ItemId(body.name), body.name))
        elif isinstance(body, Placement):
            body = replace(body, item=self._ids.get(body.item, body.item))
        elif isinstance(body, TrayEntry):
            body = replace(body, tray=self._ids.get(body.tray, body.tray))
        elif hasattr(body, "folder") and not isinstance(body, Folder):
            body = replace(body, folder=self._folder_here(body.folder))
        return replace(item, body=body, origin=self._origin_of(item))

    def _folder_here(self, folder: ItemId) -> ItemId:
        if folder in self._ids:
            return self._ids[folder]
        return folder if folder in self._folders else ROOT

    def _origin_of(self, item: Item) -> str:
        return item.origin or self._origin

    def _changes(self, items: list[Item]) -> tuple[Change, ...]:
        versions: dict[str, list[Version]] = {}
        for version in self._collection.versions:
            versions.setdefault(version.item, []).append(version)
        changes: list[Change] = []
        # A name that was made up to meet another's would be put twice.
        for item in {item.id: item for item in items}.values():
            before = sorted(versions.get(item.id, ()), key=lambda version: version.revision)
            changes.append(
                Put(
                    id=item.id,
                    revision=0,
                    body=item.body,
                    origin=item.origin,
                    created=_told(item.created),
                    modified=_told(item.modified),
                    versions=tuple(before),
                )
            )
            if item.deleted is not None:
                changes.append(Bin(id=item.id, revision=len(before) + 1))
        return tuple(changes)


def _beside(item: Item) -> ItemId:
    """Give the name under which an item is kept beside the reader's own: the same for the same."""
    return ItemId(fingerprint("beside", item.id, item.kind, written_body(_said(item.body))))


def _said(body: Body) -> Body:
    """Give what a body says, whatever the order of its tags and wherever the reader has put it."""
    body = replace(body, tags=tuple(sorted(set(body.tags))))
    placed: dict[str, object] = {"folder": ROOT, "tray": ROOT, "order": 0.0}
    return replace(body, **{field: value for field, value in placed.items() if hasattr(body, field)})


def _placing(body: Placement) -> tuple[ItemId, int, str]:
    return body.item, body.number, body.edition


def _folder(item: Item) -> ItemId:
    assert isinstance(item.body, Folder)
    return item.body.folder


def _parents_first(folders: dict[ItemId, Item]) -> list[Item]:
    """Give folders so that each comes behind the one it lies in; those that lie in themselves come last."""
    below: dict[ItemId, list[Item]] = {}
    for item in folders.values():
        below.setdefault(_folder(item), []).append(item)
    waiting = [item for item in folders.values() if _folder(item) not in folders]
    ordered: dict[ItemId, Item] = {}
    for start in (waiting, folders.values()):
        for first in start:
            chain = [first]
            while chain:
                item = chain.pop()
                if item.id not in ordered:
                    ordered[item.id] = item
                    chain += reversed(below.get(item.id, []))
    return list(ordered.values())


def _told(moment: str) -> str:
    return "" if moment == UNDATED else moment
