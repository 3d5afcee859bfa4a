"""Notes, highlights and own topics as the rows of the pane that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from tipbrowser.domain.annotation_filter import Listed, own_topic_name
from tipbrowser.domain.annotations import Highlight, Note, OwnTopic
from tipbrowser.domain.locators import section_of, short
from tipbrowser.domain.publication import Section
from tipbrowser.models.note_row import NoteRow
from tipbrowser.models.openings import OPENING, Snippet, opening_words
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.services.reading import Reading
from tipbrowser.ui.highlight_looks import names_of


class NoteRows:
    """Writes rows; the names of sections are read when they are first needed."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._colours: Mapping[str, str] = names_of({})

    def take_legend(self, legend: Mapping[str, str]) -> None:
        """Call the colours as the reader does; those that are missing have their usual names."""
        self._colours = names_of(legend)

    def name_of(self, colour: str) -> str:
        """Give what a colour is called; nothing of none."""
        return self._colours.get(colour, colour)

    def row(self, listed: Listed | None) -> NoteRow:
        """Give the row of something; of what is damaged one that says so."""
        if listed is None:
            words = _tr("This cannot be read: it is not what was written. All else is as it was.")
            return NoteRow(id="", kind="", place=_tr("Damaged"), snippet=Snippet(words))
        item, body = listed.item, listed.item.body
        place, beside, target = self._place(listed)
        meaning = self.name_of(listed.colour)
        return NoteRow(
            id=item.id, kind=item.kind, place=place, beside=beside, target=target, colour=listed.colour, meaning=meaning,
            snippet=Snippet(opening_words(" ".join(self._words(listed).split()), OPENING)), tags=body.tags,
            date=written_date(item.modified),
        )  # fmt: skip

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The meetings and sessions by their names."""
        return {section.section: section for section in self._reading.sections()}

    def _place(self, listed: Listed) -> tuple[str, str, str]:
        """Give where something belongs, what stands beside that, and where it leads."""
        body, found = listed.item.body, [one for one in listed.locators if one is not None]
        if isinstance(body, Note) and body.about == "section":
            section = self.sections.get(body.name)
            return (section.title if section else short(body.name)), _year(section), body.name
        if isinstance(body, Note) and body.about == "topic":
            return shown_topic(body.name), _tr("topic"), ""
        if isinstance(body, OwnTopic):
            return own_topic_name(body), _tr("own topic"), found[0] if found else ""
        if found:
            beside = self._meeting(found[0])
            more = _tr("and {count} more").format(count=len(found) - 1) if len(found) > 1 else ""
            return short(found[0]), " · ".join(filter(None, (beside, more))), found[0]
        if listed.locators or body.anchors:
            return _tr("Not found in this edition"), "", ""
        return _tr("Free note"), "", ""

    def _meeting(self, locator: str) -> str:
        section = self.sections.get(section_of(locator) or "")
        return f"{section.title}, {_year(section)}" if section else _tr("Front matter")

    def _words(self, listed: Listed) -> str:
        body = listed.item.body
        if isinstance(body, Note):
            return body.text or _tr("(no words yet)")
        if isinstance(body, Highlight):
            return " … ".join(f"“{anchor.exact}”" for anchor in body.anchors)
        return ", ".join(short(one) for one in listed.locators if one is not None) or _tr("(no paragraph yet)")


def written_date(moment: str, today: QDate | None = None) -> str:
    """Give a moment, ISO 8601 in UTC, as it is written here: of today the time, else the day, of another year with it.

    What is no moment is given as it is.
    """
    at = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not at.isValid():
        return moment
    now = today or QDate.currentDate()
    if at.date() == now:
        return QLocale().toString(at.time(), "HH:mm")
    return QLocale().toString(at.date(), "d MMM" if at.date().year() == now.year() else "d MMM yyyy")


def month_name(month: str) -> str:
    """Give a month, ``2026-11``, in words; as it is if it is none."""
    day = QDate.fromString(f"{month}-01", Qt.DateFormat.ISODate)
    return QLocale().toString(day, "MMMM yyyy") if day.isValid() else month


def _year(section: Section | None) -> str:
    return section.start_date[:4] if section else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("NoteRows", words)
