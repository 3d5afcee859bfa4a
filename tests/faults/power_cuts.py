"""Promise 4: a power cut at any moment, un-synced writes dropped, torn or reordered, takes nothing acknowledged.

A session is recorded call by call as SQLite makes it; a cut is a moment in it and a way in which the device forgot. What
is on the device is then opened as after a start. The rules are those of POSIX: a write lasts once its file was synced, a
file's being there or not once its folder was; of what was not synced each write may have come through, not at all, or in
sectors.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import Call, SqliteCalls
from tests.faults.figures import Figures, printed
from tests.faults.forks import in_a_fork
from tests.faults.makings import anchor
from tests.faults.operations import LONG, State, goes_on, makings_of, note
from tests.random_texts import seed
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Bin, Change, Purge, Put
from tipbrowser.store.annotation_writer import AnnotationWriter

SECTOR = 512
STEPS = 24
JOURNAL = "-journal"


@dataclass(slots=True)
class Device:
    """Files by name: what lasts, and what is only on its way."""

    lasting: dict[str, bytearray] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """Files whose names last."""
    waiting: dict[str, list[Call]] = field(default_factory=dict)
    unnamed: list[Call] = field(default_factory=list)
    """Files that were made or deleted since the folder was last synced."""

    def take(self, call: Call) -> None:
        """Take a call that was made."""
        name = Path(call.path).name
        if call.kind == "open":
            if name not in self.lasting:
                self.lasting[name] = bytearray()
                self.unnamed.append(call)
        elif call.kind in ("write", "truncate"):
            self.waiting.setdefault(name, []).append(call)
        elif call.kind == "sync":
            for one in self.waiting.pop(name, []):
                _do(self.lasting.setdefault(name, bytearray()), one, len(one.data))
            if name.endswith(JOURNAL):
                self._sync_folder()  # SQLite does so at the first sync of a journal, by the same call
        elif call.kind == "delete":
            self.unnamed.append(call)
            if call.lasts:
                self._sync_folder()

    def after_a_cut(self, draw: random.Random) -> dict[str, bytes]:
        """Give the files that are found afterwards."""
        names, files = set(self.named), dict(self.lasting)
        for call in self.unnamed:
            if draw.random() < 0.5:
                _name(names, call)
        return {name: bytes(self._forgotten(files.get(name, bytearray()), name, draw)) for name in names}

    def _forgotten(self, lasting: bytearray, name: str, draw: random.Random) -> bytearray:
        content = bytearray(lasting)
        waiting = list(self.waiting.get(name, ()))
        if draw.random() < 0.5:
            draw.shuffle(waiting)
        for call in waiting:
            fate = draw.choice(("whole", "dropped", "torn", "sectors"))
            if fate == "whole" or (fate != "dropped" and call.kind == "truncate"):
                _do(content, call, len(call.data))
            elif fate == "torn":
                _do(content, call, draw.randrange(len(call.data) + 1))
            elif fate == "sectors":
                for start in range(0, len(call.data), SECTOR):
                    if draw.random() < 0.5:
                        part = call.data[start : start + SECTOR]
                        _do(content, Call("write", name, call.offset + start, part), len(part))
        return content

    def _sync_folder(self) -> None:
        for call in self.unnamed:
            _name(self.named, call)
            if call.kind == "delete":
                name = Path(call.path).name
                self.lasting.pop(name, None)
                self.waiting.pop(name, None)
        self.unnamed.clear()


def _name(names: set[str], call: Call) -> None:
    (names.add if call.kind == "open" else names.discard)(Path(call.path).name)


def _do(content: bytearray, call: Call, amount: int) -> None:
    if call.kind == "truncate":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
        return
    if len(content) < call.offset:
        content.extend(bytes(call.offset - len(content)))
    content[call.offset : call.offset + amount] = call.data[:amount]


@dataclass(frozen=True, slots=True)
class Session:
    """What was recorded."""

    calls: list[Call]
    acknowledged: list[int]
    """Calls that had been made when the n-th change was told to be safe; the 0th is the file as it was made."""
    states: list[State]
    """After each change."""


def recorded(folder: Path, draw: random.Random, *, synchronous: str = "") -> Session:
    """Write into a new file as one types, deletes and clears out; ``synchronous`` is SQLite's, if not the program's own."""
    calls: list[Call] = []

    def ignore(_call: Call) -> None:
        return

    layer = SqliteCalls(ignore, calls.append)
    layer.install()
    writer = AnnotationWriter(folder / FILE_NAME)
    if synchronous:
        writer.connection.execute(f"PRAGMA synchronous = {synchronous}")
    acknowledged, states = [len(calls)], [makings_of(folder)]
    revisions: dict[int, int] = {}
    for _ in range(STEPS):
        writer.apply(_some(draw, revisions))
        acknowledged.append(len(calls))
        states.append(makings_of(folder))
    writer.close()
    layer.remove()
    return Session(calls, acknowledged, states)


def _some(draw: random.Random, revisions: dict[int, int]) -> list[Change]:
    """Give a change or several; ``revisions`` are those of the notes, below 0 of those in the bin."""
    changes: list[Change] = []
    for number in draw.sample(range(1, 12), draw.choice((1, 1, 1, 5))):
        revision = revisions.get(number, 0)
        if revision < 0:
            changes.append(Purge(id=note(number), revision=-revision))
            revisions[number] = 0
        elif revision and draw.random() < 0.25:
            changes.append(Bin(id=note(number), revision=revision))
            revisions[number] = -revision - 1
        else:
            body = Note(text=LONG * draw.randrange(60) + "sea", about="passage", anchors=(anchor(number),))
            changes.append(Put(id=note(number), revision=revision, body=body))
            revisions[number] = revision + 1
    return changes


def cut(session: Session, draw: random.Random, folder: Path) -> str:
    """Cut the power once, and start again in ``folder``; gives what was lost, or nothing."""
    moment = draw.randrange(session.acknowledged[0], len(session.calls) + 1)
    device = Device()
    device.take(Call("open", FILE_NAME))  # Python makes the file, closed to all others, before SQLite opens it
    for call in session.calls[:moment]:
        device.take(call)
    for name, content in device.after_a_cut(draw).items():
        (folder / name).write_bytes(content)
    safe = max(n for n, made in enumerate(session.acknowledged) if made <= moment)
    allowed = session.states[safe : safe + 2]
    try:
        found = makings_of(folder)
        goes_on(folder)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what was lost
        return f"after call {moment}: {error!r}"
    return "" if found in allowed else f"after call {moment}: not what was written"


def cuts(count: int, *, drawn: int, synchronous: str = "") -> Iterator[str]:
    """Cut the power so many times in a session each twenty; gives what was lost each time, or nothing."""
    draw = random.Random(drawn)
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        session = None
        for number in range(count):
            if number % 20 == 0:
                folder = Path(place, f"session{number}")
                session = recorded(folder, draw, synchronous=synchronous)
            assert session is not None
            folder = Path(place, str(number))
            folder.mkdir()
            yield cut(session, draw, folder)


def prove(count: int) -> Figures:
    """Cut the power so many times."""
    drawn = seed(20261127)
    losses = [loss for loss in cuts(count, drawn=drawn) if loss]
    return Figures("4 power cuts", count, losses, seed=drawn)


def prove_that_it_would_be_seen(count: int) -> Figures:
    """Do the same without the sync of the folder: a proof that finds nothing there would find nothing anywhere."""
    drawn = seed(20261127)

    def work() -> int:
        return sum(bool(loss) for loss in cuts(count, drawn=drawn, synchronous="FULL"))

    lost = int(in_a_fork(work).answer)
    return Figures(
        "4 power cuts, folder not synced", count, [] if lost else ["nothing was lost"], seed=drawn, notes={"lost": lost}
    )


if __name__ == "__main__":
    amount = int(sys.argv[1])
    sys.exit(printed(make(amount) for make in (prove, prove_that_it_would_be_seen)))
