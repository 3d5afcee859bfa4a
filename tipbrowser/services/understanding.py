"""Finding what is named in any form of locator or official citation, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tipbrowser.domain.locator_input import Wish, parse_input
from tipbrowser.domain.locators import ancestors_of, from_roman, number_of_path
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.resolution import Resolution, Silence
from tipbrowser.domain.values import replace
from tipbrowser.services.nearest import Nearest
from tipbrowser.services.scopes import Scope, Scopes
from tipbrowser.store.compendium import Compendium

LONGEST_TEXT = 6_000
"""Characters of a text that are read."""
QUOTED = 40
"""Characters by which what is not read is named."""
MOST_WISHES = 500
"""Pieces of one text that are answered."""
NEAREST_SHOWN = 6
"""More than this is a list to read, not a hint."""


class _Answer:
    """A resolution while it is being found."""

    def __init__(self) -> None:
        self.locators: dict[Locator, None] = {}
        self.alternatives: dict[Locator, None] = {}
        self.not_understood: list[str] = []
        self.nearest: dict[Locator, None] = {}
        self.silent: dict[Silence, None] = {}
        self.looked: set[object] = set()
        """Places near which something was looked for already."""
        self.latest: tuple[Locator, ...] = ()
        """What the wish before gave: a sub-paragraph named behind a comma stands in its paragraph's place."""

    def take(self, locators: Iterable[Locator], *, sure: bool) -> None:
        """Take what a wish gave; unless ``sure``, one of several that could be meant."""
        self.latest = (*self.latest, *locators)
        (self.locators if sure else self.alternatives).update(dict.fromkeys(locators))

    def drop_latest(self) -> None:
        """Take back what the wish before gave."""
        for locator in self.latest:
            self.locators.pop(locator, None)
            self.alternatives.pop(locator, None)


class _Bearings:
    """Where the reading of a text has come to: what a bare ``40`` or ``d`` goes on from."""

    def __init__(self, scopes: list[Scope], part: str) -> None:
        self.scopes = scopes
        self.part = part
        self.path: tuple[str, ...] = ()


Found = dict[Scope, list[Locator]]


class Understanding:
    """Reads texts that name passages and sections."""

    def __init__(self, compendium: Compendium) -> None:
        """Look things up in ``compendium``."""
        self._compendium = compendium
        self._addresses = compendium.addresses
        self._scopes = Scopes(compendium)
        self._nearest = Nearest(compendium, self._scopes)

    def prepare(self) -> None:
        """Read the names of all sections."""
        self._scopes.addresses  # noqa: B018  # kept once they are read

    def of(self, text: str, context: SectionId | None, check: Callable[[], None] = lambda: None) -> Resolution:
        """Give what ``text`` names, read in the section ``context``; ``check`` is called in between, and may raise."""
        answer = _Answer()
        here = self._scopes.of_section(context)
        bearings = _Bearings(scopes=here, part=here[0].part if here else "")
        wishes = _merged(parse_input(text[:LONGEST_TEXT]))
        for first, last in _ranges_of(wishes[:MOST_WISHES]):
            check()
            self._answer(first, last, bearings, answer)
        if len(wishes) > MOST_WISHES or len(text) > LONGEST_TEXT:
            rest = wishes[MOST_WISHES].written if len(wishes) > MOST_WISHES else text[LONGEST_TEXT:][:QUOTED]
            answer.not_understood.append(f"{rest} …")
        return _resolution(answer)

    def _answer(self, first: Wish, last: Wish | None, bearings: _Bearings, answer: _Answer) -> None:
        """Answer one wish, or one range."""
        if last is not None and self._answer_sessions(first, last, answer):
            return
        scopes = self._scopes.of_wish(first, bearings.scopes)
        found, path = self._found(first, scopes, bearings.path)
        ended, missing = first.path, (first, path)
        if last is not None and found:
            begun = found
            found, ended = self._ranges(begun, last, path)
            missing = (last, ended)
            if not found and last.container is not None:
                self._name_ends(begun, last, path, answer)
        if not found:
            self._refuse(first, last, scopes, missing, answer)
            if first.container is not None and scopes:  # `paras. 4 and 7` of a report that has no 4 still names a 7
                bearings.scopes, bearings.path = scopes, ()
            return
        chosen = {scope: locators for scope, locators in found.items() if scope.part == bearings.part}
        if len(found) > 1 and chosen:
            found = chosen
        if first.joined == "," and first.container is None and path == (*bearings.path, *first.path) and bearings.path:
            answer.drop_latest()  # `para. 13, subparagraph (i)` is one place
        answer.latest = ()
        for locators in found.values():
            answer.take(locators, sure=len(found) == 1)
        bearings.scopes = list(found)
        bearings.path = ended if last is not None else path
        if len(found) == 1:
            bearings.part = bearings.scopes[0].part

    def _answer_sessions(self, first: Wish, last: Wish, answer: _Answer) -> bool:
        """Answer a range of whole sessions with silent ones among them, and tell whether it was one."""
        whole = not (first.path or last.path or first.strange or last.strange)
        sessions = self._scopes.sessions_between(first.container, last.container) if whole else None
        if sessions is None:
            return False
        locators, silent = sessions
        answer.latest = ()
        answer.take(locators, sure=True)
        answer.silent.update(dict.fromkeys(silent))
        return True

    def _found(self, wish: Wish, scopes: list[Scope], before: tuple[str, ...]) -> tuple[Found, tuple[str, ...]]:
        """Give the passages of a wish in each scope, and the path by which they were found."""
        if wish.strange:
            return {}, wish.path
        readings = _readings(wish, before)
        for path in readings:
            found = {scope: self._locate(scope, path, wish) for scope in scopes}
            found = {scope: locators for scope, locators in found.items() if locators}
            if found:
                return found, path
        return {}, readings[0]

    def _locate(self, scope: Scope, path: tuple[str, ...], wish: Wish) -> list[Locator]:
        if scope.part == "F":
            return self._front_matter(path)
        if not path:
            return [scope.whole]
        if path == ("PP",):
            return self._addresses.of_kind(scope.section, "preambular")
        if scope.by_report:
            if wish.numbering not in ("", scope.numbering):
                return []
            return self._addresses.by_report(scope.section, number_of_path(path))
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
            ends, ended = self._found(last, scopes, before)
            for end_scope, end in ends.items():
                between = self._between(first[0], end[-1]) if end_scope.part == scope.part else []
                if between:
                    ranges[scope] = between
        return ranges, ended

    def _name_ends(self, firsts: Found, last: Wish, before: tuple[str, ...], answer: _Answer) -> None:
        """Name both ends of what is no range: they stand in two parts, or the wrong way round."""
        ends, _ = self._found(last, self._scopes.of_wish(last, []), before)
        if ends:
            for found in (firsts, ends):
                answer.nearest.update(dict.fromkeys(locators[0] for locators in found.values()))
            answer.looked.add(last)

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
        self,
        first: Wish,
        last: Wish | None,
        scopes: list[Scope],
        missing: tuple[Wish, tuple[str, ...]],
        answer: _Answer,
    ) -> None:
        """Say what was not understood, and what there is near the path that was missing."""
        silent = self._scopes.silent(first.container)
        if silent is not None:
            answer.silent[silent] = None
            return
        answer.not_understood.append(first.written if last is None else f"{first.written}–{last.written}")
        wish, path = missing
        if first.strange or wish.strange or last in answer.looked or len(answer.nearest) >= NEAREST_SHOWN:
            return
        if path[:1] == ("PP",) and first.container is not None and not first.container.part:
            # Only part B has a preamble.
            sessions = [scope for scope in scopes if scope.part == "B"]
            scopes = sessions or self._scopes.of_heading(first.container) or scopes
        place = (wish.container or first.container, path, tuple(scopes))
        if place not in answer.looked:
            answer.looked.add(place)
            answer.nearest.update(dict.fromkeys(self._nearest.to(place[0], path, scopes)))


