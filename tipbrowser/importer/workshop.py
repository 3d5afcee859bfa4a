"""A hidden folder beside the file that is being made, in which nothing is found half made by anybody else."""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCKS = os.name == "posix"
"""Whether a folder can be held by a process; where it cannot, what a killed one left stays."""


@contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Give a new folder beside ``output``, held while it is used and gone afterwards; raises ``OSError``.

    What earlier builds of ``output`` left behind because they were killed is cleared first; the folder of a build
    that is still at work is not touched.
    """
    prefix = f".{output.name}.building-"
    for left in output.parent.glob(f"{glob.escape(prefix)}*"):
        _clear(left)
    folder, held = _new_folder(output.parent, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def _new_folder(parent: Path, prefix: str) -> tuple[Path, int | None]:
    """Make a folder and hold it; another, if a build that clears up was quicker. Some disks let nothing be held."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    held = _hold(folder)
    if held is None and LOCKS:
        shutil.rmtree(folder, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        held = _hold(folder)
    return folder, held


def put_in_place(draft: Path, output: Path) -> None:
    """Let a finished file take the place of ``output`` at one stroke, and both be on the disk; raises ``OSError``."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, output)
    if os.name == "posix":
        folder = os.open(output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _clear(left: Path) -> None:
    """Remove a folder that no process holds."""
    held = _hold(left)
    if held is not None:
        shutil.rmtree(left, ignore_errors=True)
        os.close(held)


def _hold(folder: Path) -> int | None:
    """Hold a folder until the descriptor given back is closed or the process ends; none if that cannot be."""
    if not LOCKS:
        return None
    import fcntl

    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
