"""The lines of a source file, repaired where this edition's layout needs it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tipbrowser.importer.errors import NotText, OtherDocument, RepairDoesNotFit, SourceUnreadable
from tipbrowser.importer.repairs import Repair, Repairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source: as it stands there, and as it is read."""

    number: int
    printed: str
    text: str
    continues: bool = False
    """Whether a repair says that it goes on with the paragraph above it."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A whole source file."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    applied: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSource:
    """A source that is not the one which an edition's repairs name, by their SHA-256: another edition, or cut short."""

    found: str
    expected: str


def foreign_source(path: Path, repairs: Repairs) -> ForeignSource | None:
    """Give the two hashes where ``repairs`` name another text than this file; raises ``SourceUnreadable``.

    Nothing where it is the one they name, or they name none: then nobody can tell whether the text is whole.
    """
    found = hashlib.sha256(_read_bytes(path)).hexdigest()
    if repairs.source_sha256 in ("", found):
        return None
    return ForeignSource(found=found, expected=repairs.source_sha256)


def read_source(path: Path, repairs: Repairs) -> Source:
    """Read a UTF-8 text file and apply the layout repairs that fit it.

    Raises ``SourceUnreadable``, ``NotText``, ``OtherDocument`` (an empty file) and, for the very source that
    the repairs were written for, ``RepairDoesNotFit``.
    """
    content = _read_bytes(path)
    printed = _split(path, content)
    sha256 = hashlib.sha256(content).hexdigest()
    if not any(line.strip() for line in printed):
        raise OtherDocument("any text at all")
    fitting = tuple(repair for repair in repairs.lines if _fits(repair, printed))
    if sha256 == repairs.source_sha256 and fitting != repairs.lines:
        misfit = next(repair for repair in repairs.lines if repair not in fitting)
        raise RepairDoesNotFit(misfit.source_line, misfit.was)
    return Source(name=path.name, sha256=sha256, lines=_repaired(printed, fitting), applied=fitting)


def read_printed(path: Path) -> tuple[str, ...]:
    """Give the lines of a UTF-8 text file as they stand; raises ``SourceUnreadable`` or ``NotText``."""
    return tuple(_split(path, _read_bytes(path)))


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(path, error.strerror or str(error)) from error


def _split(path: Path, content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText(path) from error
    if "\0" in text:
        raise NotText(path)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")


def _fits(repair: Repair, printed: list[str]) -> bool:
    return repair.source_line <= len(printed) and repair.was in printed[repair.source_line - 1]


def _repaired(printed: list[str], repairs: tuple[Repair, ...]) -> tuple[Line, ...]:
    texts = list(printed)
    continuing = set()
    for repair in repairs:
        place = repair.source_line - 1
        texts[place] = texts[place].replace(repair.was, repair.becomes, 1)
        if repair.continues:
            continuing.add(repair.source_line)
    return tuple(
        Line(number=number, printed=before, text=after, continues=number in continuing)
        for number, (before, after) in enumerate(zip(printed, texts, strict=True), start=1)
    )
