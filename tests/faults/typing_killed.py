"""Promise 1: killed at any moment while typing, at most 250 ms of typing are lost, and nothing that was called saved.

What is killed is a process that types into a real draft over the real pen. It notes each letter, and each time that it is
told that all is saved, with the moment. The file that it leaves is then compared with that.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.faults.figures import Figures, printed
from tests.faults.makings import anchor
from tests.faults.operations import goes_on, state_of
from tests.random_texts import seed
from tipbrowser.controllers.drafts import Drafts
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import Note
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_reader import AnnotationReader

MOST_LOST = 0.25
BESIDE = 4
"""Processes that type at a time."""
RUNS_OF_A_FILE = 5
LETTERS = "the sea, “what was agreed”\u00a0é\n"


@dataclass(frozen=True, slots=True)
class Typed:
    """One process, from its beginning to its end."""

    number: int
    folder: Path
    log: Path
    pid: int
    mark: str
    """What the note begins with, by which it is found."""


def begin(number: int, folder: Path, place: Path, drawn: float) -> Typed:
    """Begin to type, in a process of its own."""
    log, mark = place / f"log{number}", f"run {number}: "
    log.touch()
    pid = os.fork()
    if pid == 0:
        _type(folder, os.open(log, os.O_WRONLY | os.O_APPEND), mark, random.Random(drawn))
    return Typed(number, folder, log, pid, mark)


def _type(folder: Path, log: int, mark: str, draw: random.Random) -> None:
    """Type until killed. A line of the log: what happened, when, letters typed, seconds by which it came late."""
    keep_constants()
    app = QGuiApplication(["typing", "-platform", "offscreen"])
    pen = Pen(Notebook(folder))
    drafts = Drafts(pen)
    draft = drafts.begin(Note(text="", about="passage", anchors=(anchor(1),)))
    timer = QTimer(singleShot=True)
    due = [0.0]

    def tell(what: str, late: float = 0.0) -> None:
        os.write(log, f"{what} {time.monotonic()} {len(draft.text)} {late}\n".encode())

    def key() -> None:
        late = max(0.0, time.monotonic() - due[0]) if due[0] else 0.0
        cursor = QTextCursor(draft.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        length = len(draft.text)
        cursor.insertText(mark if not length else LETTERS[length % len(LETTERS)])
        tell("key", late)
        wait = draw.choice((3, 10, 20, 40, 120))
        due[0] = time.monotonic() + wait / 1000
        timer.start(wait)

    def told() -> None:
        if draft.is_saved:
            tell("saved")

    draft.state_changed.connect(told)
    timer.timeout.connect(key)
    pen.prepare()
    timer.start(0)
    app.exec()


def judge(typed: Typed, killed: float) -> tuple[str, float]:
    """Compare what is in the file with what was typed; gives what is wrong, and the seconds of typing that were lost."""
    lines = [line.split() for line in typed.log.read_text().splitlines()]
    keys = [(float(when), int(length), float(late)) for what, when, length, late in lines if what == "key"]
    saved = max((int(length) for what, _when, length, _late in lines if what == "saved"), default=0)
    found = _found(typed)
    wanted = _text(typed.mark, keys[-1][1]) if keys else ""
    lost = [when for when, length, _late in keys if length > len(found)]
    loss = killed - lost[0] if lost else 0.0
    held_up = max((late for when, _length, late in keys if killed - when < 2 * MOST_LOST), default=0.0)
    if not wanted.startswith(found):
        return f"{typed.mark} another text", loss
    if len(found) < saved:
        return f"{typed.mark} {saved} letters were called saved, {len(found)} are there", loss
    # A machine that let the process wait for its own timer did not let it save either.
    if loss - held_up > MOST_LOST:
        return f"{typed.mark} {loss:.3f} s of typing are lost; it was held up {held_up:.3f} s", loss
    return "", loss


def _text(mark: str, length: int) -> str:
    return mark + "".join(LETTERS[place % len(LETTERS)] for place in range(len(mark), length))


def _found(typed: Typed) -> str:
    if not state_of(typed.folder):  # looked at row by row
        return ""
    goes_on(typed.folder) if not typed.number % RUNS_OF_A_FILE else None
    reader = AnnotationReader(typed.folder / FILE_NAME)
    texts = [item.body.text for item in reader.every() if isinstance(item.body, Note)]
    reader.close()
    return next((text for text in texts if text.startswith(typed.mark)), "")


def rounds(count: int, place: Path, drawn: int) -> Iterator[tuple[str, float]]:
    """Type and be killed so many times, several beside each other, several times in the same file."""
    draw = random.Random(drawn)
    for first in range(0, count, BESIDE):
        some = [
            begin(number, place / f"file{number % BESIDE}-{number // BESIDE // RUNS_OF_A_FILE}", place, draw.random())
            for number in range(first, min(first + BESIDE, count))
        ]
        for typed in some:
            threading.Event().wait(draw.uniform(0.02, 0.6))
            os.kill(typed.pid, signal.SIGKILL)
            killed = time.monotonic()
            os.waitpid(typed.pid, 0)
            yield judge(typed, killed)


def prove(count: int) -> Figures:
    """Kill so many times."""
    drawn = seed(20261127)
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        found = list(rounds(count, Path(place), drawn))
    lost = [loss for _, loss in found]
    return Figures(
        "1 killed while typing", count, [loss for loss, _ in found if loss], seed=drawn,
        notes={"longest lost, ms": round(1000 * max(lost)), "median lost, ms": round(1000 * sorted(lost)[count // 2])},
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(printed(prove(int(count)) for count in sys.argv[1:]))
