"""First words of a text, for rows that have room for one line."""

from __future__ import annotations

LONGEST = 90


def opening_words(text: str, longest: int = LONGEST) -> str:
    """Give the text's first words, at most ``longest`` characters, with an ellipsis if something follows."""
    if len(text) <= longest:
        return text
    head, blank, _ = text[: longest + 1].rpartition(" ")
    return (head if blank else text[:longest]).rstrip(" ,;:") + " …"
