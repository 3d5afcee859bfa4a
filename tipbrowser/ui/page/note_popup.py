"""The small window that opens at a footnote's mark or an erratum's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QWidget

from tipbrowser.domain.markup import Run
from tipbrowser.ui.page.formats import PageFormats

PADDING = 12
GAP = 6
LINGER = 250
"""Milliseconds before it closes, so that the pointer can move into it."""


class NotePopup(QFrame):
    """Shows a heading and plain runs of text beside a place of the page; never takes the keyboard."""

    def __init__(self, formats: PageFormats, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._formats = formats
        self._owner = parent
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.setInterval(LINGER)
        self._closing.timeout.connect(self.hide)
        self.setObjectName("note_popup")

    @property
    def words(self) -> str:
        """What it says, heading first."""
        return self._document.toPlainText()

    def set_formats(self, formats: PageFormats) -> None:
        """Take another look for what is shown next."""
        self._formats = formats

    def show_note(self, heading: str, runs: Sequence[Run], place: QRect) -> None:
        """Open with ``heading`` and ``runs``, above or below ``place`` (global coordinates)."""
        self._closing.stop()
        if not self.isWindow():
            self.setWindowFlags(QtCore.Qt.WindowType.ToolTip)
            self.setAttribute(QtCore.Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._write(heading, runs)
        width = min(26 * self._formats.em, self.screen().availableGeometry().width() - 4 * PADDING)
        self._document.setTextWidth(width)
        self._document.setTextWidth(min(width, self._document.idealWidth() + 1))
        size = self._document.size()
        self.resize(round(size.width()) + 2 * PADDING, round(size.height()) + 2 * PADDING)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(self.words)
        self.move(self._corner(place))
        self.show()
        self.update()

    def hide_soon(self) -> None:
        """Close after a moment, unless the pointer comes here or another note is shown."""
        if self.isVisible():
            self._closing.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._closing.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hide_soon()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._formats.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QPen(QColor(theme.control)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(0, 0, 3, self.height(), QColor(theme.accent))
        painter.translate(PADDING, PADDING)
        self._document.drawContents(painter)

    def _write(self, heading: str, runs: Sequence[Run]) -> None:
        formats = self._formats
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.insertText(heading, formats.heading)
        cursor.insertBlock(formats.plain(0.2, line=1.3))
        for run in runs:
            cursor.insertText(run.text, formats.note_italic if run.kind == "italic" else formats.note)

    def _corner(self, place: QRect) -> QPoint:
        """Give where the popup's corner goes: below the place if there is room, otherwise above; inside the page if it can."""
        area = self.screen().availableGeometry()
        page = QRect(self._owner.mapToGlobal(QPoint()), self._owner.size())
        if page.width() >= self.width():
            area = area.intersected(QRect(page.left(), area.top(), page.width(), area.height()))
        top = place.bottom() + GAP
        if top + self.height() > area.bottom():
            top = max(place.top() - GAP - self.height(), area.top())
        start = place.right() - self.width() if self.isRightToLeft() else place.left()
        return QPoint(max(area.left(), min(start, area.right() - self.width())), top)
