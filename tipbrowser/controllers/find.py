"""Finding words in the open text: all places marked, one after the other brought into sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tipbrowser.ui.find_bar import FindBar
from tipbrowser.ui.page.text_page import TextPage


class FindController(QObject):
    """Holds the words looked for and the place come to; another page is looked through anew."""

    opened = Signal()
    closed = Signal()

    def __init__(self, bar: FindBar, page: TextPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._page = page
        self._places: list[tuple[int, int]] = []
        self._here = -1
        bar.words_changed.connect(self._look)
        bar.step_requested.connect(self.step)
        bar.closed.connect(self.close)
        page.document_shown.connect(self._look_again)

    @property
    def page(self) -> TextPage:
        """The text that is looked through."""
        return self._page

    @property
    def is_open(self) -> bool:
        """Whether words are looked for."""
        return not self._bar.isHidden()  # also while a sheet stands before the text

    def open(self) -> None:
        """Ask for words; those that are selected in the text are looked for at once."""
        selected = self._page.selected_text()
        self._bar.open("" if "\n" in selected else selected)
        self._look()
        self.opened.emit()

    def close(self) -> None:
        """Put the bar away with its marks; the text keeps its place and gets the keyboard."""
        self._bar.hide()
        self._places = []
        self._page.marks.show_found(None, -1)
        self._page.setFocus()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next place, or to the one before; behind the last comes the first."""
        if self._places:
            self._here = (self._here + by) % len(self._places)
            self._show(scroll=True)

    def _look(self, _words: str = "") -> None:
        self._places = self._page.marks.find_all(self._bar.words)
        seen = self._page.marks.first_in_sight()
        self._here = next((place for place, (start, _) in enumerate(self._places) if start >= seen), 0)
        self._show(scroll=True)

    def _look_again(self) -> None:
        """Look through what is shown now; the same page laid out anew keeps the place that one has come to."""
        if not self.is_open:
            return
        before, self._places = self._places, self._page.marks.find_all(self._bar.words)
        if before != self._places:
            self._here = 0
        self._show(scroll=False)

    def _show(self, *, scroll: bool) -> None:
        self._page.marks.show_found(self._places, self._here)
        self._bar.show_count(self._here + 1, len(self._places))
        if scroll and self._places:
            self._page.show_extent(*self._places[self._here])
