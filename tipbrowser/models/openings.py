"""First and last words of a text, for rows that have room for a line or two, and the words around a match."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.listing import Row
from tipbrowser.domain.values import Value

LONGEST = 90
SHORTEST = 32
OPENING = 320
"""Characters of a row's words: more than its lines can hold."""
SEEN = 60
"""Characters that a row shows in any case, from its first match on."""
BEFORE = 22
"""Characters that stand before the first match of a row."""


class Snippet(Value, kw_only=False):
    """The words that a row shows."""

    words: str
    marks: tuple[tuple[int, int], ...] = ()
    """Start and end of what was looked for, in ``words``."""
    own: int = 0
    """Where a sub-paragraph begins with its label, behind the end of its parents' words."""


def opening_words(text: str, longest: int = LONGEST) -> str:
    """Give the text's first words, at most ``longest`` characters, with an ellipsis if something follows."""
    if len(text) <= longest:
        return text
    head, blank, _ = text[: longest + 1].rpartition(" ")
    return (head if blank else text[:longest]).rstrip(" ,;:") + " …"


def closing_words(text: str, longest: int = SHORTEST) -> str:
    """Give the text's last words, at most ``longest`` characters, with an ellipsis if something goes before."""
    if len(text) <= longest:
        return text
    _, blank, tail = text[-longest - 1 :].partition(" ")
    return "… " + (tail if blank else text[-longest:])


def snippet_of(row: Row) -> Snippet:
    """Give what a row shows: the first words, or those around the matches that stand closest together.

    Of a sub-paragraph the end of its parents' words stands before them, so that its own are seen.
    """
    lead = f"{closing_words(row.lead)} " if row.lead else ""
    before = f"{lead}{row.label} " if row.lead else ""
    # Near the end of a text more stands before the match, for little stands behind it.
    begin = min(densest(row.marks) - BEFORE, len(row.text) - SEEN)
    skipped = row.text.rfind(" ", 0, begin) + 1 if begin > 0 else 0
    if skipped:
        before, lead = "… ", ""
    words = opening_words(before + row.text[skipped:], OPENING)
    moved = len(before) - skipped
    seen = [mark for mark in row.marks if skipped <= mark[0] < skipped + OPENING]
    marks = ((start + moved, min(end + moved, len(words))) for start, end in joined(row.text, seen))
    return Snippet(words, tuple(mark for mark in marks if 0 <= mark[0] < mark[1]), len(lead))


def joined(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give marks with those made one that only blanks and hyphens stand between: words found together look so."""
    found: list[tuple[int, int]] = []
    for start, end in marks:
        if found and not text[found[-1][1] : start].strip(" -‐‑\u00a0"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def densest(marks: Sequence[tuple[int, int]]) -> int:
    """Give where the matches begin of which most stand in the room of a row; the first of several such places."""
    best = most = letters = last = 0
    for place, (begin, end) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= begin + SEEN:
            letters += marks[last][1] - marks[last][0]
            last += 1
        if letters > most:
            best, most = begin, letters
        if last > place:
            letters -= end - begin
        else:  # longer than the room
            last = place + 1
    return best
