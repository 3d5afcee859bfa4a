"""Tests of what a reader installs: the wheel carries its files and runs from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tipbrowser import __version__

ROOT = Path(__file__).parents[1]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the tree, with the tools of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel beside the other distributions, as an installation does."""
    folder = tmp_path_factory.mktemp("site-packages")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return folder


def surroundings(installed: Path) -> dict[str, str]:
    """Give the environment of the installed program; its coverage is not measured, the tree's is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return {**kept, "PYTHONPATH": str(installed)}


def run(installed: Path, empty: Path, *arguments: str) -> str:
    """Start the installed program in an empty folder; gives what it prints, and fails if it fails."""
    environment = {**surroundings(installed), "TIPBROWSER_DATA_DIR": str(empty / "data")}
    script = installed / "bin" / "tipbrowser"
    result = subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=empty,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_wheel_carries_resources_and_the_database(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert {f"tipbrowser/_bundled/{name}" for name in shipped} <= names
    assert "tipbrowser/_bundled/data/compendium.sqlite" in names


def test_the_wheel_carries_what_modules_read_beside_themselves(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    beside = [path for path in (ROOT / "tipbrowser").rglob("*") if path.suffix in {".sql", ".toml", ".json"}]
    assert beside
    assert {path.relative_to(ROOT).as_posix() for path in beside} <= names


def test_the_wheel_carries_the_licences(wheel: Path) -> None:
    names = {name.rpartition("licenses/")[2] for name in zipfile.ZipFile(wheel).namelist() if "licenses/" in name}
    fonts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources" / "fonts").glob("*.txt")}
    assert names == {"LICENSE", "NOTICE", *fonts}


def test_the_wheel_carries_no_tests(wheel: Path) -> None:
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(("tests", "packaging", "data"))]


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in run(installed, tmp_path, "--version")


def test_the_installed_program_shows_a_paragraph(installed: Path, tmp_path: Path) -> None:
    assert "CTOC/COP/WG.4/2010/6, para. 43" in run(installed, tmp_path, "show", "A.II.36")


def test_the_installed_program_draws_its_window(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "--screenshot", "window.png", "--locator", "A.II.36")
    assert (tmp_path / "window.png").read_bytes().startswith(PNG)


def test_the_installed_program_runs_from_itself_and_not_from_the_tree(installed: Path, tmp_path: Path) -> None:
    environment = surroundings(installed)
    program = "import tipbrowser.paths as p; print(p.bundled_database())"
    found = subprocess.check_output([sys.executable, "-c", program], cwd=tmp_path, env=environment, encoding="utf-8")
    assert Path(found.strip()).is_relative_to(installed)
