"""What the reader's file holds beside the items themselves: places, tags, words. It is made from them, and can be again."""

from __future__ import annotations

import sqlite3

from tipbrowser.domain.annotation_forms import read_body
from tipbrowser.domain.annotations import Note, Placement, words_of
from tipbrowser.domain.locators import section_of
from tipbrowser.store.annotation_rows import storable

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.annotations import Body, Item

FRONT_MATTER = "F"
PLACEMENT = "placement"
"""What the table `about` calls an item that says where another one is."""


class Derived:
    """Keeps the tables in step; every call stands inside the transaction of a change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def follow(self, before: Item | None, after: Item, number: int) -> None:
        """Let the tables follow an item from what it was to what it is; ``number`` is that of its row."""
        old = before.body if before is not None and before.deleted is None else None
        new = after.body if after.deleted is None else None
        self._follow_words(old, new, number)
        self._follow_tags(after.id, old, new)
        # Places are kept in the bin too: they cost searching in another edition.
        if before is None or before.body.anchors != after.body.anchors:
            self._place(after.id, after.body)
        self._tell_subject(after.id, after.body)
        if isinstance(after.body, Placement):
            self._follow_placement(before.body if before is not None else None, after.body)

    def forget(self, before: Item, number: int) -> None:
        """Let go of an item that is no more."""
        self._follow_words(before.body if before.deleted is None else None, None, number)
        for statement in (
            "DELETE FROM tagged WHERE item = ?",
            "DELETE FROM place WHERE item = ?",
            "DELETE FROM about WHERE item = ?",
        ):
            self._connection.execute(statement, (before.id,))

    def rebuild(self, items: Iterable[tuple[int, Item]]) -> None:
        """Make all of it anew from all items with the numbers of their rows; places in other editions are to be found again."""
        for table in ("place", "about", "tagged"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("INSERT INTO item_words (item_words) VALUES ('delete-all')")
        placed = []
        for number, item in items:
            if isinstance(item.body, Placement):
                placed.append((number, item))  # behind what they place, whose places are made anew
            else:
                self.follow(None, item, number)
        for number, item in placed:
            self.follow(None, item, number)

    def put_places(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Keep where anchors are in an edition: item, anchor, edition, locator or none, section, position, start, end, score."""
        self._connection.executemany("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def add_places(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Keep the same where nothing is known yet: what the reader has placed by hand meanwhile stays."""
        self._connection.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _follow_words(self, old: Body | None, new: Body | None, number: int) -> None:
        before, after = (_searched(body) if body is not None else "" for body in (old, new))
        if before == after:
            return
        if before:
            statement = "INSERT INTO item_words (item_words, rowid, words) VALUES ('delete', ?, ?)"
            self._connection.execute(statement, (number, before))
        if after:
            self._connection.execute("INSERT INTO item_words (rowid, words) VALUES (?, ?)", (number, after))

    def _follow_tags(self, item: str, old: Body | None, new: Body | None) -> None:
        before, after = (set(map(storable, body.tags)) if body is not None else set() for body in (old, new))
        for tag in before - after:
            self._connection.execute("DELETE FROM tagged WHERE tag = ? AND item = ?", (tag, item))
        for tag in after - before:
            self._connection.execute("INSERT OR IGNORE INTO tagged VALUES (?, ?)", (tag, item))

    def _place(self, item: str, body: Body) -> None:
        """Tell where an item's anchors are in the editions that they were made in, and where the reader has put them."""
        if isinstance(body, Placement):
            return  # what it has is another item's
        self._connection.execute("DELETE FROM place WHERE item = ?", (item,))
        self.put_places(_own_rows(item, body.anchors))
        self._place_by_hand(item, body.anchors)

    def _tell_subject(self, item: str, body: Body) -> None:
        if isinstance(body, Note) and body.name:
            row = (item, storable(body.about), storable(body.name))
            self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", row)
        elif isinstance(body, Placement):
            self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", (item, PLACEMENT, body.item))
        else:
            self._connection.execute("DELETE FROM about WHERE item = ?", (item,))

    def _follow_placement(self, before: Body | None, after: Placement) -> None:
        """Forget where the item was in the edition, and put it where the reader wants it now, if anywhere."""
        for body in (before, after):
            if isinstance(body, Placement):
                anchors = self._anchors(body.item)
                # What was found by comparing is found again.
                statement = "DELETE FROM place WHERE item = ? AND edition = ?"
                self._connection.execute(statement, (body.item, body.edition))
                self.put_places(row for row in _own_rows(body.item, anchors) if row[2] == body.edition)
                self._place_by_hand(body.item, anchors)

    def _place_by_hand(self, item: str, anchors: Sequence[Anchor]) -> None:
        """Put an item where the reader has placed it by hand, the last time last."""
        statement = """SELECT item.kind, item.body FROM about JOIN item ON item.id = about.item
            WHERE about.kind = ? AND about.name = ? AND item.deleted IS NULL ORDER BY item.change"""
        for kind, written in self._connection.execute(statement, (PLACEMENT, item)).fetchall():
            body = read_body(kind, written)
            number = _number_of(body, anchors) if isinstance(body, Placement) else None
            if isinstance(body, Placement) and number is not None:
                row = (item, number, body.edition, body.locator, section_of(body.locator) or FRONT_MATTER,
                       body.position, body.start, body.end, 1.0)  # fmt: skip
                self.put_places([row])

    def _anchors(self, item: str) -> tuple[Anchor, ...]:
        row = self._connection.execute("SELECT kind, body FROM item WHERE id = ?", (item,)).fetchone()
        return () if row is None else read_body(*row).anchors


def _own_rows(item: str, anchors: Sequence[Anchor]) -> Iterator[tuple[object, ...]]:
    for number, one in enumerate(anchors):
        section = section_of(one.locator) or FRONT_MATTER
        yield (item, number, storable(one.edition), one.locator, section, one.position, one.start, one.end, 1.0)


def _number_of(body: Placement, anchors: Sequence[Anchor]) -> int | None:
    """Give which of an item's anchors is meant: the one that was placed, wherever it stands among them now."""
    if body.anchors:
        return anchors.index(body.anchors[0]) if body.anchors[0] in anchors else None
    return body.number if body.number < len(anchors) else None


def _searched(body: Body) -> str:
    """Give the words as the index takes them: what is no letter of Unicode's is none of its words."""
    return storable(words_of(body)).replace("\0", " ")
