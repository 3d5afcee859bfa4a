"""What is said of a list of paragraphs, whatever they were listed for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.listing import Listing


def count_in_words(listing: Listing) -> str:
    """Give how many paragraphs are listed, and of how many meetings and sessions."""
    parts = [group.name[0] for group in listing.groups]
    count, meetings, sessions = len(listing), parts.count("A"), parts.count("B")
    paragraphs = _tr("%n paragraph", count) if count == 1 else _tr("%n paragraphs", count)
    if meetings + sessions < 2:
        return paragraphs
    within = [
        _tr("%n meeting", meetings) if meetings == 1 else _tr("%n meetings", meetings),
        _tr("%n session", sessions) if sessions == 1 else _tr("%n sessions", sessions),
    ]
    named = [words for words, groups in zip(within, (meetings, sessions), strict=True) if groups]
    joined = QCoreApplication.translate("ListWords", " and ").join(named)
    return QCoreApplication.translate("ListWords", "{paragraphs} in {sections}").format(
        paragraphs=paragraphs, sections=joined
    )


def _tr(words: str, count: int) -> str:
    return QCoreApplication.translate("ListWords", words, "", count)
