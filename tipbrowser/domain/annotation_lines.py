r"""What the reader made as lines of JSON: one form for the plain copy beside the backups and for what is exchanged.

A file of them begins with a ``Head``; then comes one line for each item and for each version, in any order. Lines end
with ``\n`` alone: other signs at which a text may be broken stand inside of texts.
"""

from __future__ import annotations

import json

from tipbrowser.domain.annotation_forms import body_of_form
from tipbrowser.domain.annotations import Item, ItemId, Version, kind_of
from tipbrowser.domain.values import Value, as_dict

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from typing import Any

FORMAT = "tipbrowser-annotations"
FORMAT_VERSION = 1
UNDATED = "1970-01-01T00:00:00.000Z"
"""Stands for a moment that a file from elsewhere does not tell."""


class Head(Value):
    """What a file of lines says of itself."""

    edition: str = ""
    """Of the compendium that was open, as ``edition_name`` gives it."""
    creator: str = ""
    """The name that whoever made the file gave; may be empty."""
    made: str = ""
    """When, as ``written_time`` gives it."""


def head_line(head: Head) -> str:
    """Give the first line of a file, without its end."""
    return _line({"type": "head", "format": FORMAT, "version": FORMAT_VERSION, **as_dict(head)})


def item_line(item: Item) -> str:
    """Give an item as a line, without its end; equal items are equal lines."""
    return _line(item_form(item))


def version_line(version: Version) -> str:
    """Give an item as it was as a line, without its end."""
    return _line({"type": "version", "kind": kind_of(version.body), **as_dict(version)})


def item_form(item: Item) -> dict[str, Any]:
    """Give an item as plain data, as it stands in a line."""
    return {"type": "item", "kind": item.kind, **as_dict(item)}


def of_form(form: dict[str, Any]) -> Head | Item | Version:
    """Give what plain data in the form of a line hold; raises ``ValueError`` if that is none of ours.

    Only the fields are looked at, not their types: what comes from outside is checked before (``exchange``).
    """
    fields = dict(form)
    try:
        kind = fields.pop("type")
        if kind == "head":
            if (fields.pop("format"), fields.pop("version")) != (FORMAT, FORMAT_VERSION):
                raise ValueError("a line of another format")
            return Head(**fields)
        body = body_of_form(fields.pop("kind"), fields.pop("body"))
        if kind == "version":
            return Version(body=body, item=ItemId(fields.pop("item")), **fields)
        return Item(body=body, id=ItemId(fields.pop("id")), **fields)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no line of ours: {error}") from error


def _line(form: dict[str, Any]) -> str:
    line = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        line.encode()
    except UnicodeEncodeError:
        # Half a letter, which no file can hold as it is, is written as a number.
        return json.dumps(form, sort_keys=True, separators=(",", ":"))
    return line
