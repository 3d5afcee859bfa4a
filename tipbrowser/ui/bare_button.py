"""A button without a frame, for what is done more seldom than what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


def bare_button(parent: QWidget, words: str = "") -> QPushButton:
    """Give a button that is as wide as its words; a click leaves the keyboard where it was."""
    button = QPushButton(words, parent)
    button.setObjectName("chip_clear")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
