"""Dates as United Nations documents write them: day, month in words, year."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def long_date(written: str) -> str:
    """Give ``27 November 2026`` for ``2026-11-27``; what is no such date stays as it is."""
    parts = written[:10].split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return written
    year, month, day = map(int, parts)
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= len(MONTHS) and 1 <= day <= 31 else written
