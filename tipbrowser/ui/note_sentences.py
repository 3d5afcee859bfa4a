"""Sentences about the reader's own file: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Sequence

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


def sentence_about_damage(aside: str, items: int, missing: int, made: str) -> str:
    """Say that the file was damaged, what was kept and what a backup, made at ``made``, has beside.

    ``aside`` is where the damaged file is now, empty if there was none; ``made`` is empty if there is no backup.
    """
    if not aside:
        return _tr(
            "There is no file of notes any more, but a backup of {made} with {missing} things. Restoring brings them back."
        ).format(made=made, missing=missing)
    kept = _tr(
        "The file of notes was damaged and was kept as it is, as {aside}; {items} things were whole and are here."
    )
    rest = _tr("Nothing else is in the backups.")
    if missing:
        rest = _tr("The backup of {made} has {missing} more, which restoring brings back.")
    return f"{kept} {rest}".format(aside=aside, items=items, made=made, missing=missing)


def sentence_about_spilled(saved: int, beside: int, aside: Sequence[str]) -> str:
    """Say that notes are saved now which could not be when the program ended; empty if there is nothing to say.

    ``beside`` of them stand beside one that was changed otherwise meanwhile; ``aside`` are files that are none of ours.
    """
    told = []
    if saved:
        words = _tr("You typed in notes that could not be saved before the program ended; they are saved now: %n.")
        told.append(words.replace("%n", str(saved)))
    if beside:
        words = _tr("Beside a note that had been changed meanwhile: %n.")
        told.append(words.replace("%n", str(beside)))
    for path in aside:
        words = _tr("A file of letters that were not saved yet cannot be read; it was kept as {path}.")
        told.append(words.format(path=path))
    return " ".join(told)


def sentence_about_no_backup(kind: str, path: str, detail: str) -> str:
    """Say why no backup could be made; ``kind`` is as ``services.notebook.trouble_of`` gives it.

    Whether what is written is saved is said elsewhere: what stops a backup may stop that too, at once or later.
    """
    sentence = {
        "full": _tr("There is no room for a backup in {path}: what you wrote since the last one is not backed up."),
        "busy": _tr(
            "Another program is writing to {path}: what you wrote since the last backup is not backed up yet. It is tried"
            " again in a minute."
        ),
    }.get(
        kind,
        _tr("No backup could be made in {path} ({detail}): what you wrote since the last one is not backed up."),
    )
    return sentence.format(path=path, detail=detail)


def sentence_about_keeping_longer(path: str, detail: str) -> str:
    """Say that something stays that was kept long enough."""
    return _tr(
        "What was kept long enough could not be removed from {path} ({detail}): it stays for now, and what is new is"
        " backed up."
    ).format(path=path, detail=detail)


def sentence_about_protection(lacks: Sequence[str]) -> str:
    """Say what the file system of the folder cannot do, ``modes`` or ``sync``; empty if it can do all."""
    sentences = {
        "modes": _tr("The disk that this folder is on knows no owners: whoever has the disk can read your notes."),
        "sync": _tr("It cannot promise that a new file outlasts a power cut."),
    }
    return " ".join(sentences[one] for one in lacks)


def sentence_about_shrinking(before: int, now: int) -> str:
    """Say that so much is gone that no backup is removed."""
    return _tr(
        "Of {before} things {now} are left. In case that is a loss, no old backup is removed until you say that it is right."
    ).format(before=before, now=now)


def _tr(words: str) -> str:
    return QCoreApplication.translate("NoteSentences", words)
