"""Words for a thing of the reader's in a list: its kind, its place and its first words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.annotations import Item, words_of
from tipbrowser.domain.locators import short
from tipbrowser.domain.values import replace

FIRST = 80
"""Characters of its own words."""


def words_for(item: Item) -> str:
    """Give the line by which a thing is known, without line breaks."""
    kinds = {
        "folder": _tr("Folder"),
        "bookmark": _tr("Bookmark"),
        "search": _tr("Saved search"),
        "note": _tr("Note"),
        "highlight": _tr("Highlight"),
        "topic": _tr("Own topic"),
        "legend": _tr("Meaning of the colours"),
        "placement": _tr("Place given by hand"),
        "tray": _tr("Tray"),
        "entry": _tr("In a tray"),
    }
    body = item.body
    own = " ".join(own_words(item).split()) or " … ".join(anchor.exact for anchor in body.anchors)
    shown = own if len(own) <= FIRST else f"{own[:FIRST]}…"
    place = short(body.anchors[0].locator) if body.anchors else ""
    return " · ".join(part for part in (kinds[item.kind], place, shown) if part)


def own_words(item: Item) -> str:
    """Give the reader's own words in a thing, the tags behind them, each with its sign."""
    tags = " ".join(f"#{tag}" for tag in item.body.tags)
    return "\n".join(words for words in (words_of(replace(item.body, tags=())), tags) if words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeptWords", words)
