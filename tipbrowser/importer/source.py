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


def read_source(path: Path, repairs: Repairs) -> Source:
    """Read a UTF-8 text file and apply the layout repairs that fit it.

    Raises ``SourceUnreadable``, ``NotText``, ``OtherDocument`` (an empty file) and, for the very source that
    the repairs were written for, ``RepairDoesNotFit``.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(path, error.strerror or str(error)) from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText(path) from error
    if "\0" in text:
        raise NotText(path)
    if not text.strip():
        raise OtherDocument("any text at all")
    printed = text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")
    sha256 = hashlib.sha256(content).hexdigest()
    return _repaired(path.name, sha256, printed, repairs)


def _repaired(name: str, sha256: str, printed: list[str], repairs: Repairs) -> Source:
    lines = list(printed)
    applied = []
    for repair in repairs.lines:
        place = repair.source_line - 1
        if place < len(lines) and repair.was in lines[place]:
            lines[place] = lines[place].replace(repair.was, repair.becomes, 1)
            applied.append(repair)
        elif sha256 == repairs.source_sha256:
            raise RepairDoesNotFit(repair.source_line, repair.was)
    return Source(
        name=name,
        sha256=sha256,
        lines=tuple(
            Line(number=number, printed=before, text=after)
            for number, (before, after) in enumerate(zip(printed, lines, strict=True), start=1)
        ),
        applied=tuple(applied),
    )
