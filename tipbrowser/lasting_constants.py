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
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH:
        return
    import ctypes  # here: only the window needs it, and only before Python 3.12

    for constant in (None, True, False, NotImplemented, ...):
        ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
