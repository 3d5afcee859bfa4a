"""Rows of the index, one for each report: cells that hold several rows are taken apart again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.publication import SectionId
from tipbrowser.importer.errors import UnplacedLine
from tipbrowser.importer.index_table import TableLine, TopicBlock
from tipbrowser.importer.index_tokens import NotATokenList, NumberGroup, Path, Token, read_locators, read_number_groups
from tipbrowser.importer.outline import section_id
from tipbrowser.importer.source import Line

PARAGRAPHS = "Paragraphs"
RECOMMENDATIONS = "Recommendations"
_UNSAID = 1.5
_LEFT_OVER = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a section's report numbers what the compendium numbers: derived from the index, which prints both."""

    section: SectionId
    column: str
    constant: int


@dataclass(slots=True, kw_only=True)
class Row:
    """What a topic says of one report."""

    block: TopicBlock
    line: Line
    part: str
    section: SectionId
    locators: str
    tokens: tuple[Token, ...]
    symbol: str | None = None
    instrument: str | None = None
    numbers: NumberGroup | None = None
    column: str | None = None


@dataclass(slots=True, kw_only=True)
class Cell:
    """A line of the table in one part, with its rows still side by side."""

    row: TableLine
    rows: list[Row] = field(default_factory=list)


def read_cells(blocks: Iterable[TopicBlock]) -> list[list[Cell]]:
    """Give the lines of every topic, each as many cells as it names parts, with their locators read.

    Lines that hold both parts are given as one list, since they share the other columns.
    """
    lines: dict[int, list[Cell]] = {}
    for block in blocks:
        for part, row in block.rows:
            cell = Cell(row=row, rows=_rows(block, part, row))
            lines.setdefault(row.line.number, []).append(cell)
    return list(lines.values())


def _rows(block: TopicBlock, part: str, row: TableLine) -> list[Row]:
    try:
        tokens = read_locators(row.locators)
    except NotATokenList as error:
        raise UnplacedLine(row.line.number, row.line.printed, "locators") from error
    rows: list[Row] = []
    for group in _by_section(tokens):
        printed = row.locators[group[0].start : group[-1].end]
        ordinal = from_roman(group[0].roman)
        if ordinal is None:
            raise UnplacedLine(row.line.number, row.line.printed, "locators")
        rows.append(
            Row(
                block=block,
                line=row.line,
                part=part,
                section=section_id(part, ordinal),
                locators=printed.replace(" ,", ",").replace(" ;", ";"),
                tokens=tuple(group),
            )
        )
    return rows


def _by_section(tokens: Sequence[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and groups[-1][-1].roman == token.roman:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def derive_reports(lines: Iterable[Sequence[Cell]]) -> dict[SectionId, Report]:
    """Give each section's column and constant, by the vote of all lines that name it alone.

    The constant is the report's number less the compendium's.
    """
    votes: dict[SectionId, Counter[tuple[str, int]]] = {}
    for cells in lines:
        if len(cells) > 1 or len(cells[0].rows) > 1:
            continue
        row, table = cells[0].rows[0], cells[0].row
        for column, cell in ((PARAGRAPHS, table.paragraphs), (RECOMMENDATIONS, table.recommendations)):
            for ours, theirs in zip(_numbers(row), _cell_numbers(cell, table), strict=False):
                votes.setdefault(row.section, Counter())[column, theirs - ours] += 1
    return {
        section: Report(section=section, column=count.most_common(1)[0][0][0], constant=count.most_common(1)[0][0][1])
        for section, count in votes.items()
    }


def _numbers(row: Row) -> list[int]:
    return [int(path[0]) for token in row.tokens for path in token.paths if path[0].isdigit()]


def _cell_numbers(cell: str, row: TableLine) -> list[int]:
    groups = number_groups(cell, row.line)[0] if cell else []
    return [int(path[0]) for group in groups for path in group.paths if path[0].isdigit()]


def number_groups(cell: str, line: Line) -> list[list[NumberGroup]]:
    """Give the ways to part a cell of report numbers; raises ``UnplacedLine``."""
    try:
        return read_number_groups(cell)
    except NotATokenList as error:
        raise UnplacedLine(line.number, line.printed, "paragraph numbers") from error


def assign_numbers(rows: Sequence[Row], table: TableLine, reports: Mapping[SectionId, Report]) -> None:
    """Give every row its share of the line's two number columns."""
    for column, cell in ((PARAGRAPHS, table.paragraphs), (RECOMMENDATIONS, table.recommendations)):
        here = [row for row in rows if _column_of(row, reports) == column]
        if not cell:
            continue
        ways = [_aligned(here, groups, reports) for groups in number_groups(cell, table.line)]
        cost, shares = min(ways, key=lambda way: way[0])
        if cost >= _LEFT_OVER:
            raise UnplacedLine(table.line.number, table.line.printed, f"{column.lower()} that belong to the locators")
        for row, group in zip(here, shares, strict=True):
            row.numbers = group
            row.column = column if group else None


def _column_of(row: Row, reports: Mapping[SectionId, Report]) -> str:
    return reports[row.section].column if row.section in reports else PARAGRAPHS


def _aligned(
    rows: Sequence[Row], groups: Sequence[NumberGroup], reports: Mapping[SectionId, Report]
) -> tuple[float, list[NumberGroup | None]]:
    """Give the cheapest way to hand the groups out in order; a row may stay without, no group may be left.

    From the last row to the first, the cheapest way is kept for every number of groups that are still to hand out.
    """
    ways: list[tuple[float, list[NumberGroup | None]]] = [
        (_LEFT_OVER * left, []) for left in range(len(groups), -1, -1)
    ]
    for row in reversed(rows):
        for place, (cost, shares) in enumerate(ways):
            best: tuple[float, list[NumberGroup | None]] = (cost + _UNSAID, [None, *shares])
            if place < len(groups):
                others, theirs = ways[place + 1]
                together = others + disagreement(row, groups[place], reports)
                if together <= best[0]:
                    best = (together, [groups[place], *theirs])
            ways[place] = best
    return ways[0]


def disagreement(row: Row, group: NumberGroup, reports: Mapping[SectionId, Report]) -> float:
    """Give the share, 0 to 1, of paragraphs that only one of the two readings names."""
    ours = {path for token in row.tokens for path in token.paths}
    theirs = {compendium_path(path, row.section, reports) for path in group.paths}
    return 1 - len(ours & theirs) / len(ours | theirs)


def compendium_path(path: Path, section: SectionId, reports: Mapping[SectionId, Report]) -> Path:
    """Give the compendium's path of a report's number."""
    if section in reports and path[0].isdigit():
        return (str(int(path[0]) - reports[section].constant), *path[1:])
    return path
