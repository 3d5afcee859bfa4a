"""Bringing the window before all others, when another start asks for it."""

from __future__ import annotations

import os

from PySide6 import QtCore
from PySide6.QtWidgets import QWidget


def come_forward(window: QWidget, token: str) -> None:
    """Let a window come before all others; ``token`` is what the desktop gave to whoever asks for it, or empty."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt shows it to the desktop
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
