"""The pane of trays: what is gathered is opened, moved, sorted and removed here, and own words are written between it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from tipbrowser.controllers.undoable import Doing
from tipbrowser.domain.annotations import HEADING, OWN_TEXT, PASSAGE, Item, ItemId, Tray, TrayEntry
from tipbrowser.domain.locators import short
from tipbrowser.domain.trays import GATHERED
from tipbrowser.models.tray_model import TrayModel
from tipbrowser.services.notebook import AnnotationsError, new_id, trouble_of
from tipbrowser.services.tray_order import TrayOrder
from tipbrowser.ui.keeping_sentences import sentence_about_keeping
from tipbrowser.ui.tray_pane import TrayPane

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.drafts import Draft, Drafts
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.changes import Change, Written
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.services.library import Library
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

JOB = "trays"


class TrayController(QObject):
    """Fills the tab; every change is a step that can be undone, but for the letters of own words."""

    changed = Signal()
    """Another tray is shown, or what lies in one is another."""

    def __init__(
        self, library: Library, places: ItemPlaces, *, pen: Pen, drafts: Drafts, undoable: Undoable, reader: Reader,
        window: MainWindow, icons: Icons, appearance: AppearanceController, jobs: Jobs, tray: str, keys: str,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``tray`` is the id of the tray used last, ``keys`` what puts something into it."""
        super().__init__(parent)
        self._order = TrayOrder(library.reading)
        self._pen = pen
        self._drafts = drafts
        self._undoable = undoable
        self._reader = reader
        self._jobs = jobs
        self._keys = keys
        self._wished = ItemId(tray)
        self._model = TrayModel(places.known_locators, self)
        self.pane = TrayPane(icons, appearance.theme)
        self._cut: tuple[ItemId, ...] = ()
        self._draft: Draft | None = None
        self._trouble = ""
        self._coming: list[Written] | None = None
        """What was written while all is being read; none while nothing is."""
        self._is_read = False
        self._once_read: list[Callable[[], None]] = []
        self.pane.set_model(self._model)
        window.side.fill_tab("tray", self.pane)
        self._connect_signals()

    @property
    def tray(self) -> ItemId | None:
        """Id of the tray that is shown; none while there is none."""
        return self._model.tray if self._is_read else self._wished or None

    @property
    def name(self) -> str:
        """What the tray that is shown is called; empty while there is none."""
        item = self._model.trays.item(self._model.tray) if self._model.tray is not None else None
        return item.body.name if item is not None and isinstance(item.body, Tray) else ""

    @property
    def entries(self) -> list[Item]:
        """What lies in the tray that is shown."""
        return self._model.entries

    @property
    def is_read(self) -> bool:
        """Whether it shows what there is."""
        return self._is_read and self._coming is None

    def open(self) -> None:
        """Read what is to be shown, the first time."""
        if not self._is_read and self._coming is None:
            self._read()

    def show_entries(self, ids: Sequence[ItemId]) -> None:
        """Select entries, with the keyboard at them."""

        def show() -> None:
            self.pane.select(ids)
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

        self._when_read(show)

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        if not written:
            self._read()
        elif self._coming is not None:
            self._coming.extend(written)
        elif self._model.take(written):
            self._show_state()

    def _connect_signals(self) -> None:
        self._pen.trouble_changed.connect(self._note_trouble)
        pane, model = self.pane, self._model
        model.move_requested.connect(self._move)
        model.heading_typed.connect(
            lambda id_, words: self._change([ItemId(id_)], self.tr("Change a heading"), text=words)
        )
        pane.opened.connect(self._open)
        pane.moved_to.connect(self._come_to)
        pane.heading_requested.connect(lambda: self._add(HEADING))
        pane.text_requested.connect(lambda: self._add(OWN_TEXT))
        pane.removal_requested.connect(self._remove)
        pane.step_requested.connect(self._step)
        pane.cut_requested.connect(self._cut_selected)
        pane.paste_requested.connect(self._paste)
        pane.sorting_requested.connect(self._sort)
        pane.lead_requested.connect(self._set_lead)
        pane.level_requested.connect(
            lambda level: self._change(pane.selected, self.tr("Change a heading"), level=level)
        )
        choice = pane.choice
        choice.chosen.connect(self._show_tray)
        choice.new_requested.connect(self._begin)
        choice.name_typed.connect(self._rename)
        choice.removal_requested.connect(self._remove_tray)
        self._reader.open_apart_from(pane.view)

    # -- What is shown

    def _when_read(self, then: Callable[[], None]) -> None:
        if self._is_read:
            then()
        else:
            self._once_read.append(then)
            self.open()

    def _read(self) -> None:
        self._coming = []
        notebook = self._pen.notebook
        self._jobs.start(JOB, lambda _: notebook.read_apart(*GATHERED), done=self._show, failed=self._fail)

    def _show(self, items: Iterable[Item]) -> None:
        self._model.show_items(items)
        self._model.take(self._coming or ())
        self._coming, self._trouble = None, ""
        if not self._is_read:
            self._is_read = True
            self._model.show_tray(self._wished)
        self._show_state()
        waiting, self._once_read = self._once_read, []
        for then in waiting:
            then()

    def _fail(self, error: Exception) -> None:
        self._coming = None
        if not isinstance(error, AnnotationsError):
            raise error
        self._trouble = sentence_about_keeping(trouble_of(error), error.path, error.detail)
        self._once_read.clear()
        self._show_state()

    def _note_trouble(self) -> None:
        self._show_state()
        if not self._pen.trouble.kind and self._trouble:
            self._read()  # what could not be read may have been put right

    def _show_state(self) -> None:
        trouble = self._pen.trouble
        words = sentence_about_keeping(trouble.kind, trouble.path, trouble.detail) or self._trouble
        self._model.set_writable(writable=not words)
        trays = [(item.id, _name(item)) for item in self._model.trays.trays]
        self.pane.choice.show_trays(trays, self._model.tray)
        empty = self.tr(
            "Nothing is in the tray yet. {key} puts there the paragraph that you read, the paragraphs over which words are"
            " selected, or the selected rows of a list. In it they are put in order, with headings and own words between,"
            " and taken along into a document."
        ).format(key=self._keys)
        entries = self.entries
        is_empty = self._is_read and not entries
        self.pane.show_state(trouble=words, empty=empty if is_empty else "", count=self._count_words(entries))
        self._come_to(self.pane.current)
        self.changed.emit()

    def _count_words(self, entries: Sequence[Item]) -> str:
        count = sum(_body(item).form == PASSAGE for item in entries)
        if not entries:
            return ""
        return self.tr("%n paragraph", "", 1) if count == 1 else self.tr("%n paragraphs", "", count)

    def _show_tray(self, id_: str) -> None:
        self._model.show_tray(ItemId(id_))
        self._show_state()

    def _open(self, key: str) -> None:
        item = self._model.trays.item(ItemId(key))
        if item is None:
            return
        target = self._model.target_of(item)
        if target is not None:
            self._reader.places.go_to(target)
        elif _body(item).form == OWN_TEXT:
            self.pane.editor.setFocus()
        elif _body(item).form == HEADING:
            self.pane.edit(key)

    def _come_to(self, key: str) -> None:
        """Let own words be written while one is at their row."""
        item = self._model.trays.item(ItemId(key)) if key else None
        is_text = item is not None and isinstance(item.body, TrayEntry) and item.body.form == OWN_TEXT
        if self._draft is not None and (not is_text or item is None or item.id != self._draft.id):
            self._draft.save()
            self._draft = None
            self.pane.stop_writing()
        if is_text and item is not None and self._draft is None:
            self._draft = self._drafts.open(item)
            self.pane.write(self._draft.document)

    # -- What is changed

    def _add(self, form: str) -> None:
        made = new_id()
        self._when_read(
            lambda: self._undoable.do(lambda: self._adding(made, form), done=lambda _: self._write(made, form))
        )

    def _adding(self, made: ItemId, form: str) -> Doing:
        trays, tray = self._model.trays, self._model.tray
        changes: list[Change] = []
        name = self.tr("New heading") if form == HEADING else self.tr("New own words")
        if tray is None:
            tray = new_id()
            changes += trays.begin(tray, self.tr("Tray"))
        text = name if form == HEADING else ""
        changes += trays.add(tray, [TrayEntry(tray=tray, order=0.0, form=form, text=text)], lambda: made, self._place())
        return Doing(changes=changes, name=name)

    def _write(self, made: ItemId, form: str) -> None:
        if form == HEADING:
            self.pane.edit(made)
        else:
            self.pane.select([made])
            self.pane.editor.setFocus()

    def _place(self) -> int:
        """Give the place behind the current row; the end while there is none."""
        ids = [item.id for item in self.entries]
        return ids.index(self.pane.current) + 1 if self.pane.current in ids else len(ids)

    def _move(self, ids: Sequence[ItemId], place: int) -> None:
        tray = self._model.tray
        assert tray is not None  # there are rows
        self._undoable.do(
            lambda: Doing(changes=self._model.trays.move(ids, tray, place), name=self._named(self.tr("Move {what}"), ids)),
            done=lambda _: self.pane.select(ids),
        )  # fmt: skip

    def _step(self, by: int) -> None:
        ids = self.pane.selected
        self._undoable.do(
            lambda: Doing(changes=self._model.trays.step(ids, by), name=self._named(self.tr("Move {what}"), ids)),
            done=lambda _: self.pane.select(ids),
        )  # fmt: skip

    def _cut_selected(self) -> None:
        self._cut = tuple(self.pane.selected)
        self._model.show_cut(self._cut)

    def _paste(self) -> None:
        """Put what was cut behind the current row, also from another tray."""
        if self._cut and self._model.tray is not None:
            cut, self._cut = self._cut, ()
            self._model.show_cut(())
            self._move(cut, self._place())

    def _sort(self, by: str) -> None:
        tray = self._model.tray
        if tray is None:
            return
        self._undoable.do(
            lambda: Doing(
                changes=self._model.trays.sort(tray, lambda item: self._order.key(by, self._model.target_of(item))),
                name=self.tr("Sort the tray"),
            )
        )

    def _set_lead(self, with_lead: bool) -> None:
        ids = [one for one in self.pane.selected if (item := self._model.trays.item(one)) and item.body.anchors]
        self._change(ids, self.tr("Opening words of parents"), with_lead=with_lead)

    def _change(self, ids: Sequence[ItemId], name: str, **fields: object) -> None:
        trays = self._model.trays
        self._undoable.do(lambda: Doing(changes=[one for id_ in ids for one in trays.change(id_, **fields)], name=name))

    def _remove(self) -> None:
        ids = self.pane.selected
        if not ids:
            return
        order = [item.id for item in self.entries]
        last = max((order.index(one) for one in ids if one in order), default=0)
        rest = [*order[last + 1 :], *reversed(order[:last])]
        following = next((one for one in rest if one not in ids), ItemId(""))
        said = self._named(self.tr("Removed from the tray: {what}"), ids)
        step = self._named(self.tr("Remove {what} from the tray"), ids)
        self._undoable.do(
            lambda: Doing(changes=self._model.trays.remove(ids), name=step, said=said),
            done=lambda _: self.pane.select([following]),
        )

    def _begin(self) -> None:
        made = new_id()
        name = self.tr("New tray")

        def show(_written: object) -> None:
            self._show_tray(made)
            self.pane.choice.type_name()

        self._when_read(
            lambda: self._undoable.do(lambda: Doing(changes=self._model.trays.begin(made, name), name=name), done=show)
        )

    def _rename(self, name: str) -> None:
        tray = self._model.tray
        if tray is not None:
            step = self.tr("Rename to “{name}”").format(name=name)
            self._undoable.do(
                lambda: Doing(changes=self._model.trays.rename(tray, name), name=step),
                failed=lambda: self.pane.choice.type_name(name),
            )

    def _remove_tray(self) -> None:
        tray, name = self._model.tray, self.name
        if tray is not None:
            said = self.tr("The tray “{name}” was deleted.").format(name=name)
            step = self.tr("Delete the tray “{name}”").format(name=name)
            self._undoable.do(lambda: Doing(changes=self._model.trays.bin_tray(tray), name=step, said=said))

    def _named(self, words: str, ids: Sequence[ItemId]) -> str:
        """Name a step after the only row that it is about, or how many there are."""
        item = self._model.trays.item(ids[0]) if len(ids) == 1 else None
        if item is None:
            return words.format(what=self.tr("%n rows", "", len(ids)))
        body = _body(item)
        what = short(body.anchors[0].locator) if body.anchors else f"“{' '.join(body.text.split())[:40]}”"
        return words.format(what=what)


def _body(item: Item) -> TrayEntry:
    assert isinstance(item.body, TrayEntry)  # only these have rows
    return item.body


def _name(item: Item) -> str:
    assert isinstance(item.body, Tray)
    return item.body.name
