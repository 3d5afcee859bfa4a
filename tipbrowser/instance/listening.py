"""The window's ear: the one that holds the seat is called by other starts, through a socket of the same person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.instance.message import DONE, LONGEST, message_from
from tipbrowser.instance.seat import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from tipbrowser.instance.door import Door
    from tipbrowser.instance.seat import Seat

MOST = 32
"""Callers that are listened to at the same time."""
PATIENCE = 1_500
"""Milliseconds that a caller may take."""


class Instance(QObject):
    """Listens for other starts while the window is open."""

    called = Signal(dict)
    """What another start was asked for: the ``FIELDS`` of a message, each a text that may be empty."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._door: Door | None = None
        """Where others knock, until the first one does."""
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    def listen(self) -> bool:
        """Let others call; False where no socket can be made: the program works without, and says so to who asks."""
        address = self._seat.new_address()
        if not address or not self._stand_at(address):
            self._seat.publish(NOWHERE)
            return False
        if not self._seat.publish(address):
            self.close()
            return False
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._door is not None:
            self._door.close()
            self._door = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def _stand_at(self, address: str) -> bool:
        if sys.platform == "win32":
            return self._serve(address)
        from tipbrowser.instance.door import Door  # late, as Qt's own: the text paints first

        try:
            self._door = Door(address, MOST, self)
        except OSError:
            return False
        self._door.knocked.connect(self._open)
        return True

    def _open(self) -> None:
        """Listen to the one who knocked, and to all who come after."""
        assert self._door is not None  # it is what tells of the knock
        if not self._serve(self._door.descriptor):
            self.close()
            self._seat.publish(NOWHERE)
            return
        self._door.hand_over()
        self._door = None

    def _serve(self, place: str | int) -> bool:
        """Listen at a name, or at a socket that is there already."""
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:  # of the system's libraries it needs one more than the window
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(MOST)
        server.newConnection.connect(self._receive)
        if not server.listen(place):
            server.deleteLater()
            return False
        self._server = server
        return True

    def _receive(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.setReadBufferSize(LONGEST + 1)
            caller.readyRead.connect(_bound(self._listen_to, caller))
            caller.disconnected.connect(_bound(self._forget, caller))
            QTimer.singleShot(PATIENCE, caller, caller.abort)
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        if caller not in self._callers:
            return
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST:
                caller.abort()
            return
        asked = message_from(bytes(caller.readLine(LONGEST + 1).data()))
        if asked is None:
            caller.abort()
            return
        # One message each: who has more to ask calls again.
        self._forget(caller)
        caller.write(DONE)
        caller.flush()
        caller.disconnectFromServer()
        self.called.emit(asked)

    def _forget(self, caller: QLocalSocket) -> None:
        if caller in self._callers:
            self._callers.remove(caller)
            caller.deleteLater()


def _bound(act: Callable[[QLocalSocket], None], caller: QLocalSocket) -> Callable[[], None]:
    return lambda: act(caller)
