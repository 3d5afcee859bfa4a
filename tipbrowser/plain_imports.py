"""Keeps Python's own ``import`` under a Qt binding that reads the source of every module that is imported after it."""

from __future__ import annotations

import builtins


def load_binding() -> None:
    """Load Qt's binding, and take back the ``import`` that it puts in the place of Python's.

    PySide6 looks in each module's source for its optional switches (``from __feature__ import …``), which this program
    does not use. Without that the window starts a tenth sooner, and the sources do not stay in memory.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401  # loading it is what replaces the function

    builtins.__import__ = plain
