"""Values of one facet together: the arrow keys go from one to the next, the Tab key past all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tipbrowser.domain.values import Value
from tipbrowser.ui.facet_buttons import BAR_HEIGHT, GAP, BarColours, FacetBar, FacetButton, FacetRow
from tipbrowser.ui.look_changes import LOOK_CHANGES

BETWEEN_PARTS = 10
CHANGES_OF_BAR = frozenset(
    (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange)
)
"""What a bar looks otherwise after."""
MOVES_OF_BAR = frozenset((QEvent.Type.Move, QEvent.Type.Resize))


class FacetValue(Value, kw_only=False):
    """What a button shows."""

    value: str
    name: str
    """In words: ``Fourth meeting, 2011``."""
    count: int
    chosen: bool


class FacetGroup(QWidget):
    """Buttons of which each can filter; it tells which was pressed."""

    toggled = Signal(str)
    """The value whose button was pressed."""
    keyboard_freed = Signal()
    """The button that has the keyboard goes out of use, and none is left to take it."""

    def __init__(self, name: str, layout: QBoxLayout, parent: QWidget | None = None) -> None:
        """``name`` is what the values are, for a screen reader."""
        super().__init__(parent)
        self._buttons: list[FacetButton] = []
        self._reached: FacetButton | None = None
        """The button that the Tab key comes to."""
        self._line = layout
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.setLayout(layout)
        self.setAccessibleName(name)

    @property
    def buttons(self) -> Sequence[FacetButton]:
        """The buttons in their order."""
        return self._buttons

    def show_values(self, values: Sequence[FacetValue], *, pending: bool = False) -> None:
        """Show how much was found where; the keyboard stays with a value that is still there.

        While the numbers are ``pending``, those of ``values`` are not shown.
        """
        if [button.value for button in self._buttons] != [one.value for one in values]:
            self._make(values)
        most = max((one.count for one in values), default=1)
        any_chosen = any(one.chosen for one in values)
        if not pending:
            self._pass_keyboard_on([bool(one.count) or one.chosen for one in values])
        words = self.tr("{name}: still being counted") if pending else self.tr("{name}: {count}")
        for button, one in zip(self._buttons, values, strict=True):
            dimmed = any_chosen and not one.chosen
            button.show_count(None if pending else one.count, most, chosen=one.chosen, dimmed=dimmed)
            button.set_words(words.format(name=one.name, count=one.count))
        self._let_one_be_reached()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, FacetButton):
            return self._go(watched, event)
        if event.type() == QEvent.Type.ToolTip and isinstance(watched, FacetButton):
            watched.setToolTip(watched.words)  # now that it is asked for: with each letter it would be told to all
        return super().eventFilter(watched, event)

    @property
    def _focused(self) -> FacetButton | None:
        """The button that has the keyboard."""
        focused = self.focusWidget()
        return focused if isinstance(focused, FacetButton) and focused.hasFocus() else None

    def _new_button(self, one: FacetValue) -> FacetButton:
        raise NotImplementedError

    def _make(self, values: Sequence[FacetValue]) -> None:
        focused = "" if self._focused is None else self._focused.value
        former, self._buttons = self._buttons, [self._new_button(one) for one in values]
        self._reached = None
        while self._line.takeAt(0) is not None:
            pass
        for button in self._buttons:
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked=False, value=button.value: self.toggled.emit(value))
            self._place(button)
            button.show()
            if button.value == focused:
                button.setFocus()
        for button in former:
            button.hide()
            button.deleteLater()

    def _place(self, button: FacetButton) -> None:
        self._line.addWidget(button)

    def _go(self, button: FacetButton, event: QKeyEvent) -> bool:
        back, onwards = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if self.isRightToLeft():
            back, onwards = (Qt.Key.Key_Right, Qt.Key.Key_Up), (Qt.Key.Key_Left, Qt.Key.Key_Down)
        step = {**dict.fromkeys(back, -1), **dict.fromkeys(onwards, 1)}.get(Qt.Key(event.key()), 0)
        if not step:
            return False
        usable = [one for one in self._buttons if one.is_usable]
        place = usable.index(button) + step
        if 0 <= place < len(usable):
            usable[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._let_one_be_reached()
        return True

    def _pass_keyboard_on(self, usable: Sequence[bool]) -> None:
        """Give the keyboard to the nearest button that can be used, if the one that has it no longer can."""
        if self._focused is None or usable[focused := self._buttons.index(self._focused)]:
            return
        near = [place for place, is_usable in enumerate(usable) if is_usable]
        if not near:
            self.keyboard_freed.emit()
            return
        button = self._buttons[min(near, key=lambda place: abs(place - focused))]
        button.be_usable(usable=True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_one_be_reached(self) -> None:
        """Let the Tab key come to one of the buttons: the one with the keyboard, else one that filters, else the first."""
        usable = [one for one in self._buttons if one.is_usable]
        chosen = self._focused
        if chosen is None or not chosen.is_usable:
            chosen = next((one for one in usable if one.is_chosen), usable[0] if usable else None)
        if chosen is None or chosen is not self._reached:
            self._reached = chosen
            for one in self._buttons:
                one.setFocusPolicy(Qt.FocusPolicy.TabFocus if one is chosen else Qt.FocusPolicy.NoFocus)


class FacetRows(FacetGroup):
    """Rows below each other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, QVBoxLayout(), parent)

    def _new_button(self, one: FacetValue) -> FacetButton:
        return FacetRow(one.value, one.name, self)


