"""First and last words of a text, for rows that have room for a line or two."""

from __future__ import annotations

LONGEST = 90
SHORTEST = 32


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
