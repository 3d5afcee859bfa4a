"""What is asked of the shelf of bookmarks without reading all of it."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId
from tipbrowser.store.annotation_reader import AnnotationReader


def last_order(reader: AnnotationReader, folder: ItemId) -> float:
    """Give the greatest order of what lies in a folder; 0 if that is nothing. Raises an ``AnnotationsError``."""
    statement = """SELECT max(json_extract(body, '$.order')) FROM item
        WHERE kind IN ('folder', 'bookmark', 'search') AND deleted IS NULL AND json_extract(body, '$.folder') = ?"""
    return float(reader.rows(statement, folder)[0][0] or 0.0)
