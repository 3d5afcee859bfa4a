"""What the reader made, read back: everything that the window and the terminal ask of the file."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tipbrowser.domain.annotations import Item, ItemId, Placed, Version
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.store.annotation_connection import is_newer, open_to_read, telling
from tipbrowser.store.annotation_errors import AnnotationsDamaged
from tipbrowser.store.annotation_rows import ITEM, VERSION, RowChanged, item_of, version_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
        self.is_newer = is_newer(self._connection)
        """Whether a newer version of the program made the file."""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def last_change(self) -> int:
        """Give the number of the last change, whoever made it."""
        return int(self.rows("SELECT value FROM file WHERE name = 'change'")[0][0])

    def item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give an item, in the bin or not; none if there is none."""
        return next(iter(self.items([id])), None)

    def items(self, ids: Sequence[str]) -> list[Item]:
        """Give the items there are of these, in their order."""
        found: dict[str, Item] = {}
        for start in range(0, len(ids), TOGETHER):
            some = ids[start : start + TOGETHER]
            rows = self.rows(f"SELECT {ITEM} FROM item WHERE id IN ({', '.join('?' * len(some))})", *some)
            found |= {row[0]: self._item(row) for row in rows}
        return [found[one] for one in ids if one in found]

    def of_kinds(self, *kinds: str) -> list[Item]:
        """Give all items of some kinds that are in use, in the order in which they were changed last."""
        marks = ", ".join("?" * len(kinds))
        statement = f"SELECT {ITEM} FROM item WHERE deleted IS NULL AND kind IN ({marks}) ORDER BY change"
        return [self._item(row) for row in self.rows(statement, *kinds)]

    def on_page(self, edition: str, page: SectionId) -> list[tuple[Item, tuple[Placed, ...]]]:
        """Give what is placed in passages of a page, each with its places there, in the order of their making."""
        statement = f"""SELECT item.number, place.anchor, place.locator, place.start, place.end, place.score, {COLUMNS}
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.section = ? AND item.deleted IS NULL
            ORDER BY item.number, place.anchor"""
        return self._placed(self.rows(statement, edition, page))

    def at(self, edition: str, locator: Locator) -> list[tuple[Item, tuple[Placed, ...]]]:
        """Give what is placed in one passage, in the order of their making."""
        statement = f"""SELECT item.number, place.anchor, place.locator, place.start, place.end, place.score, {COLUMNS}
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.section = ? AND place.locator = ? AND item.deleted IS NULL
            ORDER BY item.number, place.anchor"""
        from tipbrowser.domain.locators import section_of

        return self._placed(self.rows(statement, edition, section_of(locator) or "F", locator))

    def about(self, kind: str, name: str) -> list[Item]:
        """Give the notes about a ``section``, a ``topic`` or a ``highlight``, in the order of their making."""
        statement = f"""SELECT {COLUMNS} FROM about JOIN item ON item.id = about.item
            WHERE about.kind = ? AND about.name = ? AND item.deleted IS NULL ORDER BY item.number"""
        return [self._item(row) for row in self.rows(statement, kind, name)]

    def free_notes(self) -> list[Item]:
        """Give the notes about nothing in particular, in the order of their making."""
        statement = f"""SELECT {ITEM} FROM item
            WHERE kind = 'note' AND deleted IS NULL AND json_extract(body, '$.about') = 'free' ORDER BY number"""
        return [self._item(row) for row in self.rows(statement)]

    def locator_of(self, id: ItemId, edition: str) -> Locator | None:  # noqa: A002  # the item's own word for it
        """Give the first passage that an item is placed in; none if it is in none of this edition."""
        statement = """SELECT locator FROM place
            WHERE item = ? AND edition = ? AND locator IS NOT NULL ORDER BY position LIMIT 1"""
        found = self.rows(statement, id, edition)
        return Locator(found[0][0]) if found else None

    def counts(self, edition: str) -> list[tuple[SectionId, Locator, str, int]]:
        """Give how many items of each kind are placed in each passage: page, locator, kind, number."""
        statement = """SELECT place.section, place.locator, item.kind, count(DISTINCT item.id)
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.locator IS NOT NULL AND item.deleted IS NULL
            GROUP BY place.section, place.locator, item.kind"""
        return self.rows(statement, edition)

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
        return [self._item(row) for row in self.rows(statement, tag)]

    def in_bin(self) -> list[Item]:
        """Give what is in the bin, what came there last first."""
        statement = f"SELECT {ITEM} FROM item WHERE deleted IS NOT NULL ORDER BY change DESC"
        return [self._item(row) for row in self.rows(statement)]

    def versions(self, id: ItemId) -> list[Version]:  # noqa: A002  # the item's own word for it
        """Give an item as it was, the latest first."""
        rows = self.rows(f"SELECT {VERSION} FROM version WHERE item = ? ORDER BY revision DESC", id)
        try:
            return [version_of(row) for row in rows]
        except RowChanged as error:
            raise AnnotationsDamaged(self._path, f"item {id}") from error

    def orphans(self, edition: str) -> list[tuple[Item, int]]:
        """Give the items whose anchors were not found in an edition, each with the number of the anchor."""
        statement = f"""SELECT {COLUMNS}, place.anchor FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND place.locator IS NULL AND item.deleted IS NULL ORDER BY item.number, place.anchor"""
        return [(self._item(row[:-1]), row[-1]) for row in self.rows(statement, edition)]

    def every(self) -> Iterator[Item]:
        """Give all items, in use or in the bin, in the order of their making."""
        with telling(self._path):
            for row in self._connection.execute(f"SELECT {ITEM} FROM item ORDER BY number"):
                yield self._item(row)

    def rows(self, statement: str, *values: object) -> list[Any]:
        """Give the rows that a statement asks for; raises an ``AnnotationsError``."""
        with telling(self._path):
            return self._connection.execute(statement, values).fetchall()

    def _item(self, row: tuple[Any, ...]) -> Item:
        try:
            return item_of(row)
        except RowChanged as error:
            raise AnnotationsDamaged(self._path, f"item {row[0]}") from error

    def _placed(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Item, tuple[Placed, ...]]]:
        found = []
        for _, group in groupby(rows, key=itemgetter(0)):
            some = list(group)
            places = tuple(
                Placed(number=number, locator=Locator(locator), start=start, end=end, score=score)
                for _, number, locator, start, end, score, *_rest in some
            )
            found.append((self._item(some[0][6:]), places))
        return found
