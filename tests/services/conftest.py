"""What serves the bundled compendium."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tipbrowser.domain.names import SectionId
from tipbrowser.domain.passages import Passage
from tipbrowser.services.finding import Finder
from tipbrowser.services.resolving import Resolver
from tipbrowser.store import search as search_module
from tipbrowser.store import search_places
from tipbrowser.store.compendium import Compendium


@pytest.fixture(scope="module")
def resolver(bundled: Compendium) -> Resolver:
    """Give the resolver over the bundled compendium."""
    return Resolver(bundled)


@pytest.fixture(scope="module")
def finder(bundled: Compendium, resolver: Resolver) -> Finder:
    """Give what searches the bundled compendium."""
    return Finder(bundled, resolver)


@pytest.fixture(scope="module")
def passages(bundled: Compendium) -> dict[int, Passage]:
    """Give all passages by their positions."""
    sections: list[SectionId | None] = [None, *(section.section for section in bundled.sections())]
    return {passage.position: passage for section in sections for passage in bundled.passages(section)}


@pytest.fixture
def make_large(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give what makes the bundled compendium a large one from then on."""

    def make() -> None:
        monkeypatch.setattr(search_module, "SMALL", 0)
        monkeypatch.setattr(search_module, "FIRST", 10)
        monkeypatch.setattr(search_places, "BEGINNING", 40)

    return make
