"""Promise 3, with the system's own refusals: no room, or a folder that is read-only, while somebody types.

It is told within a second, what was typed stays, what was saved is still there, and all is saved by itself once it can be.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.faults.figures import ROOT, Figures, printed
from tests.faults.forks import in_a_fork
from tests.faults.makings import anchor
from tests.faults.operations import state_of, written_at
from tipbrowser.controllers.drafts import Draft, Drafts
from tipbrowser.controllers.pen import WELL, Pen
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import Note
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.services.notebook import Notebook

TOLD_WITHIN = 1.0
PATIENCE = 20_000
"""Milliseconds after which nothing is waited for any more."""
NOBODY = 65534


def _until(ready: Callable[[], bool]) -> None:
    loop, look, end = QEventLoop(), QTimer(interval=2), QTimer(interval=PATIENCE, singleShot=True)
    look.timeout.connect(lambda: loop.quit() if ready() else None)
    end.timeout.connect(loop.quit)
    look.start()
    end.start()
    if not ready():
        loop.exec()


class Typist:
    """Types into one draft, and looks at what is told."""

    def __init__(self, folder: Path) -> None:
        keep_constants()
        self._app = QGuiApplication(["trouble", "-platform", "offscreen"])
        self._folder = folder
        self._pen = Pen(Notebook(folder))
        self._drafts = Drafts(self._pen)
        self._draft: Draft = self._drafts.begin(Note(text="", about="passage", anchors=(anchor(1),)))
        self.wrong: list[str] = []
        self.told: list[float] = []
        self.saved: list[float] = []
        self._tries = 0
        self._is_refused = False
        self._pen.trouble_changed.connect(self._note_told)
        self._pen._retrying.timeout.connect(self._note_try)

    def go_through(self, refuse: Callable[[], None], allow: Callable[[], None]) -> None:
        """Save, be refused while typing, be told, type more, and be saved once it is allowed again."""
        self._type("Before. ")
        _until(lambda: self._draft.is_idle)
        saved = self._draft.text
        size = (self._folder / FILE_NAME).stat().st_size
        refuse()
        self._is_refused, tried = True, self._tries
        began = time.monotonic()
        self._type("Refused. ")
        _until(lambda: self._pen.trouble != WELL)
        self.told.append(time.monotonic() - began)
        self._type("And more. ")
        _until(lambda: self._pen.is_idle and not self._draft._soon.isActive())
        _until(lambda: self._tries > tried and self._pen.is_idle)  # it was looked whether there is room again
        self._compare(saved, size)
        if self._pen.trouble == WELL or self._draft.is_saved:
            self.wrong.append("it is told that all is well while it is not")
        self._is_refused = False
        allow()
        began = time.monotonic()
        _until(lambda: self._draft.is_idle and self._pen.trouble == WELL)
        self.saved.append(time.monotonic() - began)
        self._compare(self._draft.text, size)

    def _note_told(self) -> None:
        if self._is_refused and self._pen.trouble == WELL:
            self.wrong.append("it was told that there is room while there was none")

    def _note_try(self) -> None:
        self._tries += 1

    def _type(self, words: str) -> None:
        cursor = QTextCursor(self._draft.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(words)

    def _compare(self, text: str, size: int) -> None:
        state_of(self._folder)
        item = Notebook(self._folder).reader
        found = item.item(self._draft.id) if item is not None else None
        if found is None or not isinstance(found.body, Note) or found.body.text != text:
            self.wrong.append(f"found {found}, not {len(text)} letters")
        if (self._folder / FILE_NAME).stat().st_size < size:
            self.wrong.append("the file is shorter than it was")


def _by_limit(folder: Path, times: int) -> dict[str, object]:
    """Let no file of this process grow beyond a limit; whoever writes more is told so."""
    typist = Typist(folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for _ in range(times):
        typist.go_through(
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard)),
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard)),
        )
    return _answer(typist)


def _by_mode(folder: Path, times: int) -> dict[str, object]:
    """Let the folder be read-only for somebody who is not root."""
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        with written_at(folder.parent / "first"):  # all is loaded now: nobody may not be let to where it lies
            pass
        os.chown(folder, NOBODY, NOBODY)
        folder.parent.chmod(0o755)
        os.setuid(NOBODY)
    typist = Typist(folder)
    for _ in range(times):
        typist.go_through(lambda: folder.chmod(0o500), lambda: folder.chmod(0o700))
    return _answer(typist)


def _by_filling(folder: Path, times: int) -> dict[str, object]:
    """Fill the file system that the folder is in; it is a small one."""
    typist = Typist(folder)
    filler = folder.parent / "filler"

    def fill() -> None:
        try:
            with open(filler, "wb", buffering=0) as file:
                while file.write(bytes(4096)):
                    pass
        except OSError:
            return

    for _ in range(times):
        typist.go_through(fill, filler.unlink)
    return _answer(typist)


def _answer(typist: Typist) -> dict[str, object]:
    return {"wrong": typist.wrong, "told": max(typist.told), "saved": max(typist.saved)}


def prove(manner: str, times: int) -> Figures:
    """Be refused so many times in a ``manner``."""
    work = {"limit": _by_limit, "read-only": _by_mode, "full": _by_filling}[manner]
    place = os.environ.get("TIPBROWSER_FULL_PLACE") if manner == "full" else None
    with tempfile.TemporaryDirectory(prefix="tip", dir=place) as temporary:
        ended = in_a_fork(lambda: work(Path(temporary, "notes"), times))
    if ended.wrong:
        return Figures(f"3 told while typing: {manner}", times, [ended.wrong])
    losses = list(ended.answer["wrong"])
    if ended.answer["told"] > TOLD_WITHIN:
        losses.append(f"told after {ended.answer['told']:.2f} s")
    notes: dict[str, object] = {
        "longest until told, ms": round(1000 * ended.answer["told"]),
        "longest until saved, ms": round(1000 * ended.answer["saved"]),
    }
    return Figures(f"3 told while typing: {manner}", times, losses, notes=notes)


def prove_in_a_small_place(times: int) -> int:
    """Do the same on a file system of one megabyte, where the system lets us make one; gives the exit code."""
    if shutil.which("unshare") is None:
        print("3 told while typing: full: this system makes no file system for us", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        mount = 'mount -t tmpfs -o size=1m tmpfs "$TIPBROWSER_FULL_PLACE" || exit 77; exec "$@"'
        command = ["unshare", "-rm", "sh", "-c", mount, "sh", sys.executable, "-m", __spec__.name, str(times), "full"]
        code = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "TIPBROWSER_FULL_PLACE": place}, check=False
        ).returncode
    if code == 77:
        print("3 told while typing: full: this system makes no file system for us", file=sys.stderr)
        return 0
    return code


if __name__ == "__main__":
    count = int(sys.argv[1])
    chosen = sys.argv[2:] or ["limit", "read-only"]
    sys.exit(
        printed(prove(manner, count) for manner in chosen) or (0 if sys.argv[2:] else prove_in_a_small_place(count))
    )
