"""All proofs in their long form, each on lines of its own: ``make faults``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.figures import ROOT

PROOFS = (
    ("typing_killed", "500"),
    ("busy_killed", "200"),
    ("deaths", "1"),
    ("traced_deaths",),
    ("refusals", "1"),
    ("trouble_told", "20"),
    ("power_cuts", "5000"),
    ("walk", "20000"),
    ("rules",),
    ("damaged", "1000"),
    ("two_windows", "2000"),
    ("hostile_imports", "50000"),
)
"""Module and how often; each runs as a process of its own."""


def main() -> int:
    """Run every proof, even if one before it failed; gives 0 if nothing was lost."""
    failed = []
    for module, *amount in PROOFS:
        command = [sys.executable, "-m", f"tests.faults.{module}", *amount]
        if subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode:
            failed.append(module)
    if failed:
        print(f"lost something, or was not proved: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    assert Path(ROOT, "Makefile").exists()
    sys.exit(main())
