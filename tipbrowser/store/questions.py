"""Asking one question of a database and giving typed values back."""

from __future__ import annotations

import sqlite3

from tipbrowser.store.errors import CompendiumDamaged

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    Value = TypeVar("Value")

BATCH = 500
"""Values bound in one statement: below SQLite's oldest limit of 999."""


class Questions:
    """Runs single statements; a file that breaks while being read raises ``CompendiumDamaged``."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Ask ``connection``; ``name`` is the file's, for the error."""
        self._connection = connection
        self._name = name

    def rows(self, statement: str, *values: object) -> list[Any]:
        """Give all rows as tuples."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.ProgrammingError:  # our fault, not the file's
            raise
        except sqlite3.DatabaseError as error:
            raise CompendiumDamaged(self._name, str(error)) from error

    def all(self, build: Callable[..., Value], statement: str, *values: object) -> list[Value]:
        """Give all rows as values: ``build`` takes the columns by their names."""
        try:
            cursor = self._connection.execute(statement, values)
            names = [column[0] for column in cursor.description]
            return [build(**dict(zip(names, row, strict=True))) for row in cursor]
        except sqlite3.ProgrammingError:  # our fault, not the file's
            raise
        except sqlite3.DatabaseError as error:
            raise CompendiumDamaged(self._name, str(error)) from error

    def first(self, build: Callable[..., Value], statement: str, *values: object) -> Value | None:
        """Give the first row as a value, or none."""
        found = self.all(build, statement, *values)
        return found[0] if found else None

    def batches(self, wanted: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Give ``?, ?, ?`` and the values for it, batch by batch, of a list of any length."""
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            yield ", ".join("?" * len(batch)), batch
