"""Letters that a program which was killed could not save: saved at the next start, and told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.domain.changes import Written
from tipbrowser.services.notebook import AnnotationsError, Notebook, Overtaken
from tipbrowser.services.waiting_notes import NotOurs, TakenIn, WaitingNotes, claim, notes_of, read, set_aside, take_in
from tipbrowser.ui.banners import BannerArea
from tipbrowser.ui.note_sentences import sentence_about_spilled

SPILLED = "spilled"
"""The kind of the banner."""
TRIES = 3
"""In one run of the program; what cannot be moved then is tried again by the next."""


class Spilled(QObject):
    """Takes in what others have left, in its turn among what is written."""

    def __init__(self, pen: Pen, waiting: WaitingNotes, banners: BannerArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._waiting = waiting
        self._banners = banners
        self._saved = 0
        self._beside = 0
        self._aside: list[str] = []
        self._tries = 0
        self._is_put_off = False
        """Whether it is tried again once the reader's file can be written."""
        pen.trouble_changed.connect(self._try_again)

    def look(self) -> None:
        """Take in what there is; where there is nothing, nothing is begun."""
        self._is_put_off = False
        for path in self._waiting.left():
            self._take_in(path)

    def _take_in(self, path: Path) -> None:
        told: list[TakenIn] = []

        def work() -> Sequence[Written]:
            told.append(take_in_file(self._pen.notebook, path))
            return told[-1].written

        self._pen.work(work, done=lambda _written: self._tell(told[-1]), failed=self._put_off)

    def _tell(self, taken: TakenIn) -> None:
        self._saved += taken.saved
        self._beside += taken.beside
        self._aside += [taken.aside] if taken.aside else []
        sentence = sentence_about_spilled(self._saved, self._beside, self._aside)
        if sentence:
            self._banners.show_banner(SPILLED, sentence)

    def _put_off(self, error: Exception) -> None:
        if isinstance(error, AnnotationsError):
            self._is_put_off = True
            self._pen.tell(error)
        elif isinstance(error, Overtaken):
            self.look()
        else:
            raise error

    def _try_again(self, trouble: Trouble) -> None:
        if self._is_put_off and not trouble.kind and self._tries < TRIES:
            self._tries += 1
            self.look()


def take_in_file(notebook: Notebook, path: Path) -> TakenIn:
    """Save the notes of a file that was left, or set it aside; to be called in the writing thread.

    Raises ``Overtaken`` or an ``AnnotationsError``: then it is still there.
    """
    from tipbrowser.exchange.json_lines import read as read_lines  # late: it brings what checks every field
    from tipbrowser.exchange.refusals import ImportRefused

    claimed = claim(path)
    if claimed is None:
        return TakenIn()
    try:
        notes = notes_of(read_lines(read(claimed)))
    except (ImportRefused, NotOurs):
        return set_aside(claimed)
    return take_in(notebook, claimed, notes)
