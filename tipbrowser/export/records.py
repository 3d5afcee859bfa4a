"""CSV and JSON: a row, or an object, for each passage that was chosen."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from tipbrowser.domain.material import ChosenHeading, ChosenText, Material, PassageTaken
from tipbrowser.domain.passages import Passage
from tipbrowser.export.lines import LEFT_OUT
from tipbrowser.export.writable import REPLACEMENT, writable

COLUMNS = (
    "locator", "part", "section", "meeting_or_session", "dates", "kind", "label", "lead", "text", "sub_paragraphs",
    "footnotes", "citation", "report_symbol", "report_reference", "instrument", "topics", "notes",
)  # fmt: skip
"""Stable names, in their order; what is new comes behind."""
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""
BLANKS = ("\t", "\n")
"""Behind which some look for one."""
BYTE_ORDER_MARK = "\ufeff"
"""By which spreadsheets know that a file is UTF-8."""
FORMAT, VERSION = "tipbrowser-passages", 1


def csv_written(material: Material) -> str:
    """Give a table with a heading row (RFC 4180); cells that a spreadsheet would run begin with an apostrophe."""
    found = io.StringIO()
    writer = csv.writer(found, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for taken in material.passages:
        writer.writerow([_defused(_cell(value)) for value in _record(taken).values()])
    return BYTE_ORDER_MARK + found.getvalue()


def json_written(material: Material) -> str:
    """Give one object: where it comes from, and the entries in their order."""
    edition = material.edition
    form = {
        "format": FORMAT,
        "version": VERSION,
        "edition": {
            "title": edition.title, "publisher": edition.publisher, "place": edition.place, "year": edition.year,
            "language": edition.language, "covers": edition.covers, "formally_edited": edition.formally_edited,
        },
        "topic": material.topic,
        "entries": list(_entries(material)),
    }  # fmt: skip
    return _without_halves(json.dumps(form, ensure_ascii=False, indent=1)) + "\n"


def _entries(material: Material) -> Iterator[dict[str, Any]]:
    for entry in material.entries:
        if isinstance(entry, ChosenHeading):
            yield {"type": "heading", "text": entry.text, "level": entry.level}
        elif isinstance(entry, ChosenText):
            yield {"type": "text", "text": entry.text}
        else:
            yield {"type": "passage", **_record(entry), "errata": _errata(entry, material)}


def _record(taken: PassageTaken) -> dict[str, Any]:
    passage, section = taken.passage, taken.section
    return {
        "locator": passage.locator,
        "part": passage.part,
        "section": section.section if section is not None else "F",
        "meeting_or_session": section.title if section is not None else "",
        "dates": section.dates if section is not None else "",
        "kind": passage.kind,
        "label": passage.label or "",
        "lead": [_labelled(one) for one in taken.lead],
        "text": _text(taken),
        "sub_paragraphs": [_labelled(one) for one in taken.below],
        "footnotes": [f"{one.footnote.number} {one.footnote.text}" for one in taken.footnotes],
        "citation": taken.citations.official,
        "report_symbol": passage.report_symbol or "",
        "report_reference": passage.report_reference or "",
        "instrument": (section.instrument or "") if section is not None else "",
        "topics": [one.topic for one in taken.topics],
        "notes": [note.text for note in taken.notes],
    }


def _text(taken: PassageTaken) -> str:
    text, choice = taken.passage.text, taken.choice
    end = len(text) if choice.end is None else choice.end
    before = f"{LEFT_OUT} " if choice.start else ""
    behind = f" {LEFT_OUT}" if end < len(text) else ""
    return f"{before}{text[choice.start : end]}{behind}"


def _errata(taken: PassageTaken, material: Material) -> list[dict[str, Any]]:
    notes = {f"footnote {one.footnote.number}" for one in taken.footnotes}
    places = {one.locator for one in taken.passages}
    return [
        {"place": one.place, "published": one.published, "reading": one.reading, "reason": one.reason}
        for one in material.errata
        if one.place in notes or (one.locator in places and not one.place.startswith("footnote"))
    ]


def _labelled(passage: Passage) -> str:
    return f"{passage.label} {passage.text}" if passage.label else passage.text


def _cell(value: object) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)


def _defused(text: str) -> str:
    text = writable(text)
    return f"'{text}" if text.lstrip()[:1] in FORMULA or text[:1] in BLANKS else text


def _without_halves(text: str) -> str:
    """Give a text without half letters, which no file can hold; all else JSON escapes itself."""
    return "".join(REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in text)
