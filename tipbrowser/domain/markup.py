"""The passages' markup: ``*...*`` for italics, ``[^n]`` for a footnote mark, a backslash before such a sign itself."""

from __future__ import annotations

from tipbrowser.domain.values import Value

ESCAPED = "*[\\"
"""The signs that stand for themselves only behind a backslash."""


class Run(Value, kw_only=False):
    """A stretch of one kind: ``text``, ``italic`` or ``footnote``."""

    kind: str
    text: str
    """The words; of a footnote mark its number, which takes no room in the passage's ``text``."""
    offset: int
    """Where the run begins in the passage's ``text``, in Unicode code points."""


def parse_markup(markup: str) -> tuple[Run, ...]:
    """Give the runs of a passage's markup in order, none empty.

    Never raises: italics left open run to the end, and a sign that begins nothing stands for itself.
    """
    runs: list[Run] = []
    words: list[str] = []
    kind, start, offset, place = "text", 0, 0, 0

    def close() -> None:
        if words:
            runs.append(Run(kind, "".join(words), start))
            words.clear()

    while place < len(markup):
        sign = markup[place]
        number = _footnote_number(markup, place) if sign == "[" else ""
        if number:
            close()
            runs.append(Run("footnote", number, offset))
            start, place = offset, place + len(number) + 3
            continue
        if sign == "*":
            close()
            kind, start, place = "text" if kind == "italic" else "italic", offset, place + 1
            continue
        if sign == "\\" and place + 1 < len(markup):
            place += 1
        end = _plain_end(markup, place + 1)
        words.append(markup[place:end])
        offset, place = offset + end - place, end
    close()
    return tuple(runs)


def _plain_end(markup: str, place: int) -> int:
    """Give where the first sign at or behind ``place`` stands that may mean something: a page is parsed within a frame."""
    found = (markup.find(sign, place) for sign in ESCAPED)
    return min((end for end in found if end >= 0), default=len(markup))


def _footnote_number(markup: str, place: int) -> str:
    """Give the digits of ``[^12]`` at ``place``, or nothing."""
    if not markup.startswith("[^", place):
        return ""
    end = markup.find("]", place)
    digits = markup[place + 2 : end] if end > 0 else ""
    return digits if digits.isascii() and digits.isdigit() else ""
