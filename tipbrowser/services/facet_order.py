"""The order in which what was counted of a search is shown."""

from __future__ import annotations

from heapq import nlargest

MOST_SECTIONS = 200
"""Of more meetings and sessions those are counted in which most was found."""


def in_order(kind: str, counts: dict[str, int]) -> dict[str, int]:
    """Give sections in the order of the publication, all else the most frequent first."""
    if kind != "section":
        return dict(sorted(counts.items(), key=lambda one: -one[1]))
    if len(counts) <= MOST_SECTIONS:
        return counts
    most = set(nlargest(MOST_SECTIONS, counts, key=counts.__getitem__))
    return {section: count for section, count in counts.items() if section in most}
