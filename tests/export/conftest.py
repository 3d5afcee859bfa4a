"""The small compendium and the bundled one, with all that can be asked of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.small_compendium import BUNDLED, write_small_compendium
from tipbrowser.services.library import Library


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Give the small compendium."""
    with Library(write_small_compendium(tmp_path_factory.mktemp("small") / "small.sqlite")) as library:
        yield library


@pytest.fixture(scope="module")
def bundled() -> Iterator[Library]:
    """Give the real one."""
    with Library(BUNDLED) as library:
        yield library
