"""Which notes, highlights and own topics fulfil what the pane of notes is asked for, and in which order."""

from __future__ import annotations

import json
from bisect import bisect_left
from itertools import chain

from tipbrowser.domain.annotation_filter import LISTED, AnnotationFilter, Listed, own_topic_name
from tipbrowser.domain.annotations import OwnTopic
from tipbrowser.domain.locators import ancestors_of, section_of
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_reader import TOGETHER
from tipbrowser.store.annotation_rows import ITEM, RowChanged, item_of
from tipbrowser.store.note_words import words_expression

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.names import Locator
    from tipbrowser.store.annotation_reader import AnnotationReader

FRONT_MATTER = "F"
NOWHERE = 1 << 62
"""Behind all places."""
LONGEST_PASSAGE = 1 << 24
"""More characters than a passage has."""
PLACED = """(SELECT item, edition, section, locator, position, start FROM place
    UNION ALL SELECT about.item, edition, section, locator, position, start FROM about JOIN place ON place.item = about.name
    WHERE about.kind = 'highlight')"""
"""Places of items; a note on a highlight is where that is."""
COLOUR = (
    "CASE WHEN {item}.kind = 'highlight' AND json_valid({item}.body) THEN json_extract({item}.body, '$.colour') END"
)
SPOT = f"{{place}}.position * {LONGEST_PASSAGE} + {{place}}.start"
LISTED_MARKS = ", ".join(f"'{kind}'" for kind in LISTED)


class Order:
    """Where everything that can be listed stands, by the numbers of its rows: what a filter must not ask for each time.

    It is read in any thread, and then belongs to one.
    """

    def __init__(self) -> None:
        self.by_place: list[int] = []
        self.by_date: list[int] = []
        """The last change last."""
        self.kinds: dict[int, str] = {}
        self.colours: dict[int, str] = {}
        """Of highlights and of the notes on them."""
        self._places: dict[int, int] = {}
        self._changes: dict[int, int] = {}

    @classmethod
    def read(cls, reader: AnnotationReader, edition: str) -> Order:
        """Give it for all that is in use, with the places in an edition; raises an ``AnnotationsError``."""
        order = cls()
        for row in _rows(reader, edition, f"item.deleted IS NULL AND item.kind IN ({LISTED_MARKS})"):
            order._note(*row)
        order.by_place = sorted(order.kinds, key=order._place_of)
        order.by_date = sorted(order.kinds, key=order._changes.__getitem__)
        return order

    def follow(self, reader: AnnotationReader, edition: str, ids: Sequence[str]) -> None:
        """Follow changes of some items, whatever they were; raises an ``AnnotationsError``."""
        for start in range(0, len(ids), TOGETHER):
            some = ids[start : start + TOGETHER]
            marks = ", ".join("?" * len(some))
            where = f"""(item.id IN ({marks})
                OR item.id IN (SELECT item FROM about WHERE kind = 'highlight' AND name IN ({marks})))"""
            for number, kind, change, deleted, colour, place in _rows(reader, edition, where, *some, *some):
                self._take_out(number)
                if deleted is None and kind in LISTED:
                    self._note(number, kind, change, deleted, colour, place)
                    self.by_place.insert(self._in_places(number), number)
                    self.by_date.insert(self._in_dates(number), number)

    def _note(
        self, number: int, kind: str, change: int, _deleted: object, colour: str | None, place: int | None
    ) -> None:
        self.kinds[number] = kind
        self._changes[number] = change
        self._places[number] = NOWHERE if place is None else place
        if colour:
            self.colours[number] = colour

    def _take_out(self, number: int) -> None:
        if number not in self.kinds:
            return
        del self.by_place[self._in_places(number)], self.by_date[self._in_dates(number)]
        del self.kinds[number]
        self.colours.pop(number, None)

    def _in_places(self, number: int) -> int:
        return bisect_left(self.by_place, self._place_of(number), key=self._place_of)

    def _in_dates(self, number: int) -> int:
        return bisect_left(self.by_date, self._changes[number], key=self._changes.__getitem__)

    def _place_of(self, number: int) -> tuple[int, int]:
        return self._places[number], number