class FacetBars(FacetGroup):
    """Meetings and sessions as bars side by side, with their numerals below where there is room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, QHBoxLayout(), parent)
        self._bars: Sequence[tuple[int, int, FacetBar]] = ()
        """Where the bars begin and how wide they are, in pixels, as long as they stay there."""
        self._look: object = None
        self._placed: Sequence[tuple[QRect, FacetButton]] = ()
        """Where the numerals stand in that look."""
        self.setObjectName("facet_bars")
        self.setMouseTracking(True)  # the numerals can be pressed like their bars
        self._take_height()

    def show_values(self, values: Sequence[FacetValue], *, pending: bool = False) -> None:
        """Show how much was found where, part B a little apart from part A."""
        before = self._buttons
        super().show_values(values, pending=pending)
        if self._buttons is not before:
            self._bars, self._look = (), None  # other bars may have the same look, and those that had it are gone
            self.update()
        else:
            self.update(self._standing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in CHANGES_OF_BAR:
            self.update(self._standing)
        elif kind in MOVES_OF_BAR:
            self._bars = ()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._take_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, dirty = QPainter(self), QGuiApplication.palette(), event.rect()
        colours = BarColours(palette)
        pointed = next((bar for bar in self._buttons if bar.underMouse()), None) if self.underMouse() else None
        self._bars = self._bars or [(bar.x(), bar.width(), bar) for bar in self._buttons if isinstance(bar, FacetBar)]
        for left, width, bar in self._bars:
            bar.draw(painter, left, width, colours, pointed=bar is pointed)
        if dirty.bottom() >= BAR_HEIGHT + GAP:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            ascent = QFontMetrics(self.font()).ascent()
            for area, named in self._numerals():
                painter.drawText(area.left(), area.top() + ascent, _numeral(named))
        if isinstance(self._focused, FacetBar):
            self._focused.draw_focus(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_named_at(event.position().toPoint())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            bar.click()
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_named_at(event.position().toPoint())
        usable = bar is not None and bar.is_usable
        self.setCursor(Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor)
        self.setToolTip(bar.words if bar is not None else "")
        super().mouseMoveEvent(event)

    @property
    def _standing(self) -> QRect:
        """Where the bars stand, without their numerals."""
        return QRect(0, 0, self.width(), BAR_HEIGHT + GAP)

    def _bar_named_at(self, place: QPoint) -> FacetButton | None:
        return next((bar for area, bar in self._numerals() if area.contains(place)), None)

    def _numerals(self) -> Sequence[tuple[QRect, FacetButton]]:
        """Give where numerals stand below their bars: those that have room beside the ones before."""
        look = (self.width(), self.font().key(), tuple((bar.value, bar.x()) for bar in self._buttons))
        if look != self._look:  # they stay where they are with every letter that is typed
            self._look, self._placed = look, self._numerals_placed()
        return self._placed

    def _numerals_placed(self) -> Sequence[tuple[QRect, FacetButton]]:
        metrics = QFontMetrics(self.font())
        found: list[tuple[QRect, FacetButton]] = []
        for bar in self._by_weight():
            width = metrics.horizontalAdvance(_numeral(bar))
            start = min(max(bar.geometry().center().x() - width // 2, 0), self.width() - width)
            area = QRect(start, BAR_HEIGHT + 2 * GAP, width, metrics.height())
            around = area.adjusted(-2 * GAP, 0, 2 * GAP, 0)
            if not any(around.intersects(other) for other, _ in found):
                found.append((area, bar))
        return found

    def _take_height(self) -> None:
        """Have the height of bars and numerals at once: what stands below does not move when the bars come."""
        below = QFontMetrics(self.font()).height() + GAP
        self._line.setContentsMargins(0, 0, 0, below)
        self.setFixedHeight(BAR_HEIGHT + GAP + below)

    def _by_weight(self) -> Sequence[FacetButton]:
        """Give the bars, those first that have their numeral in any case: the ends of each part."""
        parts = [button.value.partition(".")[0] for button in self._buttons]
        ends = {
            place
            for place, part in enumerate(parts)
            if parts[place - 1 : place] != [part] or parts[place + 1 : place + 2] != [part]
        }
        inner = set(range(len(parts))) - ends
        return [self._buttons[place] for place in (*sorted(ends), *sorted(inner))]

    def _place(self, button: FacetButton) -> None:
        if self._buttons and button is not self._buttons[0]:
            before = self._buttons[self._buttons.index(button) - 1]
            if before.value.partition(".")[0] != button.value.partition(".")[0]:
                self._line.addSpacing(BETWEEN_PARTS)
        super()._place(button)

    def _new_button(self, one: FacetValue) -> FacetButton:
        bar = FacetBar(one.value, self)
        bar.toggled.connect(lambda _checked: self.update(self._standing))
        return bar


def _numeral(bar: FacetButton) -> str:
    return bar.value.rpartition(".")[2]
