"""Where words stand in a document, whatever their case and accents."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from tipbrowser.domain.folding import without_accents
from tipbrowser.ui.page.text_map import utf16_length

MOST = 2_000
"""Places that are marked on one page."""
ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2029": "\n", "\u2028": "\n", "‐": "-", "‑": "-"}
"""Signs that one types otherwise than they are printed."""


def places_of(document: QTextDocument, words: str) -> list[tuple[int, int]]:
    """Give starts and ends of ``words`` in a document, in its order; none for blanks alone."""
    wanted = "".join(map(_plain, words.strip()))
    if not wanted:
        return []
    text = document.toRawText()
    plain, places = _plain_text(text)
    found: list[tuple[int, int]] = []
    at = plain.find(wanted)
    while at >= 0 and len(found) < MOST:
        end = at + len(wanted)
        found.append((places[at], places[end - 1] + 1))
        at = plain.find(wanted, end)
    if utf16_length(text) == len(text):
        return found
    return [(utf16_length(text[:start]), utf16_length(text[:end])) for start, end in found]


def _plain_text(text: str) -> tuple[str, list[int]]:
    """Give a text as it is compared, and for each of its signs the place of the one that it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for plain in _plain(sign):
            signs.append(plain)
            places.append(place)
    return "".join(signs), places


def _plain(sign: str) -> str:
    return without_accents(ALIKE.get(sign, sign)).casefold() if not sign.isascii() else sign.lower()
