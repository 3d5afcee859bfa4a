"""Rows of one line, all of one height: an icon, the locators, the name or first words, a count at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from tipbrowser.models.line_row import LineRow
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.name_editor import fill_name, name_editor
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate
from tipbrowser.ui.row_tree import RowTree
from tipbrowser.ui.theme import Theme

PADDING = 5
GAP = 6
ICON = 16
"""Pixels of an icon's side beside type of the usual size."""
ICONS = {
    "folder": "folder",
    "bookmark": "bookmark",
    "set": "bookmarks",
    "search": "search",
    "passage": "paragraph",
    "part": "quotation",
    "heading": "heading",
    "text": "pencil",
}


class LineDelegate(ThemedDelegate[LineRow]):
    """Paints rows of one line, and lets a name be typed in its place."""

    def __init__(self, view: RowTree, theme: Theme, icons: Icons) -> None:
        super().__init__(view, theme)
        self._icons = icons
        self._drawn: dict[tuple[str, str, int], QIcon] = {}
        self.typed: str | None = None
        """What the next editor begins with, in place of the name."""

    def size_of_row(self, index: AnyIndex, row: LineRow) -> QSize:
        """Give the room that all rows have."""
        return QSize(100, QFontMetrics(self._view.font()).height() + 2 * PADDING)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: LineRow) -> None:
        """Paint a row."""
        self._paint_ground(painter, option)
        faint = QColor(self._theme.muted)
        self._paint_icon(painter, option.rect, ICONS[row.kind], faint)
        area = self._words_area(option.rect)
        font = QFont(self._view.font())
        metrics = QFontMetrics(font)
        font.setItalic(row.is_faint)
        if row.is_strong:
            font.setWeight(QFont.Weight.DemiBold)
            metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(faint)
        end = metrics.horizontalAdvance(row.detail) + GAP if row.detail else 0
        area = self._without(area, GAP, at_end=True)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), row.detail)
        area = self._without(area, end, at_end=True)
        painter.setPen(faint if row.is_faint else QColor(self._theme.accent))
        area = self._without(area, self._draw(painter, area, metrics, row.locators), at_end=False)
        painter.setPen(faint if row.is_faint or row.locators else QColor(self._theme.text))
        self._draw(painter, area, metrics, row.text)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        return name_editor(parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        typed, self.typed = self.typed, None
        fill_name(editor, index, typed)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        editor.setGeometry(self._words_area(option.rect))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self._theme.hover))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_icon(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        side = self._side
        left = rect.right() + 1 - side - 2 if self._view.isRightToLeft() else rect.left() + 2
        place = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        key = (name, colour.name(), side)
        if key not in self._drawn:
            self._drawn[key] = self._icons.icon(name, colour.name(), ICON)
        self._drawn[key].paint(painter, place)

    @property
    def _side(self) -> int:
        return self._icons.side(ICON)

    def _words_area(self, rect: QRect) -> QRect:
        return self._without(rect, self._side + 2 + GAP, at_end=False)

    def _without(self, area: QRect, width: int, *, at_end: bool) -> QRect:
        if at_end != self._view.isRightToLeft():
            return area.adjusted(0, 0, -width, 0)
        return area.adjusted(width, 0, 0, 0)

    def _draw(self, painter: QPainter, area: QRect, metrics: QFontMetrics, words: str) -> int:
        """Draw words at the start of an area, cut where they are too long; give the width that they take."""
        if not words:
            return 0
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        width = metrics.horizontalAdvance(cut)
        left = area.right() + 1 - width if self._view.isRightToLeft() else area.left()
        top = area.top() + (area.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(QPoint(left, top), cut)
        return width + GAP
