"""Undoing what was done to bookmarks, highlights, tags and whole notes, and doing it again.

What is typed into a note is undone in the note itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.changes import Change, Written, inverse
from tipbrowser.domain.values import Value, replace
from tipbrowser.services.notebook import AnnotationsError

MOST = 200
"""Steps that can be undone."""


class Step(Value):
    """Something that can be undone, or done again."""

    name: str
    """What it was, as the reader calls it."""
    written: tuple[Written, ...]


class Steps(QObject):
    """Remembers the steps; one goes back or forward at a time, the next waits for it."""

    changed = Signal()
    """Something else can be undone or done again."""
    overtaken = Signal(str)
    """A step, by its name, could not be taken back: something of it was changed again meanwhile. Nothing was changed."""

    def __init__(self, pen: Pen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._revisions: dict[tuple[ItemId, int], int] = {}
        """Of an item that is again as it was at a revision, the present one."""
        self._waiting: list[bool] = []
        self._going = False
        pen.named.connect(self._remember)

    @property
    def next_undo(self) -> str:
        """The name of what would be undone; empty if nothing can be."""
        return self._done[-1].name if self._done else ""

    @property
    def next_redo(self) -> str:
        """The name of what would be done again; empty if nothing can be."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> None:
        """Undo what was done last."""
        self._go(back=True)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go(back=False)

    def _go(self, *, back: bool) -> None:
        if self._going:
            self._waiting.append(back)
            return
        steps, others = (self._done, self._undone) if back else (self._undone, self._done)
        if not steps:
            return
        step = steps.pop()
        self._going = True
        self._pen.write(
            self._changes(step),
            done=lambda written: self._gone(step, others, written),
            failed=lambda error: self._not_gone(step, steps, error),
        )

    def _changes(self, step: Step) -> list[Change]:
        changes: list[Change] = []
        present: dict[ItemId, int] = {}
        for change in inverse(step.written):
            revision = present.get(change.id, self._revisions.get((change.id, change.revision), change.revision))
            present[change.id] = revision + 1
            changes.append(replace(change, revision=revision))
        return changes

    def _gone(self, step: Step, others: list[Step], written: tuple[Written, ...]) -> None:
        for was, now in zip(reversed(step.written), written, strict=True):
            if was.before is not None and now.after is not None:
                self._revisions[was.before.id, was.before.revision] = now.after.revision
        others.append(Step(name=step.name, written=written))
        self._end()

    def _not_gone(self, step: Step, steps: list[Step], error: Exception) -> None:
        if isinstance(error, AnnotationsError):
            steps.append(step)  # it can be tried again
        else:
            self.overtaken.emit(step.name)
        self._end()

    def _end(self) -> None:
        self._going = False
        self.changed.emit()
        # Where there is nothing to be undone any more, nothing of what was asked waits for what will be done later.
        while self._waiting and not self._going:
            self._go(back=self._waiting.pop(0))

    def _remember(self, name: str, written: tuple[Written, ...]) -> None:
        self._done = [*self._done, Step(name=name, written=written)][-MOST:]
        self._undone = []
        self.changed.emit()
