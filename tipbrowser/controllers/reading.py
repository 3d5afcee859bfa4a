"""The current paragraph: what changes it, and every view that follows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.history import History
from tipbrowser.domain.citations import compendium_place
from tipbrowser.domain.locators import short
from tipbrowser.domain.page import FRONT_MATTER, Place, SectionPage
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.services.reading import Reading
from tipbrowser.ui.banners import OUTSIDE_LINK, BannerArea
from tipbrowser.ui.header_bar import HeaderBar
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.ui.text_area import TextArea

if TYPE_CHECKING:
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.apparatus import ApparatusPane


SETTLED = 1500
"""Milliseconds at a place after which one has not only passed by."""
TRANSIENT = ("silent", OUTSIDE_LINK)
"""Kinds of banners that concern the place where they were asked for."""


class ReadingController(QObject):
    """Holds the place; text, apparatus, header and bottom line follow."""

    place_changed = Signal(object)
    """The ``Place`` where the reader is now; once for each action."""
    settled = Signal(object)
    """The ``Place`` that the reader went to, or has rested at, and did not only pass by."""

    def __init__(
        self,
        reading: Reading,
        history: History,
        *,
        area: TextArea,
        header: HeaderBar,
        status: StatusLine,
        banners: BannerArea,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._history = history
        self._area = area
        self._header = header
        self._status = status
        self._banners = banners
        self._settling = QTimer(self, interval=SETTLED, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._page: SectionPage | None = None
        self._apparatus: ApparatusPane | None = None
        self._area.page.current_changed.connect(self._moved)
        self._area.page.link_requested.connect(self.go_to)
        self._area.page.end_reached.connect(self._go_beside)
        self._area.page.caret_shown.connect(self._say_how_to_select)
        status.show_coverage(reading.edition().covers)

    @property
    def place(self) -> Place | None:
        """Where the reader is; none before the first page."""
        return self._history.current

    def join_panes(self, actions: WindowActions) -> None:
        """Let what was made after the first paint follow too: the steps back and forward, the pane beside the text."""
        actions.back.triggered.connect(self.go_back)
        actions.forward.triggered.connect(self.go_forward)

        def show_steps() -> None:
            actions.back.setEnabled(self._history.can_go_back)
            actions.forward.setEnabled(self._history.can_go_forward)

        self._history.changed.connect(show_steps)
        show_steps()
        self._apparatus = self._area.apparatus
        self._apparatus.locator_requested.connect(self.go_to)
        if self.place is not None:
            self._show_beside(self.place)

    def go_to(self, target: str, *, passing: bool = False) -> bool:
        """Go to a passage, or to a page from its top; False, with a sentence on the screen, if it holds no text.

        Who is ``passing`` by goes through a list by key: the way back leads to where that began. What the file does
        not give any more raises a ``CompendiumError``, and the reader stays at the place.
        """
        name = self._reading.page_of(target)
        if name is None:
            self._say_why_not(target)
            return False
        page = self._read(name)
        whole = target == name
        first = page.passages[0].locator if page.passages else None
        place = Place(page=name, locator=first if whole else Locator(target))
        if place == self.place:
            self._history.visit(place, passing=passing)  # who stops at a place that was passed by is there
            self._bring(page, None if whole else place.locator)  # nothing changes but what is in sight
            return True
        self._history.visit(place, passing=passing)
        self._show(place, page, whole=whole)
        if not passing:
            self._settle()
        return True

    def pass_by(self, target: str) -> None:
        """Go to a passage on the way through a list."""
        self.go_to(target, passing=True)

    def take_back(self, place: Place) -> None:
        """Come back to a place from others that were only passed by: it stays the last one on the way back."""
        if self._history.before == place:
            self.go_back()
        else:
            self.go_to(place.locator or place.page)

    def go_back(self) -> None:
        """Go to the place before this one."""
        self._step(self._history.before, self._history.back)

    def go_forward(self) -> None:
        """Go to the place that one came back from."""
        self._step(self._history.after, self._history.forward)

    def _settle(self) -> None:
        if self.place is not None:
            self.settled.emit(self.place)

    def _step(self, place: Place | None, step: Callable[[], Place | None]) -> None:
        if place is not None:
            page = self._read(place.page)
            step()
            self._show(place, page)

    def _go_beside(self, step: int) -> None:
        """Go on from the last passage of a page to the next page, or back from the first one."""
        beside = self._reading.page_beside(self.place.page, step) if self.place is not None else None
        page = self._read(beside) if beside is not None else None
        if beside is not None and page is not None:
            self.go_to(page.passages[-1].locator if step < 0 and page.passages else beside)

    def _read(self, name: SectionId) -> SectionPage:
        """Give a page before anything changes: it may be what the file does not give any more."""
        page = self._reading.page(name)
        assert page is not None  # every name comes from the reading itself
        return page

    def _show(self, place: Place, page: SectionPage, *, whole: bool = False) -> None:
        other = self._page is None or place.page != self._page.page
        self._page = page
        self._bring(page, None if whole else place.locator, other=other)
        if other:
            self._show_title(page)
        self._moved(self._area.page.current)

    def _bring(self, page: SectionPage, locator: Locator | None, *, other: bool = False) -> None:
        """Bring a passage into sight, or without one the top of its page."""
        for transient in TRANSIENT:
            self._banners.close_banner(transient)
        if other or locator is None:
            self._area.page.show_page(page, locator)
        else:
            self._area.page.set_current(locator, scroll=True)

    def _moved(self, locator: str | None) -> None:
        assert self._page is not None  # the page tells of its passages once it shows some
        place = Place(page=self._page.page, locator=Locator(locator) if locator else None)
        self._history.move_here(place)
        citation = self._short_citation(self._page, place)
        address = self.tr("Front matter") if place.page == FRONT_MATTER else short(locator or place.page)
        part = {"A": self.tr("Part A"), "B": self.tr("Part B")}.get(place.page[:1], "")
        self._status.show_place(" · ".join(word for word in (part, address, citation) if word))
        self.place_changed.emit(place)
        self._settling.start()
        self._show_beside(place)

    def _show_beside(self, place: Place) -> None:
        """Show what belongs to the current passage; if it cannot be read, nothing, rather than another's."""
        if self._apparatus is None:
            return
        locator = place.locator
        self._apparatus.show_apparatus(read_or(lambda: self._reading.apparatus(locator), None) if locator else None)

    def _short_citation(self, page: SectionPage, place: Place) -> str:
        """Give what the line at the bottom has room for; the front matter is only ever cited by its place."""
        passage = next((passage for passage in page.passages if passage.locator == place.locator), None)
        if passage is None:
            return ""
        return compendium_place(passage, None) if page.section is None else passage.citation

    def _show_title(self, page: SectionPage) -> None:
        section = page.section
        if section is None:
            self._header.show_place(self.tr("Front matter"), "")
            return
        words = [section.instrument, section.dates]
        self._header.show_place(section.title, " · ".join(word for word in words if word))

    def _say_how_to_select(self, shown: bool) -> None:
        how = self.tr("Caret: the arrow keys move it, with Shift they select; F7 ends it.")
        self._status.show_message("caret", how if shown else "")

    def _say_why_not(self, target: str) -> None:
        for silent in self._reading.silent_sessions():
            if silent.section == target:
                sentence = self.tr(
                    "{session} ({dates}) adopted nothing on trafficking in persons, so there is no text."
                )
                self._banners.show_banner("silent", sentence.format(session=silent.title, dates=silent.dates))
                return
        sentence = self.tr("The compendium holds no text at {place}.")
        self._banners.show_banner("silent", sentence.format(place=target))
