"""Rows of the list in the middle, all of one height: a meeting's row, and a paragraph's with its first words."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from tipbrowser.domain.locators import short
from tipbrowser.models.entries_model import EntryRow, GroupRow
from tipbrowser.models.reasons import in_words
from tipbrowser.ui.badge_pill import paint_pill, pill_width
from tipbrowser.ui.even_rows import ABOVE, BETWEEN, LINES, SELECTED, SIDE, UNDER_POINTER, EvenRowDelegate
from tipbrowser.ui.part_with import part_with
from tipbrowser.ui.row_letters import Letters, RowLetters
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_mark import GAP, Marks, mark_room, mark_side

BAR = 3


class EntryDelegate(EvenRowDelegate[GroupRow | EntryRow]):
    """Paints groups and paragraphs; part B is shaded, as in the published index."""

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._marks = Marks()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: GroupRow | EntryRow) -> None:
        """Paint a group or a paragraph."""
        rect, state = option.rect, option.state.value
        painter.fillRect(rect, self._ground(state, row))
        area = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        if isinstance(row, GroupRow):
            self._paint_group(painter, area, row, self._measured)
        else:
            self._paint_edges(painter, rect, state)
            if row.tray or state & (UNDER_POINTER | SELECTED):
                self._marks.paint(painter, self.mark_room(rect), row.tray, self._theme)
            self._paint_entry(painter, area, row, self._measured)

    def mark_room(self, rect: QRect) -> QRect:
        """Give the room of the mark of the tray in a row."""
        area = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        return mark_room(area, self._measured.bold.height, mirrored=self._view.isRightToLeft())

    def _ground(self, state: int, row: GroupRow | EntryRow) -> QColor:
        if state & SELECTED and isinstance(row, EntryRow):
            return self._colour(self._theme.selection)
        if isinstance(row, EntryRow) and state & UNDER_POINTER:
            return self._colour(self._theme.hover)
        return self._colour(self._theme.surface_alt if row.part == "B" else self._theme.surface)

    def _paint_edges(self, painter: QPainter, rect: QRect, state: int) -> None:
        painter.setPen(self._colour(self._theme.line))
        painter.drawLine(rect.left() + SIDE, rect.top(), rect.right() - SIDE, rect.top())
        if not state & SELECTED:
            return
        edge = rect.right() - BAR + 1 if self._view.isRightToLeft() else rect.left()
        painter.fillRect(QRect(edge, rect.top(), BAR, rect.height()), self._colour(self._theme.accent))
        if self._view.hasFocus():
            painter.setPen(self._colour(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_group(self, painter: QPainter, area: QRect, row: GroupRow, measured: RowLetters) -> None:
        bold, small = measured.bold, measured.small
        title = QRect(area.left(), area.bottom() - 2 * bold.height - BETWEEN, area.width(), bold.height)
        count = str(row.count)
        self._draw_end(painter, title, small, count)
        title = self._without_end(title, small.width_of(count) + SIDE)
        self._draw(painter, title, bold, self._theme.text, row.title)
        detail = QRect(area.left(), area.bottom() - bold.height, area.width(), bold.height)
        self._draw(painter, detail, small, self._theme.muted, row.detail)

    def _paint_entry(self, painter: QPainter, area: QRect, row: EntryRow, measured: RowLetters) -> None:
        bold, small = measured.bold, measured.small
        first = QRect(area.left(), area.top(), area.width(), bold.height)
        # The mark has its room also where it is not seen: nothing moves when the pointer comes.
        first = self._without_end(first, mark_side(bold.height) + GAP)
        self._draw(painter, first, bold, self._theme.accent, row.printed)
        room = first.width() - bold.width_of(row.printed) - SIDE
        if row.badge is not None:
            room -= self._paint_badge(painter, first, row, measured)
        self._draw_end(painter, first, small, _best_fit(small, room, self._ends(row)))
        words = QRect(area.left(), first.bottom() + 1 + BETWEEN, area.width(), LINES * bold.height)
        self._words.paint(painter, words, row.snippet, lines=LINES - bool(row.reasons))
        if row.reasons:
            # In the place of the last line: the words alone do not say why the passage is here.
            below = QRect(area.left(), words.top() + (LINES - 1) * bold.height, area.width(), bold.height)
            self._draw(painter, below, small, self._theme.muted, _reasons(row, small, area.width()))

    def _paint_badge(self, painter: QPainter, first: QRect, row: EntryRow, measured: RowLetters) -> int:
        """Paint the count of what is the reader's behind the locator; gives the room that it takes."""
        assert row.badge is not None
        number, begin = str(row.badge.total), measured.bold.width_of(row.printed) + SIDE // 2
        width = pill_width(number, measured.small)
        top = first.top() + (first.height() - measured.small.height) // 2
        left = first.right() + 1 - begin - width if self._view.isRightToLeft() else first.left() + begin
        paint_pill(painter, QRect(left, top, width, measured.small.height), number, measured.small, self._theme)
        return width + SIDE // 2

    def _ends(self, row: EntryRow) -> list[str]:
        """Give what may stand at the end of the first line, the longest first."""
        year = row.meeting.rpartition(" ")[2]
        if row.inherited_from is None:
            return [row.meeting, year, ""]
        through = self.tr("inherited from {parent}").format(parent=short(row.inherited_from))
        return [f"{through} · {row.meeting}", f"{through} · {year}", through, self.tr("inherited"), ""]

    def _draw_end(self, painter: QPainter, area: QRect, letters: Letters, text: str) -> None:
        left = area.left() if self._view.isRightToLeft() else area.right() + 1 - letters.width_of(text)
        base = area.top() + (area.height() - letters.height) // 2 + letters.ascent
        painter.setFont(letters.font)
        painter.setPen(self._colour(self._theme.muted))
        letters.draw_again(painter, left, base, text)

    def _without_end(self, area: QRect, width: int) -> QRect:
        return area.adjusted(width, 0, 0, 0) if self._view.isRightToLeft() else area.adjusted(0, 0, -width, 0)


def _reasons(row: EntryRow, letters: Letters, width: int) -> str:
    """Give in a line of some pixels why a passage was found: all reasons, or the first and how many more.

    Of one that is too long that part is given with what was looked for.
    """
    every = "; ".join(in_words(reason) for reason in row.reasons)
    if letters.width_of(every) <= width:
        return every
    more = f" +{len(row.reasons) - 1}" if len(row.reasons) > 1 else ""
    first = row.reasons[0]
    around = letters.width_of(in_words(first, "") + more)
    start = first.marks[0][0] if first.marks else 0
    place = len(first.words[: start + 1].split()) - 1
    return in_words(first, part_with(place, first.words, letters.metrics, width - around)) + more


def _best_fit(letters: Letters, width: int, texts: list[str]) -> str:
    return next(text for text in texts if not text or letters.width_of(text) <= width)
