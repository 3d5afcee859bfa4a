"""How large what comes from outside may be, and the reading of JSON within these bounds."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from tipbrowser.exchange.refusals import ImportRefused

LARGEST = 128_000_000
"""Bytes of a file: twice what 50,000 notes take, each on a passage."""
MOST_ITEMS = 200_000
"""Items and versions together."""
DEEPEST = 24
"""Lists and objects within each other; ours have seven."""
MOST_PARTS = 6_000_000
"""Texts, ends of lists and of objects, or commas, of one JSON text: 50,000 Web Annotations have half of it.

Empty lists take twenty times the room in memory that they take in a file.
"""
LONGEST = 32_000_000
"""Characters of a note."""
LONGEST_NAME = 100_000
"""Characters of a name, a tag or a query."""
MOST_TOGETHER = 20_000
"""Anchors or tags of an item."""

# A string, even one that does not end, is passed over at once: possessive, so that no text makes this slow.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)


def text_of(content: bytes) -> str:
    """Give the text of a file in UTF-8; raises ``ImportRefused``."""
    if len(content) > LARGEST:
        raise ImportRefused("large", len(content))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused("text", error.start) from error


def value_of(text: str, line: int = 0) -> Any:  # noqa: ANN401  # JSON holds anything
    """Give what a JSON text holds; raises ``ImportRefused`` for what is deeper, stranger or none.

    Numbers that are none and objects with a name given twice are refused: programs do not agree on what they mean.
    """
    _measure(text, line)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ImportRefused("json", getattr(error, "msg", "") or str(error), line) from error


def _measure(text: str, line: int) -> None:
    depth = 0
    if text.count(",") > 2 * MOST_PARTS:  # there are some in texts too
        raise ImportRefused("many", MOST_PARTS, line)
    for number, found in enumerate(_STRING_OR_BRACKET.finditer(text)):
        if number > MOST_PARTS:
            raise ImportRefused("many", MOST_PARTS, line)
        sign = text[found.start()]
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                raise ImportRefused("deep", DEEPEST, line)
        elif sign in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a name stands twice in an object")
    return made


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
