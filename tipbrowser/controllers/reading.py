"""The current paragraph of each text, and what follows the one that is read in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from tipbrowser.ui.page.page_places import Kept
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.ui.text_area import TextArea

if TYPE_CHECKING:
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.apparatus import ApparatusPane


SETTLED = 1500
"""Milliseconds at a place after which one has not only passed by."""
TRANSIENT = ("silent", OUTSIDE_LINK, "note deleted")
"""Kinds of banners that concern the place where they were asked for."""


class OpenText(QObject):
    """A text on the screen: where it stands, the path that one reads along, and the page that is shown."""

    moved = Signal(object, str)
    """It itself, and the locator of the passage that the reader chose."""
    place_requested = Signal(object, str)
    """It itself, and the locator of a passage or a section, or a page."""
    end_reached = Signal(object, int)
    """It itself, and 1 behind the last passage, -1 before the first."""

    def __init__(self, area: TextArea, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.area = area
        self.history = history
        self.page: SectionPage | None = None
        self.apparatus: ApparatusPane | None = None

    @property
    def place(self) -> Place | None:
        """Where one is in it; none before its first page."""
        return self.history.current

    def listen(self) -> None:
        """Tell what the reader does in the text."""
        page = self.area.page
        page.current_changed.connect(self._tell_moved)
        page.link_requested.connect(self._tell_wish)
        page.end_reached.connect(self._tell_end)

    def join_apparatus(self) -> None:
        """Tell also what is followed beside the text, once there is something."""
        self.apparatus = self.area.apparatus
        self.apparatus.locator_requested.connect(self._tell_wish)

    def _tell_moved(self, locator: str) -> None:
        self.moved.emit(self, locator)

    def _tell_wish(self, target: str) -> None:
        self.place_requested.emit(self, target)

    def _tell_end(self, step: int) -> None:
        self.end_reached.emit(self, step)


class ReadingController(QObject):
    """Holds the places; in each text its apparatus follows, and header and bottom line follow the one read in."""

    place_changed = Signal(object)
    """The ``Place`` where the reader is now; once for each action."""
    settled = Signal(object)
    """The ``Place`` that the reader went to, or has rested at, and did not only pass by."""
    activated = Signal(object)
    """The ``OpenText`` that is read in from now on; before its place is told."""
    text_added = Signal(object)
    """The ``OpenText`` that one can read in from now on."""
    text_moved = Signal(object)
    """The ``OpenText``, read in or not, that is at another place now."""

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
        self._header = header
        self._status = status
        self._banners = banners
        self._settling = QTimer(self, interval=SETTLED, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._actions: WindowActions | None = None
        self._titled: SectionPage | None = None
        """The page that the header names."""
        self._texts: list[OpenText] = []
        self._text = self.add_text(area, history)
        self._told: OpenText | None = None
        """The text whose place was told last."""
        status.show_coverage(reading.edition().covers)

    @property
    def place(self) -> Place | None:
        """Where the reader is; none before the first page."""
        return self._text.place

    @property
    def text(self) -> OpenText:
        """The text that is read in."""
        return self._text

    @property
    def texts(self) -> Sequence[OpenText]:
        """All texts, in the order in which they were added."""
        return self._texts

    def join_panes(self, actions: WindowActions) -> None:
        """Let what was made after the first paint follow too: the steps back and forward, the panes beside the texts."""
        self._actions = actions
        actions.back.triggered.connect(self.go_back)
        actions.forward.triggered.connect(self.go_forward)
        self._show_steps()
        for text in self._texts:
            self._join_apparatus(text)

    def add_text(self, area: TextArea, history: History) -> OpenText:
        """Let one read in another area too, along a path of its own; nothing is shown there yet."""
        text = OpenText(area, history, self)
        self._texts.append(text)
        text.listen()
        text.moved.connect(self._moved)
        text.place_requested.connect(self._follow)
        text.end_reached.connect(self._go_beside)
        area.page.caret_shown.connect(self._say_how_to_select)
        if self._actions is not None:
            self._join_apparatus(text)
        self.text_added.emit(text)
        return text

    def activate(self, text: OpenText) -> None:
        """Read in another text from now on, where one is in it."""
        self.turn_to(text)
        if self._told is not text and text.page is not None and text.place is not None:
            self._announce(text.page, text.place)

    def turn_to(self, text: OpenText) -> None:
        """Read in another text from now on; where one is in it is told with what follows, or by ``activate``."""
        if text is not self._text:
            self._text = text
            self._show_steps()
            self.activated.emit(text)

    def follow_path(self, text: OpenText, history: History, left: Kept | None = None) -> None:
        """Read along another path in a text: a tab came to its front, and with it the reader.

        ``left`` is how its page was left, in the form of ``kept_place``. What the file does not give any more raises
        a ``CompendiumError`` before anything changes.
        """
        place = history.current
        assert place is not None  # a path begins with a place
        page = self._read(place.page)
        self.turn_to(text)
        text.history = history
        text.area.page.shelf.deselect()  # tabs share the view of a page
        self._show(text, place, page, whole=place.locator is None, left=left)

    def place_of(self, target: str) -> Place | None:
        """Give where a passage or a page stands, a page without a passage; none, with a sentence, if it holds no text."""
        name = self._reading.page_of(target)
        if name is None:
            self._say_why_not(target)
            return None
        return Place(page=name, locator=None if target == name else Locator(target))

    def go_to(self, target: str, *, passing: bool = False, text: OpenText | None = None) -> bool:
        """Go to a passage, or to a page from its top; False, with a sentence on the screen, if it holds no text.

        Who is ``passing`` by goes through a list by key: the way back leads to where that began. In another ``text``
        than the one that is read in, one reads from then on. What the file does not give any more raises a
        ``CompendiumError``, and the reader stays at the place.
        """
        text = text or self._text
        named = self.place_of(target)
        if named is None:
            return False
        page = self._read(named.page)
        whole = named.locator is None
        first = page.passages[0].locator if page.passages else None
        place = Place(page=named.page, locator=first if whole else named.locator)
        self.turn_to(text)
        here = place == text.place and text.page is not None
        text.history.visit(place, passing=passing)  # who stops at a place that was passed by is there
        if here:
            self._bring(text, page, named.locator)  # nothing changes but what is in sight
            if self._told is not text:
                self._announce(page, place)
            return True
        self._show(text, place, page, whole=whole)
        if not passing:
            self._settle()
        return True

    def pass_by(self, target: str) -> None:
        """Go to a passage on the way through a list."""
        self.go_to(target, passing=True)

    def take_back(self, place: Place) -> None:
        """Come back to a place from others that were only passed by: it stays the last one on the way back."""
        if self._text.history.before == place:
            self.go_back()
        else:
            self.go_to(place.locator or place.page)

    def go_back(self) -> None:
        """Go to the place before this one."""
        history = self._text.history
        self._step(history.before, history.back)

    def go_forward(self) -> None:
        """Go to the place that one came back from."""
        history = self._text.history
        self._step(history.after, history.forward)

    def _settle(self) -> None:
        if self.place is not None:
            self.settled.emit(self.place)

    def _step(self, place: Place | None, step: Callable[[], Place | None]) -> None:
        if place is not None:
            page = self._read(place.page)
            step()
            self._show(self._text, place, page)

    def _follow(self, text: OpenText, target: str) -> None:
        self.go_to(target, text=text)

    def _go_beside(self, text: OpenText, step: int) -> None:
        """Go on from the last passage of a page to the next page, or back from the first one."""
        beside = self._reading.page_beside(text.place.page, step) if text.place is not None else None
        page = self._read(beside) if beside is not None else None
        if beside is not None and page is not None:
            self.go_to(page.passages[-1].locator if step < 0 and page.passages else beside, text=text)

    def _read(self, name: SectionId) -> SectionPage:
        """Give a page before anything changes: it may be what the file does not give any more."""
        page = self._reading.page(name)
        assert page is not None  # every name comes from the reading itself
        return page

    def _show(
        self, text: OpenText, place: Place, page: SectionPage, *, whole: bool = False,
        left: Kept | None = None,
    ) -> None:  # fmt: skip
        other = text.page is None or place.page != text.page.page
        text.page = page
        self._bring(text, page, None if whole else place.locator, other=other, left=left)
        self._moved(text, text.area.page.current)

    def _bring(
        self, text: OpenText, page: SectionPage, locator: Locator | None, *, other: bool = False,
        left: Kept | None = None,
    ) -> None:  # fmt: skip
        """Bring a passage into sight, or without one the top of its page; a page that was ``left`` as it was left."""
        for transient in TRANSIENT:
            self._banners.close_banner(transient)
        if other or locator is None or left is not None:
            text.area.page.show_page(page, locator, left)
        else:
            text.area.page.set_current(locator, scroll=True)

    def _moved(self, text: OpenText, locator: str | None) -> None:
        assert text.page is not None  # the page tells of its passages once it shows some
        place = Place(page=text.page.page, locator=Locator(locator) if locator else None)
        text.history.move_here(place)
        if text is self._text:
            self._announce(text.page, place)
        self._show_beside(text, place)
        self.text_moved.emit(text)

    def _announce(self, page: SectionPage, place: Place) -> None:
        """Let everything follow that shows where the reader is."""
        self._told = self._text
        if page is not self._titled:
            self._titled = page
            self._show_title(page)
        citation = self._short_citation(page, place)
        address = self.tr("Front matter") if place.page == FRONT_MATTER else short(place.locator or place.page)
        part = {"A": self.tr("Part A"), "B": self.tr("Part B")}.get(place.page[:1], "")
        self._status.show_place(" · ".join(word for word in (part, address, citation) if word))
        self._show_steps()
        self.place_changed.emit(place)
        self._settling.start()

    def _show_steps(self) -> None:
        if self._actions is not None:
            self._actions.back.setEnabled(self._text.history.can_go_back)
            self._actions.forward.setEnabled(self._text.history.can_go_forward)

    def _join_apparatus(self, text: OpenText) -> None:
        text.join_apparatus()
        if text.place is not None:
            self._show_beside(text, text.place)

    def _show_beside(self, text: OpenText, place: Place) -> None:
        """Show what belongs to the current passage; if it cannot be read, nothing, rather than another's."""
        if text.apparatus is None:
            return
        locator = place.locator
        text.apparatus.show_apparatus(read_or(lambda: self._reading.apparatus(locator), None) if locator else None)

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
