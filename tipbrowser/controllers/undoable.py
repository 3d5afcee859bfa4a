"""What is done to bookmarks and own topics: written, said with a way back, or said not to have been done and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.steps import Steps
from tipbrowser.domain.changes import Change, Written
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.ui.banners import BannerArea, Offer
from tipbrowser.ui.note_sentences import sentence_about_notes

KIND = "done"
"""Of the banner that says what was done; there is one at a time."""
UNDO = "undo"


class Undoable(QObject):
    """Writes steps that can be undone, and says them below the panes."""

    def __init__(self, pen: Pen, steps: Steps, banners: BannerArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._steps = steps
        self._banners = banners
        self._is_passing = False
        # What was said last is not what would be undone any more.
        steps.changed.connect(lambda: banners.close_banner(KIND))
        banners.offer_chosen.connect(self._undo)

    def write(
        self,
        changes: Sequence[Change],
        name: str,
        *,
        said: str = "",
        passing: bool = False,
        done: Callable[[tuple[Written, ...]], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Write changes under a name; nothing happens where there are none.

        Once they are safe it is ``said`` what was done, with a way back, if need be only while the reader is
        ``passing`` by: until another paragraph is the current one. ``failed`` is told after the sentence about it.
        """
        if not changes:
            return

        def note(written: tuple[Written, ...]) -> None:
            if said:
                self.say(said, [Offer(UNDO, self.tr("Undo"))], passing=passing)
            if done is not None:
                done(written)

        def note_failure(error: Exception) -> None:
            self.say_failure(name, error)
            if failed is not None:
                failed()

        self._pen.write(changes, name=name, done=note, failed=note_failure)

    def say(self, sentence: str, offers: Sequence[Offer] = (), *, passing: bool = False) -> None:
        """Say a sentence in place of the one before."""
        self._is_passing = passing
        self._banners.show_banner(KIND, sentence, offers)

    def say_failure(self, name: str, error: Exception) -> None:
        """Say that something was not done, and why."""
        why = self.tr("Something of it was changed elsewhere meanwhile; look at it, and try again.")
        if isinstance(error, AnnotationsError):
            why = sentence_about_notes(trouble_of(error), error.path, error.detail)
        self.say(self.tr("Not done: {step}. {why}").format(step=name, why=why))

    def move_on(self, _place: object = None) -> None:
        """Take back what was said about the place that one has left."""
        if self._is_passing:
            self._banners.close_banner(KIND)

    def _undo(self, kind: str, offer: str) -> None:
        if kind == KIND and offer == UNDO:
            self._steps.undo()
