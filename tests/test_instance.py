"""One running window: a second start finds it, a stale or hostile one stops nobody."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tipbrowser import instance
from tipbrowser.instance import FIELDS, LONGEST, MARK, SOCKET, Instance, call, is_running, message_from

ROOT = Path(__file__).parents[1]
CALL = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from tipbrowser.instance import call
print(call(Path(sys.argv[1]), json.loads(sys.argv[2])))
"""
ASKED = {"locator": "A.II.36", "topic": "", "search": "", "view": "", "token": ""}


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short name: sockets have no long ones."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tip") as name:
        yield Path(name)


@pytest.fixture
def running(qtbot: QtBot, folder: Path) -> Iterator[Instance]:
    one = Instance(folder)
    assert one.listen()
    yield one
    one.close()


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(folder),
        "DISPLAY": "", "WAYLAND_DISPLAY": "",
    }  # fmt: skip


def call_from_elsewhere(folder: Path, asked: dict[str, str]) -> subprocess.Popen[str]:
    """Call from a process of its own: a call waits, and so would the window that answers."""
    command = [sys.executable, "-c", CALL, str(folder), json.dumps(asked)]
    return subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, text=True)


def test_what_another_start_is_asked_for_comes_to_the_window(running: Instance, folder: Path, qtbot: QtBot) -> None:
    assert is_running(folder)
    with qtbot.waitSignal(running.called, timeout=20_000) as called:
        caller = call_from_elsewhere(folder, ASKED)
    assert called.args == [ASKED]
    assert caller.communicate(timeout=20)[0].strip() == "True"


def test_the_socket_belongs_to_the_reader_alone(running: Instance, folder: Path) -> None:
    assert (folder / SOCKET).stat().st_mode & 0o077 == 0


def test_only_one_listens_and_closing_frees_the_name(running: Instance, folder: Path) -> None:
    other = Instance(folder)
    assert not other.listen()
    running.close()
    running.close()
    assert not is_running(folder)
    assert other.listen()
    other.close()


def test_what_a_killed_window_left_behind_is_taken_over(folder: Path, qtbot: QtBot) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(folder / SOCKET))
    left.close()
    (folder / MARK).touch()
    assert is_running(folder)
    assert not call(folder, ASKED)
    one = Instance(folder)
    assert one.listen()
    one.close()


def test_what_stands_in_the_way_stops_nobody(folder: Path, qtbot: QtBot) -> None:
    (folder / SOCKET).mkdir()
    assert not call(folder, ASKED)
    one = Instance(folder)
    assert not one.listen()
    one.close()
    assert not Instance(folder / "missing").listen()
    assert not Instance(folder / ("long" * 30)).listen()
    assert not call(folder / "missing", ASKED)


def test_another_window_s_mark_stays_where_one_cannot_listen(folder: Path, qtbot: QtBot) -> None:
    (folder / SOCKET).mkdir()
    (folder / MARK).touch()
    assert not Instance(folder).listen()
    assert is_running(folder)


def test_a_mark_that_cannot_be_written_is_no_error(folder: Path, qtbot: QtBot) -> None:
    (folder / MARK).mkdir()
    one = Instance(folder)
    assert not one.listen()


def test_a_socket_of_another_person_is_not_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / SOCKET))
        server.listen()
        monkeypatch.setattr(os, "getuid", lambda: 4711)
        assert not call(folder, ASKED)


@pytest.mark.parametrize("answer", [b"", b"never\n"])
def test_a_window_that_does_not_answer_is_not_waited_for_long(
    folder: Path, answer: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "PATIENCE", 200)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / SOCKET))
        server.listen()
        if answer:
            import threading

            def tell() -> None:
                caller, _ = server.accept()
                with caller, contextlib.suppress(OSError):  # it may have hung up by then
                    caller.sendall(answer)
                    caller.recv(1)

            threading.Thread(target=tell, daemon=True).start()
        start = time.monotonic()
        assert not call(folder, ASKED)
        assert time.monotonic() - start < 5


