"""Why a file from outside is not taken."""

from __future__ import annotations


class ImportRefused(Exception):
    """A file is not taken, and nothing was changed; the sentence is made where it is shown.

    ``reason`` is one of ``REASONS``; ``detail`` is a number, a field or a name that the sentence needs, short and of
    printable letters; ``line`` counts from 1 in a file of lines, 0 elsewhere.
    """

    def __init__(self, reason: str, detail: object = "", line: int = 0) -> None:
        self.reason = reason
        self.detail = _shown(str(detail))
        self.line = line
        super().__init__(reason, self.detail, line)


REASONS = (
    "archive",  # a ZIP that no dossier of ours can be: other members, encrypted, packed beyond reason
    "damaged",  # broken off, or not what its maker wrote
    "elsewhere",  # the annotations stand on pages somewhere else
    "empty",
    "field",  # a field is missing, unknown, or of another type
    "folder",  # a folder, and no file
    "foreign",  # none of the formats
    "json",
    "long",  # a text is longer than any
    "missing",  # there is no such file
    "many",  # more items than any file has
    "deep",  # lists within lists beyond reason
    "large",  # the file
    "newer",  # written by a newer version of the program
    "text",  # not UTF-8
    "twice",  # two items with one name
    "unreadable",  # what the system says of it
)
MOST_SHOWN = 120


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:MOST_SHOWN])
