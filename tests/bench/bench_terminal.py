"""`tipbrowser show A.II.36` against the imports that any such command needs."""

from __future__ import annotations

import sys

from tests.bench.measuring import report, undisturbed

LIMIT = 1.5


def main() -> int:
    """Measure and print; 1 if the limit is missed."""
    series = undisturbed(
        "terminal",
        "floor",
        {
            "floor": [sys.executable, "-c", "import argparse, sqlite3, dataclasses"],
            "show": [sys.executable, "-m", "tipbrowser", "show", "A.II.36"],
        },
    )
    return 0 if report("tipbrowser show A.II.36", series["show"], series["floor"], LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
