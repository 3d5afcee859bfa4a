"""Letters that wait beside the reader's file, for what is killed and refused while they are put down and taken in."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tipbrowser.controllers.spilled import take_in_file
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.waiting_notes import Waiting, WaitingNotes

MOMENT = 1_800_000_000.0 + 3600


def put_down(folder: Path, *notes: Waiting) -> None:
    """Put notes down as a window does, in the place of those that it has put down before."""
    own = WaitingNotes(folder, now=lambda: MOMENT)
    for path in own.left():
        own._path = path
    own.keep(notes)


def take_in(folder: Path) -> None:
    """Save what could not be saved before the end, as the next start does; raises an ``AssertionError`` for what is not ours."""
    notebook = Notebook(folder, now=lambda: MOMENT)
    try:
        for path in WaitingNotes(folder).left():
            taken = take_in_file(notebook, path)
            assert not taken.aside
            assert not taken.beside
    finally:
        notebook.close()


def with_what_waits(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """Give a copy of a folder as the next start makes it."""
    place = tempfile.TemporaryDirectory(prefix="tip")
    copy = Path(place.name, "next")
    shutil.copytree(folder, copy)
    take_in(copy)
    return place
