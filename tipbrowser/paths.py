"""Where files are: those that come with the program, and the folder for those it writes."""

from __future__ import annotations

import os
from pathlib import Path

DATA_FOLDER_VARIABLE = "TIPBROWSER_DATA_DIR"
"""Name of the environment variable that moves everything the program writes."""

_PACKAGE = Path(__file__).absolute().parent


def bundled_database() -> Path:
    """Give the compendium database that comes with the program; the file may be missing or damaged."""
    return _bundle() / "data" / "compendium.sqlite"


def bundled_source() -> Path | None:
    """Give the publication's text that the database was built from, or none: only a source tree has it."""
    texts = sorted((_bundle() / "data" / "source").glob("*.txt"))
    return texts[0] if texts else None


def resources() -> Path:
    """Give the folder of icons, fonts, style and help pages."""
    return _bundle() / "resources"


def data_folder(override: Path | None = None) -> Path:
    """Give the absolute folder for everything the program writes; it need not exist yet.

    ``override`` (the option ``--data-dir``) wins over the environment variable, and that over the system's custom.
    """
    if override is not None:
        return override.expanduser().absolute()
    named = os.environ.get(DATA_FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    # Late: it costs as much as starting Python, and a command in the terminal writes nothing.
    from platformdirs import user_data_dir

    return Path(user_data_dir("tipbrowser", appauthor=False)).absolute()


def _bundle() -> Path:
    # A wheel and a frozen program carry the files inside the package; a source tree has them beside it.
    inside = _PACKAGE / "_bundled"
    return inside if inside.is_dir() else _PACKAGE.parent
