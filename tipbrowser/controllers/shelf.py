"""The pane of bookmarks: its rows are opened, moved, renamed and removed here, and follow what is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tipbrowser.controllers.own_lists import BOOKMARKS as LISTED
from tipbrowser.controllers.own_lists import OwnList, OwnLists
from tipbrowser.controllers.undoable import Doing
from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, Item, ItemId, SavedSearch
from tipbrowser.domain.changes import Put, Written
from tipbrowser.models.bookmark_words import whole_name
from tipbrowser.models.bookmarks_model import BookmarksModel
from tipbrowser.services.notebook import AnnotationsError, new_id, trouble_of
from tipbrowser.services.shelving import Shelving
from tipbrowser.ui.bookmarks_pane import BookmarksPane
from tipbrowser.ui.keeping_sentences import sentence_about_keeping

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.pen import Pen, Trouble
    from tipbrowser.controllers.tagging import Tagging
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow
    from tipbrowser.ui.tag_line import TagLine

JOB = "bookmarks"


class ShelfController(QObject):
    """Fills the tab beside the text; every change is a step that can be undone."""

    gathering_requested = Signal(object)
    """Bookmarks and saved searches that are to be put into the tray, in the order in which they lie."""

    def __init__(
        self, shelving: Shelving, places: ItemPlaces, *, pen: Pen, undoable: Undoable, lists: OwnLists,
        reader: Reader, window: MainWindow, actions: WindowActions, icons: Icons,
        appearance: AppearanceController, jobs: Jobs, open_folders: tuple[str, ...], tagging: Tagging,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._shelving = shelving
        self._pen = pen
        self._undoable = undoable
        self._lists = lists
        self._reader = reader
        self._jobs = jobs
        self._tagging = tagging
        self._tagged = ""
        """The id of the row whose tags are being typed."""
        self._open_folders = open_folders
        self._model = BookmarksModel((), places.known_locators, self)
        self._pane = BookmarksPane(icons, appearance.theme)
        self._cut: tuple[ItemId, ...] = ()
        self._trouble = ""
        self._coming: list[Written] | None = None
        """What was written while all is being read; none while nothing is."""
        self._is_read = False
        self._notes, self._keys = actions.notes, actions.keys_of
        self._pane.add_actions(((actions.notes.bookmark, "bookmark"), (actions.notes.save_search, "search_keep")))
        self._pane.set_model(self._model)
        window.side.fill_tab("bookmarks", self._pane)
        self._connect_signals()

    @property
    def open_folders(self) -> tuple[str, ...]:
        """Ids of the folders that are open in the tree."""
        return self._pane.open_folders if self._is_read else self._open_folders

    @property
    def is_read(self) -> bool:
        """Whether the tree shows what there is."""
        return self._is_read and self._coming is None

    def open(self) -> None:
        """Read what is to be shown, the first time."""
        if not self._is_read and self._coming is None:
            self._read()

    def close(self) -> None:
        """Show nothing any more: of a row that is painted anew the compendium would be asked, which is closed."""
        self._open_folders, self._is_read = self.open_folders, False
        self._trouble = ""  # what could not be read is not read again
        self._model.show_items(())

    def open_tags(self) -> None:
        """Let the tags of the current row be typed."""
        self._tagged = self._pane.current
        if self._tagging.show(self._tags, self._tagged):
            self._tags.show()
            self._tags.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @cached_property
    def _tags(self) -> TagLine:
        line = self._tagging.line_for(self._pane, lambda: self._tagged)
        line.left.connect(self._close_tags)
        self._pane.add_tag_line(line)
        return line

    def _close_tags(self) -> None:
        self._tags.hide()
        self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        if not written:
            self._read()
        elif self._coming is not None:
            self._coming.extend(written)
        elif self._model.take(written):
            self._show_state()
            self._lists.refresh()

    def _connect_signals(self) -> None:
        self._pen.trouble_changed.connect(self._note_trouble)
        pane, model = self._pane, self._model
        model.move_requested.connect(self._move)
        model.rename_requested.connect(self._rename)
        pane.opened.connect(self._open)
        pane.folder_requested.connect(self._add_folder)
        pane.removal_requested.connect(self._remove)
        pane.step_requested.connect(self._step)
        pane.cut_requested.connect(self._cut_selected)
        pane.paste_requested.connect(self._paste)
        pane.tags_requested.connect(self.open_tags)
        pane.gathering_requested.connect(lambda: self.gathering_requested.emit(self._within(pane.selected)))
        self._reader.open_apart_from(pane.view)

    def _read(self) -> None:
        self._coming = []
        shelving = self._shelving
        self._jobs.start(JOB, lambda _: shelving.read_all(), done=self._show, failed=self._fail)

    def _show(self, items: Iterable[Item]) -> None:
        self._model.show_items(items)
        self._model.take(self._coming or ())
        self._coming, self._trouble = None, ""
        if not self._is_read:
            self._is_read = True
            self._pane.open(self._open_folders)
        self._show_state()
        self._lists.refresh()
        self._lists.list_again(LISTED, lambda key: self._model.shelf.item(ItemId(key)) is not None, self._list)

    def _fail(self, error: Exception) -> None:
        self._coming = None
        if not isinstance(error, AnnotationsError):
            raise error
        self._trouble = sentence_about_keeping(trouble_of(error), error.path, error.detail)
        self._show_state()

    def _note_trouble(self, _trouble: Trouble) -> None:
        self._show_state()
        if not self._pen.trouble.kind and self._trouble:
            self._read()  # what could not be read may have been put right

    def _show_state(self) -> None:
        trouble = self._pen.trouble
        words = sentence_about_keeping(trouble.kind, trouble.path, trouble.detail) or self._trouble
        self._model.set_writable(writable=not words)
        empty = self.tr(
            "Nothing is bookmarked yet. {bookmark} bookmarks the paragraph that you read, the paragraphs over which words"
            " are selected, or the selected rows of a list; {search} keeps a search."
        ).format(bookmark=self._keys(self._notes.bookmark), search=self._keys(self._notes.save_search))
        is_empty = self._is_read and not len(self._model.shelf)
        self._pane.show_state(trouble=words, empty=empty if is_empty else "")

    # -- What is opened

    def _open(self, key: str) -> None:
        item = self._model.shelf.item(ItemId(key))
        if item is None:
            return
        places = self._model.places_of(item)
        if isinstance(item.body, SavedSearch):
            self._reader.search_for(item.body.query, item.body.narrowing)
        elif isinstance(item.body, Bookmark) and len(places) == 1 and places[0] is not None:
            self._reader.places.go_to(places[0])
        else:
            self._list(item.id)

    def _list(self, key: str) -> None:
        self._lists.show(LISTED + key, lambda: self._list_of(ItemId(key)))

    def _list_of(self, id: ItemId) -> OwnList | None:  # noqa: A002  # the item's own word for it
        shelf = self._model.shelf
        item = shelf.item(id)
        if item is None:
            return None
        items = tuple(one for one in self._within([id]) if isinstance(one.body, Bookmark))
        empty = self.tr("There is no bookmark in this folder. Drag some here, or cut them and paste them here.")
        return OwnList(title=whole_name(item), items=items, empty=empty)

    def _within(self, ids: Sequence[ItemId]) -> list[Item]:
        """Give some rows and all that lies in them, without the folders."""
        every = (self._model.shelf.item(one) for one in self._model.shelf.walk(ids))
        return [one for one in every if one is not None and not isinstance(one.body, Folder)]

    # -- What is changed

    def _rename(self, key: str, name: str) -> None:
        step = self.tr("Rename to “{name}”").format(name=name) if name else self.tr("Remove the name")
        # What was typed stands there again, so that it need not be typed once more.
        self._undoable.do(
            lambda: Doing(changes=self._model.shelf.rename(ItemId(key), name), name=step),
            failed=lambda: self._pane.edit(key, name),
        )

    def _move(self, ids: Sequence[ItemId], folder: str, place: int) -> None:
        self._undoable.do(lambda: self._moving(ids, ItemId(folder), place), done=lambda _: self._pane.select(ids))

    def _moving(self, ids: Sequence[ItemId], folder: ItemId, place: int) -> Doing | None:
        shelf = self._model.shelf
        tops = shelf.tops(ids)
        if not shelf.can_move(tops, folder):
            self._undoable.say(self.tr("A folder cannot be put into itself, nor into one that lies in it."))
            return None
        return Doing(changes=shelf.move(tops, folder, place), name=self._named(self.tr("Move {what}"), tops))

    def _step(self, by: int) -> None:
        ids = self._pane.selected
        self._undoable.do(lambda: self._stepping(ids, by), done=lambda _: self._pane.select(ids))

    def _stepping(self, ids: Sequence[ItemId], by: int) -> Doing | None:
        """Move rows one step among their neighbours; at the end of a folder, out of it."""
        shelf = self._model.shelf
        tops = shelf.tops(ids)
        folder = shelf.home(tops[0]) if tops else ROOT
        if not tops or any(shelf.home(one) != folder for one in tops):
            return None
        siblings = shelf.children(folder)
        rows = [siblings.index(one) for one in tops]
        place = rows[0] - 1 if by < 0 else rows[-1] + 2
        if not 0 <= place <= len(siblings):
            if folder == ROOT:
                return None
            place = shelf.children(shelf.home(folder)).index(folder) + (by > 0)
            folder = shelf.home(folder)
        return self._moving(tops, folder, place)

    def _cut_selected(self) -> None:
        self._cut = tuple(self._model.shelf.tops(self._pane.selected))
        self._model.show_cut(self._cut)

    def _paste(self) -> None:
        if self._cut:
            folder, place = self._target(into=True)
            cut, self._cut = self._cut, ()
            self._model.show_cut(())
            self._move(cut, folder, place)

    def _target(self, *, into: bool) -> tuple[ItemId, int]:
        """Give the place behind the current row, or the end of the folder that it stands for."""
        shelf, current = self._model.shelf, self._pane.current
        if into and current and shelf.is_folder(current):
            return current, len(shelf.children(current))
        home = shelf.home(current)
        siblings = list(shelf.children(home))
        return home, siblings.index(current) + 1 if current in siblings else len(siblings)

    def _add_folder(self) -> None:
        made = new_id()
        self._undoable.do(lambda: self._adding(made), done=lambda _: self._pane.edit(made))

    def _adding(self, made: ItemId) -> Doing:
        folder, place = self._target(into=False)
        order, changes = self._model.shelf.spot(folder, place)
        name = self.tr("New folder")
        changes.append(Put(id=made, revision=0, body=Folder(name=name, folder=folder, order=order)))
        return Doing(changes=changes, name=name)

    def _remove(self) -> None:
        ids = self._pane.selected
        following = self._row_after(self._model.shelf.tops(ids))
        self._undoable.do(lambda: self._removing(ids), done=lambda _: self._pane.select([following]))

    def _removing(self, ids: Sequence[ItemId]) -> Doing:
        shelf = self._model.shelf
        tops = shelf.tops(ids)
        changes = shelf.bin(tops)
        within = len(changes) - len(tops)
        said = self._named(self.tr("Deleted: {what}"), tops)
        if within:
            said = self.tr("{deleted}, with all that lay in it: %n", "", within).format(deleted=said)
        return Doing(changes=changes, name=self._named(self.tr("Delete {what}"), tops), said=said)

    def _row_after(self, tops: Sequence[ItemId]) -> ItemId:
        """Give the row to stand on once others are gone: the next in the folder, the one before, or the folder."""
        if not tops:
            return ROOT
        shelf = self._model.shelf
        home = shelf.home(tops[-1])
        siblings = list(shelf.children(home))
        place = siblings.index(tops[-1])
        beside = [*siblings[place + 1 :], *reversed(siblings[:place])]
        return next((one for one in beside if one not in tops), home)

    def _named(self, words: str, ids: Sequence[ItemId]) -> str:
        """Name a step after the only row that it is about, or how many there are."""
        item = self._model.shelf.item(ids[0]) if len(ids) == 1 else None
        what = self.tr("%n rows", "", len(ids)) if item is None else f"“{whole_name(item)}”"
        return words.format(what=what)
