"""How many things of the reader's stand in each passage, counted by the file itself."""

from __future__ import annotations

from tipbrowser.domain.badges import COUNTED

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.store.annotation_reader import AnnotationReader

_KINDS = ", ".join(f"'{kind}'" for kind in COUNTED)
_IN_USE = f"item.deleted IS NULL AND item.kind IN ({_KINDS})"
_HERE = "place.edition = ?1 AND place.locator IS NOT NULL"
_SEVERAL = "SELECT item FROM place WHERE anchor > 0"


def counts_alone(reader: AnnotationReader, edition: str) -> list[tuple[str, str, int]]:
    """Give of what has a single anchor how much there is of each kind in each passage: locator, kind, number."""
    statement = f"""SELECT place.locator, item.kind, count(*) FROM place JOIN item ON item.id = place.item
        WHERE {_HERE} AND place.item NOT IN ({_SEVERAL}) AND {_IN_USE} GROUP BY place.locator, item.kind"""
    return reader.rows(statement, edition)


def places_of_others(reader: AnnotationReader, edition: str) -> list[tuple[str, str, str]]:
    """Give all else, notes on highlights among it, once for each passage: item, kind, locator."""
    statement = f"""SELECT DISTINCT item.id, item.kind, place.locator FROM place JOIN item ON item.id = place.item
            WHERE place.item IN ({_SEVERAL}) AND {_HERE} AND {_IN_USE}
        UNION SELECT item.id, item.kind, place.locator
            FROM about JOIN place ON place.item = about.name JOIN item ON item.id = about.item
            WHERE about.kind = 'highlight' AND {_HERE} AND {_IN_USE}
                AND item.id NOT IN (SELECT item FROM place)"""
    return reader.rows(statement, edition)
