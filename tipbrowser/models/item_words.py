"""An item of the reader's in words: its kind, where it belongs, what it says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.annotations import Item, Legend, Note, words_of
from tipbrowser.domain.locators import short
from tipbrowser.domain.values import replace

SHOWN_PLACES = 3


def kind_words(kind: str) -> str:
    """Give the name of a kind of items, one of them; ``kind`` is as ``domain.annotations.KINDS`` has it."""
    translate = QCoreApplication.translate
    return {
        "folder": translate("Items", "Folder"),
        "bookmark": translate("Items", "Bookmark"),
        "search": translate("Items", "Saved search"),
        "note": translate("Items", "Note"),
        "highlight": translate("Items", "Highlight"),
        "topic": translate("Items", "Own topic"),
        "legend": translate("Items", "Names of the colours"),
        "placement": translate("Items", "Place by hand"),
        "tray": translate("Items", "Tray"),
        "entry": translate("Items", "In a tray"),
    }[kind]


def place_words(item: Item) -> str:
    """Give the locators that an item belongs to, as the index prints them; the first of many."""
    body = item.body
    if isinstance(body, Note) and body.about == "section":
        return short(body.name)
    places = list(dict.fromkeys(short(anchor.locator) for anchor in body.anchors))
    more = ["…"] if len(places) > SHOWN_PLACES else []
    return ", ".join([*places[:SHOWN_PLACES], *more])


def text_of(item: Item) -> str:
    """Give all that an item says, as plain text: the reader's own words, the words that it marks, its tags."""
    body = item.body
    own = words_of(replace(body, tags=()))
    if isinstance(body, Legend):
        own = "\n".join(f"{colour}: {name}" for colour, name in body.names)
    marked = [f"“{anchor.exact}”" for anchor in body.anchors if not anchor.is_whole or not own]
    tags = QCoreApplication.translate("Items", "Tags: {tags}").format(tags=", ".join(body.tags)) if body.tags else ""
    return "\n".join(part for part in (own, *marked, tags) if part)


def line_of(item: Item, longest: int) -> str:
    """Give the first words that an item says, on one line."""
    start = text_of(item)[: 4 * longest]
    line = " ".join(start.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
