"""Paragraph numbers as United Nations texts write them: ``12``, ``3 (d)``, ``(g) and (j)``, ``4 to 7``, ``(o) (ii)``."""

from __future__ import annotations

import re

from tipbrowser.domain.locators import from_roman, roman

Path = tuple[str, ...]
"""A paragraph below its section, step by step: ``('46', 'j', 'iv')``."""

_LABEL = r"\([a-z]{1,5}\)"
ITEM = rf"(?:[0-9]{{1,4}}(?![\w/])(?: ?{_LABEL})*|{_LABEL}(?: ?{_LABEL})*)"
LIST = rf"{ITEM}(?:(?:, and |, or |, | and | or | to |–|-){ITEM})*"
PARAGRAPH_UNITS = r"(?:(?:[Ss]ub)?[Pp]aragraphs |[Pp]aras\. )"
PARAGRAPH_UNIT = r"(?:(?:[Ss]ub)?[Pp]aragraph |[Pp]ara\. )"
PARAGRAPHS = rf"\b(?:{PARAGRAPH_UNITS}{LIST}|{PARAGRAPH_UNIT}{ITEM})"
"""A plural governs a list, a singular one number: ``paragraphs 2 and 3``, ``para. 45``."""
RECOMMENDATIONS = rf"\b(?:[Rr]ecommendations {LIST}|[Rr]ecommendation {ITEM})"

_STEP = re.compile(r"[0-9]+|(?<=\()[a-z]+")
_ITEM_IN_LIST = re.compile(rf"(?P<range> to |–|-)?(?P<item>{ITEM})")
_RANGE_LIMIT = 500


def read_paths(words: str) -> list[Path]:
    """Give the paragraphs that these words number, in their order, ranges expanded.

    A label alone takes from the number before it what it leaves out: ``3 (a) and (b)`` is 3 (a) and 3 (b).
    """
    paths: list[Path] = []
    for match in _ITEM_IN_LIST.finditer(words):
        path: Path = tuple(_STEP.findall(match["item"]))
        if paths:
            path = _completed(path, paths[-1])
            if match["range"]:
                paths += _between(paths[-1], path)
        paths.append(path)
    return paths


def _completed(path: Path, before: Path) -> Path:
    if path[0].isdigit():
        return path
    if _ends_in_numeral(before) and from_roman(path[0]):
        return before[:-1] + path
    return (before[0], *path) if before[0].isdigit() else path


def _ends_in_numeral(path: Path) -> bool:
    """Tell whether the last step stands below a letter, where small Roman numerals count."""
    return len(path) > 1 and path[-2].isalpha() and from_roman(path[-1]) is not None


def _between(first: Path, last: Path) -> list[Path]:
    """Give what lies between two paragraphs under one parent; nothing where that cannot be counted."""
    if first[:-1] != last[:-1]:
        return []
    start, end = _count(first), _count(last)
    if start is None or end is None or end - start > _RANGE_LIMIT:
        return []
    return [(*first[:-1], _step_like(first, count)) for count in range(start + 1, end)]


def _count(path: Path) -> int | None:
    step = path[-1]
    if step.isdigit():
        return int(step)
    if _ends_in_numeral(path):
        return from_roman(step)
    return ord(step) if len(step) == 1 else None


def _step_like(path: Path, count: int) -> str:
    if path[-1].isdigit():
        return str(count)
    return roman(count).lower() if _ends_in_numeral(path) else chr(count)