class AnnotationFinder:
    """Answers filters over one file; for one thread. Whatever it asks may raise an ``AnnotationsError``."""

    def __init__(self, reader: AnnotationReader, edition: str, order: Order) -> None:
        """Ask ``reader``; ``order`` was read from the same file, perhaps a little earlier (see ``follow``)."""
        self._reader = reader
        self._edition = edition
        self._order = order
        self._kept: tuple[AnnotationFilter | None, set[int] | None] = None, None
        """The rows that fulfil all but the words: with every letter typed they are asked for again."""

    @property
    def reader(self) -> AnnotationReader:
        """What it asks."""
        return self._reader

    @property
    def total(self) -> int:
        """How many things there are."""
        return len(self._order.by_date)

    def follow(self, ids: Sequence[str]) -> None:
        """Follow changes of some items."""
        self._kept = None, None
        self._order.follow(self._reader, self._edition, ids)

    def find(self, asked: AnnotationFilter) -> Sequence[int]:
        """Give the numbers of the rows that fulfil a filter, in its order."""
        order = self._order.by_date if asked.by_date else self._order.by_place
        found = self._fulfilling(replace(asked, words="", by_date=False))
        expression = words_expression(asked.words)
        if expression is not None:
            with_words = self._with_words(expression)
            found = with_words if found is None else found & with_words
        elif asked.words.strip():
            found = set()
        numbers = list(order if found is None else filter(found.__contains__, order))
        return numbers[::-1] if asked.by_date else numbers

    def listed(self, numbers: Sequence[int]) -> list[Listed | None]:
        """Give what stands in some rows, in their order; none for what is damaged."""
        items = self._items(numbers)
        places = self._places([item.id for item in items if item is not None])
        colours = self._order.colours
        return [
            None if item is None else Listed(
                item=item, locators=tuple(places.get(item.id, ())), colour=colours.get(number, ""),
            )
            for number, item in zip(numbers, items, strict=True)
        ]  # fmt: skip

    def _places(self, ids: Sequence[str]) -> dict[str, list[Locator | None]]:
        """Give the passages of some items in the order of the publication; none for what was not found."""
        found: dict[str, list[Locator | None]] = {}
        for start in range(0, len(ids), TOGETHER):
            some = ids[start : start + TOGETHER]
            marks = ", ".join("?" * len(some))
            # Both halves of ``PLACED`` by their keys (a plus keeps SQLite from another index, by which it would read all).
            statement = f"""SELECT item, locator, position FROM place WHERE item IN ({marks}) AND +edition = ?
                UNION SELECT about.item, locator, position FROM about CROSS JOIN place ON place.item = about.name
                WHERE +about.kind = 'highlight' AND about.item IN ({marks}) AND +edition = ? ORDER BY position"""
            for item, locator, _ in self._reader.rows(statement, *some, self._edition, *some, self._edition):
                found.setdefault(item, []).append(locator)
        return found

    def _items(self, numbers: Sequence[int]) -> list[Item | None]:
        rows: dict[int, tuple[object, ...]] = {}
        for start in range(0, len(numbers), TOGETHER):
            some = numbers[start : start + TOGETHER]
            marks = ", ".join("?" * len(some))
            rows |= {
                row[0]: row[1:]
                for row in self._reader.rows(f"SELECT number, {ITEM} FROM item WHERE number IN ({marks})", *some)
            }
        return [_item_or_none(rows[number]) if number in rows else None for number in numbers]

    def number_of(self, id: str) -> int | None:  # noqa: A002  # the item's own word for it
        """Give the number of an item's row; none if there is none."""
        rows = self._reader.rows("SELECT number FROM item WHERE id = ?", id)
        return rows[0][0] if rows else None

    def months(self) -> list[tuple[str, int]]:
        """Give the months of the last changes, ``2026-11``, with how many things were changed in each; the last first."""
        statement = f"""SELECT substr(modified, 1, 7) AS month, count(*) FROM item
            WHERE deleted IS NULL AND kind IN ({LISTED_MARKS}) GROUP BY month ORDER BY month DESC"""
        return self._reader.rows(statement)

    def tags(self) -> list[tuple[str, int]]:
        """Give all tags with the number of items that have them, in the order of the alphabet."""
        return self._reader.tags()

    def _fulfilling(self, asked: AnnotationFilter) -> set[int] | None:
        """Give the numbers of what fulfils all but the words; none if nothing else is asked for."""
        if self._kept[0] != asked:
            self._kept = asked, self._ask(asked)
        return self._kept[1]

    def _ask(self, asked: AnnotationFilter) -> set[int] | None:
        order, parts = self._order, []
        if asked.kinds:
            parts.append({number for number, kind in order.kinds.items() if kind in asked.kinds})
        if asked.colours:
            parts.append({number for number, colour in order.colours.items() if colour in asked.colours})
        parts += [self._numbers(_OF_TAG, tag) for tag in asked.tags]
        if asked.topic:
            parts.append(self._of_topic(asked))
        if asked.section:
            parts.append(self._of_section(asked.section))
        if asked.since or asked.until:
            parts.append(self._of_days(asked.since, asked.until))
        return set.intersection(*parts) if parts else None

    def _of_topic(self, asked: AnnotationFilter) -> set[int]:
        """Give what is about a topic, stands in one of its passages, or is the own topic itself."""
        found = self._numbers(_ABOUT, "topic", asked.topic)
        own = [one.id for one in self._reader.of_kinds("topic") if _name_of(one.body) == asked.topic]
        found |= set(filter(None, map(self.number_of, own)))
        wanted = set(asked.locators)
        for section in {section_of(one) or FRONT_MATTER for one in wanted}:
            rows = self._reader.rows(_IN_SECTION, self._edition, section)
            found |= {
                number for number, one in rows if one in wanted or not wanted.isdisjoint(ancestors_of(one))
            }  # fmt: skip
        return found

    def _of_section(self, section: str) -> set[int]:
        rows = self._reader.rows(_IN_SECTION, self._edition, section)
        return {number for number, _ in rows} | self._numbers(_ABOUT, "section", section)

    def _of_days(self, since: str, until: str) -> set[int]:
        return self._numbers(_OF_DAYS, since, len(until), until or "~")

    def _with_words(self, expression: str) -> set[int]:
        # In one text: forty thousand rows take SQLite a millisecond, and ten times that to be handed over one by one;
        # and numbers are read fastest as JSON.
        statement = "SELECT json_group_array(rowid) FROM item_words WHERE item_words MATCH ?"
        rows = self._reader.rows(statement, expression)  # none where the words themselves are damaged
        return set(json.loads(rows[0][0])) if rows else set()

    def _numbers(self, statement: str, *values: object) -> set[int]:
        return set(chain.from_iterable(self._reader.rows(statement, *values)))