@pytest.mark.parametrize("sent", [b"garbage\n", b"\xff\n", b"{}" * LONGEST, b"[" * 3000 + b"\n", b'{"shell": "rm"}\n'])
def test_garbage_is_hung_up_on(running: Instance, folder: Path, qtbot: QtBot, sent: bytes) -> None:
    calls: list[object] = []
    running.called.connect(calls.append)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(folder / SOCKET))
        caller.setblocking(False)
        with contextlib.suppress(BlockingIOError):  # more than the window takes
            caller.sendall(sent)

        def is_hung_up() -> bool:
            try:
                return caller.recv(1) == b""
            except BlockingIOError:
                return False
            except ConnectionResetError:
                return True

        qtbot.waitUntil(is_hung_up)
    assert calls == []


def test_who_says_nothing_is_hung_up_on_and_so_is_who_comes_too_many(
    running: Instance, folder: Path, qtbot: QtBot
) -> None:
    callers = [socket.socket(socket.AF_UNIX) for _ in range(instance.MOST + 3)]
    for caller in callers:
        caller.setblocking(False)
        caller.connect(str(folder / SOCKET))

    def is_hung_up(caller: socket.socket) -> bool:
        try:
            return caller.recv(1) == b""
        except BlockingIOError:
            return False

    qtbot.waitUntil(lambda: all(map(is_hung_up, callers)))
    for caller in callers:
        caller.close()


def test_a_message_asks_for_what_there_is() -> None:
    assert message_from(b'{"locator": "II.36"}\n') == {**dict.fromkeys(FIELDS, ""), "locator": "II.36"}
    for wrong in (b"", b"{}", b"[]\n", b'{"locator": 5}\n', b'{"locator": "a\\u0007"}\n', b'{"other": ""}\n', b"{\n"):
        assert message_from(wrong) is None
    assert message_from(b'{"locator": "' + b"a" * LONGEST + b'"}\n') is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(line: bytes) -> None:
    message = message_from(line + b"\n")
    assert message is None or set(message) == FIELDS


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the program off-screen, with its window open, as if there were a display."""
    script = (
        "import sys\nfrom tipbrowser import system_libraries as s\ns.has_display = lambda: True\n"
        "s.draws_on_display = lambda: False\nfrom tipbrowser.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], env=environment(folder), stderr=subprocess.PIPE, text=True
    )


def rest(process: subprocess.Popen[str]) -> None:
    """Give another process a moment, unless it ends."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(0.02)


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline, path
        rest(process)


def kept_locator(folder: Path, wanted: str, process: subprocess.Popen[str]) -> str:
    """Give the place that the window has kept, once it is the one wanted or time is up."""
    deadline = time.monotonic() + 20
    found = ""
    while time.monotonic() < deadline and found != wanted:
        if (folder / "window.json").exists():
            found = json.loads((folder / "window.json").read_text("utf-8")).get("locator", "")
        rest(process)
    return found


def test_a_second_start_hands_over_and_ends_and_so_does_a_url(folder: Path) -> None:
    with start(folder) as first:
        wait_for(folder / MARK, first)
        for arguments, place in (
            (["--locator", "II.36"], "A.II.36"),
            (["open", "resolution 10/3, para. 4"], "B.X.4"),
            (["tipbrowser:A.I.5"], "A.I.5"),
        ):
            with start(folder, *arguments) as second:
                assert second.wait(30) == 0
            assert kept_locator(folder, place, first) == place
        with start(folder, "--locator", "A.XX.1") as wrong:
            assert wrong.wait(30) == 0  # the window says it
        assert first.poll() is None
        first.send_signal(signal.SIGKILL)
    # What it left behind stops nobody.
    with start(folder, "open", "A.II.5") as third:
        assert kept_locator(folder, "A.II.5", third) == "A.II.5"
        assert third.poll() is None
        third.send_signal(signal.SIGKILL)


def test_two_starts_at_the_same_moment_leave_one_window(folder: Path) -> None:
    with start(folder) as one, start(folder) as other:
        deadline = time.monotonic() + 30
        while one.poll() is None and other.poll() is None and time.monotonic() < deadline:
            rest(one)
        ended = [one.poll(), other.poll()]
        for process in (one, other):
            process.kill()
    assert sorted(ended, key=str) == [0, None]
