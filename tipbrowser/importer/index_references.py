"""Every paragraph that the index names, by its two readings, and what is read where they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tipbrowser.domain.locators import number_of_path
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.errors import UnplacedLine
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.index_rows import Report, Row, compendium_path
from tipbrowser.importer.index_tokens import Path
from tipbrowser.importer.repairs import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A paragraph named by a row."""

    published: str
    by_locator: Locator | None
    by_report: Locator | None
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    published: str
    printed: Path
    path: Path


class ReferenceCheck:
    """Compares the two readings of every row."""

    def __init__(
        self,
        locators: Collection[Locator],
        reports: Mapping[SectionId, Report],
        readings: Sequence[Reading],
    ) -> None:
        """Check against these paragraphs and report numberings, with this edition's readings."""
        self.findings: list[Finding] = []
        self._locators = locators
        self._reports = reports
        self._readings = {(reading.source_line, reading.published): reading for reading in readings}
        self._used: set[tuple[int, str]] = set()

    @property
    def unused(self) -> list[Reading]:
        """Give the readings that no row has asked for."""
        return [reading for place, reading in self._readings.items() if place not in self._used]

    def check(self, row: Row) -> list[Reference]:
        """Give a row's references; what is odd about them is added to the findings."""
        named = [self._named(row, token.published, path) for token in row.tokens for path in token.paths]
        numbers = list(row.numbers.paths) if row.numbers else []
        told = [compendium_path(path, row.section, self._reports) for path in numbers]
        told = [self._misread(row, path) for path in told]
        free = [path for path in told if path not in [name.path for name in named]]
        single = [name for name in named if name.path not in told]
        partner = dict(zip([name.path for name in single], free, strict=False)) if len(single) >= len(free) else {}
        if len(free) > len(single):
            raise UnplacedLine(row.line.number, row.line.printed, f"a locator for {'.'.join(free[-1])}")
        references = []
        for name in named:
            other = name.path if name.path in told else partner.get(name.path)
            references.append(self._reference(row, name, other))
        return references

    def _named(self, row: Row, published: str, printed: Path) -> _Named:
        """Find what a printed locator opens: as it stands, by this edition's reading, or by its last steps."""
        if self._locator(row, printed) in self._locators:
            return _Named(published=published, printed=printed, path=printed)
        reading = self._reading(row, published)
        if reading is not None:
            path = tuple(reading.reading.split(".")[1:])
            self._find(row, "misread letter", published, reading.reading, reading.why, path)
            return _Named(published=published, printed=printed, path=path)
        path = self._completed(row, printed)
        self._find(
            row,
            "short locator",
            published,
            f"{row.section.partition('.')[2]}.{'.'.join(path)}",
            "No paragraph bears this locator; one alone ends with it, and the column of paragraph numbers names it.",
            path,
        )
        return _Named(published=published, printed=printed, path=path)

    def _completed(self, row: Row, printed: Path) -> Path:
        ending = "." + ".".join(printed)
        begin = f"{row.section}."
        found = [locator for locator in self._locators if locator.startswith(begin) and locator.endswith(ending)]
        if len(found) != 1:
            raise UnplacedLine(row.line.number, row.line.printed, f"a paragraph {row.section}{ending}")
        return tuple(found[0].removeprefix(begin).split("."))

    def _misread(self, row: Row, path: Path) -> Path:
        """Read a report's number by the same reading as its locator where it shares the misread letter."""
        if self._locator(row, path) in self._locators:
            return path
        published = f"{row.section.partition('.')[2]}.{'.'.join(path)}"
        reading = self._reading(row, published)
        if reading is None:
            raise UnplacedLine(row.line.number, row.line.printed, f"a paragraph {published} of the report")
        return tuple(reading.reading.split(".")[1:])

    def _reference(self, row: Row, name: _Named, other: Path | None) -> Reference:
        by_report = self._locator(row, other) if other else None
        locator = by_locator = self._locator(row, name.path)
        if other != name.path:
            locator = self._judged(row, name, other)
        return Reference(
            published=name.published,
            by_locator=by_locator if name.printed == name.path else None,
            by_report=by_report,
            locator=locator,
        )

    def _judged(self, row: Row, name: _Named, other: Path | None) -> Locator:
        if other is None:
            self._find(
                row,
                "missing number",
                f"{name.published} without a number in the report",
                name.published,
                "The row's column of paragraph numbers does not name it; the locator alone is read.",
                name.path,
            )
            return self._locator(row, name.path)
        printed = f"{name.published} with {self._report_number(row, other)} in the report"
        reading = self._reading(row, name.published)
        if reading is None:
            reason = "The two readings name different paragraphs, and nothing decides; the locator is kept."
            self._find(row, "disagreement", printed, None, reason, name.path)
            return self._locator(row, name.path)
        path = tuple(reading.reading.split(".")[1:])
        self._find(row, "disagreement", printed, reading.reading, reading.why, path)
        return self._locator(row, path)

    def _reading(self, row: Row, published: str) -> Reading | None:
        self._used.add((row.line.number, published))
        return self._readings.get((row.line.number, published))

    def _report_number(self, row: Row, path: Path) -> str:
        constant = self._reports[row.section].constant if path[0].isdigit() and row.section in self._reports else 0
        return number_of_path(path, constant)

    def _find(self, row: Row, kind: str, published: str, reading: str | None, reason: str, path: Path) -> None:
        self.findings.append(
            Finding(
                place="index",
                kind=kind,
                block=row.block,
                locator=self._locator(row, path),
                published=published,
                reading=reading,
                reason=reason,
                line=row.line.number,
            )
        )

    def _locator(self, row: Row, path: Path) -> Locator:
        return Locator(f"{row.section}.{'.'.join(path)}")
