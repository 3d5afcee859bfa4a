"""Errors inside what Qt itself calls: a model that raises leaves the error standing in the way of all that follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from tipbrowser.domain.hits import Finding, Hit
    from tipbrowser.domain.publication import Locator, Passage
    from tipbrowser.services.finding import Finder

T = TypeVar("T")


def read_or(read: Callable[[], T], instead: T) -> T:
    """Give what ``read`` gives, or ``instead`` if it fails: the error is raised once Qt has finished what it is doing."""
    try:
        return read()
    except Exception as error:  # noqa: BLE001  # raised again as soon as it can be
        QTimer.singleShot(0, _Failure(error))
        return instead


class GuardedFinder:
    """A finder for what Qt itself calls: what it cannot read is not found."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def hits(self, finding: Finding, first: int, last: int) -> list[Hit]:
        """Give those from one place to another, or none."""
        return read_or(lambda: self._finder.hits(finding, first, last), [])

    def place_of(self, finding: Finding, locator: str) -> int | None:
        """Give the place of a passage, or none."""
        return read_or(lambda: self._finder.place_of(finding, locator), None)

    def beside(self, finding: Finding, locator: str, by: int) -> Locator | None:
        """Give the passage found next behind another, or before it, or none."""
        return read_or(lambda: self._finder.beside(finding, locator, by), None)

    def marks(self, finding: Finding, passages: Sequence[Passage]) -> Mapping[Locator, Sequence[tuple[int, int]]]:
        """Give the passages that were found with where the words stand in each, or none."""
        return read_or(lambda: self._finder.marks(finding, passages), {})


class _Failure:
    """Raises an error when it is called."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __call__(self) -> None:
        raise self._error
