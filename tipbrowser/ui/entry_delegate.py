"""Rows of the list in the middle, all of one height: a meeting's row, and a paragraph's with its first words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from tipbrowser.domain.locators import short
from tipbrowser.models.entries_model import EntryRow, GroupRow
from tipbrowser.models.reasons import in_words
from tipbrowser.ui.marked_words import MarkedWords
from tipbrowser.ui.part_with import part_with, place_of_sought
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate
from tipbrowser.ui.theme import Theme

SIDE = 14
ABOVE = 8
BETWEEN = 3
BAR = 3
LINES = 2


class EntryDelegate(ThemedDelegate[GroupRow | EntryRow]):
    """Paints groups and paragraphs; part B is shaded, as in the published index."""

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._words = MarkedWords(view, theme)
        self._sought = ""

    def look_for(self, text: str) -> None:
        """Show of reasons that are too long the part with one of the words of a text."""
        self._sought = text

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._words.set_theme(theme)
        super().set_theme(theme)

    @property
    def row_height(self) -> int:
        """The height that all rows have."""
        height = QFontMetrics(self._view.font()).height()
        return 2 * ABOVE + (1 + LINES) * height + 2 * BETWEEN

    def size_of_row(self, index: AnyIndex, row: GroupRow | EntryRow) -> QSize:
        """Give the room that all rows have; a list is as wide as it is."""
        return QSize(100, self.row_height)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: GroupRow | EntryRow) -> None:
        """Paint a group or a paragraph."""
        rect = option.rect
        painter.fillRect(rect, self._ground(option, row))
        area = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        if isinstance(row, GroupRow):
            self._paint_group(painter, area, row)
        else:
            self._paint_edges(painter, option)
            self._paint_entry(painter, area, row)

    def _ground(self, option: QStyleOptionViewItem, row: GroupRow | EntryRow) -> QColor:
        if option.state & QStyle.StateFlag.State_Selected and isinstance(row, EntryRow):
            return QColor(self._theme.selection)
        if isinstance(row, EntryRow) and option.state & QStyle.StateFlag.State_MouseOver:
            return QColor(self._theme.hover)
        return QColor(self._theme.surface_alt if row.part == "B" else self._theme.surface)

    def _paint_edges(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.left() + SIDE, rect.top(), rect.right() - SIDE, rect.top())
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        edge = rect.right() - BAR + 1 if self._view.isRightToLeft() else rect.left()
        painter.fillRect(QRect(edge, rect.top(), BAR, rect.height()), QColor(self._theme.accent))
        if self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_group(self, painter: QPainter, area: QRect, row: GroupRow) -> None:
        bold, plain = self._fonts()
        line = QFontMetrics(bold).height()
        title = QRect(area.left(), area.bottom() - 2 * line - BETWEEN, area.width(), line)
        count = str(row.count)
        self._draw_end(painter, title, plain, count)
        title = self._without_end(title, QFontMetrics(plain).horizontalAdvance(count) + SIDE)
        self._draw(painter, title, bold, self._theme.text, row.title)
        detail = QRect(area.left(), area.bottom() - line, area.width(), line)
        self._draw(painter, detail, plain, self._theme.muted, row.detail)

    def _paint_entry(self, painter: QPainter, area: QRect, row: EntryRow) -> None:
        bold, plain = self._fonts()
        line = QFontMetrics(bold).height()
        first = QRect(area.left(), area.top(), area.width(), line)
        self._draw(painter, first, bold, self._theme.accent, row.printed)
        room = first.width() - QFontMetrics(bold).horizontalAdvance(row.printed) - SIDE
        self._draw_end(painter, first, plain, self._best_fit(plain, room, self._ends(row)))
        words = QRect(area.left(), first.bottom() + 1 + BETWEEN, area.width(), LINES * line)
        self._words.paint(painter, words, row.snippet, lines=LINES - bool(row.reasons))
        if row.reasons:
            # In the place of the last line: the words alone do not say why the passage is here.
            below = QRect(area.left(), words.top() + (LINES - 1) * line, area.width(), line)
            self._draw(painter, below, plain, self._theme.muted, self._reasons(row, QFontMetrics(plain), area.width()))

    def _reasons(self, row: EntryRow, metrics: QFontMetrics, width: int) -> str:
        """Give in a line of some pixels why a passage was found: all reasons, or the first and how many more."""
        every = "; ".join(in_words(reason) for reason in row.reasons)
        if metrics.horizontalAdvance(every) <= width:
            return every
        more = f" +{len(row.reasons) - 1}" if len(row.reasons) > 1 else ""
        first, snippet = row.reasons[0], row.snippet
        around = metrics.horizontalAdvance(in_words(first, "") + more)
        place = place_of_sought(first.words, self._sought, (snippet.words[start:end] for start, end in snippet.marks))
        return in_words(first, part_with(place, first.words, metrics, width - around)) + more

    def _ends(self, row: EntryRow) -> list[str]:
        """Give what may stand at the end of the first line, the longest first."""
        year = row.meeting.rpartition(" ")[2]
        if row.inherited_from is None:
            return [row.meeting, year, ""]
        through = self.tr("inherited from {parent}").format(parent=short(row.inherited_from))
        return [f"{through} · {row.meeting}", f"{through} · {year}", through, self.tr("inherited"), ""]

    def _draw(self, painter: QPainter, area: QRect, font: QFont, colour: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop), cut)

    def _draw_end(self, painter: QPainter, area: QRect, font: QFont, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), text)

    def _without_end(self, area: QRect, width: int) -> QRect:
        return area.adjusted(width, 0, 0, 0) if self._view.isRightToLeft() else area.adjusted(0, 0, -width, 0)

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, plain = QFont(self._view.font()), QFont(self._view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain.setPointSizeF(plain.pointSizeF() * 0.9)
        return bold, plain

    def _best_fit(self, font: QFont, width: int, texts: list[str]) -> str:
        metrics = QFontMetrics(font)
        return next(text for text in texts if not text or metrics.horizontalAdvance(text) <= width)
