"""Tests of the one door to a compendium file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.services.library import CompendiumError, Library


def test_every_service_answers_from_the_same_file(small_file: Path) -> None:
    with Library(small_file) as library:
        assert library.resolver.resolve("I.2.b").locators == ("A.I.2.b",)
        assert library.heading_of(SectionId("A.II")) == "Second meeting, 2010"
        assert library.excerpts.of(Locator("A.I.1"))[0].passage.text == "States should act."
        assert library.citing.citations(Locator("A.II")).official == "CTOC/COP/WG.4/2010/6"
        assert library.reading.edition().title == "Small Compendium"
        assert library.topics.topics()[0].topic == "Acting"


def test_the_file_is_let_go_at_the_end(small_file: Path) -> None:
    with Library(small_file) as library:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        library.heading_of(SectionId("A.I"))


def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CompendiumError):
        Library(tmp_path / "none.sqlite")
