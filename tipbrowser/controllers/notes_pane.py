"""The pane of notes: filled when it is first opened, following every change, leading to the place and the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.note_narrowing import NoteNarrowing
from tipbrowser.controllers.note_rows import NoteRows
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotation_filter import AnnotationFilter, Listed
from tipbrowser.domain.changes import Written
from tipbrowser.domain.values import replace
from tipbrowser.models.choices_model import Choice
from tipbrowser.models.note_row import NoteRow
from tipbrowser.models.notes_model import NotesModel
from tipbrowser.models.roles import Role
from tipbrowser.services.note_finding import NoteFinding
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.services.tagging import changes_for_rename, changes_for_tags
from tipbrowser.ui.note_sentences import sentence_about_notes

if TYPE_CHECKING:
    from tipbrowser.domain.annotations import Item
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.reading import Reading
    from tipbrowser.services.topics import TopicIndex
    from tipbrowser.ui.floating_list import FloatingList
    from tipbrowser.ui.note_actions import NoteActions
    from tipbrowser.ui.notes_pane import NotesPane

READ, RENAME = "notes order", "tag rename"
REST = 120
"""Milliseconds for which changes are gathered before the list shows them: while one types, it is saved often."""


class NotesPaneController(QObject):
    """Lists what fulfils the filter, and lets tags be changed."""

    place_requested = Signal(str)
    """Locator or page of what was chosen."""
    note_requested = Signal(str)
    """Id of the note that was chosen: it is to be shown, so that it can be changed."""
    gathering_requested = Signal(object)
    """A ``Listed`` that is to be put into the tray."""
    shown = Signal()
    """The list shows what fulfils the filter."""

    def __init__(
        self, finding: NoteFinding, pen: Pen, reading: Reading, index: TopicIndex, *, pane: NotesPane,
        actions: NoteActions, jobs: Jobs, make_list: Callable[[], FloatingList], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``make_list`` gives the list that floats, when it is first wanted."""
        super().__init__(parent)
        self._finding = finding
        self._pen = pen
        self._pane = pane
        self._actions = actions
        self._jobs = jobs
        self._make_list = make_list
        self._rows = NoteRows(reading)
        self._narrowing = NoteNarrowing(finding, self._rows, index)
        self._model = NotesModel(self._fetch, self)
        self._asked = AnnotationFilter()
        self._changed: dict[str, None] = {}
        """Ids of what was changed while the order was being read, or since it was last followed."""
        self._is_reading = False
        self._tagged = ""
        """The id of what the line of tags is about."""
        self._rest = QTimer(self, interval=REST, singleShot=True)
        pane.set_model(self._model)
        self._connect_signals()
        self.load()

    @property
    def asked(self) -> AnnotationFilter:
        """What the list is narrowed by."""
        return self._asked

    @property
    def is_settled(self) -> bool:
        """Whether the list shows all that it is to show."""
        return not self._is_reading and not self._changed

    def close(self) -> None:
        """Follow nothing any more: the file is let go of."""
        self._rest.stop()
        self._jobs.cancel(READ)
        self._finding.close()

    def load(self) -> None:
        """Read all of it anew."""
        self._is_reading = True
        if not self._finding.is_ready:
            self._pane.show_count(self.tr("Your notes are being read …"), "")
        self._jobs.start(
            READ, lambda _cancellation: self._finding.read_order(), done=self._take_order, failed=self._fail
        )

    def note_changes(self, written: Sequence[Written]) -> None:
        """Show what was changed; without saying what, all of it is read again."""
        if not written:
            self.load()
            return
        self._changed |= {one.id: None for each in written if (one := each.after or each.before) is not None}
        if not self._is_reading and not self._rest.isActive():
            self._rest.start()

    def ask(self, asked: AnnotationFilter) -> None:
        """Narrow the list otherwise."""
        self._asked = asked
        self._pane.show_narrowing(self._narrowing.chosen(asked), asked.tags[0] if len(asked.tags) == 1 else "")
        self._pane.show_order(by_date=asked.by_date)
        self._show()

    def show_words(self, words: str) -> None:
        """Narrow the list by words alone."""
        self.ask(AnnotationFilter(words=words, by_date=self._asked.by_date))
        self._pane.show_words(words)

    def _connect_signals(self) -> None:
        pane = self._pane
        pane.words_changed.connect(self._ask_words)
        pane.order_changed.connect(lambda by_date: self.ask(replace(self._asked, by_date=by_date)))
        pane.narrow_requested.connect(self._offer)
        pane.release_requested.connect(lambda key: self.ask(self._narrowing.without(self._asked, key)))
        pane.rename_requested.connect(self._ask_name)
        pane.row_chosen.connect(self._lead)
        pane.gathering_requested.connect(lambda key: self._tried(lambda: self._gather(key)))
        pane.rename_line.renamed.connect(self._rename)
        pane.tag_line.tags_changed.connect(self._take_tags)
        pane.tags_left.connect(self._end_tags)
        pane.view.selectionModel().currentChanged.connect(self._note_current)
        self._model.modelReset.connect(self._note_current)
        self._rest.timeout.connect(self._follow)

    def _ask_words(self, words: str) -> None:
        if words != self._asked.words:
            self._asked = replace(self._asked, words=words)
            self._show()

    def _take_order(self, order: object) -> None:
        self._is_reading = False

        def take() -> None:
            self._finding.take_order(order)  # type: ignore[arg-type]  # as it was read
            self._rows.take_legend(self._finding.legend())

        if self._tried(take):
            self._follow()

    def _follow(self) -> None:
        """Follow what was changed, and show it."""
        ids, self._changed = list(self._changed), {}

        def follow() -> None:
            if ids:
                self._finding.follow(ids)
            if "legend" in ids:
                self._rows.take_legend(self._finding.legend())

        if self._tried(follow):
            self._show()

    def _show(self) -> None:
        if self._is_reading and not self._finding.is_ready:
            return
        current = self._pane.view.currentIndex()
        selected = self._model.number_at(current.row()) if current.isValid() else None
        found: list[Sequence[int]] = []
        asked, said = self._narrowing.typed(self._asked)
        self._pane.show_misread(said)
        if not self._tried(lambda: found.append(self._finding.find(asked))):
            return
        self._model.show_numbers(found[0])
        self._pane.show_count(self._count(len(found[0])), self._empty(len(found[0])))
        if selected is not None and not self._pane.view.currentIndex().isValid():
            index = self._model.row_of(selected)
            if index.isValid():
                self._pane.select(index)
        self.shown.emit()

    def _count(self, found: int) -> str:
        total = self._finding.total
        if found == total:
            one, more = (
                self.tr("1 note, highlight or own topic"),
                self.tr("%n notes, highlights and own topics", "", total),
            )
            return one if total == 1 else more
        return self.tr("{found} of {total}").format(found=found, total=total)

    def _empty(self, found: int) -> str:
        if found:
            return ""
        if self._finding.is_lost:
            return self.tr(
                "Your notes cannot be read now. The file is being looked at; the window says what was found."
            )
        if not self._finding.total:
            return self.tr(
                "Nothing has been written yet. {key} writes a note about the paragraph in the text; it is listed here,"
                " with your highlights and own topics."
            ).format(key=self._actions.note.shortcut().toString())
        return self.tr("None of your notes has all of this. Type fewer words, or take out what narrows the list.")

    def _fetch(self, numbers: Sequence[int]) -> Sequence[NoteRow]:
        """Give rows; Qt asks for them when it paints."""
        nothing: list[Listed | None] = [None] * len(numbers)
        listed = read_or(lambda: self._finding.listed(numbers), nothing)
        return [self._rows.row(one) for one in listed]

    def _tried(self, ask: Callable[[], object]) -> bool:
        """Ask something of the file; if it cannot be read, say so in place of the list."""
        try:
            ask()
        except AnnotationsError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if not isinstance(error, AnnotationsError):
            raise error
        self._model.show_numbers(())
        self._pane.show_count("", sentence_about_notes(trouble_of(error), error.path, error.detail))
        self.shown.emit()

    # -- narrowing

    @cached_property
    def _list(self) -> FloatingList:
        floating = self._make_list()
        floating.chosen.connect(
            lambda key: self._tried(lambda: self.ask(self._narrowing.with_choice(self._asked, key)))
        )
        return floating

    def _offer(self) -> None:
        if self._list.isVisible():
            self._list.close_list()
            return
        choices: list[Choice] = []
        if not self._tried(lambda: choices.extend(self._narrowing.choices())):
            return
        self._list.open(
            self.tr("Narrow the notes by tag, colour, topic, meeting or date"), choices, none_at_all="",
            none_fits=self.tr("No tag, colour, topic, meeting or month is called so. Fewer letters find more."),
        )  # fmt: skip

    # -- going there

    def _lead(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        assert isinstance(row, NoteRow)
        if row.target and row.kind != "note":  # whoever shows a note goes to its place
            self.place_requested.emit(row.target)
        if row.kind == "note":
            self.note_requested.emit(row.id)

    # -- tags

    def _note_current(self, *_indexes: object) -> None:
        if self._tagged and self._selected != self._tagged:
            self._end_tags()

    @property
    def _selected(self) -> str:
        return str(self._pane.view.currentIndex().data(Role.KEY) or "")

    def open_tags(self) -> None:
        """Let the tags of the selected row be typed."""
        self._tried(self._begin_tags)

    def _begin_tags(self) -> None:
        first = self._model.index(0, 0)
        if not self._selected and first.isValid():
            self._pane.select(first)
        item = self._item(self._selected)
        if item is not None:
            self._tagged = item.id
            self._pane.tag_line.show_tags(item.body.tags, [tag for tag, _ in self._finding.tags()])
            self._pane.show_tag_line(shown=True)

    def _take_tags(self, tags: tuple[str, ...]) -> None:
        def write() -> None:
            changes = changes_for_tags(item, tags) if (item := self._item(self._tagged)) is not None else []
            if changes:
                self._pen.write(changes, name=self.tr("tags"))

        self._tried(write)

    def _end_tags(self) -> None:
        had = self._pane.tag_line.line.hasFocus()
        self._tagged = ""
        self._pane.show_tag_line(shown=False)
        if had:
            self._pane.view.setFocus()

    def _item(self, id: str) -> Item | None:  # noqa: A002  # the item's own word for it
        listed = self._listed(id)
        return listed.item if listed is not None else None

    def _listed(self, id: str) -> Listed | None:  # noqa: A002  # as above
        row = self._finding.row_of(id) if id else None
        return self._finding.listed([row])[0] if row is not None else None

    def _gather(self, id: str) -> None:  # noqa: A002  # as above
        listed = self._listed(id)
        if listed is not None:
            self.gathering_requested.emit(listed)

    def _ask_name(self) -> None:
        self._tried(lambda: self._pane.rename_line.ask(self._asked.tags[0], dict(self._finding.tags())))

    def _rename(self, old: str, new: str) -> None:
        """Rename a tag everywhere, at once."""

        def write(items: Sequence[Item]) -> None:
            name = self.tr("the tag “{old}” renamed “{new}”").format(old=old, new=new)
            self._pen.write(
                changes_for_rename(items, old, new), name=name, done=lambda _written: self._renamed(old, new)
            )

        self._jobs.start(RENAME, lambda _cancellation: self._finding.read_tagged(old), done=write, failed=self._fail)

    def _renamed(self, old: str, new: str) -> None:
        if old in self._asked.tags:
            tags = tuple(dict.fromkeys(new if tag == old else tag for tag in self._asked.tags))
            self.ask(replace(self._asked, tags=tags))
