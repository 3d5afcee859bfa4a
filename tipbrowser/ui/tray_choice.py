"""Which tray is shown: a choice among them, and what is done with a whole one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import Theme


class TrayChoice(QWidget):
    """Shows the name of a tray; another one is chosen, made, renamed in its place, or removed."""

    chosen = Signal(str)
    """Id of the tray that is to be shown."""
    new_requested = Signal()
    name_typed = Signal(str)
    """The shown tray is to be called so."""
    removal_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._combo = QComboBox(self)
        self._line = QLineEdit(self)
        self._more = QToolButton(self)
        self._new = QAction(self.tr("New tray"), self)
        self._rename = QAction(self.tr("Rename this tray"), self)
        self._remove = QAction(self.tr("Delete this tray"), self)
        self._build()
        self._connect_signals()

    @property
    def combo(self) -> QComboBox:
        """The list of trays."""
        return self._combo

    @property
    def line(self) -> QLineEdit:
        """Where a name is typed."""
        return self._line

    @property
    def actions_of_tray(self) -> tuple[QAction, QAction, QAction]:
        """New tray, rename, delete."""
        return self._new, self._rename, self._remove

    def show_trays(self, trays: Sequence[tuple[str, str]], shown: str | None) -> None:
        """Show the trays by their ids and names, and which of them is shown; tells nobody."""
        self._combo.blockSignals(True)
        self._combo.clear()
        for id_, name in trays:
            self._combo.addItem(name, id_)
        self._combo.setCurrentIndex(max(self._combo.findData(shown), 0) if trays else -1)
        self._combo.blockSignals(False)
        self._combo.setEnabled(bool(trays))
        for action in (self._rename, self._remove):
            action.setEnabled(bool(trays) and self._new.isEnabled())

    def set_writable(self, *, writable: bool) -> None:
        """Let trays be made and changed, or not."""
        for action in (self._new, self._rename, self._remove):
            action.setEnabled(writable and (action is self._new or self._combo.count() > 0))
        if not writable:
            self._stop_typing()

    def type_name(self, typed: str | None = None) -> None:
        """Let the name of the shown tray be typed, ``typed`` in place of the one it has."""
        self._line.setText(self._combo.currentText() if typed is None else typed)
        self._combo.hide()
        self._line.show()
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._more.setIcon(self._icons.icon("menu", theme.text, fading=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._line.isHidden():
            self._stop_typing()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._combo.setAccessibleName(self.tr("Tray"))
        self._combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._line.setAccessibleName(self.tr("Name of the tray"))
        self._line.setMaxLength(200)
        self._line.hide()
        menu = QMenu(self)
        menu.addActions(self.actions_of_tray)
        self._more.setAutoRaise(True)
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolTip(self.tr("New tray, rename, delete"))
        self._more.setAccessibleName(self.tr("New tray, rename, delete"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._combo, 1)
        row.addWidget(self._line, 1)
        row.addWidget(self._more)

    def _connect_signals(self) -> None:
        self._combo.currentIndexChanged.connect(lambda row: self.chosen.emit(str(self._combo.itemData(row))))
        self._line.editingFinished.connect(self._take_name)
        self._new.triggered.connect(self.new_requested)
        self._rename.triggered.connect(lambda: self.type_name())  # noqa: PLW0108  # without what Qt says
        self._remove.triggered.connect(self.removal_requested)

    def _take_name(self) -> None:
        if self._line.isHidden():
            return
        name = " ".join(self._line.text().split())
        self._stop_typing()
        if name and name != self._combo.currentText():
            self.name_typed.emit(name)

    def _stop_typing(self) -> None:
        had_keyboard = self._line.hasFocus()
        self._line.hide()
        self._combo.show()
        if had_keyboard:
            self._combo.setFocus(Qt.FocusReason.OtherFocusReason)
