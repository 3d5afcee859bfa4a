"""The small compendium, and the bundled one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.small_compendium import BUNDLED, write_small_compendium
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.passages import Passage
from tipbrowser.services.finding import Finder
from tipbrowser.services.resolving import Resolver
from tipbrowser.store import search as search_module
from tipbrowser.store import search_places
from tipbrowser.store.compendium import Compendium


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """Give the path of a small compendium's database, which a test may spoil."""
    return write_small_compendium(tmp_path / "small.sqlite")


@pytest.fixture
def small(small_file: Path) -> Iterator[Compendium]:
    """Give the small compendium, open."""
    with Compendium(small_file) as compendium:
        yield compendium


@pytest.fixture(scope="module")
def bundled() -> Iterator[Compendium]:
    """Give the real compendium, open."""
    with Compendium(BUNDLED) as compendium:
        yield compendium


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
