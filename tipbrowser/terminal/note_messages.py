"""Every sentence that ``tipbrowser notes`` says beside its answers."""

from __future__ import annotations

from tipbrowser.terminal.messages import escaped, quoted

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.backups import Backup


def unusable_notes(kind: str, path: str, detail: str) -> str:
    """Say why the reader's file cannot be used; ``kind`` is as ``services.notebook.trouble_of`` gives it."""
    sentences = {
        "full": f"there is no room left where {path} is; nothing was changed.",
        "unwritable": f"{path} cannot be written ({detail}); nothing was changed.",
        "busy": f"another program is writing to {path}; try again once it has ended.",
        "unreadable": f"{path} cannot be read ({detail}); it was left as it is.",
        "foreign": f"{path} is no file of notes; it was left as it is.",
        "newer": f"{path} was made by a newer version of the program; use that version to change it.",
    }
    return sentences.get(kind, f"{path} is damaged ({detail}); “tipbrowser notes check” says what is whole.")


def nothing_written() -> str:
    """Say that there is nothing yet."""
    return "You have written nothing yet."


def checked(path: str, rows: int, damaged: int, detail: str) -> str:
    """Say what was found when every row of the file was looked at."""
    if damaged or detail:
        why = f" ({escaped(detail)})" if detail else ""
        return f"{escaped(path)} is damaged{why}: of {rows} rows that can be read {damaged} are not what was written."
    return f"{escaped(path)} is whole: each of its {rows} rows is what was written."


def backup_line(backup: Backup, good: bool = True) -> str:
    """Give the line of a backup in a list."""
    return f"{backup.name}  {backup.items} things, {backup.size} bytes{'' if good else '  DAMAGED'}"


def no_backups(folder: str) -> str:
    """Say that there are none."""
    return f"There are no backups in {escaped(folder)} yet."


def backed_up(path: str) -> str:
    """Say where a backup was put."""
    return f"Backed up to {escaped(path)}, and compared with the file row by row."


def nothing_changed() -> str:
    """Say that the last backup will do."""
    return "Nothing has changed since the last backup."


def no_such_backup(name: str) -> str:
    """Say that no backup has this name."""
    return f"there is no backup {quoted(name)}; “tipbrowser notes restore” lists them all."


def set_aside(path: str) -> str:
    """Say where the damaged file is."""
    return f"the file is damaged; it was kept as it is at {path}, and what is whole in it was saved."


def restored(name: str, count: int) -> str:
    """Say that everything is as it was, and how to take that back."""
    return f"Everything is as in {name} ({count} changes). What there was before is the latest backup now."
