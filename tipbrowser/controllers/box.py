"""The box's keys: through the results and back, what was searched for lately, and what Escape gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from tipbrowser.controllers.history import History
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.controllers.search import Asked, SearchController
from tipbrowser.domain.hits import Finding
from tipbrowser.domain.page import Place
from tipbrowser.domain.values import Value
from tipbrowser.ui.entries_pane import EntriesPane
from tipbrowser.ui.search_box import SearchBox
from tipbrowser.ui.search_start import SearchStart

MOST_RECENT = 12
"""Texts that were searched for lately and are kept."""
LONGEST_RECENT = 200
"""Characters of a text that is kept: a whole page that was pasted is no search to come back to."""


class _Before(Value, kw_only=False):
    """What was there when the keyboard came to the box."""

    asked: Asked
    place: Place | None
    path: History
    """The way back of the tab that was in front."""
    selected: str
    """Canonical locator of the list's selection."""
    scrolled: int
    """How far the list was scrolled, in pixels."""


class BoxController(QObject):
    """Lets one search, look through what was found and open it without leaving the box."""

    opened = Signal(str)
    """A passage was opened; its canonical locator."""
    recent_changed = Signal()
    """Something was searched for that was not the last."""

    def __init__(
        self,
        search: SearchController,
        places: ReadingController,
        *,
        box: SearchBox,
        start: SearchStart,
        entries: EntriesPane,
        show_panes: Callable[[], None],
        go_to_text: Callable[[], None],
        recent: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """``show_panes`` puts a sheet away that stands before them; ``go_to_text`` takes the keyboard to the text."""
        super().__init__(parent)
        self._search = search
        self._places = places
        self._box = box
        self._start = start
        self._entries = entries
        self._show_panes = show_panes
        self._go_to_text = go_to_text
        self._recent = [text for text in recent if _is_recent(text)][:MOST_RECENT]
        self._before = self._now()
        self._is_inside = False
        """Whether the keyboard is in the box; it is so too while another program has it."""
        self._stepped = False
        """Whether a key came to one of the results: what Enter opens then."""
        self._shown = ""
        """The text whose results are shown."""
        self._connect_signals()
        if box.hasFocus():
            self._enter()

    @property
    def recent(self) -> Sequence[str]:
        """What was searched for lately, the latest first."""
        return self._recent

    def _connect_signals(self) -> None:
        box, start = self._box, self._start
        box.entered.connect(self._enter)
        box.left.connect(self._leave)
        box.typed.connect(self._type)
        box.step_requested.connect(self._step)
        box.confirmed.connect(self._confirm)
        box.dismissed.connect(self._give_back)
        box.language_requested.connect(self._explain)
        start.text_requested.connect(self._take_text)
        start.forgetting_requested.connect(self._forget)
        start.typed.connect(self._type_on)
        start.dismissed.connect(lambda: box.setFocus(Qt.FocusReason.OtherFocusReason))
        self._entries.locator_requested.connect(self._remember)
        self._search.shown.connect(self._begin_anew)

    def come(self) -> None:
        """Take the keyboard to the box, over what stands there."""
        self._show_panes()
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def _enter(self) -> None:
        self._search.prepare()
        if not self._is_inside:
            self._is_inside = True
            self._before = self._now()
            self._stepped = False
        if not self._box.text():
            self._show_start()

    def _leave(self) -> None:
        self._is_inside = False
        self._search.wait_no_more()
        if not self._start.has_focus:
            self._start.hide()

    def _type(self, text: str) -> None:
        self._show_panes()
        self._search.ask(text)
        if text:
            self._start.hide()
        else:
            self._show_start()

    def _type_on(self, letters: str) -> None:
        """Go on typing in the box with what was typed on one of the rows below it."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.insert(letters)
        self._type(self._box.text())

    def _step(self, by: int) -> None:
        if self._start.isVisible():
            self._start.take_focus()
        elif self._search.text:
            self._search.when_found(lambda: self._pass_by(by))

    def _pass_by(self, by: int) -> None:
        locator = self._entries.step(by, from_top=not self._stepped)
        self._stepped = True
        if locator:
            self._places.pass_by(locator)

    def _confirm(self) -> None:
        if self._search.text:
            # Enter alone asks for the best; of the first that are found nobody knows yet whether they are.
            self._search.when_found(self._open, ordered=not self._stepped)

    def _open(self) -> None:
        # Where a key came to what is not found any more, the first is meant again.
        locator = (self._entries.selected if self._stepped else "") or self._entries.step(1, from_top=True)
        if locator and self._places.go_to(locator):
            self._remember()
            self._before = self._now()
            self._go_to_text()
            self.opened.emit(locator)

    def _give_back(self) -> None:
        """Give back what was there: list, words, what narrows them, place; if nothing changed, leave the box."""
        self._start.hide()
        before, now = self._before, self._now()
        has_searched = before.asked != now.asked
        has_moved = before.place != now.place and before.path is now.path  # another tab has a place of its own
        if not (has_searched or has_moved):
            self._box.show_text(now.asked.text)
            self._go_to_text()
            return
        if has_searched:
            self._search.give_back(before.asked)
        if before.place is not None and has_moved:
            self._places.take_back(before.place)
        self._search.when_found(lambda: self._search.show_row(before.selected, before.scrolled), ordered=True)
        self._stepped = False

    def _now(self) -> _Before:
        return _Before(
            self._search.asked, self._places.place, self._places.text.history, self._entries.selected,
            self._entries.scrolled,
        )  # fmt: skip

    def _begin_anew(self, finding: object) -> None:
        text = finding.text if isinstance(finding, Finding) else ""
        self._stepped = self._stepped and text == self._shown
        self._shown = text
        if finding is None and self._box.hasFocus() and not self._box.text():
            self._show_start()

    def _explain(self) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._start.isVisible():
            self._start.hide()
        else:
            self._show_start()

    def _take_text(self, text: str) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start.hide()
        self._show_panes()
        self._search.ask(text)
        self._remember()

    def _show_start(self) -> None:
        self._start.show_recent(self._recent)
        self._start.open_below(self._box)

    def _remember(self, _locator: str = "") -> None:
        text = " ".join(self._search.text.split())
        if not _is_recent(text) or self._recent[:1] == [text]:
            return
        self._recent = [text, *(one for one in self._recent if one != text)][:MOST_RECENT]
        self.recent_changed.emit()

    def _forget(self) -> None:
        self._recent = []
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_start()
        self.recent_changed.emit()


def _is_recent(text: str) -> bool:
    """Tell whether a text is one to come back to."""
    return bool(text.strip()) and len(text) <= LONGEST_RECENT and text.isprintable()
