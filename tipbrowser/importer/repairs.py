"""What only this edition needs: its layout repairs and its readings, kept as data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import TypeVar

from tipbrowser.importer.errors import RepairsRefused

LAST_LINE = 10**9
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
    """Two letters, ISO 639-1."""
    last_line: str
    """The text's last line, by which one that was cut short is known; empty where nobody has said."""
    lines: tuple[Repair, ...]
    readings: tuple[Reading, ...]


Entry = TypeVar("Entry", Repair, Reading)
LARGEST_FILE = 4 * 1024 * 1024
_LOCATOR = re.compile(r"[IVXLCDM]+(?:\.[A-Za-z0-9]+)+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_TYPES = {"int": int, "str": str, "bool": bool}


def load_repairs(path: Path = REPAIRS_FILE) -> Repairs:
    """Read a file of repairs, TOML in the form of the one bundled; raises ``RepairsRefused`` if it is not one."""
    try:
        content = tomllib.loads(_read(path))
    except OSError as error:
        raise RepairsRefused(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise RepairsRefused(path, f"it is no TOML: {error}") from error
    for name in ("source_sha256", "language"):
        if not isinstance(content.get(name), str):
            raise RepairsRefused(path, f"it has no {name}")
    if not _LANGUAGE.fullmatch(content["language"]):
        raise RepairsRefused(path, "its language is not two small letters, as in “en”")
    if not isinstance(content.get("last_line", ""), str):
        raise RepairsRefused(path, "its last_line is no text")
    repairs = Repairs(
        source_sha256=content["source_sha256"],
        language=content["language"],
        last_line=content.get("last_line", ""),
        lines=_entries(Repair, "repair", content, path),
        readings=_entries(Reading, "reading", content, path),
    )
    _check(repairs, path)
    return repairs


def _read(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise RepairsRefused(path, f"it is larger than {LARGEST_FILE // 1024**2} MiB")
    return content.decode("utf-8").replace("\r\n", "\n")


def _check(repairs: Repairs, path: Path) -> None:
    """Raise ``RepairsRefused`` for lines that no text has and readings that are no locators."""
    for line in [*(repair.source_line for repair in repairs.lines), *(entry.source_line for entry in repairs.readings)]:
        if not 1 <= line <= LAST_LINE:
            raise RepairsRefused(path, f"no text has a line {line}")
    for repair in repairs.lines:
        if not repair.was:
            raise RepairsRefused(path, f"the repair of line {repair.source_line} does not say what was there")
    for reading in repairs.readings:
        if not (_LOCATOR.fullmatch(reading.published) and _LOCATOR.fullmatch(reading.reading)):
            raise RepairsRefused(path, f"the reading of line {reading.source_line} is not of locators like “VIII.1.q”")


def _entries(kind: type[Entry], name: str, content: dict[str, object], path: Path) -> tuple[Entry, ...]:
    """Give the tables of this name; raises ``RepairsRefused`` if one has not all that it needs, or something else."""
    types = {field.name: _TYPES[str(field.type)] for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    entries = content.get(name, [])
    if isinstance(entries, list) and all(_is_entry(entry, types, needed) for entry in entries):
        return tuple(kind(**entry) for entry in entries)
    raise RepairsRefused(path, f"a [[{name}]] has to give {', '.join(key for key in types if key in needed)}")


def _is_entry(entry: object, types: dict[str, type], needed: set[str]) -> bool:
    return (
        isinstance(entry, dict)
        and needed <= entry.keys() <= types.keys()
        and all(type(value) is types[key] for key, value in entry.items())
    )
