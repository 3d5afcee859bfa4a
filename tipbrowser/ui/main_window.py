"""The window: where each pane stands. What they do together is the controllers' matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tipbrowser.domain.looks import SMALLEST_WINDOW
from tipbrowser.ui.banners import BannerArea
from tipbrowser.ui.enter_key import pressed_by_enter
from tipbrowser.ui.focus_order import beside, end_typing, moved_behind, stops
from tipbrowser.ui.header_bar import HeaderBar
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.ui.text_area import TextArea
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.entries_pane import EntriesPane
    from tipbrowser.ui.floating_list import FloatingList
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.search_box import SearchBox
    from tipbrowser.ui.search_start import SearchStart
    from tipbrowser.ui.side_panes import SidePanes
    from tipbrowser.ui.text_desk import TextDesk

USUAL_SIZE = (1280, 800)
SMALL_SCREEN = (1000, 600)
"""Pixels of the smallest screen that is thought of, less what the desktop takes of it."""
SIDE_WIDTH = 244
LIST_WIDTH = 252


class MainWindow(QMainWindow):
    """Header, banners, three columns and the bottom line.

    The text is there from the beginning; the other panes, which cost more to make than it does, take their places
    once it has been painted (``build_panes``). Until then nothing stands there, and nothing moves when they come.
    """

    side: SidePanes
    """Contents, topics and errata; from ``build_panes`` on, as are the list and the box for searching."""
    entries: EntriesPane
    search_box: SearchBox

    first_painted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, text_scale: int) -> None:
        super().__init__()
        self.status = StatusLine()
        self._painted = False
        self._make_parts(theme, text_scale)

    def begin_anew(self, theme: Theme, text_scale: int) -> None:
        """Let go of all that stands in the window, and begin again with a text alone: another compendium is opened.

        Whatever was connected to it goes with it; the bottom line stays, and says nothing.
        """
        for action in self.actions():
            self.removeAction(action)
        for held in self._held:
            held.deleteLater()
        vars(self).pop("search_start", None)
        sizes = tuple(self.columns.sizes())
        self.status.clear()
        self._make_parts(theme, text_scale)
        if self.isVisible():
            self._lay_out((sizes[0], 0, sum(sizes[1:])))

    def _make_parts(self, theme: Theme, text_scale: int) -> None:
        self.header = HeaderBar()
        self.banners = BannerArea()
        self.area = TextArea(theme, text_scale)
        """The text that one reads in, of the ``areas`` that there are."""
        self.areas = [self.area]
        self.desk: TextDesk | None = None
        """Holds both texts, once there was a second."""
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; who says no says in the window why."""
        self.columns = QSplitter()
        self.stack = QStackedWidget()
        self._built = False
        self._floating: list[FloatingList] = []
        self._held: list[QShortcut] = []
        self._places: tuple[QWidget, QWidget] = (_place("side", 210), _place("entries_pane", 180))
        self._planned: tuple[int, ...] = (SIDE_WIDTH, 0, USUAL_SIZE[0] - SIDE_WIDTH)
        self._list_width = 0
        """How wide the reader has the list; none until it was shown."""
        self._build_columns()
        self._build_column()

    @property
    def is_built(self) -> bool:
        """Whether the panes beside the text are there."""
        return self._built

    def show_actions(self, actions: WindowActions) -> None:
        """Listen to the actions' keys, and show them in the header."""
        self.header.show_actions(actions)
        for action in actions.all_actions():
            self.addAction(action)
            self._hold_keys(action)

    def build_panes(self, icons: Icons, theme: Theme) -> None:
        """Make the panes beside the text, in the places that were kept for them."""
        # Late, with all that they need: the text paints first.
        from tipbrowser.ui.entries_pane import EntriesPane
        from tipbrowser.ui.side_panes import SidePanes

        sizes = self.columns.sizes()
        self.side = SidePanes(icons, theme)
        self.entries = EntriesPane(icons, theme)
        self.entries.setObjectName("entries_pane")
        self.entries.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
        self.entries.setMinimumWidth(180)
        for kept, pane in zip(self._places, (self.side, self.entries), strict=True):
            hidden = kept.isHidden()
            self.columns.replaceWidget(self.columns.indexOf(kept), pane)
            pane.setHidden(hidden)
            kept.deleteLater()
        self._places = (self.side, self.entries)
        self._built = True
        self.side.set_theme(theme)
        self.entries.set_theme(theme)
        for area in self.areas:
            area.build_apparatus()
        self.search_box = self.header.build_search(icons, theme)
        self.columns.setSizes(sizes)

    @cached_property
    def search_start(self) -> SearchStart:
        """What floats below the empty box; made when it is first shown."""
        from tipbrowser.ui.search_start import SearchStart

        return SearchStart(self._central)

    def build_desk(self, share: int) -> TextArea:
        """Make a second text beside the first, in its place; ``share`` as in ``TextDesk``."""
        from tipbrowser.ui.text_desk import TextDesk  # late: most readers need one text

        if self.desk is not None:
            return self.areas[1]
        first = self.areas[0]
        focused, room = self.focusWidget(), first.geometry()
        second = TextArea(first.page.theme, first.page.text_scale)
        self.desk = TextDesk(second, share)
        self.columns.replaceWidget(self.columns.indexOf(first), self.desk)
        self.columns.setStretchFactor(self.columns.indexOf(self.desk), 1)
        self.desk.setGeometry(room)
        self.areas.append(second)
        if self._built:
            second.build_apparatus()
        self.desk.take_first(first)
        if focused is not None and first.isAncestorOf(focused):
            focused.setFocus()
        return second

    def make_floating_list(self, theme: Theme) -> FloatingList:
        """Give a list that floats over the panes."""
        from tipbrowser.ui.floating_list import FloatingList  # late: the text paints first

        self._floating.append(FloatingList(theme, self._central, under=self.header))
        return self._floating[-1]

    @property
    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The panes that one can go to now, from start to end, each with what in it takes the keyboard."""
        every: list[tuple[QWidget, QWidget | None]] = [
            (self.side.contents, self.side.contents.view),
            (self.side.tabs, None if self.side.pane is None else self.side.pane.entrance),
            (self.entries, self.entries.entrance),
        ]
        for area in self.areas:
            every += [(area.page, area.page), (area.apparatus, area.apparatus.entrance)]
            every.append((area.notes_pane, area.notes_entrance))
        return [(pane, entrance) for pane, entrance in every if entrance is not None and entrance.isVisible()]

    def take_focus(self) -> None:
        """Take the keyboard to where one reads: the text, or what stands in its place."""
        shown = self.stack.currentWidget()
        if shown is self.columns or shown is None:
            self.area.take_focus()
        else:
            (stops(shown) or [shown])[0].setFocus()

    def set_least_size(self, scale: int) -> None:
        """Let the window be no smaller than what it holds fits into, at a size of its type in per cent."""
        self.setMinimumSize(
            *(min(side * scale // 100, most) for side, most in zip(SMALLEST_WINDOW, SMALL_SCREEN, strict=True))
        )

    def show_list(self, *, shown: bool) -> None:
        """Show or hide the list in the middle; the text gives or takes the room."""
        middle = self._places[1]
        if shown != middle.isHidden():
            return
        sizes = tuple(self.columns.sizes()) if self.isVisible() else self._planned
        middle.setVisible(shown)
        if not shown:
            self._list_width = sizes[1]
            return
        room = sizes[1] + sizes[2]
        wished = sizes[1] or self._list_width
        width = min(wished, room * 2 // 3) if wished else min(LIST_WIDTH, room // 2)
        self.plan_columns((sizes[0], width, room - width))

    def plan_columns(self, sizes: tuple[int, ...]) -> None:
        """Give the three columns their widths in pixels, now or when the window is first shown."""
        self._planned = sizes
        if self.isVisible():
            self.columns.setSizes(list(sizes))

    def show_sheet(self, sheet: QWidget) -> None:
        """Put a page in the place of the panes."""
        if self.stack.indexOf(sheet) < 0:
            self.stack.addWidget(sheet)
        self.stack.setCurrentWidget(sheet)

    def show_panes(self) -> None:
        """Come back to the panes."""
        self.stack.setCurrentWidget(self.columns)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        if self._built:
            self.side.set_theme(theme)
            self.entries.set_theme(theme)
            self.search_box.set_theme(theme)
        for area in self.areas:
            area.set_theme(theme)
        for floating in self._floating:
            floating.set_theme(theme)

    def setVisible(self, visible: bool) -> None:
        if visible and not self._painted:
            # Before anything is shown, so that the text is laid out once, for the width it will have.
            self._lay_out(self._planned)
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by_enter(self.focusWidget(), event):
            return
        if event.key() == QtCore.Qt.Key.Key_Escape and self.banners.close_last():
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        # Qt would go in the order in which everything was made, also from what has just been hidden or put out of use.
        order: Sequence[QWidget] = stops(self)
        if self.is_built and self.entries.isVisible() and self.search_box.text().strip():
            # What is found for the words in the box comes behind it, first the rows; then the buttons beside the box.
            order = moved_behind(order, self.search_box, stops(self.entries), self.entries.view)
        target = beside(order, self.focusWidget(), forward=next)
        if target is None:
            self.take_focus()
        else:
            reasons = QtCore.Qt.FocusReason
            target.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        # Now, and not when the window goes: nobody would wait any more until it is written.
        end_typing(self)
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # After this round of painting, when the panes have painted too.
            QTimer.singleShot(0, self.first_painted.emit)

    def _lay_out(self, columns: tuple[int, ...]) -> None:
        self._central.resize(self.size())
        self._column.activate()
        self.columns.setSizes(list(columns))

    def _hold_keys(self, action: QAction) -> None:
        """Let the keys of an action that cannot be done now do nothing: else the pane would take them for its own."""
        for key in action.shortcuts():
            held = QShortcut(key, self)
            self._held.append(held)
            held.setEnabled(not action.isEnabled())
            action.enabledChanged.connect(lambda enabled, held=held: held.setEnabled(not enabled))

    def _build_columns(self) -> None:
        columns = self.columns
        columns.setObjectName("columns")
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(1)
        self.area.setMinimumWidth(240)
        for stretch, column in ((0, self._places[0]), (0, self._places[1]), (1, self.area)):
            columns.addWidget(column)
            columns.setStretchFactor(columns.indexOf(column), stretch)
        self._places[1].hide()

    def _build_column(self) -> None:
        self._central = QWidget(self)
        self._column = column = QVBoxLayout(self._central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack.addWidget(self.columns)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        # Below the panes: nothing that one looks at or clicks at moves when a sentence comes or goes.
        column.addWidget(self.banners)
        column.addWidget(self.status)
        self.setCentralWidget(self._central)
        if not self._painted:
            self.set_least_size(100)
            self.resize(*USUAL_SIZE)


def _place(name: str, width: int) -> QWidget:
    """Give what keeps the place of a pane that is still to be made, in the pane's own colour."""
    place = QFrame()
    place.setObjectName(name)
    place.setMinimumWidth(width)
    return place
