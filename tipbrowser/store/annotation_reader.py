"""What the reader made, read back: everything that the window and the terminal ask of the file."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tipbrowser.domain.annotations import Item, ItemId, Placed, Version
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.store.annotation_connection import (
    READING_PATIENCE,
    failure,
    is_damage,
    is_newer,
    is_passing,
    open_to_read,
)
from tipbrowser.store.annotation_rows import (
    ITEM,
    VERSION,
    RowChanged,
    RowUnknown,
    item_of,
    storable,
    version_of,
)
from tipbrowser.store.whole_rows import tolerant

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

COLUMNS = ", ".join(f"item.{column}" for column in ITEM.split(", "))
TOGETHER = 400
"""Values bound in one statement."""


class AnnotationReader:
    """Asks one file; for one thread at a time. Whatever it asks may raise an ``AnnotationsError``."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``; raises an ``AnnotationsError``, ``AnnotationsMissing`` where nothing was written yet."""
        self._path = path
        self._connection = open_to_read(path)
        self._patience = READING_PATIENCE
        self.is_newer = is_newer(self._connection, path)
        """Whether a newer version of the program made the file."""
        self.damage: dict[str, str] = {}
        """What could not be read and was left out, by the item or the question, with what was wrong."""
        self.on_damage: Callable[[], None] | None = None
        """Called when something is found damaged that was not known to be."""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """End what is being asked, from any thread: it raises an ``AnnotationsError``."""
        self._connection.interrupt()

    def last_change(self) -> int:
        """Give the number of the last change, whoever made it."""
        rows = self.rows("SELECT CAST(value AS INTEGER) FROM file WHERE name = 'change'")
        return int(rows[0][0]) if rows else 0

    def item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give an item, in the bin or not; none if there is none."""
        return next(iter(self.items([id])), None)

    def items(self, ids: Sequence[str]) -> list[Item]:
        """Give the items there are of these, in their order."""
        found: dict[str, Item] = {}
        for start in range(0, len(ids), TOGETHER):
            some = ids[start : start + TOGETHER]
            rows = self.rows(f"SELECT {ITEM} FROM item WHERE id IN ({', '.join('?' * len(some))})", *some)
            found |= {item.id: item for item in self._whole(rows)}
        return [found[one] for one in ids if one in found]

    def of_kinds(self, *kinds: str) -> list[Item]:
        """Give all items of some kinds that are in use, in the order in which they were changed last."""
        marks = ", ".join("?" * len(kinds))
        statement = f"SELECT {ITEM} FROM item WHERE deleted IS NULL AND kind IN ({marks}) ORDER BY change"
        return self._whole(self.rows(statement, *kinds))

    def on_page(self, edition: str, page: SectionId, kind: str = "") -> list[tuple[Item, tuple[Placed, ...]]]:
        """Give what is placed in passages of a page, each with its places there, in the order of their making.

        ``kind`` names the only kind that is wanted; empty for all.
        """
        statement = f"""SELECT item.number, place.anchor, place.locator, place.start, place.end, place.score, {COLUMNS}
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.section = ? AND item.deleted IS NULL AND ? IN ('', item.kind)
            ORDER BY item.number, place.anchor"""
        return self._placed(self.rows(statement, edition, page, kind))

    def counts_on_page(self, edition: str, page: SectionId, *kinds: str) -> list[tuple[Locator, str, int]]:
        """Give how many items of these kinds are placed in each passage of a page: locator, kind, number."""
        statement = f"""SELECT place.locator, item.kind, count(DISTINCT item.id)
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.section = ? AND item.deleted IS NULL
                AND item.kind IN ({", ".join("?" * len(kinds))})
            GROUP BY place.locator, item.kind"""
        return self.rows(statement, edition, page, *kinds)

    def at(self, edition: str, locator: Locator, kind: str = "") -> list[tuple[Item, tuple[Placed, ...]]]:
        """Give what is placed in one passage, in the order of their making; ``kind`` as for a page."""
        statement = f"""SELECT item.number, place.anchor, place.locator, place.start, place.end, place.score, {COLUMNS}
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.section = ? AND place.locator = ? AND item.deleted IS NULL
                AND ? IN ('', item.kind)
            ORDER BY item.number, place.anchor"""
        from tipbrowser.domain.locators import section_of

        return self._placed(self.rows(statement, edition, section_of(locator) or "F", locator, kind))

    def about(self, kind: str, name: str) -> list[Item]:
        """Give the notes about a ``section``, a ``topic`` or a ``highlight``, in the order of their making."""
        statement = f"""SELECT {COLUMNS} FROM about JOIN item ON item.id = about.item
            WHERE about.kind = ? AND about.name = ? AND item.deleted IS NULL ORDER BY item.number"""
        return self._whole(self.rows(statement, kind, name))

    def free_notes(self) -> list[Item]:
        """Give the notes about nothing in particular, in the order of their making."""
        statement = f"""SELECT {ITEM} FROM item
            WHERE kind = 'note' AND deleted IS NULL
                AND CASE WHEN json_valid(body) THEN json_extract(body, '$.about') = 'free' END ORDER BY number"""
        return self._whole(self.rows(statement))

    def locator_of(self, id: ItemId, edition: str) -> Locator | None:  # noqa: A002  # the item's own word for it
        """Give the first passage that an item is placed in; none if it is in none of this edition."""
        statement = """SELECT locator FROM place
            WHERE item = ? AND edition = ? AND locator IS NOT NULL ORDER BY position LIMIT 1"""
        found = self.rows(statement, id, edition)
        return Locator(found[0][0]) if found else None

    def counts_about(self, kind: str, names: Sequence[str] | None = None) -> dict[str, int]:
        """Give how many notes there are about each ``section``, ``topic`` or ``highlight``; ``names`` asks for these only."""
        statement = """SELECT about.name, count(*) FROM about JOIN item ON item.id = about.item
            WHERE about.kind = ? AND item.deleted IS NULL{} GROUP BY about.name"""
        if names is None:
            return dict(self.rows(statement.format(""), kind))
        found: dict[str, int] = {}
        for start in range(0, len(names), TOGETHER):
            some = names[start : start + TOGETHER]
            among = f" AND about.name IN ({', '.join('?' * len(some))})"
            found |= dict(self.rows(statement.format(among), kind, *some))
        return found

    def tags(self) -> list[tuple[str, int]]:
        """Give all tags with the number of items that have them, in the order of the alphabet."""
        return self.rows("SELECT tag, count(*) FROM tagged GROUP BY tag ORDER BY tag COLLATE NOCASE, tag")

    def tagged(self, tag: str) -> list[Item]:
        """Give all items with a tag."""
        statement = (
            f"SELECT {COLUMNS} FROM tagged JOIN item ON item.id = tagged.item WHERE tag = ? ORDER BY item.change"
        )
        return self._whole(self.rows(statement, tag))

    def in_bin(self) -> list[Item]:
        """Give what is in the bin, what came there last first."""
        statement = f"SELECT {ITEM} FROM item WHERE deleted IS NOT NULL ORDER BY change DESC"
        return self._whole(self.rows(statement))

    def versions(self, id: ItemId) -> list[Version]:  # noqa: A002  # the item's own word for it
        """Give an item as it was, the latest first."""
        rows = self.rows(f"SELECT {VERSION} FROM version WHERE item = ? ORDER BY revision DESC", id)
        return [one for one in map(self._version, rows) if one is not None]

    def orphans(self, edition: str) -> list[tuple[Item, int]]:
        """Give the items whose anchors were not found in an edition, each with the number of the anchor."""
        statement = f"""SELECT {COLUMNS}, place.anchor FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.locator IS NULL AND item.deleted IS NULL ORDER BY item.number, place.anchor"""
        found = [(self._item(row[:-1]), row[-1]) for row in self.rows(statement, edition)]
        return [(item, number) for item, number in found if item is not None]

    def every(self) -> Iterator[Item]:
        """Give all items, in use or in the bin, in the order of their making."""
        last = -(2**63)
        statement = f"SELECT number, {ITEM} FROM item WHERE number > ? ORDER BY number LIMIT {TOGETHER}"
        while rows := self.rows(statement, last):  # by parts: whoever wants to write can in between
            yield from self._whole([row[1:] for row in rows])
            if rows[-1][0] <= last:  # a damaged file leads back
                self._note(statement, "order")
                return
            last = rows[-1][0]

    def rows(self, statement: str, *values: object) -> list[Any]:
        """Give the rows that a statement asks for; raises an ``AnnotationsError``.

        What is damaged is left out and stands in ``damage``. Another program that writes is waited for once; while it
        goes on, what is asked next fails at once, so that a window with many questions does not stand still.
        """
        bound = tuple(storable(value) if isinstance(value, str) else value for value in values)
        try:
            found = self._connection.execute(statement, bound).fetchall()
            self._wait(READING_PATIENCE)
            return found
        except sqlite3.Error as error:
            if not is_damage(error):
                self._wait(0 if is_passing(error) else READING_PATIENCE)
                raise failure(self._path, error) from error
            self._note(statement, str(error))
            return self._readable(statement, bound)

    def _wait(self, seconds: float) -> None:
        """Wait so long for another program from now on."""
        if seconds != self._patience:
            self._patience = seconds
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _readable(self, statement: str, bound: tuple[object, ...]) -> list[Any]:
        """Give the rows up to where the file cannot be read; letters that are none are told by the hash."""
        usual, rows = self._connection.text_factory, []
        tolerant(self._connection)
        try:
            for row in self._connection.execute(statement, bound):
                rows.append(row)  # noqa: PERF402  # what was read before an error counts
        except sqlite3.Error as error:
            self._note(statement, str(error))
        finally:
            self._connection.text_factory = usual
        return rows

    def _whole(self, rows: Sequence[tuple[Any, ...]]) -> list[Item]:
        return [one for one in map(self._item, rows) if one is not None]

    def _item(self, row: tuple[Any, ...]) -> Item | None:
        try:
            return item_of(row)
        except RowUnknown:
            return None
        except RowChanged:
            self._note(str(row[0]), "item")
            return None

    def _version(self, row: tuple[Any, ...]) -> Version | None:
        try:
            return version_of(row)
        except RowUnknown:
            return None
        except RowChanged:
            self._note(str(row[0]), "version")
            return None

    def _note(self, what: str, detail: str) -> None:
        if what not in self.damage:
            self.damage[what] = detail
            if self.on_damage is not None:
                self.on_damage()

    def _placed(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Item, tuple[Placed, ...]]]:
        found = []
        for _, group in groupby(rows, key=itemgetter(0)):
            some = list(group)
            places = tuple(
                Placed(number=number, locator=Locator(locator), start=start, end=end, score=score)
                for _, number, locator, start, end, score, *_rest in some
            )
            item = self._item(some[0][6:])
            if item is not None:
                found.append((item, places))
        return found
