"""The notes below one text: they follow its current paragraph, and stay while one of them is being written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from tipbrowser.controllers.drafts import Draft
from tipbrowser.controllers.kept_notes import KeptNotes, Subject
from tipbrowser.controllers.reading import OpenText
from tipbrowser.domain.locators import short
from tipbrowser.domain.page import FRONT_MATTER, Place, SectionPage
from tipbrowser.ui.notes.note_body import NoteBody, placeholder_for
from tipbrowser.ui.notes.note_strip import NoteStrip


class TextNotes(QObject):
    """Shows the notes of a subject in the strip below one text."""

    write_requested = Signal(object)
    """It itself: the newest note of its subject is to be written in, or a first one."""
    another_requested = Signal(object)
    edit_requested = Signal(object, str)
    """It itself, and the id of a note."""
    left = Signal(object)
    """It itself: what is written is to be saved, and the keyboard goes back to the text."""
    unfocused = Signal(object)
    body_made = Signal(object, object)
    """It itself, and its ``NoteBody``."""

    def __init__(self, text: OpenText, strip: NoteStrip, kept: KeptNotes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.strip = strip
        self.subject = Subject(about="free")
        self.draft: Draft | None = None
        """The note that is being written here."""
        self._kept = kept
        self._connect_signals()

    def follow_place(self) -> None:
        """Show the notes of the current paragraph, unless a note is being written."""
        place = self.text.place
        if place is not None and self.draft is None:
            self.show_subject(_subject_of(place))
        elif place is not None:
            self._name_subject()  # what one can change to is what is read now

    def show_subject(self, subject: Subject) -> None:
        """Show the notes about something else."""
        self.subject = subject
        self._name_subject()  # of a second text the page may have come only after its place
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are in the file now."""
        self.strip.show_notes([self._kept.shown(item) for item in self._kept.notes_about(self.subject)])

    def write(self, draft: Draft) -> None:
        """Write in a draft, with the keyboard in it."""
        draft.stay()
        if self.draft is not draft:
            self.stop()
            self.draft = draft
            draft.state_changed.connect(self._show_state)
            draft.kept_beside.connect(self._follow_id)
        self.refresh()
        self.strip.write(draft.document, draft.id, placeholder_for(self.title))
        self.strip.body.tags.show_tags(draft.body.tags, self._kept.tags())
        self.strip.take_focus()
        self._show_state()

    def stop(self) -> Draft | None:
        """Write no more, and give the draft in which one wrote, if there was one."""
        draft, self.draft = self.draft, None
        if draft is not None:
            draft.state_changed.disconnect(self._show_state)
            draft.kept_beside.disconnect(self._follow_id)
            self.strip.stop_writing()
            self.strip.head.show_state("")
            self.refresh()
        return draft

    @property
    def title(self) -> str:
        """What the subject is called."""
        subject = self.subject
        if subject.about == "section":
            return self._title_of_section(self.text.page)
        if subject.about == "topic":
            return subject.name
        if subject.locator is not None:
            return short(subject.locator)
        return self.tr("about nothing in particular")

    def _connect_signals(self) -> None:
        strip = self.strip
        strip.another_requested.connect(lambda: self.another_requested.emit(self))
        strip.subject_requested.connect(self._choose_subject)
        strip.left.connect(lambda: self.left.emit(self))
        strip.unfocused.connect(lambda: self.unfocused.emit(self))
        strip.body_made.connect(self._join_body)
        strip.head.fold_requested.connect(self._follow_fold)

    def _join_body(self, body: NoteBody) -> None:
        body.edit_requested.connect(lambda id_: self.edit_requested.emit(self, id_))
        self.body_made.emit(self, body)

    def _follow_fold(self) -> None:
        """Begin to write where the reader opened an empty strip; save where it was folded over a note."""
        if not self.strip.is_open:
            self.left.emit(self)
        elif not self._kept.notes_about(self.subject):
            self.write_requested.emit(self)

    def _choose_subject(self, about: str) -> None:
        place = self.text.place
        assert place is not None  # the line has its buttons once a page is shown
        self.left.emit(self)
        self.show_subject(_subject_of(place) if about == "passage" else Subject(about="section", name=place.page))
        if not self._kept.notes_about(self.subject):
            self.write_requested.emit(self)

    def _name_subject(self) -> None:
        place, page = self.text.place, self.text.page
        about = self.subject.about
        passage = short(place.locator) if place is not None and place.locator is not None else ""
        self.strip.head.show_subject(
            self.tr("Notes: {subject}").format(subject=self.title),
            {"passage": "passage", "highlight": "passage", "section": "section"}.get(about, ""),
            passage=passage, section=self._title_of_section(page),
        )  # fmt: skip

    def _title_of_section(self, page: SectionPage | None) -> str:
        if page is None:
            return ""
        return page.section.title if page.section is not None else self.tr("Front matter")

    def _show_state(self) -> None:
        draft = self.draft
        if draft is not None:
            saved = self.tr("Saved") if draft.text else ""  # of nothing nothing is said
            self.strip.body.show_length(len(draft.body.text) if draft.is_too_long else 0)
            self.strip.head.show_state(saved if draft.is_saved else self.tr("Not saved yet"))

    def _follow_id(self) -> None:
        assert self.draft is not None  # it is listened to only while it is written
        self.strip.body.rename_edited(self.draft.id)


def _subject_of(place: Place) -> Subject:
    if place.locator is None:
        return Subject(about="section", name=place.page or FRONT_MATTER)
    return Subject(about="passage", locator=place.locator)


def deleting() -> str:
    """Give what putting a note into the bin is called where it can be undone."""
    return QCoreApplication.translate("TextNotes", "putting a note into the bin")
