"""How the parts of the front matter are set apart from each other."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.publication import Passage


def contents_level(line: str) -> int:
    """Give 0 for a line of the contents by itself, 1 for a part's, 2 for a meeting's or a session's.

    ``line`` as printed: ``A. Recommendations ...``, ``IV. Fourth meeting, ...``, ``Introduction``.
    """
    number, dot, _ = line.partition(". ")
    if not dot or len(number) > 5:
        return 0
    if number in {"A", "B"}:
        return 1
    return 2 if number.isupper() and from_roman(number) else 0


def is_main_title(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Say whether this is the longest line of the title pages: the publication's own title, whole."""
    longest = max((one for one in passages if one.kind == "title"), key=lambda one: len(one.text))
    return passage.locator == longest.locator
