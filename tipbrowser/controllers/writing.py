"""Notes, from the first letter to the file: what is written where, and what is shown of it below each text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from tipbrowser.controllers.drafts import Draft, Drafts
from tipbrowser.controllers.kept_notes import KeptNotes, Subject
from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.controllers.reading import OpenText, ReadingController
from tipbrowser.controllers.text_notes import TextNotes, deleting
from tipbrowser.domain.annotations import ItemId, Note
from tipbrowser.domain.changes import Bin, Written
from tipbrowser.domain.names import Locator
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.library import Library
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.note_actions import NoteActions
from tipbrowser.ui.note_sentences import sentence_about_notes
from tipbrowser.ui.notes.note_body import NoteBody

LOST = frozenset({"newer", "foreign", "unreadable", "damaged"})
"""Troubles that do not pass by themselves: what is typed could never be saved."""


class WritingController(QObject):
    """Knows in which text which note is being written; only one at a time is."""

    versions_requested = Signal(str)
    """The id of a note whose earlier versions are wanted."""
    deleted = Signal()
    """A note was put into the bin; it can be undone."""
    arranged = Signal()
    """The notes were opened, folded, made higher or lower."""

    def __init__(
        self, kept: KeptNotes, pen: Pen, library: Library, places: ReadingController, *, icons: Icons,
        actions: NoteActions, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kept = kept
        self._pen = pen
        self._library = library
        self._places = places
        self._icons = icons
        self._anchoring = Anchoring(library.reading)
        self.drafts = Drafts(pen, self)
        self._texts: list[TextNotes] = []
        self._connect_signals(actions)

    @property
    def text(self) -> TextNotes:
        """The notes below the text that is read in."""
        return next(one for one in self._texts if one.text is self._places.text)

    @property
    def current(self) -> Draft | None:
        """The note that is being written; none if none is."""
        return next((one.draft for one in self._texts if one.draft is not None), None)

    def add_text(self, text: OpenText) -> TextNotes:
        """Show notes below another text too."""
        strip = text.area.notes or text.area.build_notes(self._icons)
        notes = TextNotes(text, strip, self._kept, self)
        self._texts.append(notes)
        notes.write_requested.connect(self._write)
        notes.another_requested.connect(self._begin)
        notes.edit_requested.connect(self._edit)
        notes.left.connect(self._leave_for_text)
        notes.unfocused.connect(self._leave)
        notes.body_made.connect(self._join_body)
        strip.arranged.connect(self.arranged)
        self._show_trouble(self._pen.trouble)
        notes.follow_place()
        return notes

    def write(self) -> None:
        """Write in the newest note about the current paragraph, or begin its first one."""
        notes = self.text
        if notes.draft is None:
            notes.follow_place()
        self._write(notes)

    def write_another(self) -> None:
        """Begin another note about what is shown, or about the current paragraph."""
        self._begin(self.text)

    def edit_tags(self) -> None:
        """Write in the newest note about the current paragraph, or begin one, with the keyboard in its tags."""
        self.write()
        self.text.strip.body.open_tags()

    def write_about(self, about: str, name: str) -> None:
        """Write in the newest note about a ``section`` or a ``topic``, or begin its first one."""
        notes = self.text
        self._leave(notes)
        notes.show_subject(Subject(about=about, name=name))
        self._write(notes)

    def new_note(self, about: str, name: str = "", locator: Locator | None = None) -> None:
        """Begin a note about a ``section``, a ``topic``, a ``highlight`` (``name`` says which), or ``free``."""
        notes = self.text
        self._leave(notes)
        notes.show_subject(Subject(about=about, name=name, locator=locator))
        self._begin(notes)

    def show_note(self, id: str) -> None:  # noqa: A002  # the item's own word for it
        """Go where a note belongs, and write in it; nothing happens if it is not there any more."""
        item = self._kept.item(id)
        if item is None or not isinstance(item.body, Note):
            return
        body, notes = item.body, self.text
        self._leave(notes)
        locator = self._kept.locator_of(item)
        target = locator or (body.name if body.about == "section" else "")
        if target:
            self._places.go_to(target)
        notes.show_subject(Subject(about=body.about, name=body.name, locator=locator))
        self._edit(notes, id)

    def refresh(self) -> None:
        """Show what is in the file now; what is being written stays as it is."""
        for notes in self._texts:
            notes.refresh()

    def follow(self, written: Sequence[Written]) -> None:
        """Show what was written; of the letters of the note that is being written, the text where it is needs nothing.

        Nothing said means that anything may have been written.
        """
        writing = next((one for one in self._texts if one.draft is not None), None)
        own = writing.draft.id if writing is not None and writing.draft is not None else ""
        is_own = bool(written) and all(one.before is not None and one.before.id == own for one in written)
        for notes in self._texts:
            if not is_own or (notes is not writing and writing is not None and notes.subject == writing.subject):
                notes.refresh()

    def look_again(self) -> None:
        """Show what somebody else has changed meanwhile, also in notes that are being written and are saved."""
        for draft in self.drafts.saved:
            item = self._kept.item(draft.id)
            if item is not None and item.deleted is None:
                draft.follow(item)
        self.refresh()

    def may_close(self) -> bool:
        """Save all that is not saved yet, and tell whether it is."""
        # The second time what was typed while the first saving was under way.
        for _ in range(2):
            self.drafts.save_all()
            self._pen.finish()
        return not self.drafts.unsaved

    def settle(self, then: Callable[[], None]) -> None:
        """Save all that is not saved yet, and do something once that was tried."""

        def save_the_rest() -> None:
            self.drafts.save_all()  # what was typed while the first saving was under way
            self._pen.after(then)

        self.drafts.save_all()
        self._pen.after(save_the_rest)

    def _connect_signals(self, actions: NoteActions) -> None:
        for action, act in (
            (actions.note, self.write), (actions.another_note, self.write_another),
            (actions.free_note, lambda: self.new_note("free")), (actions.versions, self._ask_for_versions),
        ):  # fmt: skip
            action.setEnabled(True)
            action.triggered.connect(lambda _checked=False, act=act: act())
        self._places.text_moved.connect(self._follow_text)
        self._pen.trouble_changed.connect(self._show_trouble)

    def _join_body(self, notes: TextNotes, body: NoteBody) -> None:
        body.copy_requested.connect(self._copy)
        body.tags_changed.connect(lambda tags: notes.draft.set_tags(tags) if notes.draft is not None else None)
        body.delete_requested.connect(self._delete)
        body.versions_requested.connect(self.versions_requested)
        body.place_requested.connect(lambda words: self._go_to(notes, words))
        body.outside_link_requested.connect(notes.text.area.page.outside_link_requested)

    def _follow_text(self, text: OpenText) -> None:
        for notes in self._texts:
            if notes.text is text:
                notes.follow_place()

    def _write(self, notes: TextNotes) -> None:
        newest = next(iter(self._kept.notes_about(notes.subject)), None)
        if notes.draft is not None:
            notes.strip.take_focus()
        elif newest is not None:
            self._edit(notes, newest.id)
        else:
            self._begin(notes)

    def _begin(self, notes: TextNotes) -> None:
        if notes.draft is not None and not notes.draft.text.strip():
            notes.strip.take_focus()  # the one that was begun is still empty
            return
        self._leave_all()
        self._pen.prepare()
        notes.write(self.drafts.begin(self._new_body(notes.subject)))

    def _new_body(self, subject: Subject) -> Note:
        if subject.about == "highlight":
            highlight = self._kept.item(subject.name)
            anchors = highlight.body.anchors if highlight is not None else ()
        elif subject.locator is not None:
            anchors = self._anchoring.anchors_of([subject.locator])
        else:
            anchors = ()
        return Note(text="", about=subject.about, name=subject.name, anchors=anchors)

    def _edit(self, notes: TextNotes, id_: str) -> None:
        if notes.draft is not None and notes.draft.id == id_:
            notes.strip.take_focus()
            return
        self._leave_all()
        draft, item = self.drafts.find(ItemId(id_)), self._kept.item(id_)
        if item is not None and item.deleted is None and isinstance(item.body, Note):
            draft = self.drafts.open(item)
        if draft is not None:
            notes.write(draft)

    def _leave_all(self) -> None:
        for notes in self._texts:
            self._leave(notes)

    def _leave(self, notes: TextNotes) -> None:
        draft = notes.stop()
        if draft is not None:
            self.drafts.leave(draft)
            notes.follow_place()

    def _leave_for_text(self, notes: TextNotes) -> None:
        was_writing = notes.draft is not None
        self._leave(notes)
        if was_writing:
            notes.text.area.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, id_: str) -> None:
        draft, item = self.drafts.find(ItemId(id_)), self._kept.item(id_)
        for notes in self._texts:
            if draft is not None and notes.draft is draft:
                notes.stop()
        if draft is not None:
            self.drafts.delete(draft, deleting())
        elif item is not None and item.deleted is None:
            self._pen.write([Bin(id=item.id, revision=item.revision)], name=deleting())
        self.deleted.emit()

    def _copy(self, id_: str, selected: str) -> None:
        """Copy a note, or words of it, with the citation of what it is about."""
        item = self._kept.item(id_)
        if item is None or not isinstance(item.body, Note):
            return
        locator = self._kept.locator_of(item)
        target = locator or (item.body.name if item.body.about == "section" else "")
        citation = self._library.citing.citations(Locator(target)).official if target else ""
        words = selected or item.body.text
        QGuiApplication.clipboard().setText(f"{words}\n\n{citation}" if citation else words)

    def _go_to(self, notes: TextNotes, words: str) -> None:
        locators = self._kept.places_named(words, notes.subject.locator)
        if locators:
            self._places.go_to(locators[0], text=notes.text)

    def _ask_for_versions(self) -> None:
        draft = self.current
        newest = next(iter(self._kept.notes_about(self.text.subject)), None)
        id_ = draft.id if draft is not None else newest.id if newest is not None else ""
        if id_:
            self.versions_requested.emit(id_)

    def _show_trouble(self, trouble: Trouble) -> None:
        sentence = sentence_about_notes(trouble.kind, trouble.path, trouble.detail) if trouble.kind else ""
        for notes in self._texts:
            notes.strip.show_trouble(sentence, can_write=trouble.kind not in LOST)
