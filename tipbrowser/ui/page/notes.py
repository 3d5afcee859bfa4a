"""What a mark on the page explains: the words of its footnote, or of its erratum."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.markup import Run, parse_markup
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Erratum
from tipbrowser.domain.values import Value


class Note(Value):
    """A heading and plain runs of text."""

    heading: str
    runs: tuple[Run, ...]


def note_of(page: SectionPage, name: str) -> Note | None:
    """Give what stands behind a link named ``note:12`` or ``erratum:3`` of ``page``; none for other links."""
    kind, _, number = name.partition(":")
    if kind == "note":
        for footnote in page.footnotes:
            if str(footnote.number) == number:
                heading = QCoreApplication.translate("Notes", "Note {number}").format(number=number)
                return Note(heading=heading, runs=parse_markup(footnote.markup))
    if kind == "erratum":
        for erratum in page.errata:
            if str(erratum.number) == number:
                return erratum_note(erratum)
    return None


def erratum_note(erratum: Erratum) -> Note:
    """Give an erratum as a note: where it is, what is printed, what we read, and why."""
    from tipbrowser.models.erratum_words import erratum_place, erratum_words  # late: the text paints first

    translate = QCoreApplication.translate
    heading = translate("Notes", "Erratum {number}").format(number=erratum.number)
    if erratum.topic:
        heading = translate("Notes", "Erratum {number}: index, “{topic}”").format(
            number=erratum.number, topic=erratum_place(erratum)
        )
    return Note(heading=heading, runs=(Run("text", "\n".join(erratum_words(erratum)), 0),))
