"""Draw the pictures of the README, off-screen, from the bundled compendium.

python packaging/screenshots.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LARGE = ("--size", "1440x900")
PICTURES: dict[str, tuple[str, ...]] = {
    "light.png": ("--locator", "A.II.36", "--theme", "light", *LARGE),
    "dark.png": ("--locator", "B.X.13.i", "--theme", "dark", *LARGE),
    "topic.png": ("--topic", "Supply and demand, procurement", "--locator", "B.X.13.k", "--theme", "light", *LARGE),
    "search.png": ("--search", "children", "--locator", "A.IV.16", "--theme", "light", *LARGE),
    "errata.png": ("--view", "errata", "--locator", "B.IV.chapeau", "--theme", "light", *LARGE),
    "small.png": ("--locator", "A.IV.46.j", "--theme", "light", "--size", "1024x640"),
    "large-text.png": ("--locator", "B.IV.o.ii", "--theme", "light", "--text-size", "200", *LARGE),
}


def main(arguments: Sequence[str]) -> int:
    """Draw every picture; gives the number of those that failed."""
    folder = Path(arguments[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    failures = 0
    for name, options in PICTURES.items():
        # An own data folder for each: a picture shows the program as it is installed.
        with tempfile.TemporaryDirectory() as data:
            command = [sys.executable, "-m", "tipbrowser", "--data-dir", data, "--screenshot", str(folder / name)]
            failures += subprocess.run([*command, *options], cwd=ROOT, check=False).returncode != 0
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
