"""A door where others can knock before anybody listens to them.

Qt's part for sockets takes three megabytes, and most windows are never called: it is loaded at the first knock. Who
knocked waits meanwhile in the system's own queue.
"""

from __future__ import annotations

import os
from contextlib import suppress
from socket import AF_UNIX, socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Door(QObject):
    """A socket of the same person's on the same machine, which nobody answers yet; there is none on Windows."""

    knocked = Signal()
    """Somebody calls for the first time."""

    def __init__(self, address: str, most: int, parent: QObject | None = None) -> None:
        """``most`` can wait at the path ``address``; raises ``OSError`` where no socket can be made."""
        super().__init__(parent)
        self._address = address
        self._socket = socket(AF_UNIX)
        try:
            self._socket.bind(address)
            os.chmod(address, 0o600)  # noqa: PTH101  # as paths; nobody can call yet
            self._socket.listen(most)
        except OSError:
            self._socket.close()
            raise
        self._bell = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._ring)

    @property
    def descriptor(self) -> int:
        """What the system calls the socket."""
        return self._socket.fileno()

    def hand_over(self) -> None:
        """Leave the socket to whoever listens now."""
        self._socket.detach()
        self.deleteLater()

    def close(self) -> None:
        """Take the socket away; whoever waits is hung up on."""
        self._bell.setEnabled(False)
        self._socket.close()
        with suppress(OSError):
            os.unlink(self._address)  # noqa: PTH108  # as paths
        self.deleteLater()

    def _ring(self) -> None:
        self._bell.setEnabled(False)
        self.knocked.emit()
