"""Badges: how many notes, highlights and bookmarks stand on a place, and below it."""

from __future__ import annotations

from tipbrowser.domain.badges import COUNTED, Badge
from tipbrowser.domain.locators import ancestors_of, section_of
from tipbrowser.store.annotation_counts import counts_alone, places_of_others
from tipbrowser.store.annotation_reader import AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tipbrowser.domain.changes import Written
    from tipbrowser.domain.names import Locator

Counted = list[int]
"""Of each of ``COUNTED`` how many there are."""


class Badges:
    """The counts of a file as it was at a moment; plain data, which any thread may read."""

    def __init__(
        self, alone: Iterable[tuple[str, str, int]], several: Iterable[tuple[str, str, str]],
        sections: dict[str, int], topics: dict[str, int],
    ) -> None:  # fmt: skip
        """``alone`` and ``several`` are as ``annotation_counts`` gives them, the others say how many notes are about each."""
        self._totals: dict[str, Counted] = {}
        self._several: dict[str, tuple[str, set[str]]] = {}
        self._topics = topics
        for locator, kind, count in alone:
            self._add(keys_of(locator), kind, count)
        for item, kind, locator in several:
            self._several.setdefault(item, (kind, set()))[1].update(keys_of(locator))
        for kind, keys in self._several.values():
            self._add(keys, kind, 1)
        for section, count in sections.items():
            self._add((section, section.partition(".")[0]), "note", count)
        self._counted_twice = self._by_key()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be counted."""
        return not self._totals and not self._topics

    def counts_as(self, other: Badges) -> bool:
        """Tell whether the other has the same counts everywhere."""
        return (self._totals, self._several, self._topics) == (other._totals, other._several, other._topics)

    def of(self, key: str) -> Badge | None:
        """Give what stands on a passage, a section, a part or a group of the front matter; none if nothing does."""
        counted = self._totals.get(key)
        return None if counted is None else _badge(counted)

    def of_topic(self, topic: str, locators: Sequence[Locator]) -> Badge | None:
        """Give what is about a topic, by its whole name, and what stands on its passages and below them."""
        named = set(locators)
        least = [one for one in locators if named.isdisjoint(ancestors_of(one))]
        counted = [self._topics.get(topic, 0), 0, 0]
        seen: dict[str, int] = {}
        for locator in least:
            for place, count in enumerate(self._totals.get(locator, ())):
                counted[place] += count
            for item in self._counted_twice.get(locator, ()):
                seen[item] = seen.get(item, 0) + 1
        for item, times in seen.items():
            counted[COUNTED.index(self._several[item][0])] -= times - 1
        return _badge(counted) if any(counted) else None

    def _add(self, keys: Iterable[str], kind: str, count: int) -> None:
        place = COUNTED.index(kind)
        for key in keys:
            self._totals.setdefault(key, [0] * len(COUNTED))[place] += count

    def _by_key(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item, (_, keys) in self._several.items():
            for key in keys:
                found.setdefault(key, []).append(item)
        return found


def read_badges(path: Path, edition: str) -> Badges:
    """Count what the file at ``path`` holds, over a connection of its own, in any thread; raises an ``AnnotationsError``."""
    reader = AnnotationReader(path)
    try:
        return badges_of(reader, edition)
    finally:
        reader.close()


def badges_of(reader: AnnotationReader, edition: str) -> Badges:
    """Count what a file holds; raises an ``AnnotationsError``."""
    about = reader.counts_about
    return Badges(counts_alone(reader, edition), places_of_others(reader, edition), about("section"), about("topic"))


def keys_of(locator: str) -> tuple[str, ...]:
    """Give a passage and all above it: its parents, its section or its group of the front matter, its part."""
    section = section_of(locator)
    above = (section,) if section else (".".join(locator.split(".")[:2]),)
    return tuple(dict.fromkeys((locator, *ancestors_of(locator), *above, locator.partition(".")[0])))


def changes_counts(written: Sequence[Written]) -> bool:
    """Tell whether what was written lets any count be another: not while one types on in a note."""
    return not written or any(_changes_counts(one) for one in written)


def _changes_counts(one: Written) -> bool:
    before, after = one.before, one.after
    if before is None or after is None or before.deleted != after.deleted:
        return True
    subjects = [(item.body.anchors, getattr(item.body, "name", "")) for item in (before, after)]
    return after.kind == "placement" or (after.kind in COUNTED and subjects[0] != subjects[1])


def _badge(counted: Sequence[int]) -> Badge:
    notes, highlights, bookmarks = counted
    return Badge(notes=notes, highlights=highlights, bookmarks=bookmarks)
