"""The constants that a Qt binding must not wear out."""

from __future__ import annotations

import subprocess
import sys


def test_a_window_outlives_a_hundred_thousand_calls_that_return_nothing() -> None:
    lines = (
        "import tipbrowser.ui",
        "from PySide6.QtGui import QTextBlockFormat",
        "block = QTextBlockFormat()",
        "for indent in range(100_000): block.setTextIndent(indent)",
        "print(block.textIndent())",
    )
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "99999.0\n", "")


def test_the_constants_are_kept_once_however_often_it_is_asked() -> None:
    lines = (
        "import sys",
        "from tipbrowser.lasting_constants import keep_constants",
        "keep_constants()",
        "before = sys.getrefcount(None)",
        "keep_constants()",
        "print(sys.getrefcount(None) - before < 1000)",
    )
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert ended.stdout == "True\n"
