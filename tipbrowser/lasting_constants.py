"""Keeps ``None``, ``True`` and ``False`` alive under a Qt binding that lets go of them too often."""

from __future__ import annotations

import sys

ENOUGH = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 29


def keep_constants() -> None:
    """Make the constants outlast the process; to be called once, before the first call of Qt's.

    PySide6 6.12 is compiled as for Python 3.12, where these objects are never freed, and so does not count
    the ones that it returns. Before 3.12 each call of a method that returns nothing takes one reference
    off ``None`` for good; after some thousand calls the interpreter ends with "deallocating None".
    """
    if sys.version_info < (3, 12) and sys.getrefcount(None) < ENOUGH:
        # The binding's own window on memory: ctypes would do the same for fifty times the start-up time.
        from shiboken6 import Shiboken

        size = tuple.__itemsize__
        for constant in (None, True, False, NotImplemented, ...):
            memory = memoryview(Shiboken.VoidPtr(id(constant), size, True))  # type: ignore[call-arg, arg-type]  # stubs lack it
            memory.cast("P")[0] += ENOUGH
