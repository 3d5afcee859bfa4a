"""The window's ear and who calls it: starts of the program, and others that mean no good."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from tests.instance.starts import ASKED, Process, end, python
from tipbrowser.instance import calling, listening
from tipbrowser.instance.calling import ABSENT, ANSWERED, SILENT, call
from tipbrowser.instance.listening import Instance
from tipbrowser.instance.message import LONGEST, message_of
from tipbrowser.instance.seat import NOWHERE, Seat, take_seat

CALL = """
import json, sys
from tipbrowser.instance.calling import call
print(call(sys.argv[1], json.loads(sys.argv[2])))
"""


@pytest.fixture
def seat(folder: Path) -> Iterator[Seat]:
    held = take_seat(folder)
    yield held
    held.leave()


@pytest.fixture
def running(qtbot: QtBot, seat: Seat) -> Iterator[Instance]:
    one = Instance(seat)
    assert one.listen()
    yield one
    one.close()


def call_from_elsewhere(folder: Path, address: str) -> Process:
    return python(folder, CALL, address, json.dumps(dict(ASKED)))


def connected(address: str) -> socket.socket:
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(address)
    caller.setblocking(False)
    return caller


def is_hung_up(caller: socket.socket) -> bool:
    try:
        return caller.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_what_another_start_is_asked_for_comes_to_the_window(
    running: Instance, seat: Seat, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(running.called, timeout=20_000) as called:
        caller = call_from_elsewhere(folder, seat.address())
    assert called.args == [ASKED]
    assert caller.communicate(timeout=20)[0].strip() == ANSWERED


def test_the_socket_belongs_to_the_reader_alone(running: Instance, seat: Seat) -> None:
    assert Path(seat.address()).stat().st_mode & 0o777 == 0o600
    assert Path(seat.address()).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("called", [False, True])
def test_closing_takes_the_socket_away(running: Instance, seat: Seat, qtbot: QtBot, called: bool) -> None:
    if called:
        with connected(seat.address()) as caller, qtbot.waitSignal(running.called):
            caller.sendall(message_of(ASKED))
    running.close()
    running.close()
    assert not Path(seat.address()).exists()
    assert call(seat.address(), ASKED) == ABSENT


def test_a_window_that_cannot_be_called_says_so(
    seat: Seat, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Seat, "new_address", lambda _: "")
        assert not Instance(seat).listen()
    assert seat.address() == NOWHERE
    assert call(seat.address(), ASKED) == SILENT
    with monkeypatch.context() as patch:
        patch.setattr(Seat, "new_address", lambda _: str(folder / "none" / "socket"))
        assert not Instance(seat).listen()
    with monkeypatch.context() as patch:
        patch.setattr(Seat, "publish", lambda *_: False)
        assert not Instance(seat).listen()


@pytest.mark.parametrize("cause", ["no library", "no listening"])
def test_a_window_that_cannot_answer_says_so_to_the_first_who_calls(
    running: Instance, seat: Seat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cause: str
) -> None:
    # Of the system's libraries, Qt's part for sockets needs one more than the window.
    if cause == "no library":
        monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)
    else:
        monkeypatch.setattr(QLocalServer, "listen", lambda *_: False)
    place = Path(seat.address())
    with connected(seat.address()) as caller:
        qtbot.waitUntil(lambda: seat.address() == NOWHERE)
        qtbot.waitUntil(lambda: is_hung_up(caller))
    assert not place.exists()


LISTENING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tipbrowser.instance.listening import Instance
from tipbrowser.instance.seat import take_seat
application = QCoreApplication([])
window = Instance(take_seat(Path(sys.argv[1])))
def say():
    print("PySide6.QtNetwork" in sys.modules, flush=True)
def leave():
    say()
    window.close()
    application.quit()
window.called.connect(leave)
window.listen()
say()
application.exec()
"""


def test_qt_s_part_for_sockets_is_loaded_for_the_first_who_calls(folder: Path) -> None:
    window = python(folder, LISTENING, str(folder))
    assert window.stdout is not None
    assert window.stdout.readline() == "False\n"
    other = take_seat(folder)
    assert call(other.address(), ASKED) == ANSWERED
    other.leave()
    assert window.communicate(timeout=20)[0] == "True\n"


def test_without_qt_s_part_for_sockets_a_window_counts_as_silent(
    running: Instance, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)
    assert call(seat.address(), ASKED) == SILENT


@pytest.mark.parametrize("address", ["", "/none", "/a\0b", "x" * 5000, str(Path(__file__))])
def test_where_no_socket_is_nobody_is(address: str) -> None:
    assert call(address, ASKED) == ABSENT


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, runtime: Path) -> Iterator[socket.socket]:
    """Give a socket of somebody who is not the program."""
    with socket.socket(socket.AF_UNIX) as hostile:
        hostile.bind(str(runtime.parent / "s"))
        hostile.listen()
        yield hostile


