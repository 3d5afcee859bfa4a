"""What the reader has chosen, kept in ``settings.json`` in the data folder."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from tipbrowser.domain.looks import READING_SIZES, TEXT_SIZES, THEMES
from tipbrowser.domain.values import Value, as_dict
from tipbrowser.json_file import Loaded, load_object, save_object

FILE_NAME = "settings.json"
MOST_PAIRS, LONGEST = 100, 4_000


class Settings(Value):
    """Choices that hold until the reader changes them."""

    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    text_size: int = 100
    """Per cent, 80 to 200."""
    reading_size: int = 28
    """Of the reading view, in points: one of ``READING_SIZES``."""
    confirm_outside_links: bool = True
    """Whether a link to the outside shows its address and asks before it opens."""
    taking: tuple[tuple[str, str], ...] = ()
    """What was wished the last time when something was copied or taken along, by name."""


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Give the settings in ``values``; what is missing, of another type or out of range takes its default."""
    default = Settings()
    return Settings(
        theme=_one_of(values.get("theme"), THEMES, default.theme),
        text_size=_within(values.get("text_size"), TEXT_SIZES, default.text_size),
        reading_size=_within(values.get("reading_size"), READING_SIZES, default.reading_size),
        confirm_outside_links=values.get("confirm_outside_links") is not False,
        taking=_pairs(values.get("taking")),
    )


def load_settings(folder: Path) -> tuple[Settings, Loaded]:
    """Read the settings in a data folder, with what was wrong with the file."""
    loaded = load_object(folder / FILE_NAME)
    return settings_from(loaded.values), loaded


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings; raises OSError where they cannot be written."""
    save_object(folder / FILE_NAME, as_dict(settings))


def _one_of(value: object, allowed: tuple[str, ...], default: str) -> str:
    return value if isinstance(value, str) and value in allowed else default


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Give names with their words; what is none is left out."""
    found = value[:MOST_PAIRS] if isinstance(value, list) else ()
    return tuple(
        (one[0], one[1])
        for one in found
        if isinstance(one, list)
        and len(one) == 2
        and all(isinstance(word, str) and len(word) <= LONGEST for word in one)
    )


def _within(value: object, allowed: Container[int], default: int) -> int:
    return value if type(value) is int and value in allowed else default
