"""Which character of the document is which character of the publication, both ways."""

from __future__ import annotations

from bisect import bisect_right

from tipbrowser.domain.publication import Locator
from tipbrowser.domain.values import Value

LAST_OF_BASIC_PLANE = "\uffff"


class Stretch(Value, kw_only=False):
    """Characters that stand together in the document, all of one passage."""

    position: int
    """Of the first character in the document; Qt counts UTF-16 code units."""
    length: int
    """In the document."""
    locator: Locator
    offset: int
    """In the passage's ``text``, in Unicode code points."""
    text: str
    """The passage's own characters; empty for a label or a footnote mark, which have none in ``text``."""

    @property
    def end(self) -> int:
        """The document's position behind the last character."""
        return self.position + self.length


class TextMap:
    """The stretches of one page in the order of the document."""

    def __init__(self) -> None:
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        self._of_passage: dict[str, list[Stretch]] = {}

    def add(self, position: int, locator: Locator, offset: int, text: str) -> int:
        """Record that ``text``, from ``offset`` on in its passage, stands at ``position``; give the position behind it."""
        return self._append(Stretch(position, utf16_length(text), locator, offset, text))

    def add_mark(self, position: int, length: int, locator: Locator, offset: int) -> int:
        """Record a label or a footnote mark of ``length`` units; it takes no room in the passage's ``text``."""
        return self._append(Stretch(position, length, locator, offset, ""))

    @property
    def locators(self) -> tuple[Locator, ...]:
        """The passages of the page in order."""
        return tuple(Locator(locator) for locator in self._of_passage)

    def locator_at(self, position: int) -> tuple[Locator, int] | None:
        """Give the passage and the offset in its ``text``; of a mark or label, the offset at which it stands.

        None for what belongs to no passage: the page's heading, the space between, the notes at the end.
        """
        place = bisect_right(self._starts, position) - 1
        if place < 0 or position >= self._stretches[place].end:
            return None
        stretch = self._stretches[place]
        return stretch.locator, stretch.offset + _code_points(stretch.text, position - stretch.position)

    def nearest(self, position: int) -> Locator | None:
        """Give the passage at or before a position; the first of the page before all; None on an empty page."""
        if not self._stretches:
            return None
        return self._stretches[max(bisect_right(self._starts, position) - 1, 0)].locator

    def position_at(self, locator: str, offset: int) -> int | None:
        """Give the document's position of the character ``offset`` of a passage's ``text``.

        The offset behind the last character gives the position behind it; None for others and other pages.
        """
        behind = None
        for stretch in self._of_passage.get(locator, ()):
            inside = offset - stretch.offset
            if 0 <= inside < len(stretch.text):
                return stretch.position + utf16_length(stretch.text[:inside])
            if stretch.text and inside == len(stretch.text):
                behind = stretch.end
        return behind

    def extent(self, locator: str) -> tuple[int, int] | None:
        """Give the positions of a passage's first character, label included, and behind its last; None if not here."""
        stretches = self._of_passage.get(locator)
        return (stretches[0].position, stretches[-1].end) if stretches else None

    def between(self, start: int, end: int) -> list[Stretch]:
        """Give the stretches that have a character at or behind ``start`` and before ``end``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for stretch in self._stretches[first:]:
            if stretch.position >= end:
                break
            if stretch.end > start:
                found.append(stretch)
        return found

    def _append(self, stretch: Stretch) -> int:
        self._stretches.append(stretch)
        self._starts.append(stretch.position)
        self._of_passage.setdefault(stretch.locator, []).append(stretch)
        return stretch.end


def utf16_length(text: str) -> int:
    """Give the room that ``text`` takes in a document of Qt's, which counts UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _code_points(text: str, units: int) -> int:
    """Give how many whole code points stand in the first ``units`` UTF-16 code units of ``text``."""
    if utf16_length(text) == len(text):
        return min(units, len(text))
    count = 0
    for sign in text:
        units -= 2 if sign > LAST_OF_BASIC_PLANE else 1
        if units < 0:
            break
        count += 1
    return count
