"""Promise 3: whatever call the system refuses, nothing acknowledged is lost, nothing gets shorter, and it goes on later."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from tests.faults.calls import (
    BUSY,
    CANTOPEN,
    FULL,
    IOERR_DELETE,
    IOERR_DIR_FSYNC,
    IOERR_FSYNC,
    IOERR_LOCK,
    IOERR_TRUNCATE,
    IOERR_WRITE,
    Call,
    PythonCalls,
    Refusal,
    SqliteCalls,
)
from tests.faults.figures import Figures, printed
from tests.faults.forks import Ended, fresh, in_a_fork
from tests.faults.operations import OPERATIONS, Operation, State
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.store.annotation_errors import AnnotationsError, Overtaken

REFUSALS: dict[str, tuple[Refusal, ...]] = {
    "open": (Refusal(CANTOPEN), Refusal(FULL)),
    "write": (Refusal(FULL), Refusal(FULL, short=True), Refusal(IOERR_WRITE), Refusal(IOERR_WRITE, short=True)),
    "truncate": (Refusal(IOERR_TRUNCATE),),
    "sync": (Refusal(IOERR_FSYNC), Refusal(IOERR_FSYNC, done=True)),
    "delete": (Refusal(IOERR_DELETE), Refusal(IOERR_DIR_FSYNC, done=True)),
    "lock": (Refusal(IOERR_LOCK), Refusal(BUSY)),
    "rename": (Refusal(FULL),),
    "mkdir": (Refusal(FULL),),
}
"""What the calls of each kind may answer."""
Heard = list[Callable[[Call], "Refusal | None"]]


def prove(name: str, every: int) -> Figures:
    """Refuse an operation each of its calls in every manner, or each so-manieth: that call alone, and all from it on."""
    operation = OPERATIONS[name]
    runs, losses, told = 0, [], set()
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        base, folder = Path(place, "base"), Path(place, "run")
        operation.prepare(base)
        before = operation.state(base)
        kinds = in_a_fork(lambda: _count(operation, fresh(base, folder))).answer
        after = operation.state(folder)
        for number, refusal, lasting in islice(_cases(kinds), len(name) % every, None, every):
            ended = _try(operation, fresh(base, folder), number, refusal, lasting=lasting, states=(before, after))
            runs += 1
            if ended.wrong or ended.answer["lost"]:
                what = ended.wrong or ended.answer["lost"]
                losses.append(f"{name}, {kinds[number]} {number} of {len(kinds)}, {refusal}, {lasting=}: {what}")
            else:
                told.add(ended.answer["told"])
    return Figures(f"3 refused at every call: {name}", runs, losses, notes={"told": sorted(told)})


def _cases(kinds: list[str]) -> Iterator[tuple[int, Refusal, bool]]:
    for number, kind in enumerate(kinds):
        for refusal in REFUSALS[kind]:
            yield number, refusal, False
            if refusal.code != BUSY and not refusal.done:  # one that lasts is waited for as long as the program waits
                yield number, refusal, True


def _install() -> Heard:
    heard: Heard = []

    def notice(call: Call) -> Refusal | None:
        return heard[-1](call) if heard else None

    SqliteCalls(notice).install()
    PythonCalls(notice).install()
    return heard


def _count(operation: Operation, folder: Path) -> list[str]:
    kinds: list[str] = []

    def notice(call: Call) -> None:
        kinds.append(call.kind)

    _install().append(notice)
    operation.act(folder)
    return kinds


def _try(
    operation: Operation, folder: Path, number: int, refusal: Refusal, *, lasting: bool, states: tuple[State, State]
) -> Ended:
    def work() -> dict[str, str]:
        heard, left = _install(), [number]

        def notice(call: Call) -> Refusal | None:
            left[0] -= 1
            if left[0] == -1 or (left[0] < 0 and lasting and call.kind == "write"):
                return refusal
            return None

        size = 0 if operation.shrinks else _size(folder)
        heard.append(notice)
        told = _act(operation, folder)
        heard.clear()  # there is room again
        return {"told": told, "lost": _lost(operation, folder, told, states) or _shrunk(size, folder)}

    return in_a_fork(work)


def _lost(operation: Operation, folder: Path, told: str, states: tuple[State, State]) -> str:
    before, after = states
    found = operation.state(folder)
    if found not in ((after,) if told == "well" else states):
        return f"{told}, and found {found}"
    again = _act(operation, folder)
    if again not in (("well",) if found == before else ("well", "Overtaken")):
        return f"{told}, then {again}"
    return "" if operation.state(folder) == after else f"{told}, then {again}, and found {operation.state(folder)}"


def _act(operation: Operation, folder: Path) -> str:
    try:
        operation.act(folder)
    except (AnnotationsError, Overtaken) as error:
        return type(error).__name__
    return "well"


def _size(folder: Path) -> int:
    path = folder / FILE_NAME
    return path.stat().st_size if path.exists() else 0


def _shrunk(size: int, folder: Path) -> str:
    return "" if _size(folder) >= size else f"{size} bytes became {_size(folder)}"


if __name__ == "__main__":
    sys.exit(printed(prove(name, int(sys.argv[1])) for name in (sys.argv[2:] or OPERATIONS)))
