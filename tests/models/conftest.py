"""What the tests of models share: the services over the bundled compendium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tipbrowser.paths import bundled_database
from tipbrowser.services.reading import Reading
from tipbrowser.services.topics import TopicIndex
from tipbrowser.store.compendium import Compendium


@pytest.fixture(scope="session")
def compendium() -> Iterator[Compendium]:
    """Give the bundled compendium."""
    compendium = Compendium(bundled_database())
    yield compendium
    compendium.close()


@pytest.fixture(scope="session")
def reading(compendium: Compendium) -> Reading:
    """Give the reading service."""
    return Reading(compendium)


@pytest.fixture(scope="session")
def index(compendium: Compendium) -> TopicIndex:
    """Give the topic service."""
    return TopicIndex(compendium)
