"""The sources that the importer's tests read: the publication, and an invented one that is small enough to bend."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tipbrowser.importer.build import build
from tipbrowser.importer.publication import Publication, read_publication
from tipbrowser.importer.repairs import Repairs, load_repairs
from tipbrowser.importer.source import read_printed, read_source

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "data" / "source" / "tip-compendium-2024-en.txt"
BUNDLED = ROOT / "data" / "compendium.sqlite"
INVENTED = Path(__file__).with_name("fixture")
INVENTED_SOURCE = INVENTED / "compendium.txt"

Bend = Callable[..., Publication]
"""Reads the invented publication with words changed: ``bend(("old", "new"), ...)``."""


@pytest.fixture(scope="session")
def invented_repairs() -> Repairs:
    return load_repairs(INVENTED / "repairs.toml")


@pytest.fixture(scope="session")
def invented_whole(tmp_path_factory: pytest.TempPathFactory, invented_repairs: Repairs) -> Path:
    path = tmp_path_factory.mktemp("invented") / "invented.sqlite"
    build(INVENTED_SOURCE, path, invented_repairs)
    return path


@pytest.fixture
def invented(invented_whole: Path, tmp_path: Path) -> Path:
    """Give a copy of the invented publication's database, to be damaged."""
    return Path(shutil.copy(invented_whole, tmp_path / "invented.sqlite"))


@pytest.fixture
def bend(tmp_path: Path, invented_repairs: Repairs) -> Bend:
    def read(*changes: tuple[str, str], repairs: Repairs = invented_repairs) -> Publication:
        text = INVENTED_SOURCE.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "bent.txt"
        path.write_text(text, encoding="utf-8")
        return read_publication(read_source(read_printed(path), repairs), repairs)

    return read


@pytest.fixture(scope="session")
def publication() -> Publication:
    """Give the real publication, read once."""
    repairs = load_repairs()
    return read_publication(read_source(read_printed(SOURCE), repairs), repairs)


@pytest.fixture
def without_sha(invented_repairs: Repairs) -> Repairs:
    return replace(invented_repairs, source_sha256="")
