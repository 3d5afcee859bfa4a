"""Promise 2 once more, at the system's own calls: a tracing program kills at each that changes a file.

It sees what Python and SQLite do alike, and knows nothing of either. It takes a process for each death, so only the long
form does it.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.figures import ROOT, Figures, printed
from tests.faults.forks import fresh
from tests.faults.operations import OPERATIONS, goes_on

CALLS = "pwrite64 write fsync fdatasync ftruncate unlink unlinkat rename renameat renameat2 link linkat".split()
DO = "import sys; from pathlib import Path; from tests.faults.operations import OPERATIONS; OPERATIONS[sys.argv[1]].act(Path(sys.argv[2]))"


def prove(name: str) -> Figures:
    """Kill an operation at each of its system calls."""
    operation = OPERATIONS[name]
    runs, between = 0, []
    with tempfile.TemporaryDirectory(prefix="tip") as place:
        base, folder, log = Path(place, "base"), Path(place, "run"), Path(place, "trace")
        operation.prepare(base)
        before = operation.state(base)
        done = _traced(name, fresh(base, folder), "-o", str(log), "-e", f"trace={','.join(CALLS)}")
        assert done.returncode == 0, done.stderr
        after = operation.state(folder)
        made = Counter(re.findall(r"(\w+)\(", log.read_text(errors="replace")))
        for call in CALLS:
            for number in range(1, made[call] + 1):
                inject = f"inject={call}:signal=SIGKILL:when={number}"
                ended = _traced(name, fresh(base, folder), "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
                runs += 1
                if ended.returncode != -signal.SIGKILL:
                    between.append(f"{name}, {call} {number}: not killed, {ended.returncode} {ended.stderr}")
                try:
                    found = operation.state(folder)
                    goes_on(folder)
                except Exception as error:  # noqa: BLE001  # what cannot be read is what is looked for
                    between.append(f"{name}, {call} {number}: {error!r}")
                    continue
                if found not in (before, after):
                    between.append(f"{name}, {call} {number} of {made[call]}")
    return Figures(f"2 killed at every system call: {name}", runs, between)


def _traced(name: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-f", "-qq", *options, sys.executable, "-c", DO, name, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(printed(prove(name) for name in (sys.argv[1:] or OPERATIONS)))
