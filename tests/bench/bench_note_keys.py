"""Keys typed into a note of a file with 50,000: what each costs the window until it is painted, saving included.

Run as ``python -m tests.bench.bench_note_keys``. They are typed into a new note, and into one that is nearly as long as
one can be, in its last paragraph, which is too. Beside it stands what the same keys cost a bare editor of Qt's.
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
from tipbrowser.ui.notes.note_lengths import MOST, MOST_OF_PARAGRAPH

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
        editor.insertPlainText(_longest(len(editor.toPlainText())))
        wait(IDLE)
        long = _type(editor, listener.milliseconds, keys)
        bare = _bare(keys)
    _report("in a bare editor", bare)
    return 0 if all([_report("a key in a note", times), _report("a key in the longest note", long)]) else 1


def _longest(letters: int) -> str:
    """Give what fills a note that has so many letters, but for the keys and a few."""
    line = "the protection of victims "
    last = (line * MOST_OF_PARAGRAPH)[: MOST_OF_PARAGRAPH - KEYS - 10]
    paragraph = line * (MOST_OF_PARAGRAPH // 10 // len(line))
    before = f"\n{paragraph}" * ((MOST - letters - KEYS - len(last) - 10) // (len(paragraph) + 1))
    return f"{before}\n{last}"


def _report(title: str, times: Sequence[float]) -> bool:
    figure = _percentile(times)
    holds = figure <= LIMIT
    print(
        f"{title}: 95th percentile {figure:.1f} ms (limit {LIMIT:.0f}): {'holds' if holds else 'MISSED'};"
        f" median {statistics.median(times):.1f}, worst {max(times):.1f}"
    )
    return holds


def wait(milliseconds: int) -> None:
    """Let the window do what it does by itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _begin_note(program: Program) -> QPlainTextEdit:
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
