"""The tabs of the start side: their names, or where there is no room for all of them, the one in front and signs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.named_values import set_named
from tipbrowser.ui.theme import Theme

AROUND = 12
"""Pixels beside a name, as the style sheet has them."""
SIGN = 14
"""The side of a sign in pixels, beside type of the usual size."""


class SideTabs(QTabWidget):
    """Shows panes by their names; the hint of each gives its whole name."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._names: list[str] = []
        self._signs: list[str] = []
        """Names of the icons."""
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.tabBar().setExpanding(True)
        set_named(self, elideMode="ElideRight")
        self.currentChanged.connect(lambda _place: self._name_tabs())

    def add(self, pane: QWidget, name: str, sign: str) -> None:
        """Put a pane behind the others; ``sign`` is the icon that stands for it."""
        self._names.append(name)
        self._signs.append(sign)
        self.addTab(pane, name)
        self._name_tabs()

    def replace(self, place: int, pane: QWidget) -> None:
        """Let a tab show another pane; the one in front stays in front, and nobody is told."""
        front = self.currentIndex()
        self.blockSignals(True)
        self.removeTab(place)
        self.insertTab(place, pane, self._names[place])
        self.setCurrentIndex(front)
        self.blockSignals(False)
        self._name_tabs()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._name_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a pane needs more room or less, which Qt tells nobody outside the tabs
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            QTimer.singleShot(0, self, self._name_tabs)  # the line of tabs changes after the whole

    def _name_tabs(self) -> None:
        letters = self.tabBar().fontMetrics()
        needed = sum(letters.horizontalAdvance(name) + AROUND for name in self._names)
        is_whole = needed <= self.width()
        self.setIconSize(QSize(self._icons.side(SIGN), self._icons.side(SIGN)))
        for place in range(self.count()):
            name, is_named = self._names[place], is_whole or place == self.currentIndex()
            self.setTabText(place, name if is_named else "")
            self.setTabIcon(
                place, QIcon() if is_named else self._icons.icon(self._signs[place], self._theme.muted, SIGN)
            )
            self.setTabToolTip(place, name)
            self.tabBar().setAccessibleTabName(place, name)
