"""Files of lines: a head, then an item or a version in each; alone they rebuild everything."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TypeVar

from tipbrowser.domain.annotation_lines import Head, head_line, item_line, version_line
from tipbrowser.domain.annotations import Item, Version
from tipbrowser.domain.exchanged import Collection
from tipbrowser.exchange.forms import checked
from tipbrowser.exchange.limits import MOST_ITEMS, text_of, value_of
from tipbrowser.exchange.refusals import ImportRefused

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")


def parts(collection: Collection) -> Iterator[bytes]:
    """Give the file of a collection, line by line, in UTF-8."""
    yield f"{head_line(collection.head)}\n".encode()
    for item in collection.items:
        yield f"{item_line(item)}\n".encode()
    for version in collection.versions:
        yield f"{version_line(version)}\n".encode()


def read(content: bytes) -> Collection:
    """Give what a file of lines holds; raises ``ImportRefused``. Without a head it is as good."""
    lines = text_of(content).split("\n")
    if len(lines) > MOST_ITEMS:
        raise ImportRefused("many", MOST_ITEMS)
    head = Head()
    items: dict[str, Item] = {}
    versions: dict[tuple[str, int], Version] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match checked(value_of(line, number), number):
            case Head() as found:
                if number > 1:
                    raise ImportRefused("field", "type", number)
                head = found
            case Item() as item:
                _put(items, item.id, item, number)
            case Version() as version:
                _put(versions, (version.item, version.revision), version, number)
    return Collection(head=head, items=tuple(items.values()), versions=tuple(versions.values()))


def _put(found: dict[Key, Kept], key: Key, one: Kept, number: int) -> None:
    if key in found:
        raise ImportRefused("twice", key, number)
    found[key] = one
