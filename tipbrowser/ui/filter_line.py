"""The line above a list into which one types words that narrow it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import Theme


class FilterLine(QLineEdit):
    """A line with a sign before the words and a button behind them that clears it."""

    def __init__(self, icons: Icons, words: str, clearing: str, parent: QWidget) -> None:
        """``words`` says what is typed here, ``clearing`` what the button does."""
        super().__init__(parent)
        self._icons = icons
        self._sign: QAction | None = None
        self._clearing = clearing
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        icon = self._icons.icon("filter", theme.muted, 16)
        if self._sign is None:
            self._sign = self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
            for button in self.findChildren(QToolButton):
                # Qt makes a button for each action, and its own of another kind for clearing.
                leads = self._sign in button.actions()
                button.setAccessibleName(self.accessibleName() if leads else self._clearing)
        self._sign.setIcon(icon)
