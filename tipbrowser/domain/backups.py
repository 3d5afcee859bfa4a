"""Backups of the reader's file: their names, which of them are kept, and what one has otherwise than the present."""

from __future__ import annotations

import re

from tipbrowser.domain.annotation_file import BACKUPS
from tipbrowser.domain.times import DAY, DAYS, HOURS, MONTH, WEEKS, in_order, read_time, written_time
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.annotations import Item, ItemId

FOLDER = BACKUPS
PLAIN_COPY = "annotations.jsonl"
"""In that folder: everything as text, one line for each item and version."""
ENDING = ".sqlite"
NAMED = re.compile(r"(\d{12,18})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{1,12})-(\d{1,15})\.sqlite")
ALL_FOR = 48 * HOURS
DAILY_FOR = 14 * DAYS
WEEKLY_FOR = 10 * WEEKS
MONTHLY_FOR = 366 * DAYS
AT_LEAST = 3
"""Backups that are kept however old they are."""
SHRUNK = 0.8
"""Of what was there: less than this is taken for a loss until somebody says that it is none."""
FEW = 10
"""Items of which any may go without that."""


class Backup(Value):
    """A backup, as its name and its file tell of it."""

    name: str
    change: int
    """The number of the last change in it: of two backups the one with the greater is the later, whatever clocks say."""
    made: str
    """When, ISO 8601 in UTC, to the second: ``2026-11-27T09:30:00.000Z``."""
    items: int
    """In use, what is in the bin not counted."""
    letters: int
    """Of all that is in use."""
    size: int = 0
    """Bytes."""


class Difference(Value):
    """What a backup has otherwise than the present; what is in the bin counts as not there."""

    added: tuple[Item, ...]
    """Made since, or taken out of the bin."""
    changed: tuple[Item, ...]
    """Other than it was, as it is now."""
    missing: tuple[Item, ...]
    """In use then, and now in the bin or gone; as it was."""


def name_of(change: int, seconds: float, items: int, letters: int) -> str:
    """Give the name of a backup that is made now, in seconds since 1970."""
    stamp = written_time(seconds)[: len("2026-11-27T09:30:00")].replace("-", "").replace(":", "")
    return f"{change:012}-{stamp}Z-{items}-{letters}{ENDING}"


def backup_named(name: str, size: int = 0) -> Backup | None:
    """Give what a file's name tells of a backup, none if it is the name of none."""
    found = NAMED.fullmatch(name)
    if found is None:
        return None
    change, year, month, day, hour, minute, second, items, letters = found.groups()
    made = f"{year}-{month}-{day}T{hour}:{minute}:{second}.000Z"
    return Backup(name=name, change=int(change), made=made, items=int(items), letters=int(letters), size=size)


def sorted_backups(backups: Iterable[Backup]) -> list[Backup]:
    """Give backups in the order of what is in them, the earliest first."""
    return sorted(backups, key=lambda one: (one.change, one.name))


def superfluous(backups: Sequence[Backup], now: float) -> list[Backup]:
    """Give the backups, of those in order, that need not be kept; ``now`` in seconds since 1970, by a clock that is believed.

    Kept are all of the last 48 hours, the last of each day for 14 days, of each week for 10, of each month for a year,
    and the last three in any case.
    """
    moments = in_order([read_time(one.made) for one in backups], now)
    kept = {one.name for one in backups[-AT_LEAST:]}
    last: dict[tuple[str, str], str] = {}
    for backup, moment in zip(backups, moments, strict=True):
        age = now - moment
        if age < ALL_FOR:
            kept.add(backup.name)
        written = written_time(moment)
        for name, span, period in (
            ("day", DAILY_FOR, written[:DAY]),
            ("week", WEEKLY_FOR, str(_week(moment))),
            ("month", MONTHLY_FOR, written[:MONTH]),
        ):
            if age < span:
                last[name, period] = backup.name
    kept.update(last.values())
    return [one for one in backups if one.name not in kept]


def has_shrunk(items: int, letters: int, before_items: int, before_letters: int) -> bool:
    """Tell whether so much is gone since there were ``before_items`` that it may be a loss."""
    if before_items < FEW:
        return False
    return items < SHRUNK * before_items or letters < SHRUNK * before_letters


def difference(then: Iterable[Item], now: Iterable[Item]) -> Difference:
    """Give what all items ``now`` are otherwise than those of a backup."""
    old: dict[ItemId, Item] = {one.id: one for one in then if one.deleted is None}
    new = {one.id: one for one in now if one.deleted is None}
    return Difference(
        added=tuple(one for one in new.values() if one.id not in old),
        changed=tuple(one for one in new.values() if one.id in old and old[one.id].body != one.body),
        missing=tuple(one for one in old.values() if one.id not in new),
    )


def _week(seconds: float) -> int:
    """Give a number for the week, which begins on a Monday: the first of January 1970 was a Thursday."""
    return int((seconds / DAYS + 3) // 7)
