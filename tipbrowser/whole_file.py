"""Files that are written whole or not at all, and read only as far as they may be long."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable


HALF_MADE = re.compile(r"\..*\.tipbrowser-[a-z0-9_]{8}\.new", re.DOTALL)
"""The name of a file that is not whole yet; nobody else makes such names."""
LONGEST_START = 200
"""Bytes of its own name that a file has in such a name: with the rest there is room for it in every file system."""
OLD = 3600.0
"""Seconds after which a file that is not whole was left by a program that was killed."""


class TooLarge(Exception):
    """A file is longer than what is read of one; nothing of it was."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size
        """Bytes that it has, at least."""


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Replace ``path`` by a file of these parts: the old file or the new one, never a part of it; raises ``OSError``.

    Only its owner can read it. Whatever the parts' maker raises is raised, and the old file stays.
    """
    sweep(path.parent)
    # A name that nobody can guess and that was not there: what lies under a known one may be a link to elsewhere.
    start = os.fsencode(path.name)[:LONGEST_START].decode("utf-8", "ignore")
    descriptor, name = tempfile.mkstemp(prefix=f".{start}.tipbrowser-", suffix=".new", dir=path.parent)
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Take away what a program that was killed has left half made in a folder, of an hour ago or more.

    Only plain files of this reader's with a name that ``write_whole`` gives; where that cannot be done, they stay.
    """
    before = time.time() - OLD
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if HALF_MADE.fullmatch(entry.name) is not None:
                found = entry.stat(follow_symlinks=False)
                is_ours = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
                if stat.S_ISREG(found.st_mode) and is_ours and found.st_mtime < before:
                    with suppress(OSError):
                        Path(entry.path).unlink()


def is_open_elsewhere(path: Path) -> bool:
    """Tell whether an office program has a document open, by the file that it lays beside it meanwhile.

    LibreOffice calls it ``.~lock.NAME#``, Word ``~$`` and the name without its first two letters.
    """
    beside = (f".~lock.{path.name}#", f"~${path.name[2:]}")
    return path.exists() and any((path.parent / name).exists() for name in beside)


def read_whole(path: Path, largest: int) -> bytes:
    """Give what is in a file of at most ``largest`` bytes; raises ``TooLarge`` or ``OSError``.

    What is no file is not read: a pipe in its place would be waited on for ever.
    """
    # Not blocking, so that a pipe that comes between the look and the opening is not waited on either.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(None, "not a file")
        if state.st_size > largest:
            raise TooLarge(state.st_size)
        content = file.read(largest + 1)
    if len(content) > largest:
        raise TooLarge(len(content))
    return content


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename alone has to do.
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
