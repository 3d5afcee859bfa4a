"""Starts as processes: one window, whoever else is started, killed or stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.instance.starts import (
    ROOT,
    Process,
    end,
    environment,
    rest,
    start,
    wait_for_place,
    wait_for_window,
    wait_until,
)
from tests.second_edition import write_second_edition
from tipbrowser.instance.seat import LOCK, take_seat
from tipbrowser.window_state import load_state

BEFORE_THE_PAINT = """
import os, signal
from tipbrowser.ui.main_window import MainWindow
MainWindow.setVisible = lambda *_: os.kill(os.getpid(), signal.SIGSTOP)
"""


WAITING = "tipbrowser: another window is just being opened over the same data folder; this start waits for it."


def said(process: Process) -> str:
    """Wait for the end of a process and give what it said, without what the off-screen platform says."""
    lines = process.communicate(timeout=40)[1].splitlines()
    return "\n".join(line for line in lines if not line.startswith("This plugin"))


def open_ones(processes: list[Process]) -> list[Process]:
    return [process for process in processes if process.poll() is None]


def test_a_second_start_hands_over_and_ends_and_a_killed_window_hinders_nobody(folder: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    for arguments, place in (
        (["--locator", "II.36"], "A.II.36"),
        (["open", "resolution 10/3, para. 4"], "B.X.4"),
        (["tipbrowser:A.I.5"], "A.I.5"),
        (["--locator", "A.II.7\n"], "A.II.7"),
    ):
        second = start(folder, *arguments)
        assert (said(second), second.returncode) == ("", 0)
        wait_for_place(folder, place, first)
    wrong = start(folder, "--locator", "A.XX.1" * 10_000)
    assert (said(wrong), wrong.returncode) == ("", 0)  # the window says it
    assert first.poll() is None
    end(first)
    third = start(folder, "open", "A.II.5")
    wait_for_place(folder, "A.II.5", third)
    end(third)


def test_a_second_start_has_the_window_open_another_compendium(folder: Path, tmp_path: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    (tmp_path / "with  two blanks").mkdir()
    other = write_second_edition(tmp_path / "with  two blanks" / "second.sqlite")
    second = start(folder, "open", "A.II.59", "--compendium", str(other))
    assert (said(second), second.returncode) == ("", 0)
    wait_for_place(folder, "A.II.59", first)
    assert load_state(folder)[0].compendium == str(other)
    end(first)


def test_the_very_first_window_is_found_too_and_another_folder_s_is_not(folder: Path, tmp_path: Path) -> None:
    first, other = start(folder), start(tmp_path / "other")
    wait_for_window(folder, first)
    wait_for_window(tmp_path / "other", other)
    second = start(folder, "open", "A.II.9")
    assert (said(second), second.returncode) == ("", 0)
    wait_for_place(folder, "A.II.9", first)
    assert open_ones([first, other]) == [first, other]
    end(first, other)


def test_a_link_to_the_folder_leads_to_the_same_window(folder: Path, tmp_path: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    (tmp_path / "link").symlink_to(folder)
    second = start(tmp_path / "link")
    assert (said(second), second.returncode) == ("", 0)
    end(first)


def test_where_nothing_can_be_kept_there_is_one_window_too(tmp_path: Path, runtime: Path) -> None:
    folder = tmp_path / "file"
    folder.touch()
    first = start(folder)
    wait_until(lambda: any(path.is_socket() for path in runtime.glob("*")), first)
    second = start(folder, "--locator", "A.II.4")
    assert (said(second), second.returncode) == ("", 0)
    end(first)


@pytest.mark.parametrize("count", [10])
def test_of_many_starts_at_once_one_has_the_window_and_all_are_answered(folder: Path, count: int) -> None:
    starts = [start(folder, "--locator", f"A.II.{number}") for number in range(1, count + 1)]
    wait_until(lambda: len(open_ones(starts)) == 1, starts[0], 90)
    remaining = open_ones(starts)[0]
    for process in starts:
        if process is not remaining:
            # On a slow machine the window of the first takes its time, and so much is said.
            assert said(process) in {"", WAITING}
            assert process.returncode == 0
    assert remaining.poll() is None
    end(remaining)


def test_a_window_that_hangs_is_said_in_time_and_another_one_takes_its_place(folder: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    first.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    second = start(folder, "--locator", "A.I.4")
    assert second.stderr is not None
    sentence = second.stderr.readline()
    assert time.monotonic() - began < 4  # two seconds on a machine that does nothing else
    assert sentence.startswith("tipbrowser: the window that is open over the same data folder does not answer")
    wait_for_place(folder, "A.I.4", second)
    wait_for_window(folder, second)
    third = start(folder, "--locator", "A.I.5")
    assert (said(third), third.returncode) == ("", 0)
    wait_for_place(folder, "A.I.5", second)
    # It goes on, and does not disturb the one that has its place.
    first.send_signal(signal.SIGCONT)
    end(first)
    assert not take_seat(folder).is_ours
    end(second)


def test_a_window_that_is_only_beginning_is_waited_for(folder: Path) -> None:
    first = start(folder, before=BEFORE_THE_PAINT)
    wait_until((folder / LOCK).exists, first)
    second = start(folder, "--locator", "A.I.6")
    assert second.stderr is not None
    assert second.stderr.readline() == f"{WAITING}\n"
    assert second.poll() is None
    # What stopped it was killed, and who waited has its place.
    end(first)
    wait_for_place(folder, "A.I.6", second)
    end(second)


def test_without_a_display_the_window_that_runs_answers(folder: Path, tmp_path: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    command = [sys.executable, "-m", "tipbrowser", "open", "A.II.8"]
    surroundings = {**environment(folder), "PYTHONPATH": str(ROOT)}
    del surroundings["QT_QPA_PLATFORM"]
    second = subprocess.Popen(command, cwd=tmp_path, env=surroundings, stderr=subprocess.PIPE, text=True)
    assert (said(second), second.returncode) == ("", 0)
    wait_for_place(folder, "A.II.8", first)
    first.send_signal(signal.SIGSTOP)
    third = subprocess.Popen(command, cwd=tmp_path, env=surroundings, stderr=subprocess.PIPE, text=True)
    assert [line[:30] for line in said(third).splitlines()] == [
        "tipbrowser: the window that is", "tipbrowser: there is no displa",
    ]  # fmt: skip
    assert third.returncode == 0
    assert (tmp_path / "tipbrowser.png").exists()
    assert not take_seat(folder).is_ours
    end(first)


def test_a_second_start_loads_no_window(folder: Path) -> None:
    first = start(folder)
    wait_for_window(folder, first)
    look = (
        "import atexit, sys\natexit.register(lambda: sys.stderr.write(' '.join(sorted(name for name in sys.modules"
        " if name.startswith(('PySide6.QtGui', 'PySide6.QtWidgets', 'tipbrowser.ui', 'tipbrowser.store'))))))\n"
    )
    second = start(folder, before=look)
    assert (said(second), second.returncode) == ("", 0)
    rest(first)
    end(first)
