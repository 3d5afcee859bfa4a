"""Notes, and own words in trays, while they are being written: each has its own text and undo, and is saved as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.spilling import Exposed, Spilling
from tipbrowser.domain.annotations import Item, ItemId, Note, Typed
from tipbrowser.domain.changes import Bin, Change, Put, TakeBack, Written
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Overtaken, new_id
from tipbrowser.services.waiting_notes import Waiting, WaitingNotes
from tipbrowser.ui.notes.exact_document import ExactDocument
from tipbrowser.ui.notes.note_lengths import MOST, show_long

SOON = 150
"""Milliseconds from the first letter that is not saved until it is; with the writing itself a quarter of a second."""
KEPT = 20
"""Drafts whose undo is kept once one writes elsewhere."""
SAVED, UNSAVED = "saved", "unsaved"


class Draft(QObject):
    """A note that is being written. It saves itself, under its own id, whatever is shown meanwhile."""

    state_changed = Signal()
    """It is saved now, or not any more."""
    kept_beside = Signal()
    """Somebody else had changed the note: this text is a note of its own now, and the other one stands as it is."""

    def __init__(
        self, pen: Pen, spilling: Spilling, body: Typed, item: Item | None = None, parent: QObject | None = None
    ) -> None:
        """``item`` is the note as it is kept, of which ``body`` is a part; none for one that is still to be begun."""
        super().__init__(parent)
        self.id = new_id() if item is None else item.id
        self.body = body
        self.revision = 0 if item is None else item.revision
        """The last one that is known; 0 while the note is not in the file."""
        self.is_too_long = len(body.text) > MOST
        """Whether it can only be read here; its document is cut in pieces then."""
        self.document = ExactDocument("" if self.is_too_long else body.text, self)
        if self.is_too_long:
            self._show_long(body.text)
        self.exposed = Exposed()
        self._pen = pen
        self._spilling = spilling
        self._asked: Typed | None = None
        """What was to be written last, while it is not known to be in the file, nor that it is not."""
        self._edits = 0
        self._saved_edits = 0
        self._saving = False
        self._is_in_bin = False
        self._own_tags: tuple[str, ...] | None = None
        """Tags that were given here and are not in the file yet; none if there are no such."""
        self._once_saved: list[Callable[[], None]] = []
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.save)
        self.document.contentsChange.connect(self._note_edit)
        pen.trouble_changed.connect(self._try_again)

    @property
    def text(self) -> str:
        """What was typed, to the letter."""
        return self.body.text if self.is_too_long else self.document.text

    @property
    def is_saved(self) -> bool:
        """Whether all of it is in the file."""
        return self._edits == self._saved_edits

    @property
    def is_idle(self) -> bool:
        """Whether it is saved and nothing of it is being written."""
        return self.is_saved and not self._saving

    @property
    def waiting(self) -> Waiting | None:
        """The note as it is to be found again if the program is killed now; none if it is saved, or only to be read."""
        if self.is_saved or self.is_too_long or (not self.revision and not self.text.strip()):
            return None
        body = replace(self.body, text=self.text)
        return Waiting(id=self.id, revision=self.revision, body=body, asked=self._asked)

    def save(self) -> None:
        """Save now what is not saved; what is typed while that lasts is saved after it."""
        self._soon.stop()
        if self._saving or self.is_saved:
            return
        text = self.text
        if not self.revision and not text.strip():
            self._note_saved(self._edits)
            return
        edits, self._saving = self._edits, True
        changes: list[Change] = [TakeBack(id=self.id, revision=self.revision)] if self._is_in_bin else []
        self._asked = replace(self.body, text=text)
        put = Put(id=self.id, revision=self.revision + len(changes), body=self._asked)
        self.exposed.note_saving()
        self._pen.write(
            [*changes, put],
            first=self._spilling.announce(),
            done=lambda written: self._written(edits, written),
            failed=self._not_written,
        )

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Give the note other tags; they are saved as its letters are, with the first of them if there is none yet."""
        if tags != self.body.tags:
            self._own_tags = tags
            self.body = replace(self.body, tags=tags)
            self._edits += 1
            self._note_typed()
            self.state_changed.emit()
            self.save()

    def when_saved(self, then: Callable[[], None]) -> None:
        """Save, and do something once all is in the file."""
        self._once_saved.append(then)
        self.save()
        self._follow_up()

    def stay(self) -> None:
        """Do nothing of what was to be done once all is saved: somebody writes in it again."""
        self._once_saved.clear()

    def follow(self, item: Item) -> None:
        """Take over what somebody else made of the note, unless there are letters here that are not saved."""
        if not self.is_idle or item.revision <= self.revision or not isinstance(item.body, Typed):
            return
        before = self.text
        self.revision, self.body = item.revision, item.body
        if item.body.text != before:
            self._replace_text(item.body.text)

    def _note_edit(self, _position: int, removed: int, added: int) -> None:
        if not removed and not added:
            return  # another look of the same letters
        was_saved = self.is_saved
        self._edits += 1
        self._note_typed()
        if not self._saving and not self._soon.isActive():
            self._soon.start()
        if was_saved:
            self.state_changed.emit()

    def _note_typed(self) -> None:
        self.exposed.note_typed()
        self._spilling.note_typed()

    def _written(self, edits: int, written: Sequence[Written]) -> None:
        after = written[-1].after
        assert after is not None  # it was put
        assert isinstance(after.body, Typed)
        self._saving = self._is_in_bin = False
        self._asked = None
        self.revision, self.body = after.revision, after.body
        if edits == self._edits:
            self._own_tags = None
        self._keep_own_tags()
        self._note_saved(edits)

    def _note_saved(self, edits: int) -> None:
        self._saved_edits = edits
        self.exposed.note_saved()
        if self.is_saved:
            self.exposed.note_safe()
            self._spilling.note_saved()
            self.state_changed.emit()
            self._follow_up()
        else:
            self._soon.start()

    def _not_written(self, error: Exception) -> None:
        self._saving = False
        self.exposed.note_failed()
        if isinstance(error, Overtaken):
            self._asked = None
            self._give_way(error.item)
        self.state_changed.emit()

    def _give_way(self, item: Item | None) -> None:
        """Somebody else has changed the note. What is the same is written again, out of the bin too; another text stays."""
        if item is not None and isinstance(item.body, Typed) and item.body.text == self.body.text:
            self.revision, self.body, self._is_in_bin = item.revision, item.body, item.deleted is not None
            self._keep_own_tags()
        else:
            self.id, self.revision, self._is_in_bin = new_id(), 0, False
            self.kept_beside.emit()
        self.save()

    def _keep_own_tags(self) -> None:
        if self._own_tags is not None:
            self.body = replace(self.body, tags=self._own_tags)

    def _try_again(self) -> None:
        if not self._pen.trouble.kind:
            self.save()

    def _follow_up(self) -> None:
        while self._once_saved and self.is_idle:
            self._once_saved.pop(0)()

    def _replace_text(self, text: str) -> None:
        """Show another text, in a way that can be undone if it can be written in; nothing of it need be saved."""
        self.is_too_long = len(text) > MOST
        if self.is_too_long:
            self._show_long(text)
        else:
            self.document.replace_text(text)
        self._saved_edits = self._edits
        self._soon.stop()
        self.state_changed.emit()

    def _show_long(self, text: str) -> None:
        show_long(self.document, text)
        self.document.clearUndoRedoStacks()
        self.document.setModified(False)


