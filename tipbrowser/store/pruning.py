"""Removing for good what was kept long enough, and every trace of it in the file."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.clock import Clock, Judgement, judge
from tipbrowser.domain.times import read_time
from tipbrowser.domain.values import Value
from tipbrowser.domain.version_keeping import old_in_bin, old_versions
from tipbrowser.store.annotation_errors import AnnotationsNewer
from tipbrowser.store.annotation_writer import UNSCRUBBED, AnnotationWriter

REMEMBERED = 86_400.0
"""Seconds by which the clock must have gone on before that is written down: looking alone changes no file."""


class Pruned(Value):
    """What was removed."""

    versions: int = 0
    items: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to remove."""
        return not self.versions and not self.items


def judged_clock(writer: AnnotationWriter, now: float, *, starting: bool) -> bool:
    """Tell whether the clock is believed, and remember in the file what it says; raises an ``AnnotationsError``."""
    with writer.transaction():
        former = _clock(writer.connection)
        found: Judgement = judge(former, now, starting=starting)
        clock = found.clock
        if clock.claimed != former.claimed or abs(clock.seen - former.seen) >= REMEMBERED:
            _put(writer.connection, "seen", clock.seen)
            _put(writer.connection, "claimed", clock.claimed)
    return found.believed


def settled(writer: AnnotationWriter) -> tuple[int, int] | None:
    """Give how many items and letters there were when it was last known that nothing is lost; raises an ``AnnotationsError``."""
    with writer.telling():
        row = writer.connection.execute("SELECT value FROM file WHERE name = 'settled'").fetchone()
    items, _, letters = (row[0] if row else "").partition(" ")
    return (int(items), int(letters)) if items.isdigit() and letters.isdigit() else None


def settle(writer: AnnotationWriter, items: int, letters: int) -> None:
    """Remember how many items and letters there are to be; raises an ``AnnotationsError``."""
    if settled(writer) != (items, letters):
        with writer.transaction():
            _put(writer.connection, "settled", f"{items} {letters}")


def prune(writer: AnnotationWriter, now: float) -> Pruned:
    """Remove old versions, and what was in the bin long enough; ``now`` by a clock that is believed.

    Raises an ``AnnotationsError``.
    """
    with writer.transaction():
        items = _prune_bin(writer, now)
        versions = _prune_versions(writer.connection, now)
    pruned = Pruned(versions=versions, items=items)
    if not pruned.is_empty or _is_unscrubbed(writer):
        scrub(writer)
    return pruned


def scrub(writer: AnnotationWriter) -> None:
    """Let nothing be left in the file of what was removed for good; raises an ``AnnotationsError``.

    It is done again with the next pruning then.
    """
    connection = writer.connection
    with writer.transaction():
        # The index keeps removed words until its parts are joined.
        connection.execute("INSERT INTO item_words (item_words) VALUES ('optimize')")
    with writer.telling():
        # It writes the whole file anew, over a file that SQLite attaches for the moment.
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
        try:
            connection.execute("VACUUM")
        finally:
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    if _is_unscrubbed(writer):
        with writer.transaction():
            connection.execute("DELETE FROM file WHERE name = ?", (UNSCRUBBED,))


def _is_unscrubbed(writer: AnnotationWriter) -> bool:
    with writer.telling():
        return bool(writer.connection.execute("SELECT 1 FROM file WHERE name = ?", (UNSCRUBBED,)).fetchone())


def _prune_bin(writer: AnnotationWriter, now: float) -> int:
    statement = "SELECT id, modified, deleted FROM item ORDER BY change"
    changes = [
        (id_, read_time(modified), read_time(deleted or ""))
        for id_, modified, deleted in writer.connection.execute(statement)
    ]
    purged = 0
    for id_ in old_in_bin(changes, now):
        try:
            writer.purge_row(ItemId(id_))
        except AnnotationsNewer:
            continue  # it is for the version of the program that knows it
        purged += 1
    return purged


def _prune_versions(connection: sqlite3.Connection, now: float) -> int:
    statement = """SELECT version.item, version.revision, version.modified, item.modified
        FROM version JOIN item ON item.id = version.item ORDER BY version.item, version.revision"""
    gone = []
    for item, group in groupby(connection.execute(statement).fetchall(), key=itemgetter(0)):
        rows = list(group)
        moments = [*(read_time(row[2]) for row in rows), read_time(rows[-1][3])]
        gone += [(item, rows[place][1]) for place in old_versions(moments, now)]
    connection.executemany("DELETE FROM version WHERE item = ? AND revision = ?", gone)
    return len(gone)


def _clock(connection: sqlite3.Connection) -> Clock:
    found = dict(connection.execute("SELECT name, value FROM file WHERE name IN ('seen', 'claimed')").fetchall())
    return Clock(seen=_number(found.get("seen", "")), claimed=_number(found.get("claimed", "")))


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0


def _put(connection: sqlite3.Connection, name: str, value: object) -> None:
    connection.execute("INSERT OR REPLACE INTO file (name, value) VALUES (?, ?)", (name, str(value)))
