"""What of the publication lies in a tray, as it is told beside paragraphs, sections and rows."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.locators import ancestors_of, section_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

WHOLE, PART = "whole", "part"
"""All of it lies in the tray, or some of it; an empty word says that nothing does."""


class Held(Value, kw_only=False):
    """A passage that lies in a tray."""

    id: ItemId
    """Of the entry."""
    locator: Locator
    """In the edition that is open."""
    is_whole: bool
    """Not only words of it."""


class Holding:
    """Knows what lies in one tray, and what comes with it."""

    def __init__(
        self, held: Iterable[Held] = (), standing: Callable[[SectionId], Sequence[Locator]] = lambda _section: ()
    ) -> None:
        """``standing`` gives the passages of a section that stand alone; it is asked of sections that hold something."""
        self._held: dict[Locator, list[Held]] = {}
        self._whole: set[str] = set()
        self._partly: set[str] = set()
        for one in held:
            self._held.setdefault(one.locator, []).append(one)
            (self._whole if one.is_whole else self._partly).add(one.locator)
            self._partly.update(ancestors_of(one.locator))
        sections = dict.fromkeys(found for one in self._held if (found := section_of(one)))
        for section in sections:
            alone = standing(section)
            is_whole = bool(alone) and self._whole.issuperset(alone)
            (self._whole if is_whole else self._partly).add(section)

    def of(self, key: str) -> str:
        """Tell of a passage or a section whether ``WHOLE`` or ``PART`` of it is held; what comes with a parent is whole."""
        if not self._held:
            return ""
        if key in self._whole or not self._whole.isdisjoint(ancestors_of(key)):
            return WHOLE
        return PART if key in self._partly else ""

    def by_parent(self, key: str) -> Locator | None:
        """Give the parent with which alone a passage comes; none if it lies there itself, or not at all."""
        if key in self._whole:
            return None
        return next((one for one in ancestors_of(key) if one in self._whole), None)

    def at(self, key: str) -> list[Held]:
        """Give what is held of a passage itself as a whole, or all that is held of a section."""
        if key in self._held:
            return [one for one in self._held[Locator(key)] if one.is_whole]
        return [one for locator, some in self._held.items() if section_of(locator) == key for one in some]

    def below(self, locators: Iterable[Locator]) -> list[Held]:
        """Give what is held of some passages besides: words of them, and their sub-paragraphs."""
        meant = set(locators)
        return [
            one
            for locator, some in self._held.items()
            for one in some
            if not meant.isdisjoint(ancestors_of(locator)) or (locator in meant and not one.is_whole)
        ]

    def on_page(self, page: SectionId) -> Mapping[Locator, str]:
        """Give what is held of the passages of a section, or of the front matter, each by itself."""
        return {
            locator: WHOLE if locator in self._whole else PART
            for locator in self._held
            if (section_of(locator) or FRONT_MATTER) == page
        }
