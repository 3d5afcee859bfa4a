"""Promise 2: killed at every call that a file gets, there is the state before or the state after, never between."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.faults.calls import KILLED, KILLED_HALFWAY, Call, PythonCalls, Refusal, SqliteCalls
from tests.faults.figures import Figures, printed
from tests.faults.forks import Ended, fresh, in_a_fork
from tests.faults.operations import OPERATIONS, Operation, goes_on

COUNTED = frozenset({"open", "write", "truncate", "sync", "delete", "rename", "mkdir"})


def install(notice: Callable[[Call], Refusal | None]) -> None:
    """Let ``notice`` hear of all that this process does to files from now on."""

    def heard(call: Call) -> Refusal | None:
        return notice(call) if call.kind in COUNTED else None

    SqliteCalls(heard).install()
    PythonCalls(heard).install()


def count_calls(operation: Operation, folder: Path) -> list[str]:
    """Do an operation to its end and give the kinds of the calls that it made, in their order."""

    def work() -> list[str]:
        kinds: list[str] = []

        def notice(call: Call) -> None:
            kinds.append(call.kind)

        install(notice)
        operation.act(folder)
        return kinds

    ended = in_a_fork(work)
    assert not ended.wrong, ended.wrong
    return list(ended.answer)


def kill_at(operation: Operation, folder: Path, number: int, *, half: bool) -> Ended:
    """Do an operation and be killed at a call, counted from 0: before it, or of a write when half of it is done."""

    def work() -> None:
        left = [number]

        def notice(_call: Call) -> Refusal | None:
            left[0] -= 1
            return None if left[0] >= 0 else KILLED_HALFWAY if half else KILLED

        install(notice)
        operation.act(folder)

    return in_a_fork(work)


def prove(name: str, every: int) -> Figures:
    """Kill an operation at each of its calls, or each so-manieth, and once more in the middle of each write."""
    operation = OPERATIONS[name]
    runs, between = 0, []
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        base, folder = Path(place, "base"), Path(place, "run")
        operation.prepare(base)
        before = operation.state(base)
        calls = count_calls(operation, fresh(base, folder))
        after = operation.state(folder)
        cases = [(number, half) for number, kind in enumerate(calls) for half in (False, True)[: 1 + (kind == "write")]]
        for number, half in cases[len(name) % every :: every]:
            ended = kill_at(operation, fresh(base, folder), number, half=half)
            runs += 1
            if not ended.killed:
                between.append(f"{name}: not killed at {number} of {len(calls)}: {ended.wrong}")
            elif (found := _found(operation, folder)) not in (before, after):
                between.append(f"{name}, {calls[number]} {number} of {len(calls)}, half={half}: {found}")
    return Figures(f"2 killed at every call: {name}", runs, between)


def _found(operation: Operation, folder: Path) -> object:
    try:
        found = operation.state(folder)
        goes_on(folder)
    except Exception as error:  # noqa: BLE001  # what cannot be read is what is looked for
        return repr(error)
    return found


if __name__ == "__main__":
    sys.exit(printed(prove(name, int(sys.argv[1])) for name in (sys.argv[2:] or OPERATIONS)))
