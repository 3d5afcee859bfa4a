"""The log in the data folder, and what becomes of an error that nobody expected."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import TracebackType

FILE_NAME = "tipbrowser.log"
LARGEST = 200_000
OLDER_FILES = 3
APPENDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A log that is a link to another file is not followed, and one that is a pipe not waited for, where that can be said."""

ExceptionHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def write_log(folder: Path, message: str) -> bool:
    """Append a message to the rotating log; False where it cannot be written, or is a link to another file."""
    # Not by the logging module: loading it costs about a tenth of the start, and it hides a full disk.
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and not path.is_symlink() and path.stat().st_size > LARGEST:
            _rotate(path)
        # A folder's name may be no text: written out, it still says where.
        with open(os.open(path, APPENDING, 0o600), "a", encoding="utf-8", errors="backslashreplace") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return False
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {message}\n")
    except OSError:
        return False
    return True


def install_exception_hook(folder: Path, tell: Callable[[BaseException, bool], None]) -> ExceptionHook:
    """Send uncaught exceptions to the log and call ``tell`` with each and whether it was written; gives the former hook."""
    former = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            former(kind, error, trace)
            return
        tell(error, write_log(folder, traceback_without_values(kind, error, trace)))

    sys.excepthook = hook
    return former


def traceback_without_values(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Give the places and the type of an exception, not its message, which might quote what the reader wrote."""
    from traceback import extract_tb

    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
    cause = error.__cause__ or error.__context__
    because = f"\n  from {type(cause).__name__}" if cause is not None else ""
    return "\n".join([f"unexpected {kind.__name__}", *places]) + because


def _rotate(path: Path) -> None:
    names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, OLDER_FILES + 1))]
    for younger, older in reversed(list(pairwise(names))):
        if younger.exists():
            os.replace(younger, older)