def test_a_socket_of_another_person_is_not_told(server: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert call(server.getsockname(), ASKED) == ABSENT


def test_nobody_listens_any_more(server: socket.socket) -> None:
    name = server.getsockname()
    server.close()
    assert call(name, ASKED) == ABSENT


HOSTILE = """
import contextlib, socket, sys, time
with socket.socket(socket.AF_UNIX) as server:
    server.bind(sys.argv[1])
    server.listen()
    print("ready", flush=True)
    caller, _ = server.accept()
    with caller, contextlib.suppress(OSError):  # it may have hung up by then
        exec(sys.argv[2])
"""
"""A process of its own: while it waits, Qt's socket lets no other thread of Python's run."""


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        ("caller.recv(1000000) and caller.recv(1)", SILENT),
        ("caller.sendall(b'never\\n'); caller.recv(1000000); caller.recv(1)", SILENT),
        ("caller.sendall(b'do'); caller.recv(1000000); caller.recv(1)", SILENT),
        ("caller.close()", ABSENT),
        ("caller.recv(1000000)", ABSENT),
        ("while True: caller.sendall(b'd'); time.sleep(0.1)", SILENT),
        ("while True: caller.sendall(b'x' * 1000000)", SILENT),
        ("caller.recv(1000000); caller.sendall(b'do'); time.sleep(0.1); caller.sendall(b'ne\\n')", ANSWERED),
    ],
    ids=["nothing", "another thing", "a part", "hangs up", "hears and hangs up", "drips", "floods", "in two pieces"],
)
def test_a_hostile_window_is_not_waited_for_long(
    folder: Path, runtime: Path, act: str, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever hangs up is not waited for at all, and may need some time to do so.
    monkeypatch.setattr(calling, "PATIENCE", 500 if outcome == SILENT else 20_000)
    name = str(runtime.parent / "s")
    server = python(folder, HOSTILE, name, act)
    assert server.stdout is not None
    assert server.stdout.readline() == "ready\n"
    began = time.monotonic()
    assert call(name, ASKED) == outcome
    assert time.monotonic() - began < 10
    end(server)


def test_who_does_not_even_accept_is_silent(server: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "PATIENCE", 300)
    server.listen(0)
    queue = []
    with contextlib.suppress(BlockingIOError):
        for _ in range(5):
            caller = socket.socket(socket.AF_UNIX)
            queue.append(caller)
            caller.setblocking(False)
            caller.connect(server.getsockname())
    assert call(server.getsockname(), ASKED) == SILENT
    for caller in queue:
        caller.close()


@pytest.mark.parametrize(
    "sent",
    [b"garbage\n", b"\xff\n", b"{}" * LONGEST, b"[" * 9000 + b"\n", b'{"shell": "rm"}\n', b"x" * 5_000_000],
    ids=["garbage", "no text", "no end", "deep", "another field", "megabytes"],
)
def test_garbage_is_hung_up_on(running: Instance, seat: Seat, qtbot: QtBot, sent: bytes) -> None:
    calls: list[object] = []
    running.called.connect(calls.append)
    with connected(seat.address()) as caller:
        with contextlib.suppress(BlockingIOError):  # more than the window takes
            caller.sendall(sent)
        qtbot.waitUntil(lambda: is_hung_up(caller))
    assert calls == []


def test_each_caller_is_answered_once(running: Instance, seat: Seat, qtbot: QtBot) -> None:
    calls: list[object] = []
    running.called.connect(calls.append)
    with connected(seat.address()) as caller:
        caller.sendall(message_of(ASKED) * 1000)
        qtbot.waitUntil(lambda: is_hung_up(caller))
    assert calls == [ASKED]


def test_a_message_may_come_in_pieces_but_not_for_ever(running: Instance, seat: Seat, qtbot: QtBot) -> None:
    calls: list[object] = []
    running.called.connect(calls.append)
    line = message_of(ASKED)
    with connected(seat.address()) as caller, connected(seat.address()) as other:
        caller.sendall(line[:10])
        other.sendall(b"{")
        qtbot.waitUntil(lambda: len(running._callers) == 2)
        caller.sendall(line[10:])
        qtbot.waitUntil(lambda: calls == [ASKED])
        qtbot.waitUntil(lambda: is_hung_up(other))
    qtbot.waitUntil(lambda: not running._callers)


def test_callers_by_the_hundred_leave_the_window_as_it_was(running: Instance, seat: Seat, qtbot: QtBot) -> None:
    before = open_files()
    callers: list[socket.socket] = []
    for _ in range(500):
        caller = socket.socket(socket.AF_UNIX)
        caller.setblocking(False)
        try:
            caller.connect(seat.address())
        except BlockingIOError:  # as many wait as may
            caller.close()
            qtbot.waitUntil(lambda: not callers or any(map(is_hung_up, callers[-3:])))
            continue
        callers.append(caller)
        assert len(running._callers) <= listening.MOST
        if len(callers) >= 100:
            for one in callers:
                one.close()
            callers.clear()
    for caller in callers:
        caller.close()
    qtbot.waitUntil(lambda: not running._callers)
    with qtbot.waitSignal(running.called):
        last = connected(seat.address())
        last.sendall(message_of(ASKED))
    last.close()
    qtbot.waitUntil(lambda: open_files() <= before + 3)


def test_what_a_caller_says_after_it_was_answered_is_not_heard(running: Instance) -> None:
    calls: list[dict[str, str]] = []
    running.called.connect(calls.append)
    forgotten = QLocalSocket()
    running._listen_to(forgotten)
    assert calls == []
    assert forgotten.state() == QLocalSocket.LocalSocketState.UnconnectedState
