"""The call of a second start to the window that holds the seat."""

from __future__ import annotations

import os
import stat
import sys

from tipbrowser.binding import load_binding
from tipbrowser.instance.message import DONE, message_of
from tipbrowser.instance.seat import NOWHERE

TYPE_CHECKING = False  # as in typing: see seat
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import SimpleNamespace

    from PySide6.QtNetwork import QLocalSocket

PATIENCE = 1_400
"""Milliseconds that a start waits for the window: with its own beginning it is two seconds until it says so."""
ANSWERED, SILENT, ABSENT = "answered", "silent", "absent"
"""The window has it; somebody is there and does not answer, or not as we do; nobody is there yet, or any more."""


def asked_by(options: SimpleNamespace) -> dict[str, str | None]:
    """Give what the command line asks a window for, with what the desktop gave so that it may come to the front."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID")
    asked = {name: getattr(options, name) for name in ("locator", "topic", "search", "view", "theme")}
    text_size = getattr(options, "text_size", None)
    compendium = getattr(options, "compendium", None)
    # Where this start stands may be another place than where the window was opened.
    return {
        **asked, "token": token, "text_size": None if text_size is None else str(text_size),
        "compendium": os.path.abspath(compendium) if compendium else None,  # as paths
    }  # fmt: skip


def call(address: str, asked: Mapping[str, str | None]) -> str:
    """Hand over what was asked for: the ``FIELDS`` of a message, each a text or none.

    Gives ``ANSWERED``, ``SILENT`` or ``ABSENT``.
    """
    if address == NOWHERE:
        return SILENT
    if not address or not _is_own(address):
        return ABSENT
    try:
        load_binding()
        from PySide6.QtCore import QDeadlineTimer
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:  # of the system's libraries it needs one more than the window
        return SILENT
    deadline = QDeadlineTimer(PATIENCE)
    socket = QLocalSocket()
    socket.setReadBufferSize(len(DONE) + 1)
    socket.connectToServer(address)
    try:
        if not socket.waitForConnected(deadline.remainingTime()):
            return SILENT if deadline.hasExpired() else ABSENT
        return _told(socket, message_of(asked), deadline.remainingTime)
    finally:
        socket.abort()


def _told(socket: QLocalSocket, message: bytes, time_left: Callable[[], int]) -> str:
    socket.write(message)
    answer = b""
    while len(answer) < len(DONE) and (left := time_left()) > 0 and socket.waitForReadyRead(left):
        answer += bytes(socket.read(len(DONE)).data())
    if answer == DONE:
        return ANSWERED
    # Whoever hangs up is about to close, or has too many callers.
    return SILENT if answer or time_left() <= 0 else ABSENT


def _is_own(address: str) -> bool:
    """Tell whether a socket belongs to the reader: nobody else is told what is looked for."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(address)
    except (OSError, ValueError):  # the second: a name with a zero in it
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
