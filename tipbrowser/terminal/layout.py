"""Text set for a terminal of 80 columns."""

from __future__ import annotations

WIDTH = 80


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Give the lines of ``text``, the first begun with ``first``, the others with ``rest`` (or as many blanks).

    Lines break at blanks only, so no-break spaces and long symbols stay whole.
    """
    begin = " " * len(first) if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in text.split(" "):
        if not empty and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, empty = begin, True
        line = line + word if empty else f"{line} {word}"
        empty = False
    return [*lines, line.rstrip()]


def shortened(text: str, width: int) -> str:
    """Give ``text`` in at most ``width`` columns, cut at a blank, with an ellipsis where it was cut."""
    if len(text) <= width:
        return text
    return text[: width - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
