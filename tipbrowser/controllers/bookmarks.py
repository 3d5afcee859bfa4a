"""Bookmarking what one reads, and keeping a search; the pane of bookmarks is made when it is first opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.own_lists import BOOKMARKS
from tipbrowser.controllers.undoable import Doing
from tipbrowser.domain.annotations import ROOT, Bookmark, Item, SavedSearch
from tipbrowser.domain.changes import Bin, Put, Written
from tipbrowser.services.notebook import AnnotationsError, new_id
from tipbrowser.services.shelving import Shelving
from tipbrowser.ui.chosen_passages import chosen_passages, chosen_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.own_lists import OwnLists
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.shelf import ShelfController
    from tipbrowser.controllers.tagging import Tagging
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.narrowing import Narrowing
    from tipbrowser.domain.page import Place
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.anchoring import Anchoring
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

TAB = "bookmarks"


class BookmarksController(QObject):
    """Does the actions, and holds the controller of the pane once there is one."""

    words_done = Signal()
    """What was wished of the words that are selected in the text is safe: they need be selected no longer."""
    gathering_requested = Signal(object)
    """As ``ShelfController`` has it."""

    def __init__(
        self, shelving: Shelving, anchoring: Anchoring, places: ItemPlaces, *, pen: Pen, undoable: Undoable,
        lists: OwnLists, reader: Reader, window: MainWindow, actions: WindowActions, icons: Icons,
        appearance: AppearanceController, jobs: Jobs, open_folders: tuple[str, ...], tagging: Tagging,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``open_folders`` are the ids of those that were open in the tree when the window was closed."""
        super().__init__(parent)
        self._shelving = shelving
        self._anchoring = anchoring
        self._places = places
        self._pen = pen
        self._undoable = undoable
        self._lists = lists
        self._reader = reader
        self._window = window
        self._actions = actions
        self._icons = icons
        self._appearance = appearance
        self._jobs = jobs
        self._open_folders = open_folders
        self._tagging = tagging
        self._connect_signals()
        self._open_tab(window.side.tab)
        self._name_action()
        if lists.awaits(BOOKMARKS):
            self.shelf.open()

    @property
    def open_folders(self) -> tuple[str, ...]:
        """Ids of the folders that are open in the tree, or were when the window was closed last."""
        return self.shelf.open_folders if self._has_shelf else self._open_folders

    @cached_property
    def shelf(self) -> ShelfController:
        """What the tab shows; made when it is first opened."""
        from tipbrowser.controllers.shelf import ShelfController

        shelf = ShelfController(
            self._shelving, self._places, pen=self._pen, undoable=self._undoable, lists=self._lists,
            reader=self._reader, window=self._window, actions=self._actions, icons=self._icons,
            appearance=self._appearance, jobs=self._jobs, open_folders=self._open_folders,
            tagging=self._tagging, parent=self,
        )  # fmt: skip
        shelf.gathering_requested.connect(self.gathering_requested)
        return shelf

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        if self._has_shelf:
            self.shelf.take(written)
        if not written or any(isinstance((one.after or one.before).body, Bookmark) for one in written):  # type: ignore[union-attr]  # one of both is there
            self._name_action()

    def close(self) -> None:
        """Ask nothing any more: the files are let go of."""
        if self._has_shelf:
            self.shelf.close()

    def bookmark(self) -> None:
        """Bookmark what is chosen; a single paragraph that has a bookmark has none any more."""
        anchors = self._anchoring.anchors_of(chosen_passages(self._window))
        page, words = self._window.area.page, chosen_words(self._window)

        def let_go(_written: object) -> None:
            # What the reader has selected meanwhile stays.
            if words is not None and self._window.area.page is page and chosen_words(self._window) == words:
                self.words_done.emit()

        if anchors:
            self._undoable.do(lambda: self._bookmarking(anchors), done=let_go)

    def save_search(self) -> None:
        """Keep what is searched for among the bookmarks."""
        asked = self._reader.search_asked
        if asked is None or not asked.text.strip():
            self._undoable.say(
                self.tr("Nothing is searched for. Type into the box on top, then keep it."), passing=True
            )
            return
        text, narrowing = asked.text, asked.narrowing
        self._undoable.do(lambda: self._keeping(text, narrowing))

    def _connect_signals(self) -> None:
        notes = self._actions.notes
        for action, act in ((notes.bookmark, self.bookmark), (notes.save_search, self.save_search)):
            action.setEnabled(True)
            action.triggered.connect(act)
        notes.bookmarks_pane.setEnabled(True)
        self._window.side.tab_opened.connect(self._open_tab)
        self._reader.places.place_changed.connect(self._name_action)
        self._reader.places.place_changed.connect(self._undoable.move_on)

    def _open_tab(self, name: str) -> None:
        if name == TAB:
            self.shelf.open()

    @property
    def _has_shelf(self) -> bool:
        return "shelf" in self.__dict__

    def _bookmarking(self, anchors: Sequence[Anchor]) -> Doing:
        from tipbrowser.models.bookmark_words import locators_in_words

        kept = self._shelving.bookmarks_of(anchors[0].locator) if len(anchors) == 1 else []
        if kept:
            return self._removing(kept)
        body = Bookmark(name="", folder=ROOT, order=self._shelving.next_order(), anchors=tuple(anchors))
        words = locators_in_words(anchors)
        return Doing(
            changes=[Put(id=new_id(), revision=0, body=body)],
            name=self.tr("Bookmark {locators}").format(locators=words),
            said=self.tr("Bookmarked: {locators}").format(locators=words), is_passing=True,
        )  # fmt: skip

    def _removing(self, kept: Sequence[Item]) -> Doing:
        from tipbrowser.models.bookmark_words import whole_name

        name = _short(whole_name(kept[0]))
        return Doing(
            changes=[Bin(id=one.id, revision=one.revision) for one in kept],
            name=self.tr("Remove the bookmark “{name}”").format(name=name),
            said=self.tr("The bookmark “{name}” was removed.").format(name=name), is_passing=True,
        )  # fmt: skip

    def _keeping(self, text: str, narrowing: Narrowing) -> Doing:
        body = SavedSearch(name="", folder=ROOT, order=self._shelving.next_order(), query=text, narrowing=narrowing)
        return Doing(
            changes=[Put(id=new_id(), revision=0, body=body)],
            name=self.tr("Keep the search “{query}”").format(query=_short(text)),
            said=self.tr("The search “{query}” is kept among the bookmarks.").format(query=_short(text)),
            is_passing=True,
        )  # fmt: skip

    def _name_action(self, _place: Place | None = None) -> None:
        """Call the action what it does to the current paragraph."""
        current = self._window.area.page.current
        try:
            kept = self._shelving.bookmarks_of(current) if current is not None else []
        except AnnotationsError:
            kept = []  # said where the file is opened; the action says it again when it is used
        action = self._actions.notes.bookmark
        words = self.tr("Remove the bookmark of this paragraph") if kept else self.tr("Bookmark this paragraph")
        if action.text() != words:
            action.setText(words)
            action.setToolTip(f"{words} ({self._actions.keys_of(action)})")


def _short(words: str, longest: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
