"""Whole starts of the program, off-screen, as if there were a display."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tipbrowser.instance.message import FIELDS
from tipbrowser.instance.seat import LOCK

ROOT = Path(__file__).parents[2]
SHOWN = (
    "import sys\nfrom tipbrowser import system_libraries as s\ns.has_display = lambda: True\n"
    "s.draws_on_display = lambda: False\nfrom tipbrowser.__main__ import main\nsys.exit(main(sys.argv[1:]))"
)
ASKED: Mapping[str, str | None] = dict.fromkeys(sorted(FIELDS), "") | {"locator": "A.II.36"}
Process = subprocess.Popen[str]


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(folder),
        "DISPLAY": "", "WAYLAND_DISPLAY": "",
    }  # fmt: skip


def start(folder: Path, *arguments: str, before: str = "") -> Process:
    """Start the program with its window open; ``before`` is what Python does first."""
    command = [sys.executable, "-c", before + SHOWN, *arguments]
    return subprocess.Popen(command, env=environment(folder), stderr=subprocess.PIPE, text=True)


def python(folder: Path, script: str, *arguments: str) -> Process:
    """Run a script of Python's in a process of its own: a call waits, and so would the window that answers."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, env=environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def rest(process: Process) -> None:
    """Give other processes a moment, unless this one ends."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(0.02)


def wait_until(is_so: Callable[[], bool], process: Process, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        rest(process)


def wait_for_window(folder: Path, process: Process) -> None:
    """Wait until a window can be called."""
    lock = folder / LOCK
    wait_until(lambda: lock.exists() and lock.read_bytes().endswith(b"\n"), process)


def wait_for_place(folder: Path, wanted: str, process: Process) -> None:
    """Wait until the window has kept a place."""
    state = folder / "window.json"
    wait_until(lambda: state.exists() and json.loads(state.read_text("utf-8")).get("locator") == wanted, process)


def end(*processes: Process) -> None:
    for process in processes:
        process.kill()
        process.communicate(timeout=20)
