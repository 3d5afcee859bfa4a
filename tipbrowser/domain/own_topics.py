"""The reader's own index: entries in their order, and the changes that make, fill, rename, join and remove them."""

from __future__ import annotations

from tipbrowser.domain.annotations import Item, ItemId, OwnTopic
from tipbrowser.domain.changes import Bin, Change, Put
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Written

BETWEEN = ", "
"""Between a heading and its subheading, as in the published index."""
HEADING = "heading "
"""Before a heading that has entries below it and is none itself, in the key of its row."""


def parted(name: str) -> tuple[str, str]:
    """Give heading and subheading of a whole name; blanks around and between words are no part of it."""
    heading, _, subheading = " ".join(name.split()).partition(BETWEEN)
    return heading.strip(" ,"), subheading.strip(" ,")


def topic_name(body: OwnTopic) -> str:
    """Give the whole name of an entry."""
    return f"{body.heading}{BETWEEN}{body.subheading}" if body.subheading else body.heading


class OwnIndex:
    """The entries by their headings; an entry's row goes by its id, a bare heading's by ``HEADING`` and its words."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """Take items in use; those that are no entries are left out."""
        self._items = {item.id: item for item in items if isinstance(item.body, OwnTopic)}
        self._levels: dict[str, list[str]] = {}
        self._arrange()

    def __len__(self) -> int:
        """Give how many entries there are."""
        return len(self._items)

    @property
    def items(self) -> list[Item]:
        """The entries in the order of their names."""
        return sorted(self._items.values(), key=_sorted_by)

    @property
    def levels(self) -> Mapping[str, Sequence[str]]:
        """The keys of the rows below each key; below the empty one stand the headings."""
        return self._levels

    def item(self, key: str) -> Item | None:
        """Give the entry of a row; none for a bare heading."""
        return self._items.get(ItemId(key))

    def heading(self, key: str) -> str:
        """Give the heading that a row stands for or under; empty for no row."""
        item = self.item(key)
        return body_of(item).heading if item is not None else key.removeprefix(HEADING)

    def below(self, key: str) -> list[Item]:
        """Give the entry of a row and those below it."""
        keys = (key, *self._levels.get(key, ()))
        return [item for one in keys if (item := self.item(one)) is not None]

    def find(self, heading: str, subheading: str) -> Item | None:
        """Give the entry of a name, capitals or not; none if there is none."""
        wanted = (heading.casefold(), subheading.casefold())
        return next((item for item in self.items if _named(item) == wanted), None)

    def follow(self, written: Iterable[Written]) -> bool:
        """Take in what was written; tells whether anything of it is an entry."""
        touched = False
        for one in written:
            after = one.after
            if after is not None and after.deleted is None and isinstance(after.body, OwnTopic):
                self._items[after.id] = after
                touched = True
            else:
                gone = after or one.before
                touched |= gone is not None and self._items.pop(gone.id, None) is not None
        if touched:
            self._arrange()
        return touched

    def put(self, name: str, anchors: Sequence[Anchor], new_id: Callable[[], ItemId]) -> list[Change]:
        """Give the change that puts passages under the entry of a name, which is made if it is not there."""
        heading, subheading = parted(name)
        if not heading:
            return []
        item = self.find(heading, subheading)
        if item is None:
            same = (body_of(one).heading for one in self.items)
            heading = next((one for one in same if one.casefold() == heading.casefold()), heading)
            body = OwnTopic(heading=heading, subheading=subheading, anchors=tuple(anchors))
            return [Put(id=new_id(), revision=0, body=body)]
        return self._with_anchors(item, _joined(item.body.anchors, anchors))

    def take_out(self, item: Item, numbers: Collection[int]) -> list[Change]:
        """Give the change that takes some anchors, by their numbers, out of an entry; it stays, even empty."""
        kept = tuple(one for number, one in enumerate(item.body.anchors) if number not in numbers)
        return self._with_anchors(item, kept)

    def rename(self, key: str, words: str) -> list[Change]:
        """Give the changes that call a row otherwise; entries that get the name of another are joined with it.

        Of a heading all entries under it are renamed.
        """
        words = " ".join(words.split())
        item = self.item(key)
        if not words:
            return []
        if item is not None and body_of(item).subheading:
            return self._renamed([item], lambda body: replace(body, subheading=words))
        return self._renamed(self.below(key), lambda body: replace(body, heading=words))

    def bin(self, keys: Iterable[str]) -> list[Change]:
        """Give the changes that put the entries of rows, and those below them, into the bin."""
        found = {item.id: item for key in keys for item in self.below(key)}
        return [Bin(id=item.id, revision=item.revision) for item in found.values()]

    def _renamed(self, items: Sequence[Item], rename: Callable[[OwnTopic], OwnTopic]) -> list[Change]:
        changes: list[Change] = []
        moving = {item.id for item in items}
        for item in items:
            body = rename(body_of(item))
            if body == item.body:
                continue
            there = self.find(body.heading, body.subheading)
            if there is None or there.id in moving:
                changes.append(Put(id=item.id, revision=item.revision, body=body))
            else:
                changes += self._with_anchors(there, _joined(there.body.anchors, item.body.anchors))
                changes.append(Bin(id=item.id, revision=item.revision))
        return changes

    def _with_anchors(self, item: Item, anchors: tuple[Anchor, ...]) -> list[Change]:
        if anchors == item.body.anchors:
            return []
        return [Put(id=item.id, revision=item.revision, body=replace(item.body, anchors=anchors))]

    def _arrange(self) -> None:
        self._levels = {}
        own: dict[str, str] = {}
        for item in self.items:
            body = body_of(item)
            above = own.get(body.heading)
            if not body.subheading:
                own.setdefault(body.heading, item.id)
                self._levels.setdefault("", []).append(item.id)
            else:
                if above is None:
                    above = own[body.heading] = HEADING + body.heading
                    self._levels.setdefault("", []).append(above)
                self._levels.setdefault(above, []).append(item.id)


def body_of(item: Item) -> OwnTopic:
    """Give the body of an entry."""
    assert isinstance(item.body, OwnTopic)
    return item.body


def _named(item: Item) -> tuple[str, str]:
    body = body_of(item)
    return body.heading.casefold(), body.subheading.casefold()


def _sorted_by(item: Item) -> tuple[str, str, str, str]:
    body = body_of(item)
    return (body.heading.casefold(), body.heading, body.subheading.casefold(), item.id)


def _joined(some: Sequence[Anchor], others: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Give anchors with others that are not among them, of one edition in the order of the publication."""
    there = {(one.locator, one.edition) for one in some}
    every = [*some, *(one for one in others if (one.locator, one.edition) not in there)]
    if len({one.edition for one in every}) == 1:
        every.sort(key=lambda one: one.position)
    return tuple(every)
