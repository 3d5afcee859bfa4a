"""What the reader's words say of passages: by number in the order of the edition, as the compendium's index gives them."""

from __future__ import annotations

import json
from itertools import chain
from operator import itemgetter

from tipbrowser.domain.annotations import words_of
from tipbrowser.domain.badges import COUNTED
from tipbrowser.domain.note_queries import stands_in
from tipbrowser.store.annotation_finding import PLACED
from tipbrowser.store.annotation_rows import ITEM, RowChanged, item_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.names import Locator
    from tipbrowser.domain.query import Phrase
    from tipbrowser.store.annotation_reader import AnnotationReader

MOST_READ = 200
"""Things on one passage that are read to say by which of them it was found."""
_KINDS = ", ".join(f"'{kind}'" for kind in COUNTED)
_IN_USE = f"item.deleted IS NULL AND item.kind IN ({_KINDS})"
_COLUMNS = ", ".join(f"item.{column}" for column in ITEM.split(", "))


# The words lead: without a plus, and with a plain join, SQLite would go through all that is placed in the edition.
_WITH_WORDS = "item_words CROSS JOIN item ON item.number = item_words.rowid"
_NUMBERED = "json_each(?2) AS one CROSS JOIN item"
_OF_ITEM = "place ON place.item = item.id AND +place.edition = ?1"
_OF_HIGHLIGHT = """about ON about.item = item.id AND +about.kind = 'highlight'
    CROSS JOIN place ON place.item = about.name AND +place.edition = ?1"""


def numbers_with(reader: AnnotationReader, expression: str, phrases: Sequence[Phrase]) -> set[int]:
    """Give the numbers of the rows that an expression finds and in which some phrases stand in their very form.

    The index of the words holds them without their endings: it finds more than that.
    """
    statement = f"SELECT item.number, {_COLUMNS} FROM {_WITH_WORDS} WHERE item_words MATCH ? AND {_IN_USE}"
    found = set()
    for number, *row in reader.rows(statement, expression):
        try:
            text = words_of(item_of(tuple(row)).body)
        except RowChanged:
            continue  # it is told where the file is checked
        if all(stands_in(phrase, text) for phrase in phrases):
            found.add(number)
    return found


def _chosen(wanted: str | Collection[int] | None) -> tuple[str, str, str | None]:
    """Give where rows are read from, under which condition, and its value: an expression, or numbers of rows."""
    if wanted is None:
        return "item", "?2 IS NULL", None
    if isinstance(wanted, str):
        return _WITH_WORDS, "item_words MATCH ?2", wanted
    return _NUMBERED, "item.number = one.value", json.dumps(list(wanted))


def positions_with(reader: AnnotationReader, edition: str, wanted: str | Collection[int] | None) -> set[int]:
    """Give the positions of passages on which something stands, of what an expression or numbers choose; without, of all."""
    source, where, value = _chosen(wanted)
    where = f"{where} AND place.position IS NOT NULL AND {_IN_USE}"
    statement = f"""SELECT place.position FROM {source} CROSS JOIN {_OF_ITEM} WHERE {where}
        UNION SELECT place.position FROM {source} CROSS JOIN {_OF_HIGHLIGHT} WHERE {where}"""
    return set(chain.from_iterable(reader.rows(statement, edition, value)))


def count_elsewhere(reader: AnnotationReader, edition: str, wanted: str | Collection[int] | None) -> int:
    """Give how many notes belong to no passage of the edition, of what an expression or numbers choose; without, of all."""
    source, where, value = _chosen(wanted)
    statement = f"""SELECT count(*) FROM {source} WHERE {where} AND item.deleted IS NULL AND item.kind = 'note'
        AND NOT EXISTS (SELECT 1 FROM place
            WHERE place.item = item.id AND +place.edition = ?1 AND place.locator IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM about CROSS JOIN place ON place.item = about.name
            WHERE about.item = item.id AND +about.kind = 'highlight' AND +place.edition = ?1
                AND place.locator IS NOT NULL)"""
    rows = reader.rows(statement, edition, value)  # none where the words themselves are damaged
    return int(rows[0][0]) if rows else 0


def things_on(reader: AnnotationReader, edition: str, section: str, locator: Locator) -> list[Item]:
    """Give what stands on a passage, notes on its highlights too, what was made first first; not what is damaged."""
    statement = f"""SELECT DISTINCT item.number, {_COLUMNS} FROM {PLACED} AS placed JOIN item ON item.id = placed.item
        WHERE placed.edition = ? AND placed.section = ? AND placed.locator = ? AND {_IN_USE}
        ORDER BY item.number LIMIT {MOST_READ}"""
    found = []
    for row in map(itemgetter(slice(1, None)), reader.rows(statement, edition, section, locator)):
        try:
            found.append(item_of(row))
        except RowChanged:
            continue  # it is told where the file is checked
    return found
