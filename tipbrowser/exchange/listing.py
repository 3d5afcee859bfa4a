"""A collection as plain text, for those who have not this program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tipbrowser.domain.annotations import (
    Body,
    Bookmark,
    Folder,
    Highlight,
    Item,
    Legend,
    Note,
    OwnTopic,
    Placement,
    SavedSearch,
    Tray,
    TrayEntry,
)
from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.values import Value

RULE = "-" * 60
INDENT = "    "


class ListingWords(Value):
    """The words of the listing, in the language of whoever makes it."""

    about: tuple[str, ...]
    """The first lines: what this file is, and how it is opened."""
    kinds: Mapping[str, str]
    """What stands over the items of each kind, by its name; a kind that is missing is left out."""
    tags: str
    """Before the tags."""


def listing(collection: Collection, words: ListingWords) -> str:
    """Give the text: what the file is, then kind by kind what stands in it, in the order of the publication."""
    lines = [*words.about, ""]
    for kind, title in words.kinds.items():
        items = [item for item in collection.items if item.kind == kind and item.deleted is None]
        if items:
            lines += ["", title, RULE]
            for item in sorted(items, key=_place):
                lines += [*_lines(item, words), ""]
    return "\n".join(lines) + "\n"


def _place(item: Item) -> tuple[int, str]:
    return (item.body.anchors[0].position if item.body.anchors else -1, item.created)


def _lines(item: Item, words: ListingWords) -> Iterator[str]:
    body = item.body
    where = ", ".join(dict.fromkeys(anchor.locator for anchor in body.anchors))
    yield " · ".join(part for part in (where, _title(body), item.modified[:10], item.origin) if part)
    for anchor in body.anchors:
        if not anchor.is_whole:
            yield f"{INDENT}“{_flat(anchor.exact)}”"
    if isinstance(body, Note):
        yield from (f"{INDENT}{line}" for line in body.text.splitlines())
    if body.tags:
        yield f"{INDENT}{words.tags} {', '.join(map(_flat, body.tags))}"


def _title(body: Body) -> str:
    match body:
        case Folder() | Bookmark() | Tray():
            return _flat(body.name)
        case SavedSearch():
            return _flat(f"{body.name} ({body.query})" if body.name else body.query)
        case Note():
            return _flat(body.name) if body.about in ("section", "topic") else ""
        case OwnTopic():
            return _flat(", ".join(part for part in (body.heading, body.subheading) if part))
        case Highlight():
            return body.colour
        case TrayEntry():
            return _flat(body.text)
        case Legend():
            return _flat("; ".join(f"{colour}: {name}" for colour, name in body.names))
    assert isinstance(body, Placement)
    return body.locator


def _flat(text: str) -> str:
    return " ".join(text.split())
