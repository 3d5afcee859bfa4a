"""Tests of what makes a machine ready, without changing this one."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def prepare() -> ModuleType:
    """Give the script as a module."""
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "packaging" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def started(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Give the commands that would have been started; none is, and each succeeds."""
    commands: list[list[str]] = []

    def start(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(list(command))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(prepare.subprocess, "run", start)
    return commands


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Give a lock in a folder of its own."""
    path = tmp_path / "requirements.lock"
    path.write_text("nothing==1\n", encoding="utf-8")
    return path


def test_an_old_python_is_refused_in_one_sentence(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(prepare.CannotPrepare, match=r"Python 99\.0 or newer is needed"):
        prepare.check_python()


def test_nothing_lacking_starts_nothing(prepare: ModuleType, started: list[list[str]]) -> None:
    prepare.install_packages([])
    assert started == []


def test_without_rights_the_exact_line_is_given(
    prepare: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare, "_as_root", lambda: None)
    line = r"sudo apt-get install --yes --no-install-recommends libegl1 xvfb"
    with pytest.raises(prepare.CannotPrepare, match=line):
        prepare.install_packages(["libegl1", "xvfb"])
    assert started == []


def test_with_rights_the_packages_are_installed(
    prepare: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare, "_as_root", lambda: ["sudo", "-n"])
    prepare.install_packages(["libegl1"])
    install = ["sudo", "-n", "apt-get", "install", "--yes", "--no-install-recommends", "libegl1"]
    assert started == [["sudo", "-n", "apt-get", "update"], install]


def test_another_system_is_told_what_is_missing(
    prepare: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    with pytest.raises(prepare.CannotPrepare, match=r"by their Debian names.*libegl1"):
        prepare.install_packages(["libegl1"])


def test_a_missing_program_is_wanted_by_its_package(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    assert {"strace", "xvfb"} <= set(prepare.lacking_packages(["strace", "Xvfb"]))


def test_off_screen_only_the_libraries_of_drawing_are_wanted(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(prepare, "missing_libraries", lambda windowed: asked.append(windowed) or [])
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    prepare.lacking_packages([])
    prepare.check_libraries()
    assert asked == [False, False]


def test_a_python_without_its_library_gets_it(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.sysconfig, "get_config_var", lambda _: "libno-such-python.so.1")
    assert f"libpython3.{sys.version_info.minor}" in prepare.lacking_packages(["libpython"])


def test_a_python_that_holds_its_library_needs_none(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.sysconfig, "get_config_var", lambda _: "libpython.a")
    assert prepare.lacking_packages(["libpython"]) == prepare.lacking_packages([])


def test_a_python_without_environments_gets_them(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda _: None)
    assert f"python3.{sys.version_info.minor}-venv" in prepare.lacking_packages([])


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """Give an environment of this Python, with nothing in it."""
    folder = tmp_path / "environment"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch()
    version = ".".join(map(str, sys.version_info[:3]))
    (folder / "pyvenv.cfg").write_text(f"home = /usr\nversion = {version}\n", encoding="utf-8")
    return folder


def deeds(started: list[list[str]]) -> list[str]:
    """Give what the commands do, each by one word."""
    return [next(word for word in ("venv", "install", "check", "--version") if word in one) for one in started]


def test_a_lock_is_installed_once(prepare: ModuleType, started: list[list[str]], lock: Path, environment: Path) -> None:
    prepare.make_environment(environment, [lock])
    assert deeds(started) == ["--version", "install", "check"]
    assert {"--require-hashes", "--no-deps"} <= set(started[1])
    started.clear()
    prepare.make_environment(environment, [lock])
    assert started == []


def test_without_an_environment_one_is_made(
    prepare: ModuleType, started: list[list[str]], lock: Path, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    prepare.make_environment(tmp_path / "new", [lock])
    assert deeds(started) == ["venv", "install", "check"]


def test_a_changed_lock_is_installed_again(
    prepare: ModuleType, started: list[list[str]], lock: Path, environment: Path
) -> None:
    prepare.make_environment(environment, [lock])
    lock.write_text("nothing==2\n", encoding="utf-8")
    started.clear()
    prepare.make_environment(environment, [lock])
    assert deeds(started) == ["--version", "install", "check"]


@pytest.mark.parametrize("settings", ["home = /usr\nversion = 3.2.1\n", "", None])
def test_an_environment_of_another_python_is_made_anew(
    prepare: ModuleType, started: list[list[str]], lock: Path, environment: Path, settings: str | None
) -> None:
    if settings is None:
        (environment / "pyvenv.cfg").unlink()
    else:
        (environment / "pyvenv.cfg").write_text(settings, encoding="utf-8")
    prepare.make_environment(environment, [lock])
    assert deeds(started) == ["venv", "install", "check"]
    assert "--clear" in started[0]


def test_an_environment_without_pip_is_made_anew(
    prepare: ModuleType, lock: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def start(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(list(command))
        return subprocess.CompletedProcess(command, int("--version" in command))

    monkeypatch.setattr(prepare.subprocess, "run", start)
    prepare.make_environment(environment, [lock])
    assert deeds(commands) == ["--version", "venv", "install", "check"]


def test_a_failed_installation_leaves_no_stamp(
    prepare: ModuleType, lock: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(prepare.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(prepare.CannotPrepare, match="failed"):
        prepare.make_environment(environment, [lock])
    assert not list(environment.glob("ready-*"))
