"""Sentences on why nothing more can be kept now, for what is done in one step and not typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.ui.note_sentences import sentence_about_notes


def sentence_about_keeping(kind: str, path: str, detail: str = "") -> str:
    """Say why nothing can be kept; ``kind`` is as ``services.notebook.trouble_of`` gives it, empty if all is well.

    Unlike what is typed, a step that fails is not done later by itself: these sentences promise nothing of the kind.
    """
    if not kind:
        return ""
    sentence = {
        "full": _tr("There is no room left in {path}: nothing more can be kept until there is."),
        "unwritable": _tr(
            "Nothing can be written to {path} ({detail}): what is there can be read, and nothing more can be kept until"
            " that is put right."
        ),
        "busy": _tr("Another program is writing to {path}: nothing more can be kept until it has ended."),
    }.get(kind, "")
    return sentence.format(path=path, detail=detail) if sentence else sentence_about_notes(kind, path, detail)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeepingSentences", words)
