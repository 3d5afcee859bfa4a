"""What the reader's file holds beside the items themselves: places, tags, words. It is made from them, and can be again."""

from __future__ import annotations

import sqlite3

from tipbrowser.domain.annotations import Note, Placement, words_of
from tipbrowser.domain.locators import section_of
from tipbrowser.store.annotation_rows import storable

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tipbrowser.domain.annotations import Body, Item

FRONT_MATTER = "F"


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
        if isinstance(before_body := before.body if before is not None else None, Placement):
            self._take_away(before_body)
        if isinstance(new, Placement):
            self._put_by_hand(new)

    def forget(self, before: Item, number: int) -> None:
        """Let go of an item that is no more."""
        self._follow_words(before.body if before.deleted is None else None, None, number)
        if isinstance(before.body, Placement):
            self._take_away(before.body)
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
        self._connection.execute("DELETE FROM place WHERE item = ?", (item,))
        self.put_places(
            (
                item,
                number,
                one.edition,
                one.locator,
                section_of(one.locator) or FRONT_MATTER,
                one.position,
                one.start,
                one.end,
                1.0,
            )
            for number, one in enumerate(body.anchors)
        )

    def _tell_subject(self, item: str, body: Body) -> None:
        if isinstance(body, Note) and body.name:
            row = (item, storable(body.about), storable(body.name))
            self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", row)
        else:
            self._connection.execute("DELETE FROM about WHERE item = ?", (item,))

    def _put_by_hand(self, body: Placement) -> None:
        row = (body.item, body.number, body.edition, body.locator, section_of(body.locator) or FRONT_MATTER,
               body.position, body.start, body.end, 1.0)  # fmt: skip
        self.put_places([row])

    def _take_away(self, body: Placement) -> None:
        """Let an anchor be without a place again in the edition in which the reader had given it one."""
        statement = """UPDATE place SET locator = NULL, section = NULL, position = NULL, start = NULL, end = NULL, score = 0
            WHERE item = ? AND anchor = ? AND edition = ?"""
        self._connection.execute(statement, (body.item, body.number, body.edition))


def _searched(body: Body) -> str:
    """Give the words as the index takes them: what is no letter of Unicode's is none of its words."""
    return storable(words_of(body)).replace("\0", " ")
