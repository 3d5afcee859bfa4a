"""The seat of the one window of a data folder: a file under a lock, which the system takes back when a process ends.

So what a killed window leaves behind stands in nobody's way, and of several starts at the same moment one is the first.
The file also says where the window that holds it can be called. No Qt: every start passes here before its first paint.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress

from tipbrowser import paths

TYPE_CHECKING = False  # as in typing: a hand-over should cost little more than what it loads of Qt
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "window.lock"
NOWHERE = "nowhere"
"""The address of a window that runs and cannot be called, for want of a place for a socket."""
LONGEST_PATH = 88
"""Bytes of a socket's path: systems take little more than a hundred, and Qt first makes a folder of a longer name."""
LONGEST_ADDRESS = 4_096
ATTEMPTS = 5
"""Times that a file is opened again because another was put in its place meanwhile."""
OPENING = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""A lock that is a link to another file is not followed, and one that is a pipe not waited for, where that can be said."""
NONE = -1


class Seat:
    """The right to be the one, or, where another process has it, what is known of that one."""

    def __init__(self, path: str, descriptor: int, *, is_ours: bool) -> None:
        """Hold the file ``path``, open as ``descriptor``; ``NONE`` where no place can be locked and all are the one."""
        self._path = path
        self._descriptor = descriptor
        self.is_ours = is_ours

    def address(self) -> str:
        """Give where the holder can be called: ``NOWHERE``, or empty as long as it has not said so."""
        if self._descriptor == NONE:
            return ""
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            written = os.read(self._descriptor, LONGEST_ADDRESS)
        except OSError:
            return ""
        # Without its end it is just being written.
        return os.fsdecode(written[:-1]) if written.endswith(b"\n") else ""

    def publish(self, address: str) -> bool:
        """Say where the window can be called; False where that cannot be written."""
        if self._descriptor == NONE:
            return False
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, os.fsencode(address) + b"\n")
        except OSError:
            return False
        return True

    def new_address(self) -> str:
        """Give a name for the window's socket that nobody has, in a folder that nobody else can write; or empty.

        Sockets of former windows of the same folder that were killed are taken away.
        """
        if self._descriptor == NONE:
            return ""
        stem = _digest(self._path)
        if sys.platform == "win32":
            return f"tipbrowser-{stem}"
        for folder in filter(_is_private, paths.runtime_folders()):
            name = os.path.join(folder, f"{stem}-{os.urandom(4).hex()}")  # noqa: PTH118  # as paths
            if len(os.fsencode(name)) <= LONGEST_PATH:
                _take_away(folder, stem)
                return name
        return ""

    def take_over(self) -> Seat | None:
        """Put an own file in the place of one whose holder does not answer; none if another start was quicker."""
        folder = os.path.dirname(self._path)  # noqa: PTH120  # as paths
        try:
            guard = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        except OSError:
            return _unseated()
        try:
            return self._replaced() if _lock(guard) and _is_at(self._descriptor, self._path) else None
        except OSError:
            return _unseated()
        finally:
            os.close(guard)

    def leave(self) -> None:
        """Let the next start be the one; the file stays, since whoever takes it away may take another's."""
        if self._descriptor != NONE:
            os.close(self._descriptor)
        self._descriptor = NONE

    def _replaced(self) -> Seat:
        new = f"{self._path}.{os.urandom(4).hex()}"
        descriptor = os.open(new, OPENING | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _lock(descriptor)
            os.replace(new, self._path)
        except OSError:
            os.close(descriptor)
            os.unlink(new)  # noqa: PTH108  # as paths
            raise
        return Seat(self._path, descriptor, is_ours=True)


def take_seat(folder: Path, *, make: bool = True) -> Seat:
    """Be the one over a data folder, unless another is; ``make`` tells whether the folder and the file may be made.

    Where the data folder cannot hold the file, since it is read-only or no folder, it stands among the sockets.
    """
    for path in _places(folder, make=make):
        seat = _seat_at(path, make=make)
        if seat is not None:
            return seat
    return _unseated()


def _unseated() -> Seat:
    return Seat("", NONE, is_ours=True)


def _places(folder: Path, *, make: bool) -> Iterator[str]:
    name = str(folder)
    if make:
        with suppress(OSError):
            os.makedirs(name, 0o700, exist_ok=True)  # noqa: PTH103  # as paths
    yield os.path.join(name, LOCK)  # noqa: PTH118  # as paths
    for place in filter(_is_private, paths.runtime_folders()):
        yield os.path.join(place, f"{_digest(name)}.lock")  # noqa: PTH118  # as paths


def _seat_at(path: str, *, make: bool) -> Seat | None:
    for _ in range(ATTEMPTS):
        try:
            descriptor = os.open(path, OPENING | (os.O_CREAT if make else 0), 0o600)
        except OSError:
            return None
        try:
            found = os.fstat(descriptor)
            if stat.S_ISREG(found.st_mode):
                is_ours = _lock(descriptor)
                if _is_at(descriptor, path):
                    _make_private(descriptor, found.st_mode)
                    return Seat(path, descriptor, is_ours=is_ours)
        except OSError:  # a file system without locks
            os.close(descriptor)
            return None
        os.close(descriptor)
    return None


def _lock(descriptor: int) -> bool:
    """Lock a file for this process; False if another has it. Raises OSError where there are no locks."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, LONGEST_ADDRESS, os.SEEK_SET)  # nobody else could read what is locked
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(descriptor: int, path: str) -> bool:
    """Tell whether the open file is still the one of that name: another start may have put its own there."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path, follow_symlinks=False))  # noqa: PTH116  # as paths
    except FileNotFoundError:
        return False


def _make_private(descriptor: int, mode: int) -> None:
    if stat.S_IMODE(mode) != 0o600 and hasattr(os, "fchmod"):
        with suppress(OSError):  # a stick without modes, or another person's file
            os.fchmod(descriptor, 0o600)


def _is_private(folder: str) -> bool:
    """Make a folder for sockets if need be, and tell whether nobody else can put anything into it or in its place."""
    try:
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)  # noqa: PTH102  # as paths
        found = os.lstat(folder)
        above = os.stat(os.path.dirname(folder))  # noqa: PTH116, PTH120  # as paths
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    is_safe = above.st_mode & stat.S_ISVTX or (above.st_uid in {0, os.getuid()} and not above.st_mode & 0o022)
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    return bool(is_safe and is_own)


def _digest(name: str) -> str:
    """Give a short name for a path; two folders of one person have the same by chance alone."""
    # Late, since most starts need none before the first paint; and no hashlib, which brings four megabytes of OpenSSL.
    from zlib import adler32, crc32

    path = os.fsencode(os.path.realpath(name))
    return f"{crc32(path):08x}{adler32(path):08x}"


def _take_away(folder: str, stem: str) -> None:
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208  # as paths
            if name.startswith(f"{stem}-"):
                os.unlink(os.path.join(folder, name))  # noqa: PTH108, PTH118  # as paths
