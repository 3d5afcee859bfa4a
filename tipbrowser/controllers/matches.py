"""Marks in the text on what was searched for, and the steps from one to the next, across meetings and sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from tipbrowser.controllers.failing import GuardedFinder
from tipbrowser.controllers.find import FindController
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.domain.hits import Finding
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import Place
from tipbrowser.models.openings import joined
from tipbrowser.services.finding import Finder
from tipbrowser.services.reading import Reading
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.page.text_page import TextPage

REST = 120
"""Milliseconds without another letter after which the text is marked: while one types, one looks at the list."""
WHOLE = -1
"""In the place of a start: the passage was found, but none of its words was looked for."""
Spans = Mapping[Locator, Sequence[tuple[int, int]]]


class MatchesController(QObject):
    """Keeps the marks true to the search and the page; F3 goes on to the next of them."""

    def __init__(
        self,
        reading: Reading,
        finder: Finder,
        places: ReadingController,
        *,
        actions: WindowActions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._finder = GuardedFinder(finder)
        self._places = places
        self._actions = actions
        self._finding: Finding | None = None
        self._spans: Spans = {}
        self._spans_page: SectionId | None = None
        """The page that they are of."""
        self._marked: dict[TextPage, SectionId] = {}
        """The page that each text was marked for."""
        self._finds: list[FindController] = []
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self.mark)
        self._here: tuple[Locator, int] | None = None
        """The match that one has come to: passage and start."""
        actions.next_match.triggered.connect(lambda: self.step(1))
        actions.previous_match.triggered.connect(lambda: self.step(-1))
        places.place_changed.connect(self._follow)

    def show_finding(self, finding: Finding | None) -> None:
        """Mark what was searched for, or nothing any more."""
        self._finding = finding if finding is not None and finding.query is not None and finding.total else None
        self._spans_page, self._here = None, None
        self._marked.clear()
        self._enable()
        if self._finding is None:
            self.mark()
        else:
            self._rest.start()

    def give_way_to(self, find: FindController) -> None:
        """Let the same keys step through what is found in the open text, while its bar is open."""
        self._finds.append(find)
        find.opened.connect(self._enable)
        find.closed.connect(self._enable)

    def mark(self) -> None:
        """Mark every text now, the one that is read in last."""
        for text in sorted(self._places.texts, key=lambda text: text is self._places.text):
            if text.place is not None:
                self._mark_text(text.area.page, text.place.page)

    def _enable(self) -> None:
        possible = self._finding is not None or any(find.is_open for find in self._finds)
        for action in (self._actions.next_match, self._actions.previous_match):
            action.setEnabled(possible)

    def _follow(self, place: Place) -> None:
        if self._here is not None and place.locator != self._here[0]:
            self._here = None  # one has gone on by other ways
        self._mark_text(self._places.text.area.page, place.page)

    def _mark_text(self, text: TextPage, page: SectionId) -> None:
        if page != self._spans_page:
            self._rest.stop()
            self._spans_page = page
            self._spans = self._spans_of(page)
        if self._marked.get(text) != page:
            self._marked[text] = page
            text.marks.show(self._spans, self._here)

    def _spans_of(self, page: SectionId) -> Spans:
        shown = self._reading.page(page)
        if self._finding is None or shown is None:
            return {}
        texts = {passage.locator: passage.text for passage in shown.passages}
        found = self._finder.marks(self._finding, shown.passages)
        return {locator: joined(texts[locator], spans) for locator, spans in found.items()}

    def step(self, by: int) -> None:
        """Go to the next match, or the one before, from where one is; behind the last comes the first."""
        text = self._places.text.area.page
        find = next((find for find in self._finds if find.is_open and find.page is text), None)
        if find is not None:
            find.step(by)
            return
        place = self._places.place
        if self._finding is None or place is None or place.locator is None:
            return
        self.mark()
        start = self._within_passage(place.locator, by)
        if start is not None:
            self._go(place.locator, start)
            return
        locator = self._finder.beside(self._finding, place.locator, by)
        if locator is not None:
            self._places.go_to(locator, passing=True)
            starts = self._starts_in(locator)
            self._go(locator, starts[0 if by > 0 else -1] if starts else WHOLE)

    def bring_into_sight(self, locator: str) -> None:
        """Bring the first match of a passage into sight that was opened from the list."""
        self.mark()
        starts = self._starts_in(Locator(locator))
        if starts:
            self._places.text.area.page.marks.bring_into_sight(locator, starts[0])

    def _within_passage(self, locator: Locator, by: int) -> int | None:
        """Give the start of the next match in the current passage; none if one has to go on to another."""
        starts = self._starts_in(locator)
        if self._here is None or self._here[0] != locator:
            return starts[0] if starts and by > 0 else None
        later = [start for start in starts if (start > self._here[1] if by > 0 else start < self._here[1])]
        return later[0 if by > 0 else -1] if later else None

    def _starts_in(self, locator: Locator) -> list[int]:
        return [start for start, _ in self._spans.get(locator, ())]

    def _go(self, locator: Locator, start: int) -> None:
        self._here = (locator, start)
        marks = self._places.text.area.page.marks
        marks.show(self._spans, self._here)
        if start != WHOLE:
            marks.bring_into_sight(locator, start)
