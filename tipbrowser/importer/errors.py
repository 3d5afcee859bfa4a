"""What can stop a build; the sentences are made in the terminal."""

from __future__ import annotations

from pathlib import Path


class ImportRefused(Exception):
    """The source cannot be read as a compendium, or the database cannot be written."""


class SourceUnreadable(ImportRefused):
    """The system does not give us the file."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class NotText(ImportRefused):
    """The file is not UTF-8 text."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class OtherDocument(ImportRefused):
    """The file is text, and not a compendium: ``missing`` names what was looked for first."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class Truncated(ImportRefused):
    """The file begins as a compendium, and ``missing`` never comes."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class UnplacedLine(ImportRefused):
    """A line of the source is none of the things that a compendium is made of."""

    def __init__(self, number: int, text: str, expected: str = "") -> None:
        super().__init__(f"line {number}: {text}")
        self.number = number
        self.text = text
        self.expected = expected


class RowRefused(ImportRefused):
    """What was read makes no row that the database takes."""

    def __init__(self, table: str, detail: str) -> None:
        super().__init__(f"{table}: {detail}")
        self.table = table
        self.detail = detail


class RepairDoesNotFit(ImportRefused):
    """A layout repair for this very source finds something else at its line."""

    def __init__(self, number: int, was: str) -> None:
        super().__init__(f"line {number}: {was}")
        self.number = number
        self.was = was


class RepairsRefused(ImportRefused):
    """The file of an edition's repairs cannot be used."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


class OutputRefused(ImportRefused):
    """The database cannot be written; whatever stood there is untouched."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail
