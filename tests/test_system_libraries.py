"""Tests of what is found out before Qt is imported."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tipbrowser import system_libraries
from tipbrowser.system_libraries import (
    draws_on_display,
    has_display,
    install_line,
    missing_for_calls,
    missing_libraries,
    packages_of,
)

ROOT = Path(__file__).parents[1]


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the code think that it runs on Linux, whatever the machine."""
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the code think that it runs on Windows."""
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.fixture
def unknown_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make Qt need a library that no system has, for windows only."""
    monkeypatch.setitem(system_libraries._FOR_WINDOWS, "libno-such-thing.so.7", "libno-such-thing7")


@pytest.fixture
def display() -> Iterator[str]:
    """Give the name of a display that answers; without an X server the test cannot prove anything."""
    server = shutil.which("Xvfb")
    assert server is not None
    process = subprocess.Popen(
        [server, "-displayfd", "1", "-screen", "0", "64x64x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    yield ":" + process.stdout.readline().decode().strip()
    process.terminate()
    process.wait()
    process.stdout.close()


def test_a_machine_that_runs_these_tests_has_what_drawing_needs(on_linux: None) -> None:
    assert missing_libraries(windowed=False) == []


def test_a_library_that_cannot_be_loaded_is_named(on_linux: None, unknown_library: None) -> None:
    assert "libno-such-thing.so.7" in missing_libraries(windowed=True)


def test_what_only_windows_need_is_not_asked_for_off_screen(on_linux: None, unknown_library: None) -> None:
    assert missing_libraries(windowed=False) == []


def test_other_systems_bring_all_that_qt_needs(on_windows: None, unknown_library: None) -> None:
    assert missing_libraries() == []


def test_the_line_to_type_names_each_package_once() -> None:
    line = install_line(["libxcb-shape.so.0", "libEGL.so.1", "libEGL.so.1"])
    assert line == "sudo apt-get install --yes --no-install-recommends libegl1 libxcb-shape0"


def test_every_library_has_a_package() -> None:
    every = list(system_libraries._PACKAGES)
    assert len(packages_of(every)) == len(every)


def test_no_name_of_a_display_means_no_display(on_linux: None) -> None:
    assert not has_display({})


def test_other_systems_always_have_a_display(on_windows: None) -> None:
    assert has_display({})


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_that_draws_without_a_display_needs_none(on_linux: None, platform: str) -> None:
    assert has_display({"QT_QPA_PLATFORM": platform})


def test_a_platform_of_windows_still_needs_one(on_linux: None) -> None:
    assert not has_display({"QT_QPA_PLATFORM": "xcb"})


def test_a_display_that_does_not_answer_is_no_display(on_linux: None) -> None:
    assert not has_display({"DISPLAY": ":4093"})


def test_without_the_library_to_ask_with_a_named_display_counts(
    on_linux: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", refuse)
    assert has_display({"DISPLAY": ":4093"})


@pytest.mark.slow
def test_a_display_that_answers_is_a_display(on_linux: None, display: str) -> None:
    assert has_display({"DISPLAY": display})


class Wayland:
    """Stands for the library of Wayland's clients: a display answers at each of the sockets."""

    def __init__(self, *sockets: Path) -> None:
        self.sockets = [bytes(socket) for socket in sockets]
        self.open = 0
        self.wl_display_connect = partial(self.connect)  # takes attributes, as a function of ctypes does
        self.wl_display_disconnect = partial(self.disconnect)

    def __call__(self, name: str) -> Wayland:
        if "wayland" not in name:
            raise OSError(name)
        return self

    def connect(self, socket: bytes) -> int | None:
        self.open += socket in self.sockets
        return 4093 if socket in self.sockets else None

    def disconnect(self, connection: int) -> None:
        assert connection == 4093
        self.open -= 1


@pytest.fixture
def wayland(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wayland:
    library = Wayland(tmp_path / "wayland-0")
    monkeypatch.setattr("ctypes.CDLL", library)
    return library


@pytest.mark.parametrize("platform", ["", "xcb", "wayland", "wayland-egl", "wayland;xcb"])
def test_windows_are_drawn_where_a_display_answers(
    on_linux: None, wayland: Wayland, tmp_path: Path, platform: str
) -> None:
    session = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path), "QT_QPA_PLATFORM": platform}
    assert draws_on_display(session)


def test_what_draws_without_a_display_needs_no_library_of_windows(on_linux: None, tmp_path: Path) -> None:
    session = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    assert has_display(session)
    assert not draws_on_display(session)


def test_without_a_display_nothing_is_drawn_on_one(on_linux: None) -> None:
    assert not draws_on_display({"QT_QPA_PLATFORM": "xcb"})


def test_a_wayland_display_that_answers_is_a_display(on_linux: None, wayland: Wayland, tmp_path: Path) -> None:
    assert has_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert has_display({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")})
    assert not has_display({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert wayland.open == 0


@pytest.mark.parametrize("left", [False, True], ids=["no socket", "a file left over"])
def test_what_a_closed_wayland_session_left_is_no_display(on_linux: None, tmp_path: Path, left: bool) -> None:
    if left:
        (tmp_path / "wayland-0").touch()
    assert not has_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_without_the_library_to_ask_with_no_wayland_display_counts(
    on_linux: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", refuse)
    assert not has_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_what_calls_between_windows_need_is_asked_for_apart(on_linux: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_loads", lambda name: name != "libgssapi_krb5.so.2")
    assert missing_libraries() == []
    assert packages_of(missing_for_calls()) == ["libgssapi-krb5-2"]


def test_other_systems_bring_what_calls_need(on_windows: None) -> None:
    assert missing_for_calls() == []


LIBRARIES_OF_QT = """
import subprocess, sys
from pathlib import Path
import PySide6
from tipbrowser import system_libraries as s
folder = Path(PySide6.__file__).parent / "Qt" / "lib"
listed = subprocess.run(["ldd", folder / "libQt6Network.so.6"], capture_output=True, text=True, check=True).stdout
sys.exit("libgssapi_krb5.so.2" not in listed)
"""


def test_qt_still_needs_for_calls_what_is_asked_for() -> None:
    assert subprocess.run([sys.executable, "-c", LIBRARIES_OF_QT], cwd=ROOT, check=False).returncode == 0


def test_the_process_s_own_environment_is_the_default(on_linux: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    assert not draws_on_display()


def test_asking_imports_no_qt() -> None:
    program = (
        "import sys; from tipbrowser.system_libraries import *; missing_libraries(); has_display(); draws_on_display();"
        " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
