"""Where anchors are in other editions than the one they were made in: what is asked of the reader's file, and kept in it."""

from __future__ import annotations

from tipbrowser.domain.annotations import Placed
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator
from tipbrowser.domain.placing import BY_LOCATOR, FoundPlace, PlacingReport
from tipbrowser.store.annotation_derived import FRONT_MATTER, Derived
from tipbrowser.store.annotation_rows import ITEM, RowChanged, item_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.store.annotation_reader import AnnotationReader
    from tipbrowser.store.annotation_writer import AnnotationWriter

MADE_ELSEWHERE = "json_extract(item.body, '$.anchors[' || place.anchor || '].edition') IS NOT place.edition"
"""Of places in the table: the anchor was made in another edition than the place is in."""


def unplaced(reader: AnnotationReader, edition: str) -> list[tuple[str, int]]:
    """Give the anchors of which it is not known where they are in an edition, in the bin or not: item and number."""
    statement = """SELECT DISTINCT item, anchor FROM place AS elsewhere WHERE NOT EXISTS (
            SELECT 1 FROM place WHERE item = elsewhere.item AND anchor = elsewhere.anchor AND edition = ?
        ) ORDER BY item, anchor"""
    return [(item, number) for item, number in reader.rows(statement, edition)]


def report(reader: AnnotationReader, edition: str) -> PlacingReport:
    """Count the items in use that were made in other editions, by the worst of what became of their anchors in this one."""
    statement = f"""SELECT
            count(*) FILTER (WHERE lost), count(*) FILTER (WHERE NOT lost AND least = {BY_LOCATOR}),
            count(*) FILTER (WHERE NOT lost AND least < 1 AND least <> {BY_LOCATOR}),
            count(*) FILTER (WHERE NOT lost AND least = 1)
        FROM (SELECT max(place.locator IS NULL) AS lost, min(place.score) AS least
            FROM place JOIN item ON item.id = place.item
            WHERE place.edition = ? AND item.deleted IS NULL AND {MADE_ELSEWHERE} GROUP BY place.item)"""
    lost, by_locator, alike, same = reader.rows(statement, edition)[0]
    return PlacingReport(same=same, alike=alike, by_locator=by_locator, lost=lost)


def unsure(reader: AnnotationReader, edition: str, most: int) -> list[tuple[Item, Placed]]:
    """Give the items in use, at most so many, that were placed by likeness, the least like first, each with its place."""
    statement = f"""SELECT item, anchor, locator, start, end, score FROM place
        WHERE edition = ? AND locator IS NOT NULL AND score < 1 AND score <> {BY_LOCATOR}
            AND (SELECT deleted IS NULL FROM item WHERE id = place.item)
        ORDER BY score, position, item LIMIT ?"""
    rows = reader.rows(statement, edition, most)
    items = {item.id: item for item in reader.items([row[0] for row in rows])}
    return [
        (items[item], Placed(number=number, locator=Locator(locator), start=start, end=end, score=score))
        for item, number, locator, start, end, score in rows
        if item in items
    ]


def keep_found(writer: AnnotationWriter, edition: str, found: Sequence[FoundPlace]) -> None:
    """Write where anchors are in an edition, of those that are still what was searched for; items are not touched."""
    with writer.transaction():
        derived = Derived(writer.connection)
        derived.add_places(_row(edition, one) for one in found if _is_still(writer, one))


def _is_still(writer: AnnotationWriter, found: FoundPlace) -> bool:
    row = writer.connection.execute(f"SELECT {ITEM} FROM item WHERE id = ?", (found.item,)).fetchone()
    try:
        anchors = item_of(row).body.anchors if row is not None else ()
    except RowChanged:
        return False  # it is found, and told, when it is read
    return found.number < len(anchors) and anchors[found.number] == found.anchor


def _row(edition: str, found: FoundPlace) -> tuple[object, ...]:
    locator = found.locator
    section = None if locator is None else section_of(locator) or FRONT_MATTER
    return (found.item, found.number, edition, locator, section, found.position, found.start, found.end, found.score)
