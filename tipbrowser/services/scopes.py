"""Which sections a text can mean: by part and numeral, by printed heading, by symbol, by resolution or decision."""

from __future__ import annotations

from functools import cached_property

from tipbrowser.domain.locator_input import Container, Wish
from tipbrowser.domain.locators import from_roman, roman
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.resolution import Silence
from tipbrowser.domain.sections import SilentSession
from tipbrowser.domain.values import Value
from tipbrowser.store.addresses import SectionAddress
from tipbrowser.store.compendium import Compendium


class Scope(Value, kw_only=False):
    """What a path is counted in, once it is known to exist."""

    section: SectionId
    part: str
    whole: Locator
    """What is meant without a path."""
    by_report: bool = False
    """Paths are the report's numbers, not the compendium's."""
    numbering: str | None = None


class Scopes:
    """Knows all names of all sections."""

    def __init__(self, compendium: Compendium) -> None:
        """Learn the names from ``compendium`` when the first one is asked for."""
        self._compendium = compendium

    @cached_property
    def addresses(self) -> list[SectionAddress]:
        """All sections with their names."""
        return self._compendium.addresses.sections()

    @cached_property
    def _silent(self) -> dict[str, SilentSession]:
        return {roman(session.ordinal): session for session in self._compendium.silent_sessions()}

    def of_section(self, section: SectionId | None) -> list[Scope]:
        """Give a section's scope, by the compendium's own numbers; nothing if there is no such section."""
        return [_scope(address) for address in self.addresses if address.section == section]

    def of_wish(self, wish: Wish, before: list[Scope]) -> list[Scope]:
        """Give the sections that a wish can mean; without a container, those of the wish before it."""
        container = wish.container
        if container is None:
            return before
        if container.kind == "front":
            return [Scope(SectionId("F"), "F", Locator("F"))]
        by_report = container.kind in ("symbol", "report")
        return [_scope(address, by_report=by_report) for address in self.addresses if _means(container, address)]

    def silent(self, container: Container | None) -> Silence | None:
        """Give the session without an adopted text that a container names."""
        if container is None or container.kind not in ("section", "report") or container.part != "B":
            return None
        session = self._silent.get(container.name)
        return None if session is None else self._silence(session)

    def of_heading(self, container: Container) -> list[Scope]:
        """Give the session whose printed heading bears the numeral of a container."""
        wanted = Container("heading", container.name, "B")
        return [_scope(address) for address in self.addresses if _means(wanted, address)]

    def sections_between(self, first: Locator, last: Locator) -> list[Locator]:
        """Give the sections from one to another, both named; nothing if either is not a section."""
        names = [Locator(address.section) for address in self.addresses]
        if first not in names or last not in names:
            return []
        return names[names.index(first) : names.index(last) + 1]

    def sessions_between(
        self, first: Container | None, last: Container | None
    ) -> tuple[list[Locator], list[Silence]] | None:
        """Give the sessions from one to another by their numbers, those with a text and those without.

        None unless both are named and are sessions of part B, one of them silent or something silent between them.
        """
        numbers = [from_roman(one.name) if one is not None and one.kind == "section" else None for one in (first, last)]
        if first is None or last is None or first.part != "B" or last.part not in ("", "B"):
            return None
        start, end = numbers
        if start is None or end is None or start > end:
            return None
        silent = [one for one in self._silent.values() if start <= one.ordinal <= end]
        within = [one for one in self.addresses if one.part == "B" and start <= one.ordinal <= end]
        known = {one.ordinal for one in silent} | {one.ordinal for one in within}
        if not silent or not {start, end} <= known:
            return None
        return [Locator(one.section) for one in within], [self._silence(one) for one in silent]

    def _silence(self, session: SilentSession) -> Silence:
        headed = next((scope.whole for scope in self.of_heading(Container("section", roman(session.ordinal)))), None)
        sessions = [one for one in self.addresses if one.part == "B"]
        before = [Locator(one.section) for one in sessions if one.ordinal < session.ordinal]
        after = [Locator(one.section) for one in sessions if one.ordinal > session.ordinal]
        return Silence(session=session, headed=headed, near=(*before[-1:], *after[:1]))


def _scope(address: SectionAddress, *, by_report: bool = False) -> Scope:
    counted = by_report and address.part == "A"
    return Scope(address.section, address.part, Locator(address.section), counted, address.numbering)


def _means(container: Container, address: SectionAddress) -> bool:
    if container.part not in ("", address.part):
        return False
    if container.kind in ("section", "report"):
        return address.section.rpartition(".")[2] == container.name
    if container.kind == "heading":
        return address.heading.partition(".")[0] == container.name
    if container.kind == "symbol":
        symbol = address.report_symbol or ""
        return symbol.upper() == container.name or symbol.upper().endswith("/" + container.name)
    word, _, number = (address.instrument or "").lower().partition(" ")
    return number == container.name and container.word in ("", word)
