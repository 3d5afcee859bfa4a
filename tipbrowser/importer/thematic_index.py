"""The thematic index, whole: topics, rows, references and all that is odd about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.index_pages import missing_pages
from tipbrowser.importer.index_references import Reference, ReferenceCheck
from tipbrowser.importer.index_rows import Cell, Report, Row, assign_numbers, derive_reports, read_cells
from tipbrowser.importer.index_symbols import assign_instruments, assign_symbols, derive_symbols
from tipbrowser.importer.index_table import IndexTable, TopicBlock
from tipbrowser.importer.repairs import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic's name, split where other topics share the words before the comma."""

    topic: str
    heading: str
    subheading: str | None
    is_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicIndex:
    """What was read of the index."""

    topics: tuple[tuple[TopicBlock, TopicName], ...]
    rows: tuple[tuple[Row, tuple[Reference, ...]], ...]
    reports: Mapping[SectionId, Report]
    symbols: Mapping[SectionId, str]
    findings: tuple[Finding, ...]
    unused: tuple[Reading, ...]
    """Readings of this edition that no row has asked for."""


def read_index(
    table: IndexTable,
    *,
    locators: Collection[Locator],
    instruments: Mapping[SectionId, str],
    readings: Sequence[Reading],
    first_page: int,
) -> ThematicIndex:
    """Read the topics of a table; raises ``UnplacedLine`` for a line that names nothing there is."""
    lines = read_cells(table.blocks)
    reports = derive_reports(lines)
    symbols = derive_symbols(lines)
    findings: list[Finding] = []
    for cells in lines:
        findings += _assign(cells, reports, symbols, instruments)
    check = ReferenceCheck(locators, reports, readings)
    order = {id(block): place for place, block in enumerate(table.blocks)}
    rows = sorted(
        (row for cells in lines for cell in cells for row in cell.rows),
        key=lambda row: order[id(row.block)],
    )
    checked = tuple((row, tuple(check.check(row))) for row in rows)
    findings += check.findings + _named_twice(checked) + missing_pages(table, first_page)
    findings += [finding for block in table.blocks for finding in _oddities(block)]
    names = name_topics([block.label or lost_label(block) for block in table.blocks])
    return ThematicIndex(
        topics=tuple(zip(table.blocks, names, strict=True)),
        rows=checked,
        reports=reports,
        symbols=symbols,
        findings=tuple(findings),
        unused=tuple(check.unused),
    )


def lost_label(block: TopicBlock) -> str:
    """Name a topic whose label is not in the source."""
    return f"[label lost, line {block.line.number}]"


def name_topics(labels: Sequence[str]) -> list[TopicName]:
    """Split each label into heading and subheading, if others share the heading or it stands alone."""
    heads = Counter(label.partition(", ")[0] for label in labels)
    names = []
    for label in labels:
        head, comma, rest = label.partition(", ")
        is_lost = label.startswith("[label lost")
        splits = bool(comma) and heads[head] > 1 and not is_lost
        names.append(
            TopicName(
                topic=label,
                heading=head if splits else label,
                subheading=rest if splits else None,
                is_lost=is_lost,
            )
        )
    return names


def _assign(
    cells: Sequence[Cell],
    reports: Mapping[SectionId, Report],
    symbols: Mapping[SectionId, str],
    instruments: Mapping[SectionId, str],
) -> list[Finding]:
    table = cells[0].row
    rows = [row for cell in cells for row in cell.rows]
    assign_numbers(rows, table, reports)
    findings = assign_instruments(table, [row for row in rows if row.part == "B"], instruments)
    return findings + assign_symbols(rows, table.symbols, symbols)


def _named_twice(rows: Iterable[tuple[Row, tuple[Reference, ...]]]) -> list[Finding]:
    seen: set[tuple[int, Locator]] = set()
    findings = []
    for row, references in rows:
        for reference in references:
            if (id(row.block), reference.locator) in seen:
                findings.append(
                    Finding(
                        place="index",
                        kind="named twice",
                        block=row.block,
                        locator=reference.locator,
                        published=reference.published,
                        reading=reference.published,
                        reason="The topic names this paragraph twice; it is listed once.",
                        line=row.line.number,
                    )
                )
            seen.add((id(row.block), reference.locator))
    return findings


def _oddities(block: TopicBlock) -> list[Finding]:
    findings = []
    if block.label is None:
        findings.append(
            Finding(
                place="index",
                kind="lost label",
                block=block,
                published="a row of part A without a topic",
                reading=None,
                reason=(
                    "The rows before and after it belong to other topics, so that it had a topic of its own;"
                    " its name is not in the source."
                ),
                line=block.line.number,
            )
        )
    findings += [
        Finding(
            place="index",
            kind="missing part heading",
            block=block,
            published=row.locators,
            reading="Part A",
            reason="The topic's first row stands under neither “Part A” nor “Part B”; its symbols are of part A.",
            line=row.line.number,
        )
        for row in block.unmarked
    ]
    return findings
