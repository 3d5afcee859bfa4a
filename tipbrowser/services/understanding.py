"""Finding what is named in any form of locator or official citation, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from tipbrowser.domain.locator_input import Wish, parse_input
from tipbrowser.domain.locators import ancestors_of, from_roman
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.resolution import Resolution
from tipbrowser.domain.sections import SilentSession
from tipbrowser.domain.values import replace
from tipbrowser.services.nearest import Nearest
from tipbrowser.services.scopes import Scope, Scopes
from tipbrowser.store.compendium import Compendium

NEAREST_SHOWN = 6
"""More than this is a list to read, not a hint."""


@dataclass(slots=True)
class _Answer:
    """A resolution while it is being found."""

    locators: dict[Locator, None] = field(default_factory=dict)
    alternatives: dict[Locator, None] = field(default_factory=dict)
    not_understood: list[str] = field(default_factory=list)
    nearest: dict[Locator, None] = field(default_factory=dict)
    silent: SilentSession | None = None


@dataclass(slots=True)
class _Bearings:
    """Where the reading of a text has come to: what a bare ``40`` or ``d`` goes on from."""

    scopes: list[Scope]
    part: str
    path: tuple[str, ...] = ()


Found = dict[Scope, list[Locator]]


class Understanding:
    """Reads texts that name passages and sections."""

    def __init__(self, compendium: Compendium) -> None:
        """Look things up in ``compendium``."""
        self._compendium = compendium
        self._addresses = compendium.addresses
        self._scopes = Scopes(compendium)
        self._nearest = Nearest(compendium, self._scopes)

    def of(self, text: str, context: SectionId | None) -> Resolution:
        """Give what ``text`` names, read in the section ``context``."""
        answer = _Answer()
        here = self._scopes.of_section(context)
        bearings = _Bearings(scopes=here, part=here[0].part if here else "")
        wishes = _merged(parse_input(text))
        while wishes:
            first = wishes.pop(0)
            last = wishes.pop(0) if wishes and wishes[0].joined == "-" else None
            self._answer(first, last, bearings, answer)
        return _resolution(answer)

    def _answer(self, first: Wish, last: Wish | None, bearings: _Bearings, answer: _Answer) -> None:
        """Answer one wish, or one range."""
        scopes = self._scopes.of_wish(first, bearings.scopes)
        found, path = self._found(first, scopes, bearings.path)
        ended = first.path
        if last is not None and found:
            found, ended = self._ranges(found, last, path)
        if not found:
            self._refuse(first, last, scopes, path, answer)
            if first.container is not None and scopes:  # `paras. 4 and 7` of a report that has no 4 still names a 7
                bearings.scopes, bearings.path = scopes, ()
            return
        chosen = {scope: locators for scope, locators in found.items() if scope.part == bearings.part}
        if len(found) > 1 and chosen:
            found = chosen
        target = answer.locators if len(found) == 1 else answer.alternatives
        for locators in found.values():
            target.update(dict.fromkeys(locators))
        bearings.scopes = list(found)
        bearings.path = ended if last is not None else path
        if len(found) == 1:
            bearings.part = bearings.scopes[0].part

    def _found(self, wish: Wish, scopes: list[Scope], before: tuple[str, ...]) -> tuple[Found, tuple[str, ...]]:
        """Give the passages of a wish in each scope, and the path by which they were found."""
        if wish.strange:
            return {}, wish.path
        for path in _readings(wish, before):
            found = {scope: self._locate(scope, path, wish) for scope in scopes}
            found = {scope: locators for scope, locators in found.items() if locators}
            if found:
                return found, path
        return {}, wish.path

    def _locate(self, scope: Scope, path: tuple[str, ...], wish: Wish) -> list[Locator]:
        if scope.part == "F":
            return self._front_matter(path)
        if not path:
            return [scope.whole]
        if path == ("PP",):
            return self._addresses.of_kind(scope.section, "preambular")
        if scope.by_report:
            if wish.recommendation and scope.numbering != "recommendation":
                return []
            return self._addresses.by_report(scope.section, report_reference(path))
        locator = Locator(".".join((scope.section, *path)))
        if self._compendium.is_passage(locator):
            return [locator]
        return self._by_last_step(scope, path[0]) if len(path) == 1 else []

    def _front_matter(self, path: tuple[str, ...]) -> list[Locator]:
        """Give a paragraph of the front matter, or all those of one of its parts, or of the whole."""
        wanted = ".".join(("F", *path, ""))
        return [one.locator for one in self._compendium.passages(None) if f"{one.locator}.".startswith(wanted)]

    def _by_last_step(self, scope: Scope, step: str) -> list[Locator]:
        """Find ``B.I.b.ii`` by ``I.ii``, as the index prints it: the only indent of that number in the session."""
        if scope.part != "B" or from_roman(step) is None:
            return []
        ending = f".{step}"
        found = [locator for locator in self._addresses.nested(scope.section) if locator.endswith(ending)]
        return found if len(found) == 1 else []

    def _ranges(self, firsts: Found, last: Wish, before: tuple[str, ...]) -> tuple[Found, tuple[str, ...]]:
        """Give the passages of a range in each scope where both its ends are found."""
        ranges: Found = {}
        ended = last.path
        for scope, first in firsts.items():
            scopes = [scope] if last.container is None else self._scopes.of_wish(last, [])
            ends, path = self._found(last, scopes, before)
            for end_scope, end in ends.items():
                between = self._between(first[0], end[-1]) if end_scope.part == scope.part else []
                if between:
                    ranges[scope] = between
                    ended = path
        return ranges, ended

    def _between(self, first: Locator, last: Locator) -> list[Locator]:
        """Give what stands from one passage (or section) to another: of each paragraph the whole, or its pieces."""
        whole = self._scopes.sections_between(first, last)
        if whole:
            return whole
        partly = set(ancestors_of(last))
        rows = [row for row in self._addresses.from_to(first, last) if row[0] not in partly]
        inside = {locator for locator, _ in rows}
        return [locator for locator, parent in rows if parent not in inside]

    def _refuse(
        self, first: Wish, last: Wish | None, scopes: list[Scope], path: tuple[str, ...], answer: _Answer
    ) -> None:
        """Say what was not understood, and what there is instead."""
        silent = self._scopes.silent(first.container)
        if silent is not None:
            answer.silent = silent
            answer.nearest.update(dict.fromkeys(self._scopes.headed(silent.ordinal)))
            return
        answer.not_understood.append(first.written if last is None else f"{first.written}–{last.written}")
        if not first.strange:
            wanted = path if last is None or last.container or not last.path else path[: -len(last.path)] + last.path
            answer.nearest.update(dict.fromkeys(self._nearest.to(first.container, wanted, scopes)))


def report_reference(path: tuple[str, ...]) -> str:
    """Give a path as reports write it: ``51 (j) (iv)``, ``(o) (ii)``, ``PP 6``."""
    if path[0] == "PP":
        return " ".join(path)
    return " ".join(step if step.isdigit() else f"({step})" for step in path)


def _resolution(answer: _Answer) -> Resolution:
    return Resolution(
        locators=tuple(answer.locators),
        alternatives=tuple(locator for locator in answer.alternatives if locator not in answer.locators),
        not_understood=tuple(answer.not_understood),
        nearest=tuple(answer.nearest)[:NEAREST_SHOWN],
        silent=answer.silent,
    )


def _merged(wishes: list[Wish]) -> list[Wish]:
    """Join ``resolution 10/3`` and the ``para. 13`` behind its comma into one wish."""
    merged: list[Wish] = []
    for wish in wishes:
        before = merged[-1] if merged else None
        named = before is not None and before.container is not None and not before.path and not before.strange
        if before and named and wish.container is None and not wish.strange and wish.joined == ",":
            written = f"{before.written}, {wish.written}"
            merged[-1] = replace(wish, written=written, container=before.container, joined=before.joined)
        else:
            merged.append(wish)
    return merged


def _readings(wish: Wish, before: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the paths that a wish can mean, the likeliest first.

    Without a container it goes on from the path before: behind ``7.a`` a ``c`` is ``7.c``, behind ``PP.6`` an ``8`` is
    ``PP.8``; behind a semicolon it rather begins again.
    """
    if wish.container is not None or not wish.path or wish.path[0] == "PP":
        return [wish.path]
    readings = [before[:kept] + wish.path for kept in range(len(before) - 1, 0, -1)]
    readings.append(wish.path)
    return readings[::-1] if wish.joined == ";" else readings
