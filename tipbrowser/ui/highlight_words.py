"""Sentences about highlights: why one is not kept, and what stands at a passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.ui.page.noted import Badge, ShownHighlight, badge_words

LONGEST = 60
"""Letters of a highlight's words that are said."""


def sentence_not_kept(kind: str, path: str, detail: str = "") -> str:
    """Say why nothing was changed; ``kind`` is as ``services.notebook.trouble_of`` gives it, ``overtaken`` or ``nothing``."""
    sentence = {
        "nothing": _tr("There is no highlight here to remove."),
        "overtaken": _tr("Not done: it has been changed elsewhere meanwhile. It is shown as it is now; try again."),
        "full": _tr("Not done: there is no room left in {path}. Try again once there is."),
        "unwritable": _tr("Not done: {path} cannot be written ({detail}). Try again once it can be."),
        "busy": _tr("Not done: another program is writing to {path}. Try again when it has ended."),
        "newer": _tr("Not done: {path} was made by a newer version of the program, and can only be read."),
        "foreign": _tr("Not done: {path} is no file of notes. Move it away, and try again."),
        "unreadable": _tr("Not done: {path} cannot be read ({detail}). Try again once it can be."),
    }.get(kind, _tr("Not done: {path} is damaged ({detail}). The file was left as it is."))
    return sentence.format(path=path, detail=detail)


def passage_words(
    highlights: Sequence[tuple[ShownHighlight, str]], badge: Badge | None, names: Mapping[str, str]
) -> str:
    """Say what of the reader's stands at a passage, for who does not see it; ``highlights`` with the words they mark."""
    said = [badge_words(badge)] if badge is not None else []
    for highlight, words in highlights:
        short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        name = names.get(highlight.colour, highlight.colour)
        said.append(_tr("Highlight, {name}: “{words}”").format(name=name, words=short))
    return " · ".join(said)


def _tr(words: str) -> str:
    return QCoreApplication.translate("HighlightWords", words)
