"""The promises that are kept by rules, not by chance: how many tests hold each, on a line each."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

from tests.faults.figures import ROOT, Figures, printed

PROMISES = {
    "6 versions, bin, undo": ("tests/store/test_pruning.py", "tests/services/test_versions.py", "tests/domain/test_version_keeping.py",
                              "tests/end2end/test_note_keeping.py"),
    "7 backups": ("tests/store/test_backups.py", "tests/services/test_backups.py", "tests/store/test_restoring.py"),
    "9 newer and older files": ("tests/store/test_released.py", "tests/store/test_annotation_connection.py"),
    "11 clock jumps": ("tests/domain/test_clock.py", "tests/domain/test_backups.py", "tests/domain/test_times.py"),
    "16 modes, links, purged words": ("tests/store/test_private_files.py", "tests/store/test_annotation_writer.py"),
}  # fmt: skip
"""Each with the tests that hold it."""


def proofs() -> Iterator[Figures]:
    """Run the tests of each promise, and give how many there were and which failed."""
    for promise, files in PROMISES.items():
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", *files]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        passed = re.search(r"(\d+) passed", said.stdout)
        failed = [line for line in said.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        if said.returncode and not failed:
            failed = [said.stdout[-500:] + said.stderr[-500:]]
        yield Figures(promise, int(passed[1]) if passed else 0, failed)


if __name__ == "__main__":
    sys.exit(printed(proofs()))
