"""From what was read to the rows of the database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tipbrowser.domain.citations import official_citation
from tipbrowser.domain.compendium_file import SCHEMA_VERSION
from tipbrowser.domain.locators import number_of_path
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.body import SectionBody
from tipbrowser.importer.dates import MONTHS
from tipbrowser.importer.draft import Draft
from tipbrowser.importer.errors import OtherDocument
from tipbrowser.importer.index_rows import RECOMMENDATIONS
from tipbrowser.importer.inline import Words
from tipbrowser.importer.outline import SectionHeading, section_id
from tipbrowser.importer.publication import COPYRIGHT, Publication, lead_of
from tipbrowser.importer.records import (
    EditionRecord,
    FootnoteRecord,
    PassageRecord,
    Record,
    RepairRecord,
    SectionRecord,
    SilentSessionRecord,
    SourceLineRecord,
)

IMPORTER_VERSION = 1
_UNEDITED = "has not been formally edited"


def edition_record(publication: Publication, language: str) -> EditionRecord:
    """Give the record of the publication, from its own front matter; raises ``OtherDocument`` without a copyright."""
    texts = [words.text for draft, words in publication.passages if draft.part == "F"]
    copyright_line = next((match for text in texts if (match := COPYRIGHT.fullmatch(text))), None)
    titles = [words.text for draft, words in publication.passages if draft.kind == "title"]
    place = next((text.split(",")[0].split()[-1] for text in titles if re.search(r"\w+, [0-9]{4}$", text)), None)
    if copyright_line is None or place is None:
        raise OtherDocument("a copyright line and a place of publication")
    last = {heading.part.part: heading for heading in publication.outline.sections}
    unedited = any(_UNEDITED in text for text in texts)
    return EditionRecord(
        title=max(titles, key=len),
        publisher=copyright_line["publisher"],
        place=place,
        year=int(copyright_line["year"]),
        language=language,
        copyright=copyright_line[0],
        covers=_covers(last["A"], last["B"], unedited=unedited),
        meetings_until=last["A"].end_date,
        sessions_until=last["B"].end_date,
        formally_edited=0 if unedited else 1,
        source_name=publication.source.name,
        source_sha256=publication.source.sha256,
        source_lines=len(publication.source.lines),
        schema_version=SCHEMA_VERSION,
        importer_version=IMPORTER_VERSION,
    )


def _covers(meeting: SectionHeading, session: SectionHeading, *, unedited: bool) -> str:
    until = " and ".join(f"the {heading.title.lower()} ({_month(heading.end_date)})" for heading in (meeting, session))
    return f"Up to {until}.{' Not formally edited.' if unedited else ''} Later texts not included."


def _month(day: str) -> str:
    return f"{MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def source_records(publication: Publication) -> Iterator[Record]:
    """Give every line of the source with its kind, then the repairs that were applied."""
    for line in publication.source.lines:
        yield SourceLineRecord(number=line.number, kind=publication.line_kinds[line.number], text=line.printed)
    for repair in publication.source.applied:
        yield RepairRecord(
            source_line=repair.source_line,
            was=repair.was,
            becomes=repair.becomes,
            continues=1 if repair.continues else 0,
            why=repair.why,
        )


def section_records(publication: Publication) -> Iterator[Record]:
    """Give every meeting and session, then the silent ones."""
    for position, section in enumerate(publication.sections, start=1):
        yield _section_record(publication, section, position)
    for silence in publication.outline.silences:
        yield SilentSessionRecord(
            section=section_id("B", silence.ordinal),
            ordinal=silence.ordinal,
            title=silence.title,
            dates=silence.dates,
            start_date=silence.start_date,
            end_date=silence.end_date,
            source_line=silence.line,
        )


def _section_record(publication: Publication, section: SectionBody, position: int) -> SectionRecord:
    heading = section.heading
    proofs = sum(
        reference.by_locator == reference.by_report
        for row, references in publication.index.rows
        for reference in references
        if row.section == heading.section
    )
    return SectionRecord(
        section=heading.section,
        position=position,
        part="A" if heading.part.part == "A" else "B",
        heading=heading.heading,
        title=heading.title,
        body=heading.part.body,
        kind="meeting" if heading.kind == "meeting" else "session",
        ordinal=heading.ordinal,
        dates=heading.dates,
        start_date=heading.start_date,
        end_date=heading.end_date,
        page=heading.page,
        report_symbol=publication.index.symbols.get(heading.section),
        numbering=numbering_of(publication, heading.section),
        report_constant=constant_of(publication, heading.section),
        constant_proofs=proofs,
        instrument=section.instrument,
        instrument_title=section.instrument_title,
        passage_count=len(section.drafts),
        source_line=section.line.number,
    )


def numbering_of(publication: Publication, section: SectionId) -> Literal["paragraph", "recommendation"] | None:
    """Tell what a section's report numbers: ``paragraph``, ``recommendation``, or none if no report is known."""
    if section not in publication.index.symbols:
        return None
    report = publication.index.reports.get(section)
    return "recommendation" if report and report.column == RECOMMENDATIONS else "paragraph"


