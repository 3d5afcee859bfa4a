"""The places of today: each once, the latest first, with the time of the last visit."""

from __future__ import annotations

import re

from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing; window and terminal start with these few lines
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 200
LONGEST = 100
"""Characters of a locator that is kept."""
DAY = len("2026-11-26")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")


class Visit(Value, kw_only=False):
    """A place that the reader was at."""

    place: str
    """Canonical locator, or the page where there is no passage."""
    at: str
    """ISO 8601, to the second, local time."""


def with_visit(visits: Iterable[Visit], place: str, now: str) -> list[Visit]:
    """Give the visits with one more; a place visited before moves to the front, and other days' are gone.

    ``now`` is local time, ISO 8601 to the second.
    """
    others = (visit for visit in of_today(visits, now) if visit.place != place)
    return [Visit(place, now), *others][:MOST]


def of_today(visits: Iterable[Visit], now: str) -> list[Visit]:
    """Give the visits of the day of ``now``, in their order."""
    return [visit for visit in visits if visit.at[:DAY] == now[:DAY]]


def visits_from(values: object) -> tuple[Visit, ...]:
    """Give the visits in what was kept, a list of ``{"place", "at"}``; what is malformed, and a place the second time, is left out."""
    if not isinstance(values, list):
        return ()
    found = (one for one in values[:MOST] if isinstance(one, dict))
    pairs = [(one.get("place"), one.get("at")) for one in found]
    sound = ((str(place), str(at)) for place, at in pairs if _is_place(place) and _is_time(at))
    latest: dict[str, str] = {}
    for place, at in sound:
        latest.setdefault(place, at)
    return tuple(Visit(place, at) for place, at in latest.items())


def _is_place(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST and value.isascii() and value.isprintable()


def _is_time(value: object) -> bool:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None
