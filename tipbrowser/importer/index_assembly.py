"""From the index, the references in the text and the findings to the rows of the database."""

from __future__ import annotations

from collections.abc import Iterator

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.assembly import constant_of, numbering_of, positions
from tipbrowser.importer.index_table import TopicBlock
from tipbrowser.importer.publication import Publication
from tipbrowser.importer.records import (
    CrossReferenceRecord,
    ErratumRecord,
    FootnoteReferenceRecord,
    IndexReferenceRecord,
    IndexRowRecord,
    Record,
    TopicParagraphRecord,
    TopicRecord,
)
from tipbrowser.importer.references import KnownSection, ReferenceReader


def index_records(publication: Publication) -> Iterator[Record]:
    """Give topics, then rows with their references, then the paragraphs of each topic."""
    paragraphs = _topic_paragraphs(publication)
    for position, (block, name) in enumerate(publication.index.topics, start=1):
        yield TopicRecord(
            topic=name.topic,
            position=position,
            heading=name.heading,
            subheading=name.subheading,
            paragraph_count=len(paragraphs[id(block)]),
            label_lost=1 if name.is_lost else 0,
            source_line=block.line.number,
        )
    yield from _row_records(publication)
    place = positions(publication)
    for block, name in publication.index.topics:
        for locator, published in sorted(paragraphs[id(block)].items(), key=lambda item: place[item[0]]):
            yield TopicParagraphRecord(
                topic=name.topic,
                position=place[locator],
                locator=locator,
                part="A" if locator.startswith("A.") else "B",
                published=published,
            )


def _topic_paragraphs(publication: Publication) -> dict[int, dict[Locator, str]]:
    paragraphs: dict[int, dict[Locator, str]] = {id(block): {} for block, _ in publication.index.topics}
    for row, references in publication.index.rows:
        for reference in references:
            paragraphs[id(row.block)].setdefault(reference.locator, reference.published)
    return paragraphs


def _row_records(publication: Publication) -> Iterator[Record]:
    names = _names(publication)
    for position, (row, references) in enumerate(publication.index.rows, start=1):
        yield IndexRowRecord.model_validate(
            {
                "position": position,
                "topic": names[id(row.block)],
                "part": row.part,
                "section": row.section,
                "locators": row.locators,
                "symbol": row.symbol,
                "instrument": row.instrument,
                "paragraphs": row.numbers.published if row.numbers else None,
                "column_name": row.column,
                "source_line": row.line.number,
            }
        )
        for place, reference in enumerate(references, start=1):
            yield IndexReferenceRecord(
                index_row=position,
                position=place,
                published=reference.published,
                by_locator=reference.by_locator,
                by_report=reference.by_report,
                locator=reference.locator,
            )


def _names(publication: Publication) -> dict[int, str]:
    return {id(block): name.topic for block, name in publication.index.topics}


def reference_records(publication: Publication) -> Iterator[Record]:
    """Give the references in passages, then those in footnotes."""
    reader = ReferenceReader(
        _known_sections(publication), {draft.locator: words.text for draft, words in publication.passages}
    )
    sections = {draft.locator: draft.section for draft, _ in publication.passages}
    for draft, words in publication.passages:
        for found in reader.read(words.text, here=draft.locator, section=draft.section):
            yield CrossReferenceRecord(
                locator=draft.locator,
                start=found.start,
                end=found.end,
                text=found.text,
                target=found.target,
                kind=found.kind,
            )
    for note in publication.notes:
        for found in reader.read(note.words.text, here=note.locator, section=sections[note.locator]):
            yield FootnoteReferenceRecord(
                number=note.number,
                start=found.start,
                end=found.end,
                text=found.text,
                target=found.target,
                kind=found.kind,
            )


def _known_sections(publication: Publication) -> list[KnownSection]:
    return [
        KnownSection(
            section=section.heading.section,
            part=section.heading.part.part,
            kind=section.heading.kind,
            body=section.heading.part.body,
            ordinal=section.heading.ordinal,
            start_date=section.heading.start_date,
            end_date=section.heading.end_date,
            report_symbol=publication.index.symbols.get(section.heading.section),
            report_constant=constant_of(publication, section.heading.section),
            numbering=numbering_of(publication, section.heading.section),
            instrument=section.instrument,
        )
        for section in publication.sections
    ]


def erratum_records(publication: Publication) -> Iterator[Record]:
    """Give the findings as errata, in the order of the source."""
    names = _names(publication)
    ordered = sorted(publication.findings, key=lambda finding: finding.line)
    for number, finding in enumerate(ordered, start=1):
        yield ErratumRecord(
            number=number,
            place=finding.place,
            kind=finding.kind,
            topic=_topic(names, finding.block),
            locator=finding.locator,
            published=finding.published,
            reading=finding.reading,
            reason=finding.reason,
            source_line=finding.line,
        )


def _topic(names: dict[int, str], block: TopicBlock | None) -> str | None:
    return names[id(block)] if block is not None else None
