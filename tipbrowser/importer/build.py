"""`tipbrowser build`: from a source text to a compendium database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tipbrowser.importer.assembly import (
    edition_record,
    footnote_records,
    passage_records,
    section_records,
    source_records,
)
from tipbrowser.importer.database import TABLES, write_database
from tipbrowser.importer.errors import OutputRefused
from tipbrowser.importer.index_assembly import erratum_records, index_records, reference_records
from tipbrowser.importer.publication import read_publication
from tipbrowser.importer.records import Record
from tipbrowser.importer.repairs import Repairs, load_repairs
from tipbrowser.importer.source import ForeignSource, foreign_source, read_source


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
    and never where it is the text itself.
    """
    repairs = repairs or load_repairs()
    foreign = foreign_source(source, repairs)
    rows = list(read_records(source, repairs))
    if output.exists() and output.samefile(source):
        raise OutputRefused(output, "it is the text to build from")
    sha256 = write_database(rows, output)
    counts = Counter(TABLES[type(row)] for row in rows)
    return BuildReport(output=output, sha256=sha256, counts=dict(counts), foreign=foreign)


def read_records(source: Path, repairs: Repairs) -> Iterator[Record]:
    """Give every row of the database in the order in which they are written."""
    publication = read_publication(read_source(source, repairs), repairs)
    yield from source_records(publication)
    yield edition_record(publication, repairs.language)
    yield from section_records(publication)
    yield from passage_records(publication)
    yield from footnote_records(publication)
    yield from index_records(publication)
    yield from reference_records(publication)
    yield from erratum_records(publication)
