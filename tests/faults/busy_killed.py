"""Promise 1 while nothing can be saved: the writer imports, or another program holds the file, and one types and is killed.

All that is asked is the same as while nothing is done beside. An import comes to its end now and then, so that a kill
also meets the moments in which what waited is saved.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.faults.figures import printed
from tests.faults.makings import anchor
from tests.faults.typing_killed import BUSY, prove
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put, Written
from tipbrowser.services.notebook import new_id

LONGEST_TYPING = 1.5
PAUSES = (0, 100, 300)
"""Milliseconds between two imports."""
SIZES = (30, 300, 30_000)
"""Notes of an import; the last lasts longer than anybody types here."""
BODY = Note(text="Of an import. ", about="passage", anchors=(anchor(2),))


def importing(pen: Pen, draw: random.Random) -> QTimer:
    """Import again and again."""
    timer = QTimer(singleShot=True)

    def work() -> None:
        changes = [Put(id=new_id(), revision=0, body=BODY) for _ in range(draw.choice(SIZES))]
        pen.work(lambda: _import(pen, changes), done=lambda _: timer.start(draw.choice(PAUSES)), failed=_fail)

    timer.timeout.connect(work)
    timer.start(0)
    return timer


def _import(pen: Pen, changes: list[Put]) -> list[Written]:
    Path(f"/proc/self/task/{threading.get_native_id()}/comm").write_text(BUSY)
    return pen.notebook.write(changes)


def _fail(error: Exception) -> None:
    raise error


def held(pen: Pen, draw: random.Random) -> int:
    """Let another program hold the file for most of the time."""
    parent = os.getpid()
    other = os.fork()
    if not other:
        while os.getppid() == parent:
            with suppress(sqlite3.Error):
                connection = sqlite3.connect(f"file:{pen.notebook.path}?mode=rw", uri=True, isolation_level=None)
                connection.execute("BEGIN EXCLUSIVE")
                threading.Event().wait(draw.uniform(0.1, 1.0))
                connection.close()
            threading.Event().wait(0.05)
        os._exit(0)
    return other


if __name__ == "__main__":
    sys.exit(
        printed(
            prove(int(count), f"1 killed while typing and nothing can be saved: {name}", beside, LONGEST_TYPING)
            for count in sys.argv[1:]
            for name, beside in (("an import", importing), ("another program holds the file", held))
        )
    )
