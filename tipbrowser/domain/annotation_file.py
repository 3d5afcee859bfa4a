"""What marks a file as the reader's own, and its name."""

from __future__ import annotations

APPLICATION_ID = 0x54495041
"""``TIPA`` in ASCII, in the header of every file of annotations."""
SCHEMA_VERSION = 1
FILE_NAME = "annotations.sqlite"
BACKUPS = "backups"
"""The folder of backups beside it."""
_WAITING = "annotations.drafts-"
_MARK = 16
"""Letters by which files of waiting letters differ: one for each window."""


def waiting_name(mark: str) -> str:
    """Give the name of a file of letters that wait to be saved, by 16 hexadecimal digits."""
    return f"{_WAITING}{mark}"


def is_waiting_name(name: str) -> bool:
    """Tell whether ``waiting_name`` gave a name."""
    mark = name.removeprefix(_WAITING)
    return mark != name and len(mark) == _MARK and not mark.strip("0123456789abcdef")
