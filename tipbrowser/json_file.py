"""A small JSON file that is read whatever its state, and replaced whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any

from tipbrowser.domain.values import Value
from tipbrowser.whole_file import write_whole

FOLDER_MODE = 0o700
LARGEST = 4_000_000
"""Bytes of a file that are read; ours have some thousands, and a larger one is not ours."""


class Loaded(Value):
    """What a file held, and what was wrong with it."""

    values: Mapping[str, Any]
    """Empty where the file is missing or could not be read."""
    kept_aside: Path | None = None
    """Where a damaged file was put; none if it was whole or missing."""
    problem: str = ""
    """The reason in the system's words if the file was there and could not be read; empty if all is well."""


def load_object(path: Path) -> Loaded:
    """Read the JSON object in ``path``; a damaged file is kept aside beside it, and none that was kept before is lost."""
    try:
        content = _read(path)
    except FileNotFoundError:
        return Loaded(values={})
    except OSError as error:
        return Loaded(values={}, problem=error.strerror or str(error))
    if len(content) > LARGEST:
        return _set_aside(path, "too large")
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        return _set_aside(path, str(error))
    if not isinstance(values, dict):
        return _set_aside(path, "not an object")
    return Loaded(values=values)


def save_object(path: Path, values: Mapping[str, object]) -> None:
    """Replace ``path`` by ``values`` as JSON: the old file or the new one, never a part; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
    write_whole(path, [json.dumps(values, ensure_ascii=False, indent=1).encode()])


def _read(path: Path) -> bytes:
    # A pipe in the file's place would be waited on for ever.
    if stat.S_ISFIFO(path.stat().st_mode):
        raise OSError(None, "not a file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _set_aside(path: Path, problem: str) -> Loaded:
    names = chain([f"{path.name}.damaged"], (f"{path.name}.damaged-{number}" for number in count(2)))
    aside = next(free for name in names if not os.path.lexists(free := path.with_name(name)))
    try:
        os.replace(path, aside)
    except OSError as error:
        return Loaded(values={}, problem=error.strerror or str(error))
    return Loaded(values={}, kept_aside=aside, problem=problem)
