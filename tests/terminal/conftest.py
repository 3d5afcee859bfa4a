"""The program with the small compendium in place of the bundled one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.small_compendium import write_small_compendium
from tipbrowser import paths
from tipbrowser.__main__ import main

Ask = Callable[..., str]


@pytest.fixture
def small_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a small compendium in place of the bundled one, and give its path."""
    package = tmp_path / "installed"
    (package / "_bundled" / "data").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", str(package))
    return write_small_compendium(package / "_bundled" / "data" / "compendium.sqlite")


@pytest.fixture
def ask(small_file: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Give a function that runs a command, proves that it says nothing beside its answer, and gives that."""

    def run(*arguments: str) -> str:
        assert main(arguments) == 0
        answer = capsys.readouterr()
        assert answer.err == ""
        return answer.out

    return run


@pytest.fixture
def ask_json(ask: Ask) -> Callable[..., Any]:
    """Give the same for answers in JSON."""
    return lambda *arguments: json.loads(ask(*arguments, "--json"))


@pytest.fixture
def refuse(small_file: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Give a function that runs a command that must fail with 2 in one sentence, and gives that sentence."""

    def run(*arguments: str) -> str:
        assert main(arguments) == 2
        said = capsys.readouterr().err
        assert said.startswith("tipbrowser: ")
        assert said.count("\n") == 1
        return said.removeprefix("tipbrowser: ").rstrip()

    return run
