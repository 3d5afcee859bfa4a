"""A damaged file, in each way a number of times: ``python -m tests.faults.damaged RUNS``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.faults.damage import WAYS, losses, seed_of_this_run
from tests.faults.figures import Figures, printed


def proofs(runs: int) -> Iterator[Figures]:
    """Give what was found for each way of damage."""
    seed = seed_of_this_run()
    for way in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            yield Figures(f"8 damaged: {way}", runs, losses(Path(folder), way, runs, seed), seed)


if __name__ == "__main__":
    sys.exit(printed(proofs(int(sys.argv[1]))))
