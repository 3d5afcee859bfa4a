"""What exists near something that does not: the hint beside every "not understood"."""

from __future__ import annotations

from itertools import takewhile

from tipbrowser.domain.locator_input import Container
from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.names import Locator
from tipbrowser.services.scopes import Scope, Scopes
from tipbrowser.store.addresses import Neighbour, SectionAddress
from tipbrowser.store.compendium import Compendium

SHOWN = 2
"""Neighbours named for each missing thing."""
FAR = 10_000_000_000


class Nearest:
    """Finds neighbours of what is missing."""

    def __init__(self, compendium: Compendium, scopes: Scopes) -> None:
        """Look among these."""
        self._compendium = compendium
        self._scopes = scopes

    def to(self, container: Container | None, path: tuple[str, ...], scopes: list[Scope]) -> list[Locator]:
        """Give passages near a path in sections that exist, or else sections near the one that is named."""
        if scopes:
            return [locator for scope in scopes for locator in self._near_path(scope, path)]
        return [] if container is None else self._near_section(container)

    def _near_path(self, scope: Scope, path: tuple[str, ...]) -> list[Locator]:
        """Give the paragraph that should hold the missing one, and its parts with the nearest numbers."""
        if scope.part == "F":
            return self._near_front_matter(path)
        above: list[Locator] = []
        depth = 0
        while not scope.by_report and depth < len(path):
            candidate = Locator(".".join((scope.section, *path[: depth + 1])))
            if path[depth] == "PP" or not self._compendium.is_passage(candidate):
                break
            above, depth = [candidate], depth + 1
        wanted = path[min(depth, len(path) - 1)] if path else ""
        kin = self._compendium.addresses.neighbours(scope.section, above[0] if above else None)
        preambular = path[:1] == ("PP",)
        alike = [one for one in kin if (".PP." in one.locator) == preambular]
        wanted = path[-1] if preambular else wanted
        ranked = sorted(
            (distance, number, one.locator)
            for number, one in enumerate(alike)
            if (distance := _distance(wanted, _step(one, by_report=scope.by_report))) < FAR
        )
        near = [locator for _, _, locator in ranked[:SHOWN]]
        # Without numbered paragraphs a section still has its note or its chapeau, which says why.
        return above + near or [one.locator for one in kin[:SHOWN]]

    def _near_front_matter(self, path: tuple[str, ...]) -> list[Locator]:
        """Give the paragraphs with the nearest numbers of the part that is meant, by the beginning of its name."""
        pieces = [one.locator for one in self._compendium.passages(None)]
        wanted = path[0] if path else ""
        named = {name: _shared_beginning(name, wanted) for name in (locator.split(".")[1] for locator in pieces)}
        name = max(named, key=lambda name: named[name], default="")
        kin = [locator for locator in pieces if named[name] and locator.split(".")[1] == name]
        return sorted(kin, key=lambda locator: _distance(path[-1], locator.rpartition(".")[2]))[:SHOWN]

    def _near_section(self, container: Container) -> list[Locator]:
        ranked = sorted(
            (distance, number, address)
            for number, address in enumerate(self._scopes.addresses)
            if (distance := _section_distance(container, address)) < FAR
        )
        return [Locator(address.section) for _, _, address in ranked[:SHOWN]]


def _shared_beginning(one: str, other: str) -> int:
    """Give how many letters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _step(one: Neighbour, *, by_report: bool) -> str:
    if by_report:
        return (one.report_reference or "").partition(" ")[0].strip("()")
    return one.locator.rpartition(".")[2]


def _distance(wanted: str, step: str) -> int:
    """Give how far two steps of one level are apart: in numbers, or in letters."""
    if step.isdigit():
        number = int(wanted[:9]) if wanted.isdigit() else from_roman(wanted)
        return FAR if number is None else abs(number - int(step))
    if len(wanted) == 1 and len(step) == 1 and wanted.isalpha():
        return abs(ord(wanted) - ord(step))
    numbers = from_roman(wanted), from_roman(step)
    if numbers[0] is not None and numbers[1] is not None:
        return abs(numbers[0] - numbers[1])
    return FAR


def _section_distance(container: Container, address: SectionAddress) -> int:
    """Give how far a section is from the one named; ``FAR`` where they have nothing in common."""
    if container.kind in ("section", "heading"):
        wanted = from_roman(container.name)
        same_part = container.part in ("", address.part)
        return abs(wanted - address.ordinal) if wanted is not None and same_part else FAR
    if container.kind == "symbol":
        wanted_parts, parts = container.name.split("/"), (address.report_symbol or "").upper().split("/")
        shared = sum(mine == yours for mine, yours in zip(wanted_parts, parts, strict=False))
        return len(parts) - shared if shared > SHOWN else FAR
    if container.kind == "instrument" and address.instrument is not None:
        return abs(int(container.name.partition("/")[0][:9]) - address.ordinal)
    return FAR