_OF_TAG = "SELECT item.number FROM tagged JOIN item ON item.id = tagged.item WHERE tag = ?"
_ABOUT = "SELECT item.number FROM about JOIN item ON item.id = about.item WHERE about.kind = ? AND about.name = ?"
_IN_SECTION = f"""SELECT item.number, placed.locator FROM {PLACED} AS placed JOIN item ON item.id = placed.item
    WHERE placed.edition = ? AND placed.section = ? AND placed.locator IS NOT NULL"""
_OF_DAYS = f"""SELECT number FROM item
    WHERE kind IN ({LISTED_MARKS}) AND modified >= ?1 AND (?2 = 0 OR substr(modified, 1, ?2) <= ?3)"""


def _rows(reader: AnnotationReader, edition: str, where: str, *values: object) -> Iterable[tuple[int, str, int, str | None, str | None, int | None]]:  # fmt: skip
    """Give of some items number, kind, change, when they came into the bin, colour and place."""
    statement = f"""SELECT item.number, item.kind, item.change, item.deleted,
            coalesce({COLOUR.format(item="item")}, {COLOUR.format(item="marked")}),
            min(coalesce({SPOT.format(place="place")}, {SPOT.format(place="theirs")}))
        FROM item LEFT JOIN about ON about.item = item.id AND about.kind = 'highlight'
            LEFT JOIN item AS marked ON marked.id = about.name
            LEFT JOIN place ON place.item = item.id AND place.edition = ?1
            LEFT JOIN place AS theirs ON theirs.item = about.name AND theirs.edition = ?1
        WHERE {where} GROUP BY item.number"""
    return reader.rows(statement, edition, *values)


def _name_of(body: object) -> str:
    assert isinstance(body, OwnTopic)
    return own_topic_name(body)


def _item_or_none(row: tuple[object, ...]) -> Item | None:
    try:
        return item_of(row)
    except RowChanged:
        return None  # it is told where the file is checked; the others can be read
