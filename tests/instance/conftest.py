"""Folders for windows and their sockets."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of sockets, with a short name as such folders have; processes that are started use it too."""
    with tempfile.TemporaryDirectory(prefix="tip") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name) / "tipbrowser"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder that is not there yet, with a name as people give them."""
    return tmp_path / "my data – данные"