def _resolution(answer: _Answer) -> Resolution:
    return Resolution(
        locators=tuple(answer.locators),
        alternatives=tuple(locator for locator in answer.alternatives if locator not in answer.locators),
        not_understood=tuple(answer.not_understood),
        nearest=tuple(answer.nearest)[:NEAREST_SHOWN],
        silent=tuple(answer.silent),
    )


def _ranges_of(wishes: Sequence[Wish]) -> Iterator[tuple[Wish, Wish | None]]:
    """Give each wish, with the one that ends its range if it begins one."""
    place = 0
    while place < len(wishes):
        last = wishes[place + 1] if place + 1 < len(wishes) and wishes[place + 1].joined == "-" else None
        yield wishes[place], last
        place += 1 if last is None else 2


def _merged(wishes: list[Wish]) -> list[Wish]:
    """Join ``resolution 10/3`` and the ``para. 13`` behind its comma into one wish."""
    merged: list[Wish] = []
    for wish in wishes:
        before = merged[-1] if merged else None
        named = before is not None and before.container is not None and not before.path and not before.strange
        if before and named and wish.container is None and not wish.strange and wish.joined in (",", "&"):
            written = f"{before.written}, {wish.written}"
            merged[-1] = replace(wish, written=written, container=before.container, joined=before.joined)
        else:
            merged.append(wish)
    return merged


def _readings(wish: Wish, before: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the paths that a wish can mean, the likeliest first.

    Without a container it goes on from the path before: behind ``7.a`` a ``c`` is ``7.c``, behind ``PP.6`` an ``8`` is
    ``PP.8``, and nothing else; behind ``7`` an ``(a)`` is ``7.a``. Behind a semicolon it rather begins again, and what
    is called a paragraph always does.
    """
    if wish.container is not None or not wish.path or wish.path[0] == "PP" or wish.fresh:
        return [wish.path]
    again = wish.joined == ";"
    if before[:1] == ("PP",):
        counted = ("PP", *wish.path)
        return [wish.path, counted] if again else [counted]
    readings = [before[:kept] + wish.path for kept in range(len(before) - 1, 0, -1)]
    if wish.below and before:
        readings.insert(0, before + wish.path)
    readings.append(wish.path)
    return readings[::-1] if again else readings
