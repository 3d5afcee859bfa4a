"""Buttons that say how much was found somewhere by the length of a bar; a press filters, another releases."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

BAR_HEIGHT = 34
LEAST_BAR = 2
GAP = 2
SIDE, ABOVE = 6, 3
ROUND = 3
APART = 3
"""Pixels around a bar that has the keyboard, most of them below the line around it."""


class BarColours:
    """What bars are painted in."""

    def __init__(self, palette: QPalette) -> None:
        """Take the colours of a palette."""
        roles = QPalette.ColorRole
        self.full, self.usual, self.dimmed = (QColor(palette.color(roles.Accent)) for _ in range(3))
        self.usual.setAlphaF(0.75)
        self.dimmed.setAlphaF(0.35)
        self.none = palette.color(roles.Mid)
        self.chosen, self.under_pointer = palette.color(roles.Highlight), palette.color(roles.Midlight)


class FacetButton(QAbstractButton):
    """One value of a facet; it is checked while it filters."""

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        """``value`` is what it stands for: ``A.II``, ``operative``, a topic's whole name."""
        super().__init__(parent)
        self.value = value
        self.words = ""
        """What it is, with its number."""
        self._count: int | None = 0
        self._most = 1
        self._dimmed = False
        # What Qt knows too, at hand: with every letter all bars would ask it for it.
        self.is_chosen = False
        self.is_usable = True
        self.toggled.connect(self._note_choice)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def count(self) -> int:
        """How many passages were found there, as far as they are counted."""
        return self._count or 0

    def set_words(self, words: str) -> None:
        """Say what the button is, with its number, to a screen reader and to the pointer."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)

    def show_count(self, count: int | None, most: int, *, chosen: bool, dimmed: bool) -> None:
        """Show how many of ``most`` there are; none while they are counted.

        It is ``dimmed`` while others filter and this one does not.
        """
        if (count, max(most, 1), dimmed, chosen) == (self._count, self._most, self._dimmed, self.is_chosen):
            return
        self._count, self._most, self._dimmed = count, max(most, 1), dimmed
        if chosen != self.is_chosen:
            self.setChecked(chosen)
        # Nothing can be found there; what filters can always be released.
        self.be_usable(usable=count != 0 or chosen)
        self.update()

    def be_usable(self, *, usable: bool) -> None:
        """Take presses and the keyboard, or not."""
        if usable != self.is_usable:
            self.is_usable = usable
            self.setEnabled(usable)

    def _note_choice(self, chosen: bool) -> None:
        self.is_chosen = chosen

    def _bar_colour(self, colours: BarColours, *, pointed: bool) -> QColor:
        if self._dimmed:
            return colours.dimmed
        return colours.full if self.is_chosen or pointed else colours.usual

    def _draw_focus(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # not for what is straight: it takes ten times as long
        painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.Accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), ROUND, ROUND)


class FacetBar(FacetButton):
    """A standing bar: one meeting or session among the others.

    Its group paints it: Qt takes longer to come to twenty widgets than they take to paint.
    """

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUpdatesEnabled(False)  # of its own

    def sizeHint(self) -> QSize:
        return QSize(8, BAR_HEIGHT + GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(4, self.sizeHint().height())

    def draw(self, painter: QPainter, left: int, width: int, colours: BarColours, *, pointed: bool) -> None:
        """Paint the bar in its group, where it stands there; it may be ``pointed`` at."""
        bottom = BAR_HEIGHT + GAP
        if self.is_chosen or (pointed and self.is_usable):
            painter.fillRect(left, 0, width, bottom, colours.chosen if self.is_chosen else colours.under_pointer)
        height, colour = 1, colours.none
        if self._count:
            height = max(round(self._count / self._most * BAR_HEIGHT), LEAST_BAR)
            colour = self._bar_colour(colours, pointed=pointed)
        painter.fillRect(left + 1, bottom - height, max(width - 2, 1), height, colour)

    def draw_focus(self, painter: QPainter) -> None:
        """Paint in the group that the bar has the keyboard; a bar may be as bright as what goes around it."""
        painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.Base), APART))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.geometry()).adjusted(2, 2, -2, -2))
        self._draw_focus(painter, self.geometry())


class FacetRow(FacetButton):
    """A name and a number over a lying bar: one topic, part or kind among others."""

    def __init__(self, value: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self.setText(name.replace("&", "&&"))
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.font()).height() + 2 * ABOVE)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = QGuiApplication.palette()
        colours = BarColours(palette)
        area, pointed = self.rect(), self.underMouse()
        if self.is_chosen or (pointed and self.is_usable):
            painter.fillRect(area, colours.chosen if self.is_chosen else colours.under_pointer)
        line = round(area.width() * self.count / self._most)
        start = area.width() - line if self.isRightToLeft() else 0
        if self._count:
            painter.fillRect(
                QRect(start, area.height() - 2, max(line, LEAST_BAR), 2), self._bar_colour(colours, pointed=pointed)
            )
        self._draw_words(painter, palette)
        if self.hasFocus():
            self._draw_focus(painter, area)

    def _draw_words(self, painter: QPainter, palette: QPalette) -> None:
        roles = QPalette.ColorRole
        metrics = QFontMetrics(self.font())
        words = self.rect().adjusted(SIDE, 0, -SIDE, -1)
        count = "…" if self._count is None else str(self._count)
        painter.setPen(palette.color(roles.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), count)
        room = words.width() - metrics.horizontalAdvance(count) - SIDE
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(palette.color(roles.Text if self.is_usable else roles.PlaceholderText))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), name)
