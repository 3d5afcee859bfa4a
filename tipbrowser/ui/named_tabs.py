"""Tabs with their names; where these have no room, with an icon each that says its name to those who point at it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QStylePainter, QTabBar, QTabWidget, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.theme import Theme

BESIDE = 18
"""Pixels that a tab takes beside its name, as the style sheet says it."""
AROUND = 14
"""Pixels above and below an icon, together."""


class NamedTabs(QTabWidget):
    """Never cuts a name."""

    naming_changed = Signal()
    """The names are seen now, or no longer."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._bar = _Bar(self)
        self._names: list[str] = []
        """Of the icons of the tabs."""
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)

    @property
    def are_named(self) -> bool:
        """Whether the names are seen."""
        return not self._bar.icons

    def add(self, pane: QWidget, name: str, icon: str) -> None:
        """Put a tab behind the others."""
        self._names.append(icon)
        self.setTabToolTip(self.addTab(pane, name), name)

    def exchange(self, place: int, pane: QWidget) -> None:
        """Let a tab show another pane; tells nobody. The one before is deleted."""
        front, before, name = self.currentIndex(), self.widget(place), self.tabText(place)
        blocked = self.blockSignals(True)
        self.removeTab(place)
        self.setTabToolTip(self.insertTab(place, pane, name), name)
        self.setCurrentIndex(front)
        self.blockSignals(blocked)
        if before is not None:
            before.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._fit(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a pane needs more room or less, which Qt tells nobody outside the tabs
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._fit(anew=True)

    def _fit(self, *, anew: bool = False) -> None:
        """Show the names if all of them have room."""
        metrics = QFontMetrics(self._bar.font())
        needed = sum(metrics.horizontalAdvance(self.tabText(place)) + BESIDE for place in range(self.count()))
        are_named = needed <= self.width()
        if anew or not are_named or are_named != self.are_named:
            icons = [] if are_named else [self._icon(name) for name in self._names]
            were_named = self.are_named
            self._bar.show_icons(icons, self._icons.side(), self.width())
            if are_named != were_named:
                self.naming_changed.emit()

    def _icon(self, name: str) -> QIcon:
        """Give an icon that is stronger on the tab in front."""
        icon = self._icons.icon(name, self._theme.muted)
        strong = self._icons.icon(name, self._theme.accent)
        for size in strong.availableSizes():
            icon.addPixmap(strong.pixmap(size), QIcon.Mode.Normal, QIcon.State.On)
        return icon


class _Bar(QTabBar):
    """Its tabs keep their names also while icons are painted in their place: a screen reader says them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.icons: list[QIcon] = []
        self._side = self._room = 0

    def show_icons(self, icons: list[QIcon], side: int, room: int) -> None:
        """Paint icons of some size in some room, one for each tab; with none the names."""
        changed = (side, room, bool(icons)) != (self._side, self._room, bool(self.icons))
        self.icons, self._side, self._room = icons, side, room
        if changed:
            # Qt asks for the sizes again only when a tab changes.
            self.setIconSize(QSize(side, side))
            self.setElideMode(self.elideMode())
            for place in range(self.count()):
                self.setTabText(place, self.tabText(place))
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        usual = super().tabSizeHint(index)
        if not self.icons:
            return usual
        return QSize(self._room // max(self.count(), 1), max(usual.height(), self._side + AROUND))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index) if self.icons else super().minimumTabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.icons) != self.count():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        for place, icon in enumerate(self.icons):
            option = QStyleOptionTab()
            self.initStyleOption(option, place)
            option.text = ""
            painter.drawControl(QStyle.ControlElement.CE_TabBarTab, option)
            room = QRect(0, 0, self._side, self._side)
            room.moveCenter(self.tabRect(place).center())
            state = QIcon.State.On if place == self.currentIndex() else QIcon.State.Off
            icon.paint(painter, room, state=state)
