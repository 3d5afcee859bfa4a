"""Promise 1: killed at any moment while typing, at most 250 ms of typing are lost, and nothing that was called saved.

What is killed is a process that types into a real draft over the real pen. It notes each letter, and each time that it is
told that all is saved, with the moment. What the next start has is then compared with that: the file,
and what could not be saved beside it. Time in which the system let
the process wait for a processor is not counted, and printed apart: others were at work then.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.faults.figures import Figures, printed
from tests.faults.makings import anchor
from tests.faults.operations import goes_on, state_of
from tests.faults.waiting import take_in
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
BUSY = "busy"
"""The name of a thread that does something else."""
LONGEST_TYPING = 0.6
"""Seconds after which a process is killed at the latest."""
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


Beside = Callable[[Pen, random.Random], object]
"""What is done over the pen while one types."""


def nothing(_pen: Pen, _draw: random.Random) -> None:
    """Do nothing beside."""


def begin(number: int, folder: Path, place: Path, drawn: float, beside: Beside = nothing) -> Typed:
    """Begin to type, in a process of its own."""
    log, mark = place / f"log{number}", f"run {number}: "
    log.touch()
    pid = os.fork()
    if pid == 0:
        _type(folder, os.open(log, os.O_WRONLY | os.O_APPEND), mark, random.Random(drawn), beside)
    return Typed(number, folder, log, pid, mark)


def _type(folder: Path, log: int, mark: str, draw: random.Random, beside: Beside) -> None:
    """Type until killed. A line of the log: what happened, when, letters typed, seconds waited for a processor so far."""
    keep_constants()
    parent = os.getppid()
    app = QGuiApplication(["typing", "-platform", "offscreen"])
    pen = Pen(Notebook(folder))
    drafts = Drafts(pen)
    draft = drafts.begin(Note(text="", about="passage", anchors=(anchor(1),)))
    timer = QTimer(singleShot=True)

    def tell(what: str) -> None:
        os.write(log, f"{what} {time.monotonic()} {len(draft.text)} {waited(os.getpid())}\n".encode())

    def key() -> None:
        if os.getppid() != parent:
            os._exit(1)  # whoever kills is gone
        cursor = QTextCursor(draft.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        length = len(draft.text)
        cursor.insertText(mark if not length else LETTERS[length % len(LETTERS)])
        tell("key")
        timer.start(draw.choice((3, 10, 20, 40, 120)))

    def told() -> None:
        if draft.is_saved:
            tell("saved")

    draft.state_changed.connect(told)
    timer.timeout.connect(key)
    pen.prepare()
    doing = beside(pen, draw)  # held, so that it goes on
    timer.start(0)
    app.exec()
    assert doing is None  # it is killed before that


def waited(pid: int) -> float:
    """Give the seconds that a process was ready and the system let it wait; 0 where that is not counted.

    What a thread called ``BUSY`` waited is not counted: no letter is to wait for it.
    """
    try:
        threads = [one for one in Path(f"/proc/{pid}/task").iterdir() if (one / "comm").read_text().strip() != BUSY]
        return sum(int((one / "schedstat").read_text().split()[1]) for one in threads) / 1e9
    except OSError:
        return 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What a kill took."""

    wrong: str
    loss: float
    """Seconds of typing that are lost, all of them."""
    counted: float
    """Without those in which the process waited for a processor."""


def judge(typed: Typed, killed: float, waited_then: float) -> Judged:
    """Compare what is in the file with what was typed; ``killed`` is when, and how long it had waited until then."""
    lines = [line.split() for line in typed.log.read_text().splitlines()]
    keys = [(float(when), int(length), float(held)) for what, when, length, held in lines if what == "key"]
    saved = max((int(length) for what, _when, length, _held in lines if what == "saved"), default=0)
    found = _found(typed)
    wanted = _text(typed.mark, keys[-1][1]) if keys else ""
    when, _length, held = next((key for key in keys if key[1] > len(found)), (killed, 0, waited_then))
    loss = killed - when
    # What a thread waited that has ended since, or does something else now, is not counted any more.
    counted = loss - max(0.0, waited_then - held)
    wrong = ""
    if not wanted.startswith(found):
        wrong = "another text"
    elif len(found) < saved:
        wrong = f"{saved} letters were called saved, {len(found)} are there"
    elif counted > MOST_LOST:
        wrong = f"{loss:.3f} s of typing are lost, {loss - counted:.3f} s of them waiting for a processor"
    return Judged(wrong and f"{typed.mark}{wrong}", loss, max(0.0, counted))


def _text(mark: str, length: int) -> str:
    return mark + "".join(LETTERS[place % len(LETTERS)] for place in range(len(mark), length))


def _found(typed: Typed) -> str:
    take_in(typed.folder)
    if not state_of(typed.folder):  # looked at row by row
        return ""
    goes_on(typed.folder) if not typed.number % RUNS_OF_A_FILE else None
    reader = AnnotationReader(typed.folder / FILE_NAME)
    texts = [item.body.text for item in reader.every() if isinstance(item.body, Note)]
    reader.close()
    found = [text for text in texts if text.startswith(typed.mark)]
    assert len(found) < 2, f"{typed.mark}there twice"
    return found[0] if found else ""


def rounds(
    count: int, place: Path, drawn: int, beside: Beside = nothing, longest: float = LONGEST_TYPING
) -> Iterator[Judged]:
    """Type and be killed so many times, several beside each other, several times in the same file."""
    draw = random.Random(drawn)
    for first in range(0, count, BESIDE):
        some = [
            begin(
                number,
                place / f"file{number % BESIDE}-{number // BESIDE // RUNS_OF_A_FILE}",
                place,
                draw.random(),
                beside,
            )
            for number in range(first, min(first + BESIDE, count))
        ]
        for typed in some:
            threading.Event().wait(draw.uniform(0.02, longest))
            waited_then = waited(typed.pid)
            os.kill(typed.pid, signal.SIGKILL)
            killed = time.monotonic()
            os.waitpid(typed.pid, 0)
            yield judge(typed, killed, waited_then)


def prove(
    count: int, promise: str = "1 killed while typing", beside: Beside = nothing, longest: float = LONGEST_TYPING
) -> Figures:
    """Kill so many times."""
    drawn = seed(20261127)
    # Where a kill finds what was written is the system's memory: no disk is needed, and a slow one would be measured.
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="tip", dir=memory) as place:
        found = list(rounds(count, Path(place), drawn, beside, longest))
    counted = sorted(one.counted for one in found)
    return Figures(
        promise, count, [one.wrong for one in found if one.wrong], seed=drawn,
        notes={
            "longest lost, ms": round(1000 * counted[-1]), "median lost, ms": round(1000 * counted[count // 2]),
            "longest with waiting for a processor, ms": round(1000 * max(one.loss for one in found)),
        },
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(printed(prove(int(count)) for count in sys.argv[1:]))
