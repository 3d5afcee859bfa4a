"""Asking one question of a database and giving typed values back."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from itertools import chain
from time import perf_counter

from tipbrowser.store.errors import CompendiumDamaged, CompendiumInterrupted

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, TypeVar

    Value = TypeVar("Value")

BATCH = 400
"""Values bound in one statement, once or twice: below SQLite's oldest limit of 999."""
TOGETHER = 500
"""Numbers that are read in one go: one by one they take three times as long."""
STEPS = 2_000
"""Of SQLite's machine, after which it looks whether it was interrupted: less than a millisecond."""
PRIMARY = 0xFF
"""The part of an SQLite error code that its kinds have in common."""
DAMAGED = frozenset(
    (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FORMAT,
    )
)
MISSING = ("no such table", "no such column", "no such module", "Could not decode")
"""Beginnings of messages that have no code of their own: something of the file is not as it was built."""
KINDS = {"int": int, "bool": int, "float": float}
"""What a field's annotation means in a row; all others are texts."""


class Questions:
    """Runs single statements; a file that breaks while being read raises ``CompendiumDamaged``."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Ask ``connection``; ``name`` is the file's, for the error."""
        self._connection = connection
        self._name = name
        self._is_interrupted = False
        self._kinds: dict[object, dict[str, tuple[type, ...]]] = {}

    def rows(self, statement: str, *values: object) -> list[Any]:
        """Give all rows as tuples."""
        try:
            rows = self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise failure(self._name, error) from error
        if bytes in set(map(type, chain.from_iterable(rows))):  # no column holds any
            raise CompendiumDamaged(self._name, "a text has become something else")
        return rows

    def interruptible(self) -> None:
        """Begin a question that may be cut short: from now on ``interrupt`` is heard."""
        self._is_interrupted = False
        # SQLite forgets an interruption that comes between two statements, and the second may take seconds.
        self._connection.set_progress_handler(lambda: self._is_interrupted, STEPS)

    @contextmanager
    def limited(self, seconds: float) -> Iterator[Callable[[], None]]:
        """Let what is asked while this lasts take so long altogether; what takes longer raises ``CompendiumInterrupted``.

        Between two questions what is given tells, and raises it too.
        """
        end = perf_counter() + seconds

        def is_over() -> bool:
            return perf_counter() > end

        def check() -> None:
            if is_over():
                raise CompendiumInterrupted(self._name)

        self._connection.set_progress_handler(is_over, STEPS)
        try:
            yield check
        finally:
            self._connection.set_progress_handler(None, 0)

    def interrupt(self) -> None:
        """End what is being asked, from another thread: this statement or the next raises ``CompendiumInterrupted``."""
        self._is_interrupted = True
        self._connection.interrupt()

    def each(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Give the rows one by one, as they are found: of a statement that finds many, or that may be cut short."""
        try:
            yield from self._connection.execute(statement, values)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise failure(self._name, error) from error

    def numbers(self, statement: str, *values: object) -> Iterator[int]:
        """Give the numbers in the only column of the rows, some at a time: of a statement that finds very many."""
        try:
            cursor = self._connection.execute(statement, values)
            while rows := cursor.fetchmany(TOGETHER):
                yield from [row[0] for row in rows]
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise failure(self._name, error) from error

    def all(self, build: Callable[..., Value], statement: str, *values: object) -> list[Value]:
        """Give all rows as values: ``build`` takes the columns by their names, each of the type of its field."""
        return list(self._built(build, statement, values))

    def many(self, build: Callable[..., Value], statement: str, *values: object) -> list[Value]:
        """Give very many rows as values, as ``all``: a text that stands in several of them is kept once."""
        return list(self._built(build, statement, values, same={}))

    def _built(
        self, build: Callable[..., Value], statement: str, values: Sequence[object], same: dict[str, str] | None = None
    ) -> Iterator[Value]:
        try:
            cursor = self._connection.execute(statement, values)
            names = [column[0] for column in cursor.description]
            expected = self._expected(build, names)
            while rows := cursor.fetchmany(TOGETHER):
                for row in rows:
                    self._check(row, expected)
                    cells = row
                    if same is not None:
                        cells = [same.setdefault(cell, cell) if type(cell) is str else cell for cell in row]
                    yield build(**dict(zip(names, cells, strict=True)))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise failure(self._name, error) from error

    def _check(self, row: Sequence[object], expected: Sequence[tuple[type, ...]]) -> None:
        for cell, kinds in zip(row, expected, strict=True):
            if type(cell) not in kinds:
                raise CompendiumDamaged(self._name, f"a {kinds[0].__name__} has become something else")

    def first(self, build: Callable[..., Value], statement: str, *values: object) -> Value | None:
        """Give the first row as a value, or none."""
        found = self.all(build, statement, *values)
        return found[0] if found else None

    def batches(self, wanted: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Give ``?, ?, ?`` and the values for it, batch by batch, of a list of any length."""
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            yield ", ".join("?" * len(batch)), batch

    def _expected(self, build: Callable[..., Value], names: list[str]) -> list[tuple[type, ...]]:
        """Give the types that the columns can have, by the annotations of the fields that they fill."""
        if build not in self._kinds:
            annotations = {name: kind for base in reversed(build.__mro__) for name, kind in _annotated(base)}  # type: ignore[attr-defined]
            self._kinds[build] = {name: _types(kind) for name, kind in annotations.items()}
        kinds = self._kinds[build]
        return [kinds[name] for name in names]


def failure(name: str, error: Exception) -> Exception:
    """Give what a failed question is to be raised as: what is wrong with the file, that it was interrupted, or itself.

    A statement that SQLite does not understand is our own fault, not the file's.
    """
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
    if code == sqlite3.SQLITE_INTERRUPT:
        return CompendiumInterrupted(name)
    if code in DAMAGED or isinstance(error, UnicodeDecodeError) or str(error).startswith(MISSING):
        return CompendiumDamaged(name, str(error))
    return error


def _annotated(base: type) -> list[tuple[str, str]]:
    return list(getattr(base, "__annotations__", {}).items())


def _types(annotation: str) -> tuple[type, ...]:
    name, _, rest = annotation.partition(" | ")
    kind = KINDS.get(name, str)
    return (kind, type(None)) if rest == "None" else (kind,)
