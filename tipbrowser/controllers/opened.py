"""An open compendium wired to the window: the text first, the panes beside it after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tipbrowser.controllers.history import History
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.services.reading import Reading
from tipbrowser.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.outside_links import OutsideLinks
    from tipbrowser.services.resolving import Resolver
    from tipbrowser.services.topics import TopicIndex
    from tipbrowser.ui.actions import WindowActions


class WrongOption(Exception):
    """An option of the command line names nothing; the message is the sentence to be said."""


class Reader(QObject):
    """Everything that reads one open compendium, wired to the window: the text first, the rest by ``join_panes``."""

    def __init__(
        self,
        reading: Reading,
        *,
        make_index: Callable[[], TopicIndex],
        make_resolver: Callable[[], Resolver],
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        """``make_index`` and ``make_resolver`` are called when they are needed: the text paints before that."""
        super().__init__(parent)
        self._make_index = make_index
        self._make_resolver = make_resolver
        self._window = window
        self.reading = reading
        self.places = ReadingController(
            reading, History(self),
            area=window.area, header=window.header, status=window.status, banners=window.banners, parent=self,
        )  # fmt: skip

    def join_panes(
        self,
        actions: WindowActions,
        appearance: AppearanceController,
        links: OutsideLinks,
        open_levels: tuple[str, ...],
    ) -> None:
        """Make and wire what follows the text: contents, topics, errata, apparatus, reading view."""
        # Late, with all that these need: the text paints first.
        from tipbrowser.controllers.contents import ContentsController
        from tipbrowser.controllers.errata import ErrataController
        from tipbrowser.controllers.floor import FloorController
        from tipbrowser.controllers.topics import TopicsController

        window = self._window
        self.index = self._make_index()
        self.contents = ContentsController(self.reading, window.side.contents, open_levels, self)
        self.topics = TopicsController(
            self.index, sections=self.reading.sections, errata=self.reading.errata,
            pane=window.side.topics, entries=window.entries, parent=self,
        )  # fmt: skip
        self.errata = ErrataController(self.reading.errata, window.side, self)
        self.floor = FloorController(self.reading, self.places, actions, window.area, appearance, self)
        self.places.join_panes(actions)
        actions.close_list.triggered.connect(self.topics.close_list)
        self._connect_signals(links)

    def resolve(self, text: str) -> str:
        """Give the locator or page that an option names; raises ``WrongOption``."""
        resolution = self._make_resolver().resolve(text)
        if resolution.locators:
            return resolution.locators[0]
        if resolution.silent is not None:
            raise WrongOption(self.tr("{session} adopted nothing on trafficking in persons.").format(
                session=resolution.silent.title))  # fmt: skip
        near = resolution.alternatives or resolution.nearest
        sentence = self.tr("“{text}” names no paragraph of the compendium.").format(text=text)
        hint = self.tr("Did you mean {near}?").format(near=", ".join(near[:5])) if near else ""
        raise WrongOption(f"{sentence} {hint}".strip())

    def find_topic(self, text: str) -> str:
        """Give the whole name of a topic whose capitals may differ; raises ``WrongOption``."""
        for topic in self._make_index().topics():
            if topic.topic.casefold() == text.strip().casefold():
                return topic.topic
        raise WrongOption(self.tr("The index has no topic “{text}”.").format(text=text))

    def _connect_signals(self, links: OutsideLinks) -> None:
        window = self._window
        page, beside = window.area.page, window.area.apparatus
        self.places.place_changed.connect(self.contents.show_place)
        self.places.place_changed.connect(self.topics.show_place)
        self.contents.place_requested.connect(self.places.go_to)
        self.topics.locator_requested.connect(self.places.go_to)
        self.topics.list_shown.connect(self._show_list)
        self.topics.erratum_requested.connect(self.errata.show_erratum)
        self.errata.locator_requested.connect(self.places.go_to)
        self.errata.topic_requested.connect(self.topics.show_topic)
        beside.topic_requested.connect(self.topics.show_topic)
        for pane in (page, beside):
            pane.erratum_requested.connect(self.errata.show_erratum)
            pane.outside_link_requested.connect(links.ask)
            pane.copy_requested.connect(_copy)

    def _show_list(self, shown: bool) -> None:
        """Show or put away the list; whoever was in it goes on in the text."""
        window = self._window
        focused = window.focusWidget()
        was_inside = focused is not None and window.entries.isAncestorOf(focused)
        window.show_list(shown=shown)
        if was_inside and not shown:
            window.area.page.setFocus()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
