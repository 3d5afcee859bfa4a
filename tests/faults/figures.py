"""What a proof found, printed on a line each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = 3


@dataclass(slots=True)
class Figures:
    """A promise, how often it was tried, and what went wrong."""

    promise: str
    runs: int
    losses: list[str]
    seed: int | None = None
    notes: dict[str, object] = field(default_factory=dict)
    """What else was measured."""


def printed(proofs: Iterable[Figures]) -> int:
    """Print each proof's figures as it ends; gives 0 if nothing was lost, else 1."""
    lost = False
    began = time.monotonic()
    for one in proofs:
        seconds, began = time.monotonic() - began, time.monotonic()
        line = {
            "promise": one.promise, "runs": one.runs, "losses": len(one.losses), "seconds": round(seconds, 1),
            **({} if one.seed is None else {"seed": one.seed}), **one.notes,
        }  # fmt: skip
        print(json.dumps(line), flush=True)
        for loss in one.losses[:SHOWN]:
            print(f"    {loss[:2000]}", file=sys.stderr)
        lost = lost or bool(one.losses) or one.runs == 0
    return 1 if lost else 0


def proved(*command: str) -> list[dict[str, object]]:
    """Run a proof as a process of its own, which may fork, and give what it printed; raises if something was lost."""
    # Nobody measures the lines that run in processes which are killed; it would take three times as long.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    print(done.stdout)
    assert lines
    return lines
