"""What most sheets hold: a column of widgets, which scrolls where it has no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


class SheetColumn(QScrollArea):
    """Widgets one below the other. The keyboard goes to them; the area itself does not take it."""

    _foot: QWidget | None = None
    """What stands below, also while the rest scrolls; Qt asks for it before there is a column."""

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        """``wide`` gives it the whole width of the sheet's column, for a table; words are kept to a readable one."""
        super().__init__(parent)
        self._content = QWidget(self)
        self._content.setObjectName("sheet_table" if wide else "sheet_content")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0 if wide else 12, 0)
        self._column.setSpacing(14)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._foot and event.type() == QEvent.Type.LayoutRequest:
            self._place_foot()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _keep_in_sight(self, foot: QWidget) -> None:
        """Let something stand below the column, however far that is scrolled: what the sheet is opened for."""
        foot.setParent(self)
        foot.installEventFilter(self)
        self._foot = foot
        self._place_foot()

    def _place_foot(self) -> None:
        if self._foot is None:
            return
        needed = self._foot.heightForWidth(self.width())
        height = needed if needed >= 0 else self._foot.sizeHint().height()
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
        self._foot.setGeometry(0, self.height() - height, self.width(), height)

    def _label_of(self, field: QWidget, title: str) -> QLabel:
        """Give the label of a field, whose key takes the keyboard there."""
        label = QLabel(title, self._content)
        label.setBuddy(field)
        return label

    def _clear(self) -> None:
        """Take everything out of the column."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
