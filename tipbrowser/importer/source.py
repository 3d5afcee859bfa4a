"""The lines of a source file, repaired where this edition's layout needs it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from tipbrowser.importer.errors import (
    NotText,
    OtherDocument,
    RepairDoesNotFit,
    SourceUnreadable,
    UnplacedLine,
)
from tipbrowser.importer.repairs import Repair, Repairs

LARGEST_SOURCE = 64 * 1024 * 1024
"""Bytes; the publication has a third of a million, and a file that is larger than this is not read to its end."""
_OVERLONG_NUMBER = re.compile(r"[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """A source file as it stands, read once: it may be a pipe."""

    path: Path
    sha256: str
    lines: tuple[str, ...]


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
    """A whole source file as it is read."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    applied: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSource:
    """A source that is not the one which an edition's repairs name, by their SHA-256: another edition, or cut short."""

    found: str
    expected: str


def read_printed(path: Path) -> PrintedText:
    """Read a UTF-8 text file; raises ``SourceUnreadable`` or ``NotText``."""
    content = _read_bytes(path)
    sha256 = hashlib.sha256(content).hexdigest()
    return PrintedText(path=path, sha256=sha256, lines=tuple(_split(path, content)))


def foreign_source(printed: PrintedText, repairs: Repairs) -> ForeignSource | None:
    """Give the two hashes where ``repairs`` name another text than this.

    Nothing where it is the one they name, or they name none: then nobody can tell whether the text is whole.
    """
    if repairs.source_sha256 in ("", printed.sha256):
        return None
    return ForeignSource(found=printed.sha256, expected=repairs.source_sha256)


def read_source(printed: PrintedText, repairs: Repairs) -> Source:
    """Apply the layout repairs that fit a text.

    Raises ``OtherDocument`` (an empty text), ``UnplacedLine`` for a number that no paragraph, page or year can have and, for the very source that the repairs
    were written for, ``RepairDoesNotFit``.
    """
    if not any(line.strip() for line in printed.lines):
        raise OtherDocument("any text at all")
    fitting = tuple(repair for repair in repairs.lines if _fits(repair, printed.lines))
    if printed.sha256 == repairs.source_sha256 and fitting != repairs.lines:
        misfit = next(repair for repair in repairs.lines if repair not in fitting)
        raise RepairDoesNotFit(misfit.source_line, misfit.was)
    lines = _repaired(printed.lines, fitting)
    for line in lines:
        if _OVERLONG_NUMBER.search(line.text):
            raise UnplacedLine(line.number, line.printed, "numbers of less than 16 digits")
    return Source(name=printed.path.name, sha256=printed.sha256, lines=lines, applied=fitting)


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SOURCE + 1)
    except (OSError, ValueError) as error:  # the second: a name that no file can have
        raise SourceUnreadable(path, getattr(error, "strerror", None) or str(error)) from error
    if len(content) > LARGEST_SOURCE:
        raise SourceUnreadable(path, f"it is larger than {LARGEST_SOURCE // 1024**2} MiB")
    return content


def _split(path: Path, content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText(path) from error
    if "\0" in text:
        raise NotText(path)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")


def _fits(repair: Repair, printed: tuple[str, ...]) -> bool:
    return repair.source_line <= len(printed) and repair.was in printed[repair.source_line - 1]


def _repaired(printed: tuple[str, ...], repairs: tuple[Repair, ...]) -> tuple[Line, ...]:
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
