"""What only this edition needs: its layout repairs and its readings, kept as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

REPAIRS_FILE = Path(__file__).with_name("repairs.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place of the source that the conversion has moved, and how it is read."""

    source_line: int
    was: str
    becomes: str
    """The same words where the line only ``continues``; nothing for furniture of the page."""
    why: str
    continues: bool = False
    """Whether the line goes on with the paragraph above it, although its words do not show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Which paragraph is meant where the index's two readings differ or a letter was misread."""

    source_line: int
    published: str
    """The index's token, ``VIII.1.g``."""
    reading: str
    """The same form: ``VIII.1.q``."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairs:
    """All repairs and readings of one edition."""

    source_sha256: str
    language: str
    lines: tuple[Repair, ...]
    readings: tuple[Reading, ...]


def load_repairs(path: Path = REPAIRS_FILE) -> Repairs:
    """Read the repairs file; raises ``KeyError`` or ``tomllib.TOMLDecodeError`` if it is not one."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    return Repairs(
        source_sha256=content["source_sha256"],
        language=content["language"],
        lines=tuple(Repair(**entry) for entry in content.get("repair", [])),
        readings=tuple(Reading(**entry) for entry in content.get("reading", [])),
    )
