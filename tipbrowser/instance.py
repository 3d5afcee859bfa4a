"""One running window for each data folder: a second start hands over what it was asked for, and ends.

The two speak through a socket of the same person on the same machine, in the data folder; a small file beside it tells
a start whether there is anybody to call, before anything of Qt's is loaded.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MARK = "running"
"""The file that says that a window runs, or ran and was killed."""
SOCKET = "window.socket"
LONGEST_PATH = 88
"""Bytes of the socket's path: systems take little more than a hundred, and Qt first makes a folder of a longer name."""
FIELDS = frozenset(("locator", "topic", "search", "view", "token"))
LONGEST = 4_096
"""Bytes of a message; a locator or citation has a hundred."""
MOST = 8
"""Callers that are listened to at the same time."""
PATIENCE = 1_500
"""Milliseconds that a start waits for the window, and the window for a caller."""
DONE = b"done\n"


def is_running(folder: Path) -> bool:
    """Tell whether somebody may be there to call: cheap, and sometimes wrong after a crash."""
    return (folder / MARK).exists()


def call(folder: Path, asked: Mapping[str, str]) -> bool:
    """Hand over what was asked for to the window that runs over a data folder; False if none answers.

    ``asked`` holds ``locator``, ``topic``, ``search``, ``view`` and ``token``, each a text that may be empty.
    """
    from PySide6.QtNetwork import QLocalSocket  # late: only a second start needs it

    socket = QLocalSocket()
    if not _is_own(_name(folder)):
        return False
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps(asked).encode() + b"\n")
    answered = socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)
    answer = bytes(socket.read(len(DONE)).data()) if answered else b""
    socket.abort()
    return answer == DONE


class Instance(QObject):
    """Listens for other starts while the window is open."""

    called = Signal(dict)
    """What another start was asked for: ``locator``, ``topic``, ``view``, ``token``, each a text that may be empty."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    def listen(self) -> bool:
        """Be the one; False where another one is, or where no socket can be made (the program works without)."""
        from PySide6.QtNetwork import QLocalServer  # late: the text paints first

        name = _name(self._folder)
        if len(os.fsencode(name)) > LONGEST_PATH or not self._folder.is_dir():
            return False
        # Listening alone would not tell: Qt puts its socket in the place of another's.
        is_marked = self._mark()
        if not is_marked and (self._somebody_listens(name) or not (self._folder / MARK).is_file()):
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(MOST)
        if not server.listen(name):
            if is_marked:  # another window's stays
                (self._folder / MARK).unlink(missing_ok=True)
            return False
        server.newConnection.connect(self._receive)
        self._server = server
        return True

    def close(self) -> None:
        """Stop listening, and let the next start be the one."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        (self._folder / MARK).unlink(missing_ok=True)

    def _mark(self) -> bool:
        """Be the first to leave the mark; False if it is there, of a window that runs or was killed, or cannot be left."""
        try:
            with (self._folder / MARK).open("xb"):
                return True
        except OSError:
            return False

    def _somebody_listens(self, name: str) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(name)
        there = socket.waitForConnected(PATIENCE)
        socket.abort()
        return there

    def _receive(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.readyRead.connect(_bound(self._listen_to, caller))
            caller.disconnected.connect(_bound(self._forget, caller))
            QTimer.singleShot(PATIENCE, caller, caller.abort)
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST:
                caller.abort()
            return
        asked = message_from(bytes(caller.readLine(LONGEST + 1).data()))
        if asked is None:
            caller.abort()
            return
        caller.write(DONE)
        caller.flush()
        self.called.emit(asked)

    def _forget(self, caller: QLocalSocket) -> None:
        if caller in self._callers:
            self._callers.remove(caller)
            caller.deleteLater()


def message_from(line: bytes) -> dict[str, str] | None:
    """Give what a message asks for; none for what is no message of ours."""
    if len(line) > LONGEST or not line.endswith(b"\n"):
        return None
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(asked, dict) or not set(asked) <= FIELDS:
        return None
    if not all(isinstance(value, str) and value.isprintable() for value in asked.values()):
        return None
    return {name: asked.get(name, "") for name in sorted(FIELDS)}


def _name(folder: Path) -> str:
    """Give the socket's name: a file in the data folder, which belongs to the reader alone."""
    return str(folder / SOCKET)


def _is_own(name: str) -> bool:
    """Tell whether a socket belongs to the reader: nobody else is told what is looked for."""
    try:
        return os.lstat(name).st_uid == os.getuid()
    except (OSError, AttributeError):  # the second: a system without such numbers, where pipes have owners of their own
        return os.name == "nt"


def _bound(act: Callable[[QLocalSocket], None], caller: QLocalSocket) -> Callable[[], None]:
    return lambda: act(caller)
