"""Sentences about the reader's own file: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def sentence_about_notes(kind: str, path: str, detail: str = "") -> str:
    """Say why nothing can be written; ``kind`` is as ``services.notebook.trouble_of`` gives it.

    It is said before anybody types, and while what was typed stands in the window and is not safe yet.
    """
    sentence = {
        "full": _tr(
            "There is no room left for notes in {path}: what you type stays here and is saved as soon as there is room."
        ),
        "unwritable": _tr(
            "Notes cannot be written to {path} ({detail}): they can be read, and what you type stays here"
            " and is saved as soon as it can be."
        ),
        "busy": _tr(
            "Another program is writing to {path}: what you type stays here and is saved as soon as it has ended."
        ),
        "unreadable": _tr("The notes in {path} cannot be read ({detail}): the file was left as it is."),
        "foreign": _tr("{path} is no file of notes: it was left as it is. Move it away, and notes can be written."),
        "newer": _tr(
            "The notes in {path} were made by a newer version of the program: they can be read, and were left as they"
            " are. Use that version to change them."
        ),
    }.get(kind, _tr("The notes in {path} are damaged ({detail}): the file was left as it is."))
    return sentence.format(path=path, detail=detail)


def _tr(words: str) -> str:
    return QCoreApplication.translate("NoteSentences", words)
