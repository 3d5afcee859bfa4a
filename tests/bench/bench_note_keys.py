"""Keys typed into a note of a file with 50,000: what each costs the window until it is painted, saving included.

Run as ``python -m tests.bench.bench_note_keys``. Beside it stands what the same keys cost a bare editor of Qt's.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QWidget

from tests.bench.painting import PaintListener, painted_program
from tests.bench.synthetic_notes import COUNT, write_notes
from tipbrowser import paths
from tipbrowser.application import Program

KEYS = 600
PAUSE = 40
"""Milliseconds between keys: as fast as fingers are, so that saving goes on while one types."""
LIMIT = 4.0
SEED = 20244
IDLE = 4_000
"""Milliseconds until what follows the start has ended."""


def main() -> int:
    """Measure and print; 1 if the limit is missed."""
    chance = random.Random(SEED)
    keys = [chance.choice("etaoinshrdlu     ,.") for _ in range(KEYS)]
    print(f"seed {SEED}; {KEYS} keys, {COUNT} things in the file")
    with painted_program(paths.bundled_database(), write_notes) as (program, listener):
        wait(IDLE)
        editor = _begin_note(program)
        times = _type(editor, listener.milliseconds, keys)
        bare = _bare(keys)
    figure, floor = _percentile(times), _percentile(bare)
    holds = figure <= LIMIT
    print(
        f"a key in a note: 95th percentile {figure:.1f} ms (limit {LIMIT:.0f}): {'holds' if holds else 'MISSED'};"
        f" median {statistics.median(times):.1f}, worst {max(times):.1f}"
    )
    print(
        f"in a bare editor: 95th percentile {floor:.1f} ms, median {statistics.median(bare):.1f}, worst {max(bare):.1f}"
    )
    return 0 if holds else 1


def wait(milliseconds: int) -> None:
    """Let the window do what it does by itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _begin_note(program: Program) -> QWidget:
    program.actions.notes.another_note.trigger()
    wait(500)
    editor = program.window.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    return editor


def _bare(keys: Sequence[str]) -> list[float]:
    window = QMainWindow()
    editor = QPlainTextEdit(window)
    window.setCentralWidget(editor)
    window.resize(760, 120)
    listener = PaintListener(window)
    listener.milliseconds(window.show)
    editor.setFocus()
    times = _type(editor, listener.milliseconds, keys)
    window.close()
    return times


def _type(editor: QWidget, measured: Callable[[Callable[[], object]], float], keys: Sequence[str]) -> list[float]:
    times = []
    for key in keys:
        times.append(measured(partial(QTest.keyClicks, editor, key)))
        wait(PAUSE)
    return times


def _percentile(times: Sequence[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


if __name__ == "__main__":
    sys.exit(main())
