"""What a second start asks of the window that runs, as one line of JSON."""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False  # as in typing: see seat
if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = frozenset(("locator", "topic", "search", "view", "token", "compendium", "theme", "text_size"))
PATH = "compendium"
"""The field that holds the absolute path of a file, which is told byte by byte."""
LONGEST_PATH = 4_096
"""Bytes of it; a longer one is told as none."""
LONGEST_TEXT = 300
"""Characters of a field that are told; a citation has a hundred, and what is longer names nothing anyway. Of a search
that is longer the beginning is searched for."""
LONGEST = 36_864
"""Bytes of a message: all fields at their longest, each character written out in twelve, each byte of a path in two."""
DONE = b"done\n"


def message_of(asked: Mapping[str, str | None]) -> bytes:
    """Give the message for what was asked for; what is no text for a line is told as far as it can be."""
    # What is not asked for is not told: a window of an older version knows fewer fields.
    told = {name: _in_one_line(text) for name in sorted(FIELDS - {PATH}) if (text := asked.get(name))}
    path = _path_in_bytes(asked.get(PATH) or "")
    return json.dumps({**told, PATH: path.hex() if len(path) <= LONGEST_PATH else ""}).encode() + b"\n"


def message_from(line: bytes) -> dict[str, str] | None:
    """Give what a message asks for; none for what is no message of ours."""
    if len(line) > LONGEST or not line.endswith(b"\n"):
        return None
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(asked, dict) or not set(asked) <= FIELDS:
        return None
    if not all(isinstance(value, str) and value.isprintable() for value in asked.values()):
        return None
    try:
        path = os.fsdecode(bytes.fromhex(asked.get(PATH, "")))
    except ValueError:
        return None
    return {**{name: asked.get(name, "") for name in sorted(FIELDS)}, PATH: path}


def _path_in_bytes(path: str) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:  # no file is called so
        return b""


def _in_one_line(text: str) -> str:
    line = " ".join(text[: 2 * LONGEST_TEXT].split())[:LONGEST_TEXT]
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
