"""A flat button whose words may take several lines, for lists of links in a narrow pane."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tipbrowser.ui.lettering import Lettering, widest_word
from tipbrowser.ui.look_changes import LOOK_CHANGES

PADDING = 4
DETAIL_SIZE = 0.9


class WrapButton(QAbstractButton):
    """Words that can be followed, and below them a detail in small type; colours come from the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Lettering()
        self._detail = Lettering()
        self._detail_font: QFont | None = None
        self._widest: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def detail(self) -> str:
        """The words in small type; may be empty."""
        return self._detail.words

    @property
    def line_size(self) -> QSize:
        """The size that the words need in one line."""
        width = ceil(QFontMetricsF(self.font()).horizontalAdvance(self._words.words)) + 1 + 2 * PADDING
        return QSize(width, self.heightForWidth(width))

    @property
    def least_width(self) -> int:
        """The width below which words are broken inside."""
        if self._widest is None:
            self.ensurePolished()
            widths = (widest_word(self._words.words, self.font()), widest_word(self._detail.words, self._small()))
            self._widest = max(widths) + 2 * PADDING
        return self._widest

    def set_words(self, text: str, detail: str = "") -> None:
        """Show ``text`` as the link and ``detail`` below it; both are read out."""
        changed = (self._words.set_words(text), self._detail.set_words(detail))
        if not any(changed):
            return
        self._widest = None
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text}, {detail}" if detail else text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, detail = self._lay_out(width)
        return words + detail + 2 * PADDING

    def sizeHint(self) -> QSize:
        width = min(self.fontMetrics().horizontalAdvance(self._words.words) + 2 * PADDING + 2, 260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 2 * PADDING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._detail_font = self._widest = None
            self._words.forget()
            self._detail.forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = QGuiApplication.palette()  # the widget's own fades the muted role under a style sheet
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(self.rect(), PADDING, PADDING)
        height, _ = self._lay_out(self.width())
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        self._words.draw(painter, PADDING, PADDING)
        if self._detail.words:
            painter.setFont(self._small())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            self._detail.draw(painter, PADDING, PADDING + height)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.color(QPalette.ColorRole.Accent)), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), PADDING, PADDING)

    def _lay_out(self, width: int) -> tuple[int, int]:
        """Lay words and detail out in a button of ``width`` pixels; give the heights they take."""
        words = self._words.lay_out(width - 2 * PADDING, self)
        return words, self._detail.lay_out(width - 2 * PADDING, self, self._small()) if self._detail.words else 0

    def _small(self) -> QFont:
        if self._detail_font is None:
            self._detail_font = QFont(self.font())
            self._detail_font.setPointSizeF(self.font().pointSizeF() * DETAIL_SIZE)
        return self._detail_font
