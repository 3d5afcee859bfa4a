"""From the command to the painted text, and the memory five seconds later, against a bare PySide6 window.

Three starts are measured: the usual one, which goes back to a place, the very first, with the welcome, and one over a file
of 50,000 notes, bookmarks and highlights.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import synthetic
from tests.bench.measuring import ROOT, report, undisturbed
from tests.bench.synthetic_notes import write_notes

START_LIMIT = 1.35
MEMORY_LIMIT = 30_000
SYNTHETIC_LIMIT = NOTES_LIMIT = 1.1
STATE = '{"welcomed": true, "page": "A.II", "locator": "A.II.36"}'
SETTLED = "5000"
"""Milliseconds after the first paint at which memory is read."""


def main() -> int:
    """Measure and print; 1 if a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.sqlite"
        synthetic.build(large)
        bare = [sys.executable, str(ROOT / "tests" / "bench" / "bare_window.py")]
        program = [sys.executable, "-m", "tests.bench.painted_program"]
        names = ("data", "large-data", "notes-data")
        data, large_data, notes_data = (_read_before(Path(folder) / name) for name in names)
        write_notes(Path(notes_data))
        series = undisturbed(
            "start",
            "bare",
            {
                "bare": [*bare, "0"],
                "bare again": [*bare, "0"],
                "program": [*program, "0", data],
                "first": [*program, "0", str(Path(folder) / "first-data")],
                "large": [*program, "0", large_data, str(large)],
                "notes": [*program, "0", notes_data],
            },
        )
        same = series["bare again"].median / series["bare"].median
        print(f"two identical bare windows differ by {abs(1 - same):.1%}")
        holds = [
            report("start to painted text", series["program"], series["bare"], START_LIMIT),
            report("first start, with the welcome", series["first"], series["bare"], START_LIMIT),
            report("start, 100 times as many sections", series["large"], series["program"], SYNTHETIC_LIMIT),
            report("start over 50,000 notes", series["notes"], series["program"], NOTES_LIMIT),
            _report_memory([*bare, SETTLED], [*program, SETTLED, data]),
        ]
    return 0 if all(holds) else 1


def _read_before(folder: Path) -> str:
    """Make the data folder of a reader who has been in the program before."""
    folder.mkdir()
    (folder / "window.json").write_text(STATE, encoding="utf-8")
    return str(folder)


def _report_memory(bare: list[str], program: list[str]) -> bool:
    floors = sorted(_resident(bare) for _ in range(3))
    subjects = sorted(_resident(program) for _ in range(3))
    more = subjects[1] - floors[1]
    verdict = "holds" if more <= MEMORY_LIMIT else "MISSED"
    print(f"resident memory after five seconds: {more / 1000:.1f} MB more than bare (at most 30): {verdict}")
    print(f"    subject {subjects} kB; floor {floors} kB")
    return more <= MEMORY_LIMIT


def _resident(command: list[str]) -> int:
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return int(next(line.split()[1] for line in output.splitlines() if line.startswith("resident")))


if __name__ == "__main__":
    sys.exit(main())
