"""Tests of the start: what ends it, and what is put off until the first paint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tipbrowser import __main__ as program

ROOT = Path(__file__).parents[1]


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, off-screen, with a data folder."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(folder),
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_an_interruption_by_the_keyboard_ends_the_window(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tipbrowser", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        state = tmp_path / "window.json"
        deadline = time.monotonic() + 60
        while not state.exists() and time.monotonic() < deadline:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == -signal.SIGINT
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


INTERRUPTED_EARLY = """
import os, signal, sys
from tipbrowser import __main__
from tipbrowser.binding import load_binding
load_binding()
from tipbrowser.ui.main_window import MainWindow
def interrupted(self, visible):
    os.kill(os.getpid(), signal.SIGINT)
    sys.exit("still here")
MainWindow.setVisible = interrupted
__main__.main([])
"""


def test_an_interruption_on_the_way_to_the_first_paint_ends_the_program_in_silence(tmp_path: Path) -> None:
    answer = run(INTERRUPTED_EARLY, tmp_path)
    assert (answer.returncode, answer.stdout, answer.stderr) == (-signal.SIGINT, "", "")


def test_whoever_starts_it_has_his_own_way_with_interruptions_back(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(program, "_open_held_back", lambda _: seen.append(signal.getsignal(signal.SIGINT)) or 0)

    def mine(*_: object) -> None:
        raise AssertionError

    former = signal.signal(signal.SIGINT, mine)
    try:
        assert program.main([]) == 0
        assert signal.getsignal(signal.SIGINT) is mine
    finally:
        signal.signal(signal.SIGINT, former)
    assert seen == [signal.SIG_DFL]


COLLECTING = """
import gc, sys
from tipbrowser import __main__, application
from tipbrowser.binding import load_binding
load_binding()
from PySide6.QtCore import QTimer
seen, fill = [], application.Program._fill
def look(program):
    seen.append(gc.isenabled())
    fill(program)
    def wait():
        if gc.isenabled():
            seen.append(gc.get_freeze_count() > 30_000)
            program.window.close()
        else:
            QTimer.singleShot(10, wait)
    wait()
application.Program._fill = look
status = __main__.main([])
sys.stdout.write(f"{seen} {gc.isenabled()} {gc.get_freeze_count()}")
sys.exit(status)
"""


def test_python_looks_for_garbage_from_the_first_paint_on_and_only_among_what_is_made_later(tmp_path: Path) -> None:
    answer = run(COLLECTING, tmp_path)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "[False, True] True 0", "")
