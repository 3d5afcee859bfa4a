"""Promise 10: two programs write into the same notes at once, and nothing that either called saved is lost."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.faults.figures import Figures, printed
from tests.faults.makings import anchor
from tests.faults.operations import note, state_of, written_at
from tests.random_texts import seed
from tipbrowser.controllers.drafts import Draft, Drafts
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_reader import AnnotationReader

SHARED = 3
"""Notes that both write in."""
WINDOWS = ("a", "b")


class Window(QObject):
    """Opens one of the notes, types a few words, goes to the next; tells which words were called saved."""

    def __init__(self, name: str, folder: Path, log: int, words: int, draw: random.Random) -> None:
        super().__init__()
        self._name = name
        self._log = log
        self._left = words
        self._draw = draw
        self._typed: dict[Draft, list[str]] = {}
        self._notebook = Notebook(folder)
        self._pen = Pen(self._notebook, self)
        self._drafts = Drafts(self._pen, self)
        self._draft: Draft | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._drafts.state_changed.connect(self._note_state)
        self._drafts.kept_beside.connect(lambda _draft: os.write(log, b"beside\n"))
        self._timer.start(0)

    def _go_on(self) -> None:
        if not self._left:
            self._drafts.save_all()
            if self._drafts.unsaved:
                self._timer.start(5)
            else:
                os._exit(0)
            return
        if self._draft is None or self._draw.random() < 0.2:
            self._open()
        assert self._draft is not None
        word = f"{self._name}{self._left}"
        self._left -= 1
        self._typed.setdefault(self._draft, []).append(word)
        cursor = QTextCursor(self._draft.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f" {word}")
        self._timer.start(self._draw.choice((1, 5, 30, 200)))

    def _open(self) -> None:
        if self._draft is not None:
            self._drafts.leave(self._draft)
        assert self._notebook.reader is not None
        item = self._notebook.reader.item(note(self._draw.randrange(1, SHARED + 1)))
        assert item is not None
        self._draft = self._drafts.open(item)

    def _note_state(self, draft: Draft) -> None:
        if draft.is_saved:
            for word in self._typed.pop(draft, []):
                os.write(self._log, f"{word}\n".encode())


def prove(words: int) -> Figures:
    """Let two windows type so many words each."""
    drawn = seed(20261127)
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        folder, log = Path(place, "shared"), Path(place, "log")
        with written_at(folder) as writer:
            body = Note(text="shared", about="passage", anchors=(anchor(1),))
            writer.apply([Put(id=note(number), revision=0, body=body) for number in range(1, SHARED + 1)])
        log.touch()
        pids = [_begin(name, folder, log, words, drawn) for name in WINDOWS]
        ended = [os.waitpid(pid, 0)[1] for pid in pids]
        state_of(folder)
        told = log.read_text().split()
        saved = [word for word in told if word != "beside"]
        lost = [word for word in saved if word not in _kept(folder)]
    losses = [f"{word} was called saved and is not there" for word in lost]
    losses += [f"a window ended with {code}" for code in ended if code]
    if len(saved) != words * len(WINDOWS):
        losses.append(f"{len(saved)} words were called saved, of {words * len(WINDOWS)}")
    return Figures(
        "10 two windows", words * len(WINDOWS), losses, seed=drawn, notes={"kept beside": told.count("beside")}
    )


def _begin(name: str, folder: Path, log: Path, words: int, drawn: int) -> int:
    pid = os.fork()
    if pid == 0:
        keep_constants()
        app = QGuiApplication(["two", "-platform", "offscreen"])
        descriptor = os.open(log, os.O_WRONLY | os.O_APPEND)
        window = Window(name, folder, descriptor, words, random.Random(f"{name}{drawn}"))
        app.exec()
        os._exit(1 if window else 2)
    return pid


def _kept(folder: Path) -> set[str]:
    """Give all words in notes and in their earlier versions."""
    reader = AnnotationReader(folder / FILE_NAME)
    words: set[str] = set()
    for item in reader.every():
        for body in (item.body, *(version.body for version in reader.versions(item.id))):
            assert isinstance(body, Note)
            words.update(body.text.split())
    reader.close()
    return words


if __name__ == "__main__":
    sys.exit(printed(prove(int(count)) for count in sys.argv[1:]))
