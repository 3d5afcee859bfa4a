"""Moments as Word takes them: to the second, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where no moment is known: nothing that a document is made from may depend on the clock."""


def moment_of(written: str) -> datetime:
    """Give the moment that is written in ISO 8601, with or without the time of day."""
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and the last day that there are can lie beyond them in UTC
        return EARLIEST


def stamp_of(written: str) -> str:
    """Give a moment as the attribute of a comment or of a change has it: ``2026-11-27T00:00:00Z``."""
    return f"{moment_of(written).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
