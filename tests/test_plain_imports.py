"""Tests of Python's own import under Qt's binding."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = """
import builtins, sys
from tipbrowser.plain_imports import load_binding
plain = builtins.__import__
load_binding()
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
import linecache, tipbrowser.ui.theme
read = [name for name in linecache.cache if "tipbrowser" in name]
print(builtins.__import__ is plain, read)
"""


def test_no_source_is_read_when_a_module_is_imported_after_the_binding() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "True []\n", "")