class Drafts(QObject):
    """The notes that are being written, or were lately, by their ids."""

    state_changed = Signal(object)
    """The ``Draft`` that is saved now, or not any more."""
    kept_beside = Signal(object)
    """The ``Draft`` that became a note of its own, because somebody else had changed the one it was."""

    def __init__(self, pen: Pen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._drafts: list[Draft] = []
        self.waiting = WaitingNotes(pen.notebook.path.parent, now=pen.notebook.now)
        """The file of what cannot be saved in its time."""
        self._spilling = Spilling(self.waiting, lambda: self._drafts, self)
        pen.written.connect(self._follow)

    @property
    def unsaved(self) -> list[Draft]:
        """Those of which something is not in the file."""
        return [draft for draft in self._drafts if not draft.is_idle]

    @property
    def saved(self) -> list[Draft]:
        """Those that are in the file as they are here."""
        return [draft for draft in self._drafts if draft.is_idle]

    def find(self, id: ItemId) -> Draft | None:  # noqa: A002  # the item's own word for it
        """Give the draft of a note, if there is one."""
        return next((draft for draft in self._drafts if draft.id == id), None)

    def open(self, item: Item) -> Draft:
        """Give the draft of a note that is in the file."""
        assert isinstance(item.body, Typed)
        found = self.find(item.id)
        if found is not None:
            found.follow(item)
            self._drafts.remove(found)
            self._drafts.append(found)
            return found
        return self._add(Draft(self._pen, self._spilling, item.body, item, self))

    def begin(self, body: Note) -> Draft:
        """Give the draft of a note that does not exist before something is typed."""
        return self._add(Draft(self._pen, self._spilling, body, None, self))

    def leave(self, draft: Draft) -> None:
        """Save what is not saved; a note of which nothing is left but blanks goes into the bin."""
        draft.when_saved(lambda: self._put_away(draft))

    def delete(self, draft: Draft, name: str) -> None:
        """Put a note into the bin, once its last letters are in the file; ``name`` is what can be undone then.

        Who writes in it again before that wants to keep it.
        """

        def put_into_bin() -> None:
            if draft.revision:
                self._pen.write([Bin(id=draft.id, revision=draft.revision)], name=name)
            self._forget(draft)

        draft.stay()
        draft.when_saved(put_into_bin)

    def save_all(self) -> None:
        """Save now what is not saved."""
        for draft in self._drafts:
            draft.save()

    def finish(self) -> None:
        """Wait until what could not be saved in its time is put down, or taken away again; it stays if it is not saved."""
        self._spilling.finish()

    def _add(self, draft: Draft) -> Draft:
        self._drafts.append(draft)
        draft.state_changed.connect(lambda: self.state_changed.emit(draft))
        draft.kept_beside.connect(lambda: self.kept_beside.emit(draft))
        for old in [one for one in self._drafts[:-KEPT] if one.is_idle]:
            self._forget(old)
        return draft

    def _put_away(self, draft: Draft) -> None:
        if not draft.revision:
            self._forget(draft)
        elif not draft.text.strip():
            self._pen.write([Bin(id=draft.id, revision=draft.revision)])
            self._forget(draft)

    def _forget(self, draft: Draft) -> None:
        if draft in self._drafts:
            self._drafts.remove(draft)
            draft.deleteLater()

    def _follow(self, written: Sequence[Written]) -> None:
        for one in written:
            draft = None if one.after is None else self.find(one.after.id)
            if draft is not None and one.after is not None and one.after.deleted is None:
                draft.follow(one.after)
