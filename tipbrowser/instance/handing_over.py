"""What a start does while another one holds the seat: call it, wait while it begins, take over from one that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

from tipbrowser.instance.calling import ANSWERED, SILENT, call
from tipbrowser.instance.seat import take_seat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tipbrowser.instance.seat import Seat

BEGINNING = 10_000
"""Milliseconds that a window is given from its start until it listens: on a cold disk, with ten starts at once."""
UNTOLD = 1_000
"""Milliseconds that it is waited for in silence."""
RETRY = 50


def hand_over(
    seat: Seat, folder: Path, asked: Mapping[str, str | None], outcome: str, tell: Callable[[], None]
) -> tuple[Seat | None, bool]:
    """Have the holder of the seat do what was asked for, or get the seat over ``folder``.

    ``outcome`` is that of the call before, empty if there was none; ``tell`` is called if it takes time, since the other
    one is not ready yet. Gives the seat, or none if it was handed over; and whether somebody is there who does not
    answer. The application has to be there.
    """
    deadline, untold = QDeadlineTimer(BEGINNING), QDeadlineTimer(UNTOLD)
    while not seat.is_ours:
        outcome = outcome or call(seat.address(), asked)
        if outcome == ANSWERED:
            return None, False
        if outcome == SILENT or deadline.hasExpired():
            taken = seat.take_over()
            if taken is not None:
                seat.leave()
                return taken, True
        if untold.hasExpired():
            untold = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
            tell()
        _rest()
        outcome = ""
        seat.leave()
        seat = take_seat(folder)
    return seat, False


def _rest() -> None:
    """Let the other one begin, or end: of neither is there a signal that would reach this process."""
    loop = QEventLoop()
    QTimer.singleShot(RETRY, loop.quit)
    loop.exec()
