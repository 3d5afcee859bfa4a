"""Moments as the reader's file keeps them: ISO 8601 in UTC, to the millisecond."""

from __future__ import annotations

from calendar import timegm
from time import gmtime, strftime

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTE = len("2026-11-27T09:30")
"""Letters of a moment that name its minute."""
DAY = len("2026-11-27")
MONTH = len("2026-11")
HOURS, DAYS, WEEKS = 3600.0, 86_400.0, 7 * 86_400.0
"""In seconds."""
NEVER = "1970-01-01T00:00:00.000Z"
YEARS = range(1, 10_000)
"""That are written with four digits."""
LONGEST = 40


def written_time(seconds: float) -> str:
    """Give a moment, in seconds since 1970, as ``2026-11-27T09:30:00.123Z``; one that no calendar has, as 1970."""
    try:
        whole, thousandths = divmod(round(seconds * 1000), 1000)
        moment = gmtime(whole)
        if moment.tm_year not in YEARS:
            return NEVER
        return f"{moment.tm_year:04}{strftime('-%m-%dT%H:%M:%S', moment)}.{thousandths:03}Z"
    except (ValueError, OverflowError, OSError):
        return NEVER


def read_time(written: str) -> float:
    """Give the seconds since 1970 of what ``written_time`` wrote, 0 of what is no moment."""
    digits = [written[start:end] for start, end in ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19), (20, 23))]
    if len(written) > LONGEST or not all(part.isascii() and part.isdigit() for part in digits):
        return 0.0
    year, month, day, hour, minute, second, thousandths = map(int, digits)
    try:
        return timegm((year, month, day, hour, minute, second)) + thousandths / 1000
    except ValueError:
        return 0.0


def in_order(moments: Sequence[float], now: float) -> list[float]:
    """Give moments of things in the order in which they happened, without what wrong clocks have made of them.

    What seems to be later than ``now`` is as old as what came next; and nothing is older than what came before it.
    """
    likely: list[float] = []
    following = now
    for moment in reversed(moments):
        following = moment if moment <= now else following
        likely.append(following)
    latest = 0.0
    settled = []
    for moment in reversed(likely):
        latest = max(latest, moment)
        settled.append(latest)
    return settled
