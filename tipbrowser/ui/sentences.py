"""What is said when the compendium database cannot be used: what happened, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def sentence_about(kind: str, path: str, detail: str) -> str:
    """Give the sentence for ``missing``, ``unreadable``, ``foreign``, ``damaged`` or ``newer``."""
    translate = QCoreApplication.translate
    sentences = {
        "missing": translate("Database", "The file {path} is missing; install the program again to get it back."),
        "unreadable": translate(
            "Database", "The system does not let the program read {path} ({detail}); allow it, then try again."
        ),
        "foreign": translate(
            "Database", "The file {path} is not a compendium; install the program again to get the right one."
        ),
        "newer": translate(
            "Database", "The file {path} was made by a newer version of the program; install that version to read it."
        ),
    }
    damaged = translate("Database", "The file {path} is damaged; install the program again to get a whole one.")
    return sentences.get(kind, damaged).format(path=path, detail=detail)


def sentence_about_other_compendium(kind: str, path: str, detail: str) -> str:
    """Give the sentence for another compendium that cannot be opened; kinds as in ``sentence_about``."""
    translate = QCoreApplication.translate
    reasons = {
        "missing": translate("Database", "There is no file {path}."),
        "unreadable": translate("Database", "The system does not let the program read {path} ({detail})."),
        "foreign": translate("Database", "The file {path} is not a compendium."),
        "newer": translate("Database", "The file {path} was made for a newer version of the program."),
    }
    damaged = translate("Database", "The file {path} is damaged ({detail}).")
    return reasons.get(kind, damaged).format(path=path, detail=detail)


def sentence_about_staying(reason: str) -> str:
    """Give the sentence for a compendium that was not opened, for a reason that is a sentence."""
    return QCoreApplication.translate("Database", "{reason} What is open stays open.").format(reason=reason)


def sentence_about_lost_compendium(reason: str) -> str:
    """Give the sentence for the compendium of last time that cannot be opened any more."""
    return QCoreApplication.translate(
        "Database",
        "{reason} The compendium that comes with the program was opened instead, and the other one will be tried again at the next"
        " start; notes that were made are all there.",
    ).format(reason=reason)


def words_for_edition(year: int, language: str) -> str:
    """Give words for an edition in the window's title."""
    return QCoreApplication.translate("Database", "edition {year}, {language}").format(year=year, language=language)


def sentence_about_unchecked(reason: str) -> str:
    """Give the sentence for a database of which nobody can tell whether it is the one that was built."""
    return QCoreApplication.translate(
        "Database",
        "Whether the compendium's file is still the one that was built could not be checked ({reason}):"
        " compare a quotation with the publication.",
    ).format(reason=reason)


def sentence_about_changed_text() -> str:
    """Give the sentence for a database that can be read and is not the one that was built."""
    return QCoreApplication.translate(
        "Database",
        "The compendium's file was changed or damaged after it was built: do not quote from it,"
        " and install the program again.",
    )


def sentence_about_damaged_part() -> str:
    """Give the sentence for a database of which one part, asked for last, cannot be read."""
    return QCoreApplication.translate(
        "Database",
        "A part of the compendium's file is damaged and cannot be shown: do not quote from the rest,"
        " and install the program again.",
    )


def sentence_about_fault(*, logged: bool) -> str:
    """Give the sentence for an error that nobody expected."""
    if logged:
        return QCoreApplication.translate(
            "Fault",
            "Something went wrong inside the program; nothing was lost, and the log in the data folder says where.",
        )
    return QCoreApplication.translate("Fault", "Something went wrong inside the program; nothing was lost.")


def sentence_about_kept_aside(name: str, kept: str) -> str:
    """Give the sentence for a damaged file of settings or of the window's state."""
    return QCoreApplication.translate(
        "Keeping", "{name} was damaged; it was kept as {kept}, and the program starts with its usual values."
    ).format(name=name, kept=kept)


def sentence_about_silent_window() -> str:
    """Give the sentence for a second window that was opened since the first does not answer."""
    return QCoreApplication.translate(
        "Keeping",
        "Another window over the same data folder does not answer, so this one was opened; what was set last is kept.",
    )


def sentence_about_beginning_window() -> str:
    """Give the sentence for a second start while the window of the first is not there yet."""
    return QCoreApplication.translate(
        "Keeping", "another window is just being opened over the same data folder; this start waits for it."
    )


def sentence_about_unread(name: str, reason: str) -> str:
    """Give the sentence for a file of settings or of the window's state that could not be read."""
    return QCoreApplication.translate(
        "Keeping", "{name} could not be read ({reason}); the program starts with its usual values."
    ).format(name=name, reason=reason)
