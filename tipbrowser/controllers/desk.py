"""What lies open at the same time: tabs, and a second text beside the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.reading import OpenText, ReadingController
from tipbrowser.controllers.side_tabs import SideTabs, Tab, tab_at
from tipbrowser.controllers.tab_titles import TabTitles
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator
from tipbrowser.domain.page import Place
from tipbrowser.domain.values import replace
from tipbrowser.services.reading import Reading
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.page.link_browser import BEHIND, BESIDE
from tipbrowser.ui.text_area import TextArea
from tipbrowser.window_state import MOST_TABS, WindowState

MOST_CLOSED = 100
"""Closed tabs that can be opened again."""


class DeskController(QObject):
    """Holds the tabs of one text or two, and which of the two is read in."""

    changed = Signal()
    """Something lies open otherwise than before."""
    area_added = Signal(object)
    """The ``TextArea`` of a second text."""

    def __init__(
        self, reading: Reading, places: ReadingController, window: MainWindow, state: WindowState,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``state`` says what lay open the last time."""
        super().__init__(parent)
        self._reading = reading
        self._places = places
        self._window = window
        self._state = state
        self._titles = TabTitles(reading)
        self._actions: WindowActions | None = None
        self._closed: list[tuple[SideTabs, int, Tab]] = []
        self._sides: list[SideTabs] = []
        self._is_split = False
        self._add_side(places.texts[0])
        places.activated.connect(self._show_active)
        self._show_active()

    @property
    def sides(self) -> Sequence[SideTabs]:
        """The tabs of the first text and, once it was opened, of the second."""
        return self._sides

    @property
    def active(self) -> SideTabs:
        """The tabs of the text that is read in."""
        return next(side for side in self._sides if side.text is self._places.text)

    def join_actions(self, actions: WindowActions) -> None:
        """Let the actions act on the tabs that there are; those that open something may come before there is a desk."""
        self._actions = actions
        actions.close_tab.triggered.connect(lambda: self.active.close(self.active.front))
        actions.reopen_tab.triggered.connect(self.reopen)
        actions.next_tab.triggered.connect(lambda: self.active.step(1))
        actions.previous_tab.triggered.connect(lambda: self.active.step(-1))
        self._enable()

    def restore(self, first: str) -> None:
        """Lay out what lay open the last time, with the reader at the place ``first``; only what is seen is read."""
        state, here = self._state, _known(self._place(first))
        in_second = state.has_second and state.in_second
        one = self._sides[0].text
        one.history.visit((in_second and self._readable(state.tabs, state.front_tab)) or here)
        self._stand(self._sides[0], state.tabs, state.front_tab)
        if state.has_second:
            self._split(here, kept=not in_second)
        texts = [side.text for side in self._sides]
        for text in texts if in_second else texts[::-1]:
            self._places.follow_path(text, text.history)

    def new_tab(self) -> None:
        """Open a tab at the same place."""
        side = self.active
        tab, left = tab_at(side.tabs[side.front].place), side.left
        tab.left = (*left[:2], 0, 0) if left is not None else None  # scrolled so, but nothing is selected
        side.open(tab)

    def reopen(self) -> None:
        """Open the tab again that was closed last, where it stood."""
        if self._closed:
            side, index, tab = self._closed[-1]
            side.open(tab, index) if self._is_seen(side) else self._sides[0].open(tab)
            self._closed.pop()
            self._changed()

    def open_apart(self, target: str, apart: str, area: TextArea | None = None) -> None:
        """Open a place in a new tab, ``BEHIND`` or ``IN_FRONT``, or ``BESIDE`` it in the other text.

        ``area`` is the text where it was asked for, by default the one that is read in.
        """
        side = next((side for side in self._sides if side.text.area is area), self.active)
        place = self._places.place_of(target)
        if place is None:
            return
        if apart == BESIDE:
            self._open_beside(side, target, place)
        elif apart == BEHIND:
            side.open_behind(tab_at(place))
        else:
            side.open(tab_at(place))

    def turn_second(self) -> None:
        """Open the second text at what it showed, at first the same place as in the first; or put it away."""
        if self._is_split:
            self._close_second()
            return
        try:
            self._split(_known(self._places.place))
        except Exception:
            self._enable()
            raise
        two = self._sides[1]
        tab = two.tabs[two.front]
        self._places.follow_path(two.text, tab.history, tab.left)
        two.text.area.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._changed()

    def leave(self) -> None:
        """Follow the keyboard no longer: another compendium is opened in the window."""
        if len(self._sides) > 1:
            self._follow_no_more()

    def with_texts(self, state: WindowState) -> WindowState:
        """Give a state of the window with what lies open."""
        tabs, front = _kept(self._sides[0])
        state = replace(state, tabs=tabs, front_tab=front, has_second=self._is_split, in_second=False)
        if len(self._sides) < 2 or self._window.desk is None:
            return state
        tabs, front = _kept(self._sides[1])
        return replace(
            state, second_tabs=tabs, second_front_tab=front, share=self._window.desk.share,
            second_beside=self._window.areas[1].apparatus_sizes,
            in_second=self._is_split and self.active is self._sides[1],
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            _application().removeEventFilter(self)
            # What the press itself asked for comes first, so that the place is told once.
            QTimer.singleShot(0, self, self._read_where_keyboard_is)
        return False

    def _add_side(self, text: OpenText) -> SideTabs:
        side = SideTabs(self._places, text, self._titles, self)
        self._sides.append(side)
        side.changed.connect(self._changed)
        side.closed.connect(lambda index, tab: self._note_closed(side, index, tab))
        side.text_close_requested.connect(self._close_second)
        return side

    def _split(self, here: Place, *, kept: bool = True) -> None:
        """Show the second text; if it has shown nothing yet, its path begins where it was ``kept``, or else ``here``.

        What the file does not give any more opens no text.
        """
        state = self._state
        if len(self._sides) > 1:
            here = _known(self._sides[1].text.place)
        elif kept:
            here = self._readable(state.second_tabs, state.second_front_tab) or here
        if not self._is_split:
            self._reading.page(here.page)
        if len(self._sides) < 2:
            area = self._window.build_desk(state.share)
            area.plan_apparatus(state.second_beside)
            two = self._add_side(self._places.add_text(area, tab_at(here).history))
            self._stand(two, state.second_tabs, state.second_front_tab)
            area.page.name = self.tr("Second text: {title}")
            area.page.beside_words = self.tr("Open in the first text")
            _application().focusChanged.connect(self._follow_focus)
            self._window.closing.connect(self._follow_no_more)
            self.area_added.emit(area)
        self._is_split = True
        self._sides[0].stand_beside(another=True)
        self._sides[1].stand_beside(another=True, closing=self.tr("Close the second text"))
        self._show_second()
        self._show_active()

    def _close_second(self) -> None:
        one, two = self._sides
        two.keep_place()
        focused = self._window.focusWidget()
        if focused is not None and two.text.area.isAncestorOf(focused):
            one.text.area.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_split = False
        self._show_second()
        for side in (one, two):
            side.stand_beside(another=False)
        self._places.activate(one.text)
        self._show_active()
        self._changed()

    def _show_second(self) -> None:
        assert self._window.desk is not None  # it is made with the second text
        self._window.desk.show_second(shown=self._is_split)

    def _open_beside(self, side: SideTabs, target: str, place: Place) -> None:
        """Go to a place in the other text than the one where that was asked for."""
        self._reading.page(place.page)
        self._split(place)
        one, two = self._sides
        other = one if side is two else two
        self._places.go_to(target, text=other.text)
        other.text.area.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _stand(self, side: SideTabs, targets: Sequence[str], front: int) -> None:
        """Stand tabs around the only one of a text, without those at places that this edition has not."""
        front = min(front, max(len(targets) - 1, 0))
        places = [None if index == front else self._place(target) for index, target in enumerate(targets)]
        side.restore([one for one in places[:front] if one], [one for one in places[front:] if one])

    def _place(self, target: str) -> Place | None:
        name = self._reading.page_of(target) if target else None
        return None if name is None else Place(page=name, locator=None if target == name else Locator(target))

    def _readable(self, targets: Sequence[str], front: int) -> Place | None:
        """Give the place of the tab in front, or its page if this edition has not the place; none if neither is there."""
        target = targets[min(front, len(targets) - 1)] if targets else ""
        place = self._place(target) or self._place(section_of(target) or "")
        page = None if place is None else read_or(lambda: self._reading.page(place.page), None)
        return place if page is not None else None

    def _is_seen(self, side: SideTabs) -> bool:
        return self._is_split or side is self._sides[0]

    def _side_of(self, widget: QWidget | None) -> SideTabs | None:
        sides = self._sides if self._is_split else []
        return next((side for side in sides if widget is not None and side.text.area.isAncestorOf(widget)), None)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Read in the text that the keyboard came to; by a press, its place is told once the button is let go."""
        side = self._side_of(now)
        if side is None or side.text is self._places.text:
            return
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._places.activate(side.text)
        else:
            self._places.turn_to(side.text)  # what the press asks for is meant for it
            _application().installEventFilter(self)

    def _follow_no_more(self) -> None:
        """Let the keyboard go where it will while the window goes."""
        self._window.closing.disconnect(self._follow_no_more)
        _application().focusChanged.disconnect(self._follow_focus)

    def _read_where_keyboard_is(self) -> None:
        side = self._side_of(self._window.focusWidget())
        if side is not None:
            self._places.activate(side.text)

    def _show_active(self) -> None:
        active = self._places.text
        self._window.area = active.area
        for side in self._sides:
            side.show_active(active=side.text is active)
        before = self._side_of(self._window.focusWidget())
        if before is not None and before.text is not active:
            active.area.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enable()

    def _note_closed(self, side: SideTabs, index: int, tab: Tab) -> None:
        self._closed = [*self._closed, (side, index, tab)][-MOST_CLOSED:]

    def _changed(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        if self._actions is None:
            return
        several = len(self.active.tabs) > 1
        for action in (self._actions.close_tab, self._actions.next_tab, self._actions.previous_tab):
            action.setEnabled(several)
        self._actions.reopen_tab.setEnabled(bool(self._closed))
        self._actions.second_text.setChecked(self._is_split)


def _kept(side: SideTabs) -> tuple[tuple[str, ...], int]:
    """Give the places of the tabs and which is in front; of too many, those around it."""
    start = max(0, min(side.front - MOST_TABS // 2, len(side.tabs) - MOST_TABS))
    places = [tab.place for tab in side.tabs[start : start + MOST_TABS]]
    return tuple(place.locator or place.page for place in places), side.front - start


def _known(place: Place | None) -> Place:
    assert place is not None  # where one reads is known before anything else
    return place


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
