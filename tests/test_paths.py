"""Tests of where files are found and written."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from tipbrowser import paths

ROOT = Path(__file__).parents[1]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a package folder that carries its files, as a wheel and a frozen program do."""
    package = tmp_path / "site-packages" / "tipbrowser"
    (package / "_bundled").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    return package


def test_a_source_tree_has_its_files_beside_the_package() -> None:
    assert paths.bundled_database() == ROOT / "data" / "compendium.sqlite"
    assert paths.resources() == ROOT / "resources"


def test_a_source_tree_knows_the_text_it_was_built_from() -> None:
    assert paths.bundled_source() == ROOT / "data" / "source" / "tip-compendium-2024-en.txt"


def test_an_installed_package_has_its_files_inside(installed: Path) -> None:
    assert paths.bundled_database() == installed / "_bundled" / "data" / "compendium.sqlite"
    assert paths.resources() == installed / "_bundled" / "resources"


def test_an_installed_package_has_no_source_text(installed: Path) -> None:
    assert paths.bundled_source() is None


def test_the_option_wins_over_the_environment(tmp_path: Path, own_data_folder: Path) -> None:
    assert paths.data_folder(tmp_path / "chosen") == tmp_path / "chosen"


def test_the_environment_wins_over_the_custom_of_the_system(own_data_folder: Path) -> None:
    assert paths.data_folder() == own_data_folder


def test_a_relative_folder_is_made_absolute_and_a_tilde_is_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder(Path("stick")) == tmp_path / "stick"
    assert paths.data_folder(Path("~/stick")) == Path.home() / "stick"
    assert paths.data_folder(Path("~nobody-of-this-name/stick")) == tmp_path / "~nobody-of-this-name" / "stick"


@pytest.mark.parametrize("empty", [True, False])
def test_without_wishes_the_custom_of_the_system_decides(empty: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if empty:
        monkeypatch.setenv(paths.DATA_FOLDER_VARIABLE, "")
    else:
        monkeypatch.delenv(paths.DATA_FOLDER_VARIABLE)
    assert paths.data_folder() == Path(platformdirs.user_data_dir("tipbrowser", appauthor=False))


@pytest.mark.parametrize("named", ["/run/chosen", "", "relative"])
def test_sockets_go_where_the_system_has_what_ends_with_the_session(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", named)
    first, second = map(Path, paths.runtime_folders())
    assert first == (Path(named) if named == "/run/chosen" else Path(f"/run/user/{os.getuid()}")) / "tipbrowser"
    assert second == Path(tempfile.gettempdir()) / f"tipbrowser-{os.getuid()}"


def test_nothing_is_created_by_asking(own_data_folder: Path) -> None:
    assert not paths.data_folder().exists()


def test_platformdirs_is_not_loaded_with_the_module() -> None:
    program = "import sys, tipbrowser.paths; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
