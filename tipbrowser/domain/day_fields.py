"""``since:2026-11-01`` and ``until:2026-11`` among words: days that are typed with them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tipbrowser.domain.values import Value

_FIELD = re.compile(r"(?<!\S)(?P<name>since|until):(?P<value>\S*)", re.IGNORECASE)
_DAY = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?", re.ASCII)


class Days(Value):
    """What was typed."""

    words: str
    """All that is no field."""
    since: date | None = None
    """The first day that is meant."""
    until: date | None = None
    """The last one."""
    misread: tuple[str, ...] = ()
    """Fields whose value names no day, or none yet, as typed: they ask for nothing."""


def read_days(text: str) -> Days:
    """Give the days that are typed among words; a year or a month means all its days."""
    since: list[date] = []
    until: list[date] = []
    misread: list[str] = []
    for found in _FIELD.finditer(text):
        days = _days(found["value"])
        if days is None:
            misread.append(found[0])
        elif found["name"].lower() == "since":
            since.append(days[0])
        else:
            until.append(days[1])
    return Days(
        words=_FIELD.sub("", text), since=max(since, default=None), until=min(until, default=None),
        misread=tuple(dict.fromkeys(misread)),
    )  # fmt: skip


def _days(typed: str) -> tuple[date, date] | None:
    """Give the first and the last day of a year, a month or a day; none where there is no such."""
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    try:
        if found["month"] is None:
            return date(year, 1, 1), date(year, 12, 31)
        if found["day"] is not None:
            return date(year, month, day), date(year, month, day)
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    except ValueError:  # there is no such month or day
        return None
