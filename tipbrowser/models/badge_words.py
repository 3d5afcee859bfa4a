"""What a badge says to those who point at it, or hear it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.badges import Badge
from tipbrowser.domain.held import PART, WHOLE


def badge_words(badge: Badge | None) -> str:
    """Give in words what of the reader's is there; nothing where nothing is."""
    if badge is None:
        return ""
    translate = QCoreApplication.translate
    counted = (
        (translate("Badges", "notes: %n", "", badge.notes), badge.notes),
        (translate("Badges", "highlights: %n", "", badge.highlights), badge.highlights),
        (translate("Badges", "bookmarks: %n", "", badge.bookmarks), badge.bookmarks),
    )
    return ", ".join(words for words, count in counted if count)


def tray_words(held: str) -> str:
    """Say how much lies in the tray, ``WHOLE`` or ``PART``; nothing where nothing does."""
    translate = QCoreApplication.translate
    return {WHOLE: translate("Badges", "in the tray"), PART: translate("Badges", "partly in the tray")}.get(held, "")
