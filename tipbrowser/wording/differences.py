"""Word differences of two texts: which words were removed, which were added, which stayed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tipbrowser.domain.word_pieces import ADDED, REMOVED, SAME, Piece

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Step = tuple[str, str, str]
    """What stayed, what was removed, what was added; the first alone, or the others."""

WORDS = re.compile(r"([^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_|\A)(\s*)")
"""A word or one sign, and the blanks behind it; all letters of a text are in one of them."""
LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
MOST_WORDS = 4000
"""Words and signs of a changed place that are compared one by one; a longer one is given as replaced."""


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Give what became of the words of one text in another.

    What is the same and removed is the one text to the letter, what is the same and added the other.
    """
    pieces: list[Piece] = []
    for stayed, removed, added in _together(_by_lines(before, after)):
        for kind, text in ((REMOVED, removed), (ADDED, added), (SAME, stayed)):
            if text and pieces and pieces[-1].kind == kind:
                pieces[-1] = Piece(kind, pieces[-1].text + text)
            elif text:
                pieces.append(Piece(kind, text))
    return tuple(pieces)


def _together(steps: Iterable[Step]) -> Iterator[Step]:
    """Give what was removed and added at one place as one step; a line that ended there before and after still ends."""
    removed = added = ""
    for stayed, out, new in (*steps, ("", "", "")):
        removed, added = removed + out, added + new
        if out or new:
            continue
        end = _common_end(removed, added)
        yield end, removed[: len(removed) - len(end)], added[: len(added) - len(end)]
        yield stayed, "", ""
        removed = added = ""


def _common_end(removed: str, added: str) -> str:
    """Give the blanks by which both end, if a line ends among them."""
    length = 0
    for one, other in zip(reversed(removed), reversed(added), strict=False):
        if one != other or not one.isspace():
            break
        length += 1
    end = removed[len(removed) - length :]
    return end if "\n" in end else ""


def _by_lines(before: str, after: str) -> Iterator[Step]:
    """Compare line by line first: within a long note only the lines that differ are compared word by word."""
    ours, theirs = LINES.findall(before), LINES.findall(after)
    for same, first, last, start, end in _runs(ours, theirs):
        removed, added = "".join(ours[first:last]), "".join(theirs[start:end])
        yield from [(removed, "", "")] if same else _by_words(removed, added)


def _by_words(before: str, after: str) -> Iterator[Step]:
    ours, theirs = WORDS.findall(before), WORDS.findall(after)
    if len(ours) + len(theirs) > MOST_WORDS:
        yield "", before, after
        return
    for same, first, last, start, end in _runs([word for word, _ in ours], [word for word, _ in theirs]):
        if not same:
            yield "", _written(ours[first:last]), _written(theirs[start:end])
            continue
        for (word, blanks), (_, others) in zip(ours[first:last], theirs[start:end], strict=True):
            yield word, "", ""
            yield (blanks, "", "") if blanks == others else ("", blanks, others)


def _written(words: Sequence[tuple[str, str]]) -> str:
    return "".join(word + blanks for word, blanks in words)


def _runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    # Left to itself, difflib takes what stands often among more than 200 words for noise: `the` is none.
    for name, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield name == "equal", first, last, start, end
