"""`tipbrowser build`: from a source text to a compendium database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from tipbrowser.importer.assembly import (
    edition_record,
    footnote_records,
    passage_records,
    section_records,
    source_records,
)
from tipbrowser.importer.database import TABLES, write_database
from tipbrowser.importer.errors import RowRefused
from tipbrowser.importer.index_assembly import erratum_records, index_records, reference_records
from tipbrowser.importer.publication import read_publication
from tipbrowser.importer.records import Record
from tipbrowser.importer.repairs import Repairs, load_repairs
from tipbrowser.importer.search_text import search_records
from tipbrowser.importer.source import ForeignSource, PrintedText, foreign_source, read_printed, read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build wrote."""

    output: Path
    sha256: str
    counts: dict[str, int]
    """Rows of each table."""
    foreign: ForeignSource | None = None
    """Set where the text is not the one that the repairs were written for."""


def build(source: Path, output: Path, repairs: Repairs | None = None) -> BuildReport:
    """Build the database ``output`` from the text ``source``; raises an ``ImportRefused``.

    ``repairs`` are this edition's own unless others are given. ``output`` is replaced only by a complete database,
    and only where it is a compendium database itself, or empty.
    """
    repairs = repairs or load_repairs()
    printed = read_printed(source)
    rows = read_records(printed, repairs)
    sha256 = write_database(rows, output, source)
    counts = Counter(TABLES[type(row)] for row in rows)
    return BuildReport(output=output, sha256=sha256, counts=dict(counts), foreign=foreign_source(printed, repairs))


def read_records(printed: PrintedText, repairs: Repairs) -> list[Record]:
    """Give every row of the database in the order in which they are written; raises an ``ImportRefused``."""
    try:
        return list(_records(printed, repairs))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise RowRefused(error.title, f"{field}: {first['msg']}") from error


def _records(printed: PrintedText, repairs: Repairs) -> Iterator[Record]:
    publication = read_publication(read_source(printed, repairs), repairs)
    yield from source_records(publication)
    yield edition_record(publication, repairs.language)
    read = [
        *section_records(publication),
        *passage_records(publication),
        *footnote_records(publication),
        *index_records(publication),
    ]
    yield from read
    yield from reference_records(publication)
    yield from erratum_records(publication)
    yield from search_records(read)
