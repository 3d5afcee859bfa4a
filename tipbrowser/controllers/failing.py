"""Errors inside what Qt itself calls: a model that raises leaves the error standing in the way of all that follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer

T = TypeVar("T")


def read_or(read: Callable[[], T], instead: T) -> T:
    """Give what ``read`` gives, or ``instead`` if it fails: the error is raised once Qt has finished what it is doing."""
    try:
        return read()
    except Exception as error:  # noqa: BLE001  # raised again as soon as it can be
        QTimer.singleShot(0, _Failure(error))
        return instead


class _Failure:
    """Raises an error when it is called."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __call__(self) -> None:
        raise self._error
