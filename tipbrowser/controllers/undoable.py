"""What is done to bookmarks and own topics: written, said with a way back, or said not to have been done and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.steps import Steps
from tipbrowser.domain.changes import Change, Written
from tipbrowser.domain.values import Value
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.ui.banners import BannerArea, Offer
from tipbrowser.ui.keeping_sentences import sentence_about_keeping
from tipbrowser.ui.status_line import StatusLine

KIND = "done"
"""Of the banner that says what was done; there is one at a time."""
UNDO = "undo"
RESTS = 10_000
"""Milliseconds after which what was done is said no longer; it can be undone all the same."""


class Doing(Value):
    """A step that is to be done."""

    changes: Sequence[Change]
    name: str
    """What the reader calls it."""
    said: str = ""
    """Said once it is done, with a way back."""
    is_passing: bool = False
    """It is seen where it was done: it is said in the bottom line, until another paragraph is the current one."""
    offers: Sequence[Offer] = ()
    """What else is offered beside the way back, where it is not passing."""


Waiting = tuple[Callable[[], Doing | None], Callable[[tuple[Written, ...]], None] | None, Callable[[], None] | None]


class Undoable(QObject):
    """Writes steps that can be undone, and says them: in the bottom line, or below the panes with a way back."""

    def __init__(
        self, pen: Pen, steps: Steps, banners: BannerArea, status: StatusLine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._status = status
        self._pen = pen
        self._steps = steps
        self._banners = banners
        self._is_passing = self._is_doing = False
        self._waiting: list[Waiting] = []
        self._resting = QTimer(self, interval=RESTS, singleShot=True)
        self._resting.timeout.connect(self._leave)
        # What was said last is not what would be undone any more.
        steps.changed.connect(self._say_no_more)
        banners.offer_chosen.connect(self._undo)

    def do(
        self,
        make: Callable[[], Doing | None],
        *,
        done: Callable[[tuple[Written, ...]], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do a step once all that was asked for before is done, for it may build upon that: a key can be held down.

        ``make`` gives the step then, or none if nothing is to be done; what it cannot read is said. ``done`` is told
        once the step is safe, ``failed`` after the sentence about it.
        """
        self._waiting.append((make, done, failed))
        if not self._is_doing:
            self._do_next()

    def _do_next(self) -> None:
        while self._waiting:
            make, done, failed = self._waiting.pop(0)
            try:
                doing = make()
            except AnnotationsError as error:
                self.say_failure("", error)
                continue
            if doing is not None and doing.changes:
                self._is_doing = True
                self._write(doing, done, failed)
                return

    def _write(
        self, doing: Doing, done: Callable[[tuple[Written, ...]], None] | None, failed: Callable[[], None] | None
    ) -> None:
        def note(written: tuple[Written, ...]) -> None:
            if doing.said and doing.is_passing:
                self._banners.close_banner(KIND)
                self._status.show_message(KIND, self.tr("{said} (Ctrl+Z undoes it)").format(said=doing.said))
                self._resting.start()
            elif doing.said:
                self.say(doing.said, [*doing.offers, Offer(UNDO, self.tr("Undo"))])
            if done is not None:
                done(written)
            self._end()

        def note_failure(error: Exception) -> None:
            self.say_failure(doing.name, error)
            if failed is not None:
                failed()
            self._end()

        self._pen.write(doing.changes, name=doing.name, done=note, failed=note_failure)

    def _end(self) -> None:
        self._is_doing = False
        self._do_next()

    def finish(self) -> None:
        """Wait until all that was asked for is done, or has failed."""
        while self._is_doing:
            self._pen.finish()

    def say(self, sentence: str, offers: Sequence[Offer] = (), *, passing: bool = False) -> None:
        """Say a sentence in place of the one before."""
        self._is_passing = passing
        self._status.show_message(KIND, "")
        self._banners.show_banner(KIND, sentence, offers)
        if offers:
            self._resting.start()
        else:
            self._resting.stop()

    def _leave(self) -> None:
        """Say no longer what was done, unless somebody is about to press a button beside it."""
        self._status.show_message(KIND, "")
        focused = self._banners.window().focusWidget()
        if focused is None or not self._banners.isAncestorOf(focused):
            self._banners.close_banner(KIND)

    def say_failure(self, name: str, error: Exception) -> None:
        """Say that something was not done, and why."""
        why = self.tr("Something of it was changed elsewhere meanwhile; look at it, and try again.")
        if isinstance(error, AnnotationsError):
            why = sentence_about_keeping(trouble_of(error), error.path, error.detail)
        self.say(self.tr("Not done: {step}. {why}").format(step=name, why=why) if name else why)

    def _say_no_more(self) -> None:
        self._status.show_message(KIND, "")
        self._banners.close_banner(KIND)

    def move_on(self, _place: object = None) -> None:
        """Take back what was said about the place that one has left."""
        self._status.show_message(KIND, "")
        if self._is_passing:
            self._banners.close_banner(KIND)

    def _undo(self, kind: str, offer: str) -> None:
        if kind == KIND and offer == UNDO:
            self._steps.undo()
