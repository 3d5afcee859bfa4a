"""Word differences of two texts: which words were removed, which were added, which stayed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tipbrowser.domain.word_pieces import ADDED, REMOVED, SAME, Piece

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\s*|[\W_]\s*|\s+")
"""A word, or one sign, each with the blanks behind it: all letters of a text are in one of them."""
LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
MOST_WORDS = 4000
"""Words and signs of a changed place that are compared one by one; a longer one is given as replaced."""


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Give what became of the words of one text in another.

    What is the same and removed is the one text to the letter, what is the same and added the other.
    """
    pieces: list[Piece] = []
    for kind, text in _by_lines(before, after):
        if not text:
            continue
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, pieces[-1].text + text)
        else:
            pieces.append(Piece(kind, text))
    return tuple(pieces)


def _by_lines(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Compare line by line first: within a long note only the lines that differ are compared word by word."""
    ours, theirs = LINES.findall(before), LINES.findall(after)
    for first, last, start, end in _changed(ours, theirs):
        removed, added = "".join(ours[first:last]), "".join(theirs[start:end])
        yield from [(SAME, removed)] if removed == added else _by_words(removed, added)


def _by_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    ours, theirs = WORDS.findall(before), WORDS.findall(after)
    if len(ours) + len(theirs) > MOST_WORDS:
        yield from ((REMOVED, before), (ADDED, after))
        return
    for first, last, start, end in _changed(ours, theirs):
        removed, added = "".join(ours[first:last]), "".join(theirs[start:end])
        yield from [(SAME, removed)] if removed == added else [(REMOVED, removed), (ADDED, added)]


def _changed(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    # Left to itself, difflib takes what stands often in more than 200 words for noise: `the` is none.
    for _, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield first, last, start, end
