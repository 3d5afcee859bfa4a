"""Moments as the reader's clock and language have them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt


def local_time(moment: str) -> str:
    """Give a moment of the reader's file (ISO 8601 in UTC, to the millisecond) to the minute."""
    local = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(local, "d MMM yyyy, HH:mm")
