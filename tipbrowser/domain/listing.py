"""What the list in the middle shows: passages in an order, in groups, read by the slice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tipbrowser.domain.hits import Reason
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value

NAMED = "named"
FOUND = "found"
"""Groups that are no sections: what a text names, and what else was found for it."""


class Row(Value):
    """A passage, or a whole section, as a list shows it."""

    locator: Locator
    part: str
    section: SectionId
    """Empty in the front matter."""
    label: str
    lead: str
    """The parents' opening words; empty unless it is a sub-paragraph."""
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Start and end of what was looked for, in ``text``."""
    reasons: tuple[Reason, ...] = ()
    """Why it was found, where its own words do not say."""
    published: str = ""
    """The index's own token: ``XIII.8.a–d``."""
    inherited_from: Locator | None = None
    """In a combination of topics: the parent through which alone it stands under one of them."""


class Group(Value, kw_only=False):
    """Passages that stand together under a heading."""

    start: int
    """The place in the list of the first of them."""
    name: str
    """Of the section, ``F`` of the front matter; ``NAMED`` or ``FOUND``."""


class Listing(Protocol):
    """What is listed."""

    groups: Sequence[Group]
    """In their order; none where all stand together."""

    def __len__(self) -> int:
        """Give how many passages are listed."""

    def rows(self, first: int, last: int) -> Sequence[Row | None]:
        """Give the passages from one place to another; none for one that cannot be read."""

    def place_of(self, locator: str) -> int | None:
        """Give the place of a passage; none if it is not listed."""
