"""Small marks in the end margin of a page, beside passages that have notes or bookmarks or lie in the tray; they move no word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextBlock

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value
from tipbrowser.ui.page.highlight_painter import blocks_in_sight
from tipbrowser.ui.page.noted import Badge
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_mark import paint_mark

SIDE = 0.86
"""Of a badge, in ems."""
OFF = 1.5
"""Pixels that a badge keeps from the words and from the edge, at least."""
GAP = 2
MOST = 9
"""More than so many are not counted in it."""


class Shown(Value, kw_only=False):
    """A badge where it is seen."""

    kind: str
    """``note``, ``bookmark`` or ``tray``."""
    locator: Locator
    rect: QRectF
    """In the viewport."""
    count: int
    held: str = ""
    """Of the tray: ``WHOLE`` or ``PART``."""


class MarginBadges:
    """Knows the badges of one page."""

    def __init__(self, made: PageDocument, badges: Mapping[Locator, Badge], theme: Theme) -> None:
        self._theme = theme
        self._by_block: dict[int, tuple[Locator, Badge]] = {}
        for locator, badge in badges.items():
            extent = made.text_map.extent(locator)
            if extent is not None and (badge.notes or badge.bookmarks or badge.tray):
                self._by_block[made.document.findBlock(extent[0]).blockNumber()] = (locator, badge)

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return not self._by_block

    def paint(self, view: PageView, area: QRect) -> None:
        """Paint those that an area of the viewport shows."""
        painter = QPainter(view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shown in self._in_sight(view, area):
            if shown.rect.toAlignedRect().intersects(area):
                self._paint(painter, shown)

    def at(self, view: PageView, point: QPoint) -> Shown | None:
        """Give the badge at a point of the viewport; none where there is none."""
        around = QRect(point, point).adjusted(0, -1, 0, 1)
        return next((one for one in self._in_sight(view, around) if one.rect.contains(QPointF(point))), None)

    def _in_sight(self, view: PageView, area: QRect) -> Iterator[Shown]:
        for block in blocks_in_sight(view, area):
            found = self._by_block.get(block.blockNumber())
            if found is not None:
                yield from _stacked(view, block, *found)

    def _paint(self, painter: QPainter, shown: Shown) -> None:
        rect, theme = shown.rect, self._theme
        if shown.kind == "tray":
            paint_mark(painter, rect, shown.held, theme)
            return
        accent, ground = QColor(theme.accent), QColor(theme.accent_text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        if shown.kind == "note":
            painter.drawRoundedRect(rect, 2.5, 2.5)
        else:
            painter.drawPath(_ribbon(rect))
        if shown.count > 1:
            _paint_count(painter, shown, ground)
        elif shown.kind == "note":
            pen = QPen(ground, max(rect.height() / 10, 1.0))
            painter.setPen(pen)
            for height, width in ((0.34, 0.74), (0.64, 0.56)):
                at = rect.top() + rect.height() * height
                start = rect.left() + rect.width() * 0.24
                painter.drawLine(QPointF(start, at), QPointF(rect.left() + rect.width() * width, at))


def _stacked(view: PageView, block: QTextBlock, locator: Locator, badge: Badge) -> Iterator[Shown]:
    """Give the badges of a passage, one below the other from its first line on."""
    document = view.document()
    frame = document.rootFrame().frameFormat()
    mirrored = view.isRightToLeft()
    margin = frame.leftMargin() if mirrored else frame.rightMargin()
    em = document.defaultFont().pixelSize()
    if em <= 0:
        em = view.fontMetrics().height()
    side = max(min(SIDE * em, margin - 2 * OFF), 8.0)
    across = (margin - side) / 2
    left = across if mirrored else view.viewport().width() - margin + across
    words = block.layout().lineAt(0).naturalTextRect()
    middle = block.layout().position().y() + words.center().y() - view.verticalScrollBar().value()
    top = middle - side / 2
    for kind, count in (("note", badge.notes), ("bookmark", badge.bookmarks), ("tray", int(bool(badge.tray)))):
        if count:
            # On whole pixels, so that the edges are sharp.
            room = QRectF(round(left), round(top), round(side), round(side))
            yield Shown(kind, locator, room, count, badge.tray if kind == "tray" else "")
            top += side + GAP


def _ribbon(rect: QRectF) -> QPainterPath:
    narrow = rect.adjusted(rect.width() * 0.12, 0, -rect.width() * 0.12, 0)
    path = QPainterPath(narrow.topLeft())
    path.lineTo(narrow.topRight())
    path.lineTo(narrow.bottomRight())
    path.lineTo(narrow.center().x(), narrow.bottom() - narrow.height() * 0.26)
    path.lineTo(narrow.bottomLeft())
    path.closeSubpath()
    return path


def _paint_count(painter: QPainter, shown: Shown, colour: QColor) -> None:
    words = str(shown.count) if shown.count <= MOST else f"{MOST}+"
    font = QFont(painter.font())
    font.setPixelSize(max(round(shown.rect.height() * (0.78 if len(words) == 1 else 0.6)), 6))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    lifted = shown.rect.adjusted(0, 0, 0, -shown.rect.height() * (0.16 if shown.kind == "bookmark" else 0))
    painter.drawText(lifted, int(Qt.AlignmentFlag.AlignCenter), words)