def constant_of(publication: Publication, section: SectionId) -> int | None:
    """Give what is added to the compendium's number for the report's; none in part B, where they are the same."""
    report = publication.index.reports.get(section) if section.startswith("A.") else None
    return report.constant if report else None


def passage_records(publication: Publication) -> Iterator[PassageRecord]:
    """Give everything that has a locator, in order."""
    texts = {draft.locator: words.text for draft, words in publication.passages}
    sections = {section.heading.section: section for section in publication.sections}
    for position, (draft, words) in enumerate(publication.passages, start=1):
        yield _passage_record(publication, sections, position, draft, words, lead_of(draft, texts))


def _passage_record(
    publication: Publication,
    sections: dict[SectionId, SectionBody],
    position: int,
    draft: Draft,
    words: Words,
    lead: str,
) -> PassageRecord:
    symbol = publication.index.symbols.get(draft.section) if draft.section else None
    reference = report_reference(draft, constant_of(publication, draft.section)) if draft.section else None
    return PassageRecord.model_validate(
        {
            "position": position,
            "locator": draft.locator,
            "part": draft.part,
            "section": draft.section,
            "kind": draft.kind,
            "label": draft.label,
            "parent": draft.parent,
            "title": draft.title,
            "text": words.text,
            "markup": words.markup,
            "lead": lead,
            "citation": _citation(publication, sections, draft, symbol, reference),
            "report_symbol": symbol,
            "report_reference": reference,
            "source_first": draft.lines[0].number,
            "source_last": draft.lines[-1].number,
        }
    )


def _citation(
    publication: Publication,
    sections: dict[SectionId, SectionBody],
    draft: Draft,
    symbol: str | None,
    reference: str | None,
) -> str:
    """Give the official form; the front matter has none."""
    if draft.section is None:
        return ""
    return official_citation(
        part=draft.part,
        kind=draft.kind,
        symbol=symbol,
        numbering=numbering_of(publication, draft.section),
        instrument=sections[draft.section].instrument,
        reference=reference,
        section=draft.section,
    )


def report_reference(draft: Draft, constant: int | None) -> str | None:
    """Give a passage's number in the report: ``43``, ``51 (j) (iv)``, ``(o) (ii)``, ``PP 6``; none for a chapeau."""
    if draft.kind in ("chapeau", "note"):
        return None
    return number_of_path(draft.path, constant or 0)


def footnote_records(publication: Publication) -> Iterator[FootnoteRecord]:
    """Give every footnote with the place of its mark."""
    for note in publication.notes:
        yield FootnoteRecord(
            number=note.number,
            locator=note.locator,
            offset=note.offset,
            text=note.words.text,
            markup=note.words.markup,
            source_line=note.line,
        )


def positions(publication: Publication) -> dict[Locator, int]:
    """Give each passage's place in the publication."""
    return {draft.locator: place for place, (draft, _) in enumerate(publication.passages, start=1)}
