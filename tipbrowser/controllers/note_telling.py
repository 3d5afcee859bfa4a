"""What the window says about the reader's notes: why they are not saved, what can be undone, what is in the bin."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.controllers.steps import Steps
from tipbrowser.controllers.writing import WritingController
from tipbrowser.ui.banners import Offer
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.note_actions import NoteActions
from tipbrowser.ui.note_sentences import sentence_about_notes

TROUBLE = "notes"
"""The kind of the bottom line's message about the file."""
UNSAVED, DELETED, CLOSING = "unsaved", "note deleted", "closing"
"""Kinds of banners."""


class NoteTelling(QObject):
    """Says it in the bottom line and in banners, and keeps the window open, once, over what is not saved."""

    def __init__(
        self, pen: Pen, steps: Steps, writing: WritingController, *, window: MainWindow, actions: NoteActions,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._steps = steps
        self._writing = writing
        self._window = window
        self._actions = actions
        self._pen = pen
        self._warned = False
        self._is_closing = False
        """The window closes once what takes long has ended."""
        window.may_close = self._may_close
        pen.trouble_changed.connect(self._say_trouble)
        pen.rested.connect(self._close_now)
        steps.changed.connect(self._show_steps)
        steps.overtaken.connect(self._say_overtaken)
        actions.undo.triggered.connect(lambda _checked: steps.undo())
        actions.redo.triggered.connect(lambda _checked: steps.redo())
        writing.deleted.connect(self._offer_note_back)
        writing.drafts.state_changed.connect(self._forget_warning)
        window.banners.offer_chosen.connect(self._follow_offer)

    def _may_close(self) -> bool:
        if self._pen.is_working:
            self._close_later()
            return False
        if self._writing.may_close() or self._warned:
            return True
        self._warned = True
        sentence = self.tr(
            "What you typed last is not saved yet, so the window stays open: copy it, or close the window again to"
            " leave without it. It is saved by itself as soon as that is possible."
        )
        self._window.banners.show_banner(UNSAVED, sentence)
        return False

    def _close_later(self) -> None:
        """Let what takes long come to its end beside the window: to wait for it here would look like a program that hangs."""
        self._is_closing = True
        sentence = self.tr(
            "Your notes are still being changed, by an import or a backup: the window closes after that."
        )
        self._window.banners.show_banner(CLOSING, sentence, [Offer("stay", self.tr("Stay open"))])

    def _close_now(self) -> None:
        if self._is_closing:
            self._is_closing = False
            self._window.banners.close_banner(CLOSING)
            QTimer.singleShot(0, self._window, self._window.close)  # whoever asked for it is told first

    def _forget_warning(self) -> None:
        if self._warned and not self._writing.drafts.unsaved:
            self._warned = False
            self._window.banners.close_banner(UNSAVED)

    def _offer_note_back(self) -> None:
        self._window.banners.show_banner(DELETED, self.tr("The note is in the bin."), [Offer("undo", self.tr("Undo"))])

    def _follow_offer(self, kind: str, name: str) -> None:
        if kind == DELETED and name == "undo":
            self._steps.undo()
        elif kind == CLOSING:
            self._is_closing = False

    def _show_steps(self) -> None:
        for action, name, words, alone in (
            (self._actions.undo, self._steps.next_undo, self.tr("Undo: {step}"), self.tr("Undo")),
            (self._actions.redo, self._steps.next_redo, self.tr("Do again: {step}"), self.tr("Do again")),
        ):
            action.setEnabled(bool(name))
            action.setText(words.format(step=name) if name else alone)

    def _say_trouble(self, trouble: Trouble) -> None:
        sentence = sentence_about_notes(trouble.kind, trouble.path, trouble.detail) if trouble.kind else ""
        self._window.status.show_message(TROUBLE, sentence)

    def _say_overtaken(self, name: str) -> None:
        sentence = self.tr("“{step}” was not undone: something of it has been changed again meanwhile.")
        self._window.banners.show_banner("overtaken", sentence.format(step=name))
