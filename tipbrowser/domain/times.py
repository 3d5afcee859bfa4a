"""Moments as the reader's file keeps them: ISO 8601 in UTC, to the millisecond."""

from __future__ import annotations

from time import gmtime, strftime

MINUTE = len("2026-11-27T09:30")
"""Letters of a moment that name its minute."""
DAY = len("2026-11-27")


def written_time(seconds: float) -> str:
    """Give a moment, in seconds since 1970, as ``2026-11-27T09:30:00.123Z``; one that no calendar has, as 1970."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    try:
        return f"{strftime('%Y-%m-%dT%H:%M:%S', gmtime(whole))}.{thousandths:03}Z"
    except (ValueError, OverflowError, OSError):
        return "1970-01-01T00:00:00.000Z"
