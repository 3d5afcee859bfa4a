"""Start the program from the source tree: in a window, or drawn into a picture where there is no display.

python packaging/run.py [arguments of tipbrowser]
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tipbrowser.system_libraries import has_display  # noqa: E402 (found by the line above)

PICTURE = Path("build/tipbrowser.png")


def main(arguments: Sequence[str]) -> int:
    """Give the program's own exit code."""
    if arguments or has_display():
        return _start(arguments)
    print(f"There is no display here, so no window can open; the window is drawn into {PICTURE} instead.", flush=True)
    (ROOT / PICTURE).parent.mkdir(exist_ok=True)
    return _start(["--screenshot", str(PICTURE)])


def _start(arguments: Sequence[str]) -> int:
    return subprocess.run([sys.executable, "-m", "tipbrowser", *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
