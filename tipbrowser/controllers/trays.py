"""Gathering: what one reads, has selected or listed is put into the tray; its pane is made at the first wish."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.controllers.gathered import Gathered
from tipbrowser.controllers.tray_putting import TrayPutting
from tipbrowser.controllers.tray_sources import TraySources
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.models.roles import Role
from tipbrowser.ui.chosen_passages import chosen_passages, listed_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.drafts import Drafts
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.tray_pane import TrayController
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.annotations import ItemId
    from tipbrowser.domain.changes import Written
    from tipbrowser.domain.highlighting import Span
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.anchoring import Anchoring
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.services.library import Library
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

TAB = "tray"


class TraysController(QObject):
    """Does the actions, and holds the controller of the pane once there is one."""

    def __init__(
        self, library: Library, anchoring: Anchoring, places: ItemPlaces, *, pen: Pen, drafts: Drafts,
        undoable: Undoable, reader: Reader, window: MainWindow, actions: WindowActions, icons: Icons,
        appearance: AppearanceController, jobs: Jobs, selected: Callable[[], Sequence[Span]], tray: str,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``selected`` gives the words that are selected in the text; ``tray`` is the id of the tray used last."""
        super().__init__(parent)
        self._library = library
        self._anchoring = anchoring
        self._places = places
        self._pen = pen
        self._drafts = drafts
        self._undoable = undoable
        self._reader = reader
        self._window = window
        self._actions = actions
        self._icons = icons
        self._appearance = appearance
        self._jobs = jobs
        self._selected = selected
        self._tray = tray
        self.gathered = Gathered(
            library.reading, places, edition=anchoring.edition, pen=pen, jobs=jobs, tray=tray, parent=self
        )
        self._putting = TrayPutting(
            self.gathered, undoable, window.banners, anchors_of=self._anchors_of, show=self._show_entries, parent=self
        )
        self.sources = TraySources(
            library, places, edition=anchoring.edition, undoable=undoable, jobs=jobs, put_passages=self.put_passages,
            put_words=self._putting.put, parent=self,
        )  # fmt: skip
        self._connect_signals()
        self._open_tab(window.side.tab)

    @property
    def tray(self) -> str:
        """Id of the tray that things are put into; empty while there is none."""
        return (self.pane.tray or "") if self._has_pane else self._tray

    @cached_property
    def pane(self) -> TrayController:
        """What the tab shows; made at the first wish."""
        from tipbrowser.controllers.tray_pane import TrayController

        pane = TrayController(
            self._library, self._places, pen=self._pen, drafts=self._drafts, undoable=self._undoable,
            reader=self._reader, window=self._window, icons=self._icons, appearance=self._appearance,
            jobs=self._jobs, tray=self._tray, keys=self._actions.keys_of(self._actions.notes.tray), parent=self,
        )  # fmt: skip
        pane.changed.connect(lambda: self.gathered.show_tray(pane.tray))
        return pane

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        self.gathered.take(written)
        if self._has_pane:
            self.pane.take(written)

    def read(self) -> None:
        """Read what lies in the trays, to show it beside the paragraphs."""
        self.gathered.read()

    def put(self) -> None:
        """Put what is chosen into the tray: rows of the list, passages that the selection touches, or the current one."""
        self.put_passages(self._in_contents() or chosen_passages(self._window))

    def put_words(self) -> None:
        """Put the selected words into the tray, of each passage that they touch."""
        spans = self._selected()
        if spans:
            self._putting.put([self._anchor_of(span) for span in spans])
        else:
            self._undoable.say(self.tr("No words are selected in the text. Select some, then put them into the tray."))

    def put_selected(self, whole: bool) -> None:
        """Put the selected words into the tray, or the whole paragraphs that they touch."""
        if whole:
            self.put_passages([span.locator for span in self._selected()])
        else:
            self.put_words()

    def put_list(self) -> None:
        """Put all that is listed into the tray."""
        listed = listed_passages(self._window)
        if listed:
            self.put_passages(listed)
        else:
            self._undoable.say(self.tr("Nothing is listed. Choose a topic or search for something first."))

    def put_passages(self, locators: Iterable[Locator]) -> None:
        """Put passages, or whole sections, into the tray, in this order; what comes with its parent comes once."""
        anchors = self._anchors_of(locators)
        if anchors:
            self._putting.put(anchors)

    def put_topic(self) -> None:
        """Put all of the topic that one is at in its tab into the tray, or else of the only one that is listed."""
        pane, listed = self._window.side.topics, self._reader.topics.choice.included
        alone = listed if len(listed) == 1 else ()
        self.sources.put_topics(pane.topics if pane.view.hasFocus() else alone or pane.topics)

    def turn(self, keys: Sequence[str]) -> None:
        """Put passages and sections into the tray; if all of them lie there, take them out."""
        self._putting.turn(keys)

    def show_passage(self, locator: str) -> None:
        """Open the tray at what lies there of a passage."""
        self._show_entries([one.id for one in self.gathered.held if one.locator == locator])

    def _in_contents(self) -> list[Locator]:
        """Give the passage or section at which the keyboard is in the contents."""
        tree = self._window.side.contents.view
        key = tree.currentIndex().data(Role.TRAY) if tree.hasFocus() else ""
        return [Locator(key)] if key else []

    def _show_entries(self, ids: Sequence[ItemId]) -> None:
        self._window.side.open_tab(TAB)
        self.pane.show_entries(ids)

    def _show_marks(self) -> None:
        for shown in (self._reader.contents, self._reader.listing):
            shown.show_tray(self.gathered.of)

    def _anchors_of(self, locators: Iterable[Locator]) -> list[Anchor]:
        return [anchor for one in self._expanded(locators) for anchor in self._anchoring.anchors_of([one])]

    def _expanded(self, locators: Iterable[Locator]) -> list[Locator]:
        """Give the passages that some locators name: of a section those that stand alone."""
        found: dict[Locator, None] = {}
        for one in locators:
            page = None if self._library.reading.passage(one) else self._library.reading.page(SectionId(one))
            within = page.passages if page is not None else ()
            found.update(dict.fromkeys([passage.locator for passage in within if passage.parent is None] or [one]))
        return list(found)

    def _anchor_of(self, span: Span) -> Anchor:
        return self._anchoring.anchor_of_span(span.locator, span.start, span.end)

    def _connect_signals(self) -> None:
        notes = self._actions.notes
        for action, act in (
            (notes.tray, self.put), (notes.tray_words, self.put_words), (notes.tray_list, self.put_list), (notes.tray_topic, self.put_topic),
        ):  # fmt: skip
            action.setEnabled(True)
            action.triggered.connect(lambda _checked=False, act=act: act())
        notes.tray_pane.setEnabled(True)
        self.gathered.changed.connect(self._show_marks)
        self._window.side.tab_opened.connect(self._open_tab)

    def _open_tab(self, name: str) -> None:
        if name == TAB:
            self.pane.open()

    @property
    def _has_pane(self) -> bool:
        return "pane" in self.__dict__
