"""Promise 5: text never lands in another paragraph's note, in a random walk through the real window.

Each thing that is typed is a word that is typed once. The model knows in which note and about what it was typed, and
what was deleted and brought back. Saving is slow at random: the file waits while the walk goes on.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.end2end.actions import reader_of
from tests.faults.figures import Figures, printed
from tests.faults.real_window import application, begin, desk_of, go_on, notes_of, wait_until
from tests.random_texts import seed
from tipbrowser.application import Program
from tipbrowser.controllers.drafts import Draft
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import Item, ItemId, Note
from tipbrowser.domain.changes import Change, Written
from tipbrowser.domain.names import Locator
from tipbrowser.store.annotation_reader import AnnotationReader

PLACES = ("A.II.36", "A.II.37", "A.II.38", "B.X.13", "B.X.14", "A.IV.5")
LOOKED = 60
"""Steps after which everything is compared."""


@dataclass(slots=True)
class Model:
    """What should be."""

    typed: dict[int, list[str]] = field(default_factory=dict)
    """Words in their order, by the number of the draft that they were typed into."""
    subject: dict[int, str] = field(default_factory=dict)
    """What the window said that the note is about, as it was typed."""
    drafts: dict[ItemId, int] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


class Walk:
    """Walks, and compares."""

    def __init__(self, program: Program, folder: Path, draw: random.Random) -> None:
        self._program = program
        self._folder = folder
        self._draw = draw
        self._desk = desk_of(program)
        self._model = Model()
        self._words = 0
        self._open = threading.Event()
        self._open.set()
        self.losses: list[str] = []
        self._slow_down()
        self._desk.pen.written.connect(self._note_written)

    def step(self) -> None:
        """Do something that a reader could do."""
        act = self._draw.choice(
            [self._type] * 6 + [self._go] * 3 + [self._write] * 3
            + [self._another, self._leave, self._delete, self._undo, self._redo, self._hold_up, self._let_through, go_on]
        )  # fmt: skip
        act()

    def compare(self) -> None:
        """Wait until all is saved, and compare the file with the model."""
        self._open.set()
        drafts = self._desk.writing.drafts
        drafts.save_all()
        wait_until(lambda: not drafts.unsaved and self._desk.pen.is_idle)
        path = self._folder / "reader" / FILE_NAME
        if not path.exists():
            return
        reader = AnnotationReader(path)
        items = list(reader.every())
        reader.close()
        self._compare_each(items)

    def _compare_each(self, items: Sequence[Item]) -> None:
        held: dict[str, Item] = {}
        for item in items:
            assert isinstance(item.body, Note)
            for word in item.body.text.split():
                if word in held:
                    self.losses.append(f"{word} is in two notes")
                held[word] = item
        for number, words in self._model.typed.items():
            found = {held[word].id: held[word] for word in words if word in held}
            missing = [word for word in words if word not in held]
            if missing:
                self.losses.append(f"note {number}: {missing} are nowhere")
            if len(found) > 1:
                self.losses.append(f"note {number} is in {len(found)} notes")
            for item in found.values():
                self._compare_one(number, words, item)

    def _compare_one(self, number: int, words: list[str], item: Item) -> None:
        assert isinstance(item.body, Note)
        about = self._model.subject[number]
        if [word for word in item.body.text.split() if word in set(words)] != words:
            self.losses.append(f"note {number} has another order: {item.body.text!r}")
        if len(item.body.text.split()) != len(words):
            self.losses.append(f"note {number} holds what was typed elsewhere: {item.body.text!r}")
        if [anchor.locator for anchor in item.body.anchors] != [about]:
            self.losses.append(f"note {number} was typed at {about} and is at {item.body.anchors[0].locator}")
        if (item.deleted is not None) != (number in self._model.gone):
            self.losses.append(f"note {number}: in the bin {item.deleted is not None}")

    def _type(self) -> None:
        draft = self._desk.writing.current
        if draft is None:
            return
        number = self._number_of(draft)
        about = notes_of(self._program).subject.locator
        if number in self._model.subject and self._model.subject[number] != about:
            self.losses.append(f"note {number} of {self._model.subject[number]} is shown at {about}")
        self._model.subject.setdefault(number, str(about))
        self._words += 1
        word = f"w{self._words}"
        self._model.typed.setdefault(number, []).append(word)
        QTest.keyClicks(notes_of(self._program).strip.body.editor, f"{word} ")

    def _number_of(self, draft: Draft) -> int:
        return self._model.drafts.setdefault(draft.id, len(self._model.drafts))

    def _go(self) -> None:
        reader_of(self._program).places.go_to(Locator(self._draw.choice(PLACES)))

    def _write(self) -> None:
        self._program.actions.notes.note.trigger()

    def _another(self) -> None:
        self._program.actions.notes.another_note.trigger()

    def _leave(self) -> None:
        if self._desk.writing.current is not None:
            QTest.keyClick(notes_of(self._program).strip.body.editor, Qt.Key.Key_Escape)

    def _delete(self) -> None:
        body = notes_of(self._program).strip.body
        cards = body.findChildren(type(body._cards[0])) if body._cards else []
        shown = [card for card in cards if card.isVisibleTo(body)]
        if shown:
            body.delete_requested.emit(self._draw.choice(shown).note.id)

    def _undo(self) -> None:
        self._desk.steps.undo()

    def _redo(self) -> None:
        self._desk.steps.redo()

    def _hold_up(self) -> None:
        self._open.clear()

    def _let_through(self) -> None:
        self._open.set()

    def _slow_down(self) -> None:
        notebook = self._desk.notebook
        real: Callable[[Sequence[Change]], list[Written]] = notebook.write

        def write(changes: Sequence[Change]) -> list[Written]:
            self._open.wait()
            return real(changes)

        notebook.write = write  # type: ignore[method-assign, assignment]  # nobody is told here how far it is

    def _note_written(self, written: Sequence[Written]) -> None:
        """Let the model know what came into the bin and out of it: whether that was rightly so, the steps' own tests say."""
        for one in written:
            if one.after is None or one.after.id not in self._model.drafts:
                continue
            number = self._model.drafts[one.after.id]
            (self._model.gone.discard if one.after.deleted is None else self._model.gone.add)(number)


def prove(steps: int) -> Figures:
    """Walk so many steps."""
    drawn = seed(20261127)
    app = application()
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        program = begin(app, Path(place), PLACES[0])
        walk = Walk(program, Path(place), random.Random(drawn))
        for number in range(steps):
            walk.step()
            if number % LOOKED == LOOKED - 1:
                walk.compare()
            if walk.losses:
                break
        walk.compare()
        typed = sum(len(words) for words in walk._model.typed.values())
        program.window.close()
    return Figures(
        "5 text lands in its own note", steps, walk.losses, seed=drawn,
        notes={"words": typed, "notes": len(walk._model.typed)},
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(printed(prove(int(steps)) for steps in sys.argv[1:]))
