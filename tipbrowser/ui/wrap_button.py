"""A flat button whose words may take several lines, for lists of links in a narrow pane."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

PADDING = 4
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
DETAIL_SIZE = 0.9


class WrapButton(QAbstractButton):
    """Words that can be followed, and below them a detail in small type; colours come from the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._measured: dict[int, tuple[QRect, QRect]] = {}
        """Where words and detail go, by the button's width; a layout asks for the same widths many times."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def detail(self) -> str:
        """The words in small type; may be empty."""
        return self._detail

    def set_words(self, text: str, detail: str = "") -> None:
        """Show ``text`` as the link and ``detail`` below it; both are read out."""
        if text == self._words() and detail == self._detail:
            return
        self._detail = detail
        self._measured.clear()
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{text}, {detail}" if detail else text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, detail = self._areas(width)
        return max(words.bottom(), detail.bottom()) + 1 + PADDING

    def sizeHint(self) -> QSize:
        width = min(self.fontMetrics().horizontalAdvance(self._words()) + 2 * PADDING + 2, 260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 2 * PADDING)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measured.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = QGuiApplication.palette()  # the widget's own fades the muted role under a style sheet
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(self.rect(), PADDING, PADDING)
        words, detail = self._areas(self.width())
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.drawText(words, WRAPPED, self._words())
        if self._detail:
            painter.setFont(self._detail_font())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(detail, WRAPPED, self._detail)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.color(QPalette.ColorRole.Accent)), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), PADDING, PADDING)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _detail_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * DETAIL_SIZE)
        return font

    def _areas(self, width: int) -> tuple[QRect, QRect]:
        """Give where the words and the detail go in a button of ``width`` pixels."""
        if width not in self._measured:
            self._measured[width] = self._measure(width)
        return self._measured[width]

    def _measure(self, width: int) -> tuple[QRect, QRect]:
        room = QRect(PADDING, PADDING, max(width - 2 * PADDING, 1), 100_000)
        words = self.fontMetrics().boundingRect(room, WRAPPED, self._words())
        words.setWidth(room.width())
        if not self._detail:
            return words, QRect(words.left(), words.bottom(), 0, 0)
        below = room.adjusted(0, words.height(), 0, 0)
        detail = QFontMetrics(self._detail_font()).boundingRect(below, WRAPPED, self._detail)
        detail.setWidth(room.width())
        return words, detail
