"""The reports and instruments that the index names: which section each belongs to, and where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tipbrowser.domain.publication import SectionId
from tipbrowser.importer.errors import UnplacedLine
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.index_rows import Cell, Row
from tipbrowser.importer.index_table import TableLine


def derive_symbols(lines: Iterable[Sequence[Cell]]) -> dict[SectionId, str]:
    """Give each section's report symbol, by the vote of all lines that name it alone."""
    votes: dict[SectionId, Counter[str]] = {}
    for cells in lines:
        symbols = cells[0].row.symbols.split()
        if len(cells) == len(cells[0].rows) == len(symbols) == 1:
            votes.setdefault(cells[0].rows[0].section, Counter())[symbols[0]] += 1
    return {section: count.most_common(1)[0][0] for section, count in votes.items()}


def assign_symbols(rows: Sequence[Row], symbols: str, known: Mapping[SectionId, str]) -> list[Finding]:
    """Give every row the symbol that is printed for it; where it is missing or another's, say so."""
    printed = symbols.split()
    findings = []
    for row in rows:
        expected = known.get(row.section)
        if printed and printed[0] == expected:
            row.symbol = printed.pop(0)
        elif len(printed) == len(rows) == 1:
            row.symbol = printed.pop(0)
            findings.append(_contradiction(row, expected))
        else:
            reason = (
                "The row names these paragraphs without a report; every other row of the same meeting or session"
                " gives this symbol."
            )
            findings.append(_missing(row, "symbol", "a report symbol", expected, reason))
    if printed:
        raise UnplacedLine(rows[0].line.number, rows[0].line.printed, f"a report symbol in place of {printed[0]}")
    return findings


def assign_instruments(table: TableLine, rows: Sequence[Row], known: Mapping[SectionId, str]) -> list[Finding]:
    """Give every row of part B the decision or resolution that is printed for it; where it is missing, say so."""
    rest = table.instruments
    findings = []
    for row in rows:
        expected = known.get(row.section)
        if expected and rest.startswith(expected):
            row.instrument = expected
            rest = rest.removeprefix(expected).strip()
        else:
            reason = "The column of resolutions and decisions is empty; the session adopted this one."
            findings.append(_missing(row, "instrument", "a decision or resolution", expected, reason))
    if rest:
        raise UnplacedLine(table.line.number, table.line.printed, f"a decision or resolution in place of {rest}")
    return findings


def _contradiction(row: Row, expected: str | None) -> Finding:
    return Finding(
        place="index",
        kind="disagreement",
        block=row.block,
        published=f"{row.locators} with {row.symbol}",
        reading=expected,
        reason="Everywhere else the index gives this meeting or session another report symbol.",
        line=row.line.number,
    )


def _missing(row: Row, what: str, named: str, expected: str | None, reason: str) -> Finding:
    return Finding(
        place="index",
        kind=f"missing {what}",
        block=row.block,
        published=f"{row.locators} without {named}",
        reading=expected,
        reason=reason,
        line=row.line.number,
    )
