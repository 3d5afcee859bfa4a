"""What the reader's words say of passages: by number in the order of the edition, as the compendium's index gives them."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter

from tipbrowser.domain.badges import COUNTED
from tipbrowser.store.annotation_finding import PLACED
from tipbrowser.store.annotation_rows import ITEM, RowChanged, item_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.names import Locator
    from tipbrowser.store.annotation_reader import AnnotationReader

MOST_READ = 200
"""Things on one passage that are read to say by which of them it was found."""
_KINDS = ", ".join(f"'{kind}'" for kind in COUNTED)
_IN_USE = f"item.deleted IS NULL AND item.kind IN ({_KINDS})"
_COLUMNS = ", ".join(f"item.{column}" for column in ITEM.split(", "))


# The words lead: without a plus, and with a plain join, SQLite would go through all that is placed in the edition.
_WITH_WORDS = "item_words CROSS JOIN item ON item.number = item_words.rowid"
_OF_ITEM = "place ON place.item = item.id AND +place.edition = ?1"
_OF_HIGHLIGHT = """about ON about.item = item.id AND +about.kind = 'highlight'
    CROSS JOIN place ON place.item = about.name AND +place.edition = ?1"""


def positions_with(reader: AnnotationReader, edition: str, expression: str | None) -> set[int]:
    """Give the positions of passages on which something has words, as an expression asks for them; without one, any."""
    source, where = (_WITH_WORDS, "item_words MATCH ?2") if expression else ("item", "?2 IS NULL")
    where = f"{where} AND place.position IS NOT NULL AND {_IN_USE}"
    statement = f"""SELECT place.position FROM {source} CROSS JOIN {_OF_ITEM} WHERE {where}
        UNION SELECT place.position FROM {source} CROSS JOIN {_OF_HIGHLIGHT} WHERE {where}"""
    return set(chain.from_iterable(reader.rows(statement, edition, expression)))


def count_elsewhere(reader: AnnotationReader, edition: str, expression: str | None) -> int:
    """Give how many notes have words, and belong to no passage of the edition."""
    source, where = (_WITH_WORDS, "item_words MATCH ?2") if expression else ("item", "?2 IS NULL")
    statement = f"""SELECT count(*) FROM {source} WHERE {where} AND item.deleted IS NULL AND item.kind = 'note'
        AND NOT EXISTS (SELECT 1 FROM place
            WHERE place.item = item.id AND +place.edition = ?1 AND place.locator IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM about CROSS JOIN place ON place.item = about.name
            WHERE about.item = item.id AND +about.kind = 'highlight' AND +place.edition = ?1
                AND place.locator IS NOT NULL)"""
    rows = reader.rows(statement, edition, expression)  # none where the words themselves are damaged
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
