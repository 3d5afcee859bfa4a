"""Lists of passages: those of topics, those that a text names, those that a search found."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from tipbrowser.domain.hits import Finding, Hit, Reason
from tipbrowser.domain.index import TopicEntry
from tipbrowser.domain.listing import FOUND, NAMED, Group, Row
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import replace

Marks = tuple[tuple[int, int], ...]
Fetch = Callable[[Sequence[Locator]], Sequence[TopicEntry]]


class LocatorListing:
    """Passages by their locators, in the order given, grouped by section."""

    def __init__(self, locators: Sequence[Locator], fetch: Fetch) -> None:
        """``fetch`` gives what a list shows of some of the passages; it may leave out what cannot be read."""
        self._locators = locators
        self._fetch = fetch
        self._places = dict(zip(locators, range(len(locators)), strict=True))
        self.groups: Sequence[Group] = _groups_of(locators)

    def __len__(self) -> int:
        """Give how many passages are listed."""
        return len(self._locators)

    def rows(self, first: int, last: int) -> Sequence[Row | None]:
        """Give the passages from one place to another; none for one that cannot be read."""
        some = self._locators[first:last]
        found = {entry.locator: _row(entry) for entry in self._fetch(some)}
        return [found.get(locator) for locator in some]

    def place_of(self, locator: str) -> int | None:
        """Give the place of a passage; none if it is not listed."""
        return self._places.get(Locator(locator))


class Hits(Protocol):
    """What gives the hits of a finding, as ``Finder`` does."""

    def hits(self, finding: Finding, first: int, last: int) -> list[Hit]:
        """Give those from one place to another."""

    def place_of(self, finding: Finding, locator: str) -> int | None:
        """Give the place of a passage; none if it was not found."""


class FoundListing:
    """What a text names, then what was found for it: the best first, or in the order of the publication."""

    def __init__(
        self,
        finding: Finding,
        *,
        finder: Hits,
        fetch: Fetch,
        sections: Mapping[str, Section],
        starts: Sequence[tuple[int, str]] | None = None,
    ) -> None:
        """``starts`` are the positions at which sections begin, with their names: where given, hits stand in order.

        ``sections`` gives those by their names that the text names as a whole.
        """
        self._finder = finder
        self._fetch = fetch
        self._sections = sections
        self._named = finding.named
        self._finding = finding if starts is None else replace(finding, positions=_in_order(finding.positions))
        self.groups: Sequence[Group] = self._found_groups(starts)

    def __len__(self) -> int:
        """Give how many passages are listed."""
        return len(self._named) + self._finding.total

    def rows(self, first: int, last: int) -> Sequence[Row | None]:
        """Give the passages from one place to another; none for one that cannot be read."""
        before = len(self._named)
        named = self._named_rows(self._named[first:last])
        if last <= before:
            return named
        hits = self._finder.hits(self._finding, max(first - before, 0), last - before)
        entries = {entry.locator: entry for entry in self._fetch([hit.locator for hit in hits])}
        return [*named, *(_hit_row(hit, entries.get(hit.locator)) for hit in hits)]

    def place_of(self, locator: str) -> int | None:
        """Give the place of a passage; none if it is not listed."""
        if locator in self._named:
            return self._named.index(Locator(locator))
        place = self._finder.place_of(self._finding, locator) if self._finding.total else None
        return None if place is None else place + len(self._named)

    def _found_groups(self, starts: Sequence[tuple[int, str]] | None) -> Sequence[Group]:
        before = len(self._named)
        groups = [Group(0, NAMED)] if before else []
        if starts is not None:
            return [*groups, *(Group(before + place, name) for place, name in _begins(self._finding.positions, starts))]
        return [*groups, Group(before, FOUND)] if before and self._finding.total else groups

    def _named_rows(self, locators: Sequence[Locator]) -> list[Row | None]:
        entries = {
            entry.locator: entry for entry in self._fetch([one for one in locators if one not in self._sections])
        }
        return [
            _section_row(self._sections[one])
            if one in self._sections
            else _row(entries[one])
            if one in entries
            else None
            for one in locators
        ]


def _groups_of(locators: Sequence[Locator]) -> list[Group]:
    groups: list[Group] = []
    within = ""
    for place, locator in enumerate(locators):
        if not (within and locator.startswith(within)):
            name = section_of(locator) or "F"
            groups.append(Group(place, name))
            within = f"{name}."
    return groups


def _in_order(positions: Sequence[int]) -> Sequence[int]:
    """Give positions in the order of the publication, without a list of half a million numbers on the way."""
    there = bytearray(max(positions, default=0) + 1)
    for position in positions:
        there[position] = 1
    return array("l", (position for position, flag in enumerate(there) if flag))


def _begins(positions: Sequence[int], starts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give the places at which sections begin among positions in order, with their names."""
    found: list[tuple[int, str]] = []
    for start, name in starts:
        place = bisect_left(positions, start)
        while found and found[-1][0] == place:
            found.pop()  # the section before has none
        if place < len(positions):
            found.append((place, name))
    return found


def _row(entry: TopicEntry, marks: Marks = (), reasons: tuple[Reason, ...] = ()) -> Row:
    return Row(
        locator=entry.locator, part=entry.part, section=entry.section, label=entry.label, lead=entry.lead,
        text=entry.text, published=entry.published, inherited_from=entry.inherited_from, marks=marks, reasons=reasons,
    )  # fmt: skip


def _hit_row(hit: Hit, entry: TopicEntry | None) -> Row | None:
    return None if entry is None else _row(entry, hit.marks, hit.reasons)


def _section_row(section: Section) -> Row:
    words = [section.title, section.dates, section.instrument]
    return Row(
        locator=Locator(section.section), part=section.part, section=section.section, label="", lead="",
        text=", ".join(word for word in words if word),
    )  # fmt: skip
