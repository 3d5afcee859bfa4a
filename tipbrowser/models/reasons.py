"""Why a passage was found, in words: where its own words do not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.hits import Reason


def in_words(reason: Reason, words: str | None = None) -> str:
    """Say where that stands which was looked for, with what stands there or, for want of room, other ``words``."""
    sentences = {
        "topic": QCoreApplication.translate("Reasons", "topic: {words}"),
        "lead": QCoreApplication.translate("Reasons", "in the words above it: {words}"),
        "footnote": QCoreApplication.translate("Reasons", "in a footnote: {words}"),
        "note": QCoreApplication.translate("Reasons", "in your note: {words}"),
        "place": QCoreApplication.translate("Reasons", "of: {words}"),
    }
    return sentences[reason.kind].format(words=reason.words if words is None else words)
