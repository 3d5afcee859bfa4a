"""The tabs of one text: each has its own path of places, and its page is as it was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.history import History
from tipbrowser.controllers.reading import OpenText, ReadingController
from tipbrowser.domain.page import Place
from tipbrowser.ui.page.page_places import Kept, kept_place

if TYPE_CHECKING:
    from tipbrowser.ui.text_head import TextHead

Titles = Callable[[Place], tuple[str, str]]
"""Gives the title of a tab at a place, and the whole of what it stands for."""


class Tab:
    """A path of places, and how its page was left."""

    __slots__ = ("history", "left")

    def __init__(self, history: History, left: Kept | None = None) -> None:
        self.history = history
        self.left = left

    @property
    def place(self) -> Place:
        """Where one is in it."""
        place = self.history.current
        assert place is not None  # a tab is opened at a place
        return place


def tab_at(place: Place) -> Tab:
    """Give a tab whose path begins at a place."""
    history = History()
    history.visit(place)
    return Tab(history)


class SideTabs(QObject):
    """Holds the tabs of one text; the line with them is made when there is more than one, or another text."""

    changed = Signal()
    """Tabs, their order or the one in front are others."""
    closed = Signal(int, object)
    """Where a ``Tab`` stood that was closed, and itself."""
    text_close_requested = Signal()

    def __init__(
        self, places: ReadingController, text: OpenText, titles: Titles, parent: QObject | None = None
    ) -> None:
        """The text's own path is the first tab."""
        super().__init__(parent)
        self.text = text
        self._places = places
        self._titles = titles
        self._tabs = [Tab(text.history)]
        self._front = 0
        self._behind = 0
        """How many tabs were opened behind the one in front, one after the other."""
        self._head: TextHead | None = None
        self._is_one_of_two = False
        places.text_moved.connect(self._follow)

    @property
    def tabs(self) -> Sequence[Tab]:
        """The tabs in their order."""
        return self._tabs

    @property
    def front(self) -> int:
        """Which tab is in front."""
        return self._front

    @property
    def left(self) -> Kept | None:
        """How the page in front is scrolled, and what is selected; none while it cannot be seen."""
        page = self.text.area.page
        return kept_place(page.view, page.current) if page.isVisible() else None

    @property
    def head(self) -> TextHead | None:
        """The line with the tabs, once there was a reason for it."""
        return self._head

    def restore(self, before: Sequence[Place], behind: Sequence[Place]) -> None:
        """Stand tabs on both sides of the only one, which has no line yet; their pages are read when they are shown."""
        self._tabs = [*map(tab_at, before), *self._tabs, *map(tab_at, behind)]
        self._front = len(before)
        self._show_head()

    def open(self, tab: Tab, at: int | None = None) -> None:
        """Put a tab in front, at a place among the others or else behind the one that is in front now."""
        index = self._front + 1 if at is None else min(at, len(self._tabs))
        # What the file does not give any more raises an error before there is a tab.
        left = self.left
        before = self._tabs[self._front]
        self._places.follow_path(self.text, tab.history, tab.left)
        before.left = left
        self._insert(index, tab)
        self._come(index)

    def open_behind(self, tab: Tab) -> None:
        """Put a tab behind the one in front and those that were opened so before; the text stays."""
        self._behind += 1
        self._insert(min(self._front + self._behind, len(self._tabs)), tab)
        self.changed.emit()

    def bring(self, index: int) -> None:
        """Bring a tab to the front, as it was left, and read in it."""
        if index == self._front:
            self._places.activate(self.text)
            return
        tab, left = self._tabs[index], self.left
        try:
            self._places.follow_path(self.text, tab.history, tab.left)
        except Exception:
            self._show_front()
            raise
        self._tabs[self._front].left = left
        self._come(index)

    def step(self, by: int) -> None:
        """Bring the next tab to the front, or the one before; behind the last comes the first."""
        if len(self._tabs) > 1:
            self.bring((self._front + by) % len(self._tabs))

    def close(self, index: int) -> None:
        """Close a tab; the last one stays. In the place of the one in front comes the next, or the one before."""
        if len(self._tabs) < 2:
            return
        if index == self._front:
            self.bring(index + 1 if index + 1 < len(self._tabs) else index - 1)
        tab = self._tabs.pop(index)
        self._behind -= self._front < index <= self._front + self._behind
        self._front -= index < self._front
        if self._head is not None:
            self._head.strip.take(index)
        self._show_head()
        self.closed.emit(index, tab)
        self.changed.emit()

    def keep_place(self) -> None:
        """Note how the text is left, before it is put away."""
        self._tabs[self._front].left = self.left

    def stand_beside(self, *, another: bool, closing: str = "") -> None:
        """Show the line also with one tab while there is another text; ``closing`` says what its cross closes."""
        self._is_one_of_two = another
        self._show_head()
        if closing and self._head is not None:
            self._head.show_closing(closing)

    def show_active(self, *, active: bool) -> None:
        """Show whether one reads in this one of two texts."""
        if self._head is not None:
            self._head.show_active(active=active and self._is_one_of_two)

    def _insert(self, index: int, tab: Tab) -> None:
        self._tabs.insert(index, tab)
        self._front += index <= self._front
        if self._head is not None:
            self._head.strip.add(index, *self._titles(tab.place))
        self._show_head()

    def _come(self, index: int) -> None:
        self._front, self._behind = index, 0
        self._show_front()
        self.changed.emit()

    def _show_head(self) -> None:
        shown = len(self._tabs) > 1 or self._is_one_of_two
        if shown and self._head is None:
            self._head = self._make_head()
        if self._head is not None:
            self._head.setVisible(shown)
            if shown:
                self._follow(self.text)

    def _make_head(self) -> TextHead:
        from tipbrowser.ui.text_head import TextHead  # late: many readers need one text and no tabs

        head = TextHead()
        strip = head.strip
        for index, tab in enumerate(self._tabs):
            strip.add(index, *self._titles(tab.place))
        strip.show_front(self._front)
        strip.front_requested.connect(self.bring)
        strip.close_requested.connect(self.close)
        strip.tabMoved.connect(self._move)
        head.text_close_requested.connect(self.text_close_requested)
        self.text.area.put_head(head)
        return head

    def _show_front(self) -> None:
        if self._head is not None:
            self._head.strip.show_front(self._front)
            self._follow(self.text)

    def _follow(self, text: OpenText) -> None:
        """Name the tab in front after its place."""
        if text is self.text and self._head is not None and not self._head.isHidden() and text.place is not None:
            if self._tabs[self._front].history is not text.history:
                return  # the tab is still on its way to the front
            self._head.strip.name(self._front, *self._titles(text.place))

    def _move(self, source: int, target: int) -> None:
        """Follow a tab that was dragged to another place."""
        front = self._tabs[self._front]
        self._tabs.insert(target, self._tabs.pop(source))
        self._front, self._behind = self._tabs.index(front), 0
        self.changed.emit()
