"""What the parts of a verification share: the database, the source, and the findings so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from tipbrowser.importer.source import ForeignSource


@dataclass(slots=True, kw_only=True)
class Verification:
    """The account of one run: what was proved, and every breach."""

    account: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    foreign: ForeignSource | None = None
    """Set where the text is not the one that the repairs were written for."""

    @property
    def holds(self) -> bool:
        """Tell whether every guarantee was proved."""
        return not self.breaches

    def heading(self, text: str) -> None:
        """Begin a part of the account."""
        self.account += ["", text] if self.account else [text]

    def say(self, text: str) -> None:
        """Add a line to the account."""
        self.account.append(f"  {text}")

    def table(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows set in columns, numbers to the end side."""
        cells = [[str(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            columns = (
                cell.rjust(width) if cell.lstrip("+").isdigit() else cell.ljust(width)
                for cell, width in zip(row, widths, strict=True)
            )
            self.say("  ".join(columns).rstrip())

    def breach(self, text: str) -> None:
        """Note that something does not hold."""
        self.breaches.append(text)

    def require(self, holds: bool, text: str) -> None:
        """Note a breach unless this holds."""
        if not holds:
            self.breach(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is held against what: a database and the lines of its source, repaired where the database says so."""

    database: sqlite3.Connection
    printed: tuple[str, ...]
    lines: tuple[str, ...]

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Give all rows of a statement, by name."""
        return self.database.execute(statement, values).fetchall()
