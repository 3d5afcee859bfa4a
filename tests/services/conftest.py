"""The small compendium, and the bundled one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_compendium import BUNDLED, write_small_compendium
from tipbrowser.services.resolving import Resolver
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
