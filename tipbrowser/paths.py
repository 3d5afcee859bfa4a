"""Where files are: those that come with the program, and the folder for those it writes."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing; that and pathlib cost a command in the terminal more than its answer
if TYPE_CHECKING:
    from pathlib import Path

DATA_FOLDER_VARIABLE = "TIPBROWSER_DATA_DIR"
"""Name of the environment variable that moves everything the program writes."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH120  # without pathlib: see above


def bundled_database() -> Path:
    """Give the compendium database that comes with the program; the file may be missing or damaged."""
    from pathlib import Path

    return Path(bundled_database_name())


def bundled_database_name() -> str:
    """Give the same as a text: all that a command in the terminal needs, without loading pathlib."""
    return os.path.join(_bundle(), "data", "compendium.sqlite")  # noqa: PTH118  # without pathlib


def bundled_source() -> Path | None:
    """Give the publication's text that the database was built from, or none: only a source tree has it."""
    from pathlib import Path

    texts = sorted((Path(_bundle()) / "data" / "source").glob("*.txt"))
    return texts[0] if texts else None


def resources() -> Path:
    """Give the folder of icons, fonts, style and help pages."""
    from pathlib import Path

    return Path(_bundle()) / "resources"


def data_folder(override: Path | None = None) -> Path:
    """Give the absolute folder for everything the program writes; it need not exist yet.

    ``override`` (the option ``--data-dir``) wins over the environment variable, and that over the system's custom.
    A ``~`` before a name that no user has stands for itself, as in a shell.
    """
    from pathlib import Path

    named = os.environ.get(DATA_FOLDER_VARIABLE) if override is None else str(override)
    if named:
        return Path(os.path.expanduser(named)).absolute()  # noqa: PTH111  # which raises for an unknown user
    # Late: it costs as much as starting Python, and a command in the terminal writes nothing.
    from platformdirs import user_data_dir

    return Path(user_data_dir("tipbrowser", appauthor=False)).absolute()


def runtime_folders() -> tuple[str, ...]:
    """Give the folders that may hold sockets, the best first; none need exist, nor be safe from others.

    A data folder is no place for one: its name may be too long, and not every file system has sockets.
    """
    import tempfile

    person = os.getuid() if hasattr(os, "getuid") else "own"
    # As the desktops' "XDG Base Directory Specification" has it; platformdirs would warn where there is none.
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    runtime = named if os.path.isabs(named) else f"/run/user/{person}"  # noqa: PTH117  # without pathlib
    return (
        os.path.join(runtime, "tipbrowser"),  # noqa: PTH118  # without pathlib
        os.path.join(tempfile.gettempdir(), f"tipbrowser-{person}"),  # noqa: PTH118  # without pathlib
    )


def _bundle() -> str:
    # A wheel and a frozen program carry the files inside the package; a source tree has them beside it.
    inside = os.path.join(_PACKAGE, "_bundled")  # noqa: PTH118  # without pathlib
    return inside if os.path.isdir(inside) else os.path.dirname(_PACKAGE)  # noqa: PTH112, PTH120
