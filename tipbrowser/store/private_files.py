"""Files and folders that are the reader's alone, and safe once they are said to be."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from tipbrowser.store.annotation_errors import (
    AnnotationsError,
    AnnotationsFull,
    AnnotationsUnreadable,
    AnnotationsUnwritable,
)

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER_MODE, FILE_MODE = 0o700, 0o600
OTHERS = 0o077
"""Whatever anybody but the owner may do."""
NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
OURS = ("annotations.", "backups", "settings.json", "window.json", "window.lock", "tipbrowser.log", "probe.")
"""What the names of all that the program writes into its folder begin with, a dot before it left out."""


def failure_of(path: Path, error: OSError) -> AnnotationsError:
    """Give what an error of the system's means for a file that was to be written."""
    kind = AnnotationsFull if error.errno in NO_ROOM else AnnotationsUnwritable
    return kind(path, error.strerror or str(error))


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, whatever the umask is, and the ones above it; raises an ``AnnotationsError``.

    One that is there and is open to others is closed, if it is ours and holds nothing but what the program writes.
    """
    refuse_link(folder, stat.S_ISDIR)
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        if missing:
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            set_mode(folder, FOLDER_MODE)  # whatever the umask took away
        for one in missing:
            sync_folder(one.parent)  # a power cut takes no folder away in which something is safe
        _close_to_others(folder, FOLDER_MODE, _is_ours_alone)
    except OSError as error:
        raise failure_of(folder, error) from error


def close_file(path: Path) -> None:
    """Close a file of ours to all others, if it is there; what the file system does not know it cannot do."""
    if os.path.lexists(path):
        _close_to_others(path, FILE_MODE, lambda _path: True)


def refuse_link(path: Path, is_right: Callable[[int], bool] = stat.S_ISREG) -> None:
    """Raise ``AnnotationsUnreadable`` if a link or anything but a plain file stands at ``path``.

    ``is_right`` is one of the functions of ``stat`` that tell by a mode what something is.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise AnnotationsUnreadable(path, error.strerror or str(error)) from error
    if stat.S_ISLNK(mode):
        raise AnnotationsUnreadable(path, "a link stands in its place")
    if not is_right(mode):
        raise AnnotationsUnreadable(path, "not a file" if is_right is stat.S_ISREG else "not a folder")


def new_file(folder: Path, name: str) -> Path:
    """Make an empty file with a name that nobody can guess, for what shall be called ``name`` once it is whole."""
    try:
        descriptor, made = tempfile.mkstemp(prefix=f".{name}.", suffix=".new", dir=folder)
    except OSError as error:
        raise failure_of(folder, error) from error
    os.close(descriptor)
    return Path(made)


def drop(made: Path) -> None:
    """Take away what ``new_file`` made, if it is still there; where that fails, it is swept away with a later backup."""
    with suppress(OSError):
        made.unlink(missing_ok=True)


def put_in_place(made: Path, path: Path) -> None:
    """Let a file that was made take its place for good: the one before, or this, and never a part; raises ``OSError``."""
    sync_file(made)
    os.replace(made, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk; raises ``OSError``. Never to be used on a file that SQLite has open."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where a system can say so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # it does not know how; ``lacks`` tells
            raise
    finally:
        os.close(descriptor)


def lacks(folder: Path) -> tuple[str, ...]:
    """Tell what the file system of a folder of ours cannot do: ``modes``, ``sync``; it is tried."""
    missing = []
    try:
        probe = new_file(folder, "probe")
    except AnnotationsError:
        return ()
    try:
        if os.name == "posix" and stat.S_IMODE(probe.stat().st_mode) & OTHERS:
            missing.append("modes")
    finally:
        probe.unlink()
    if not _syncs(folder):
        missing.append("sync")
    return tuple(missing)


def _syncs(folder: Path) -> bool:
    if not hasattr(os, "O_DIRECTORY"):
        return False
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _close_to_others(path: Path, mode: int, may: Callable[[Path], bool]) -> None:
    found = path.lstat()
    if not stat.S_IMODE(found.st_mode) & OTHERS or stat.S_ISLNK(found.st_mode):
        return
    if hasattr(os, "geteuid") and found.st_uid == os.geteuid() and may(path):
        set_mode(path, mode)


def set_mode(path: Path, mode: int) -> None:
    """Let a file of ours have a mode, whatever the umask is; where the file system has none, nothing is done."""
    try:
        path.chmod(mode)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EROFS):  # the file system has no modes
            raise


def _is_ours_alone(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return all(entry.name.lstrip(".").startswith(OURS) for entry in entries)
