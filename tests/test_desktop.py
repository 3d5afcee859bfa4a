"""Tests of the desktop entry: what a desktop reads, and what it starts for an address."""

from __future__ import annotations

import configparser
import shlex
import subprocess
from pathlib import Path

import pytest

from tipbrowser.domain.place_url import SCHEME

ENTRY = Path(__file__).parents[1] / "packaging" / "desktop" / "applications" / "tipbrowser.desktop"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]  # names are told apart by their capitals
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_program_answers_for_its_addresses(entry: configparser.SectionProxy) -> None:
    assert f"x-scheme-handler/{SCHEME.rstrip(':')}" in entry["MimeType"].split(";")
    assert shlex.split(entry["Exec"]) == ["tipbrowser", "%u"]
    assert entry["TryExec"] == "tipbrowser"


def test_the_icon_is_there(entry: configparser.SectionProxy) -> None:
    assert list(ENTRY.parents[1].glob(f"icons/hicolor/scalable/apps/{entry['Icon']}.svg"))


@pytest.mark.slow
def test_the_entry_is_valid() -> None:
    # Part of `make proof`, which installs the validator.
    answer = subprocess.run(["desktop-file-validate", str(ENTRY)], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
