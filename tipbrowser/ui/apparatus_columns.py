"""How the parts of the pane beside the text stand: one above the other, or in columns in a short and wide strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QWidget

from tipbrowser.ui.apparatus_parts import Part
from tipbrowser.ui.wrap_label import PADDING

SPACING = 14
"""Pixels between parts, between columns, and around them all."""


class ApparatusColumns(QWidget):
    """Groups of parts; hidden parts take no room."""

    def __init__(self, groups: Sequence[Sequence[Part]], parent: QWidget | None = None) -> None:
        """``groups`` are the columns of a strip that is wide enough for all of them."""
        super().__init__(parent)
        self.setObjectName("apparatus_body")
        self._groups = [list(group) for group in groups]
        self._compact = False
        for group in groups:
            for part in group:
                part.setParent(self)

    def put_behind(self, part: Part, before: Part) -> None:
        """Add a part behind another one."""
        for group in self._groups:
            if before in group:
                group.insert(group.index(before) + 1, part)
                part.setParent(self)

    def set_compact(self, compact: bool) -> None:
        """Let groups stand side by side from the next ``set_out`` on, or one above the other."""
        self._compact = compact

    def set_out(self, width: int) -> int:
        """Set the parts out in ``width`` pixels and take the height that they need, which is given."""
        side = SPACING - PADDING
        columns = self._columns(width - 2 * side)
        room = (width - 2 * side - SPACING * (len(columns) - 1)) // len(columns)
        height = max(
            self._set_out_column(column, QRect(side + number * (room + SPACING), SPACING, room, 0), width)
            for number, column in enumerate(columns)
        )
        self.resize(width, height + SPACING)
        return height + SPACING

    def _columns(self, width: int) -> list[list[Part]]:
        """Give the visible parts in as many columns as the longest word of each has room for."""
        groups = [[part for part in group if not part.isHidden()] for group in self._groups]
        groups = [group for group in groups if group]
        while self._compact and len(groups) > 1:
            room = (width - SPACING * (len(groups) - 1)) // len(groups)
            if all(part.least_width <= room for group in groups for part in group):
                return groups
            groups[-2:] = [groups[-2] + groups[-1]]
        return [[part for group in groups for part in group]]

    def _set_out_column(self, parts: Sequence[Part], area: QRect, width: int) -> int:
        """Set parts out one above the other from the area's top; give where the last one ends."""
        bottom = area.top()
        for part in parts:
            top = bottom if part is parts[0] else bottom + SPACING
            height = part.set_out(area.width())
            place = QRect(area.left(), top, area.width(), height)
            if self.isRightToLeft():
                place = QStyle.visualRect(self.layoutDirection(), QRect(0, 0, width, 0), place)
            part.setGeometry(place)
            bottom = top + height
        return bottom
