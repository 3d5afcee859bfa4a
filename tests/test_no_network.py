"""No socket of any network family, ever: the system calls of the window and the terminal, watched.

Part of `make proof`: it needs strace, and runs every test of the window a second time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCAL = {"AF_UNIX"}
"""To the display, and to other programs of the same person on the same machine."""

pytestmark = pytest.mark.slow


def families(command: Sequence[str], trace: Path) -> set[str]:
    """Run a command with all its children and give the families of the sockets it asked for."""
    watched = ["strace", "-f", "-qq", "-e", "trace=socket,socketpair", "-o", str(trace), sys.executable, *command]
    result = subprocess.run(watched, cwd=ROOT, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    assert result.returncode == 0, result.stdout
    return set(re.findall(r"socket(?:pair)?\((AF_\w+)", trace.read_text(encoding="utf-8")))


def apart() -> list[str]:
    """Give what starts a command in a network of its own, with nothing in it."""
    return ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def test_the_watch_sees_a_socket_that_is_there(tmp_path: Path) -> None:
    program = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()"
    assert families(["-c", program], tmp_path / "trace") == {"AF_INET6"}


def test_the_window_opens_none_while_it_is_used(tmp_path: Path) -> None:
    tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/end2end", "tests/ui", "tests/controllers"]
    assert families(tests, tmp_path / "trace") <= LOCAL


def test_the_program_opens_none_when_it_starts(tmp_path: Path) -> None:
    picture = str(tmp_path / "window.png")
    assert families(["-m", "tipbrowser", "--screenshot", picture], tmp_path / "trace") <= LOCAL


SECOND_START = """
import subprocess, sys, tempfile
from pathlib import Path
from tests.instance.starts import end, start, wait_for_place, wait_for_window
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    first = start(folder)
    wait_for_window(folder, first)
    second = start(folder, "tipbrowser:A.II.36")
    handed_over = second.wait(60) == 0
    wait_for_place(folder, "A.II.36", first)
    end(first, second)
sys.exit(not handed_over)
"""


def test_a_second_start_and_the_window_that_it_calls_open_none(tmp_path: Path) -> None:
    assert families(["-c", SECOND_START], tmp_path / "trace") == LOCAL


def test_a_second_start_finds_the_window_where_there_is_no_network_at_all() -> None:
    subprocess.run([*apart(), sys.executable, "-c", SECOND_START], cwd=ROOT, check=True)


@pytest.mark.parametrize("command", ["show A.II.36", "cite B.X.13.i", "topics", "sections", "errata", "verify"])
def test_the_terminal_opens_none(command: str, tmp_path: Path) -> None:
    assert families(["-m", "tipbrowser", *command.split()], tmp_path / "trace") <= LOCAL


def test_the_window_is_drawn_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    subprocess.run([*apart(), sys.executable, "-m", "tipbrowser", "--screenshot", str(picture)], cwd=ROOT, check=True)
    assert picture.stat().st_size > 0
