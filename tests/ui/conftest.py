"""What the tests of widgets share: the real compendium's pages and the shipped faces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import SectionId
from tipbrowser.paths import bundled_database, resources
from tipbrowser.services.reading import Reading
from tipbrowser.store.compendium import Compendium
from tipbrowser.ui.fonts import load_fonts

PageOf = Callable[[str], SectionPage]


@pytest.fixture(scope="session")
def reading() -> Iterator[Reading]:
    """Give the reading service over the bundled compendium."""
    compendium = Compendium(bundled_database())
    yield Reading(compendium)
    compendium.close()


@pytest.fixture(scope="session")
def page_of(reading: Reading) -> PageOf:
    """Give a function that gives a real page: ``A.II``, ``B.X``, ``F``."""

    def give(name: str) -> SectionPage:
        page = reading.page(SectionId(name))
        assert page is not None
        return page

    return give


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Load the shipped faces once."""
    assert load_fonts(resources() / "fonts") == []
