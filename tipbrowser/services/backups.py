"""Keeping what the reader made: backups that are checked, bringing back, and what is done when the file is damaged."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.backups import PLAIN_COPY, Backup, Difference, difference, has_shrunk, superfluous
from tipbrowser.domain.changes import Written
from tipbrowser.domain.times import written_time
from tipbrowser.domain.values import Value, replace
from tipbrowser.services.notebook import Notebook
from tipbrowser.store import pruning
from tipbrowser.store.annotation_errors import AnnotationsError, AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.backups import Copied
from tipbrowser.store.private_files import lacks
from tipbrowser.store.pruning import Pruned
from tipbrowser.store.restoring import restore
from tipbrowser.store.salvage import Salvaged, salvage
from tipbrowser.store.whole_rows import Check, Rows

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PLAIN_COPY", "AnnotationsMissing", "Backups", "Check", "Copied", "Mended", "Tidied"]


class Mended(Value):
    """What became of a damaged file, and what a backup has beside."""

    aside: str
    """Where the damaged file is now; empty if there was none at all."""
    items: int
    """That are there again."""
    missing: int
    """That the newest good backup has, and that are not there."""
    backup: Backup | None
    """The newest good one."""


class Tidied(Value):
    """What was removed because it was kept long enough."""

    believed: bool
    """Whether the clock is believed; else nothing was."""
    pruned: Pruned = Pruned()
    shrunk_from: int = 0
    """If so much is gone that no backup is removed: how many items there were; else 0."""
    problem: AnnotationsError | None = None
    """Why something stays that was kept long enough; what is new is backed up all the same."""


class Backups:
    """The backups of one notebook; what it does is for the writing thread, unless it says otherwise."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._started = False

    @property
    def folder(self) -> Path:
        """Where they are; it may not exist yet."""
        return self._notebook.backups.path

    def all(self) -> list[Backup]:
        """Give the backups, the newest first; for any thread."""
        return self._notebook.backups.backups()[::-1]

    def newest_good(self) -> Backup | None:
        """Give the newest backup in which every row is whole, none if there is none; for any thread."""
        return next((one for one in self.all() if self._notebook.backups.is_good(one)), None)

    def make(self) -> Backup | None:
        """Make a backup if anything changed since the last one, as before everything that changes much.

        Raises an ``AnnotationsError``.
        """
        return self._notebook.back_up()

    def look(self) -> None:
        """Look whether the newest backup is whole, so that ``begin`` need not; for any thread."""
        for backup in self.all()[:1]:
            self._notebook.backups.is_good(backup)

    def begin(self) -> Copied | None:
        """Begin a backup if anything changed since the last one; the longer part of the work is left to ``finish``.

        Raises an ``AnnotationsError``.
        """
        return self._notebook.copy()

    def begin_and_prune(self) -> tuple[Copied | None, Tidied]:
        """Begin a backup, and remove what was kept long enough; raises an ``AnnotationsError`` if no backup can be made.

        If nothing can be removed, that is told with the rest.
        """
        copied = self.begin()
        try:
            return copied, self.prune()
        except AnnotationsError as error:
            return copied, Tidied(believed=False, problem=error)

    def finish(self, copied: Copied | None) -> Backup | None:
        """Let a copy be a backup once it has been looked at, row by row; for any thread.

        With none it is looked whether the backup before it was left half done. Raises an ``AnnotationsError``; then it is
        no backup.
        """
        folder = self._notebook.backups
        if copied is None:
            folder.complete(self._notebook.now())
            return None
        return folder.finish(copied)

    def prune(self) -> Tidied:
        """Remove what was kept long enough of versions and of what is in the bin, unless the clock is not believed.

        It tells whether backups may go as well, with ``remove_old``. Raises an ``AnnotationsError``.
        """
        notebook, writer = self._notebook, self._notebook.writer()
        now = notebook.now()
        believed = pruning.judged_clock(writer, now, starting=not self._started)
        self._started = True
        if not believed:
            return Tidied(believed=False)
        shrunk_from = self._shrunk_from(notebook.backups.backups())
        return Tidied(believed=True, pruned=pruning.prune(writer, now), shrunk_from=shrunk_from)

    def finish_and_remove_old(self, copied: Copied | None, tidied: Tidied) -> Tidied:
        """Finish a backup, and remove those that need not be kept; for any thread.

        Raises an ``AnnotationsError`` if there is no backup; if nothing can be removed, that is told with the rest.
        """
        self.finish(copied)
        try:
            self.remove_old(tidied)
        except AnnotationsError as error:
            return replace(tidied, problem=error)
        return tidied

    def remove_old(self, tidied: Tidied) -> int:
        """Remove the backups that need not be kept, and give how many; for any thread.

        None is removed while the clock is not believed, nor while so much of the notes is gone that it may be a loss.
        Raises an ``AnnotationsError``.
        """
        if not tidied.believed or tidied.shrunk_from:
            return 0
        folder = self._notebook.backups
        old = superfluous(folder.backups(), self._notebook.now())
        return folder.remove(old) if old else 0

    def accept(self) -> None:
        """Take what there is now for all there is to be: less than before is no loss."""
        backups = self._notebook.backups.backups()
        if backups:
            pruning.settle(self._notebook.writer(), backups[-1].items, backups[-1].letters)

    def restore(self, name: str, *, only_missing: bool = False) -> list[Written]:
        """Make everything as it is in a backup, by its file's name, once the present is backed up; gives what was changed.

        With ``only_missing`` nothing is touched that is there. Raises an ``AnnotationsError``; nothing has changed then.
        """
        notebook = self._notebook
        rows = notebook.backups.rows(name)
        notebook.back_up()
        return restore(notebook.writer(), rows, written_time(notebook.now()), only_missing=only_missing)

    def difference(self, name: str) -> Difference:
        """Give what a backup, by its file's name, has otherwise than the present; for any thread.

        Raises an ``AnnotationsError``.
        """
        folder = self._notebook.backups
        with_name = AnnotationReader(folder.path / name)
        try:
            then = list(with_name.every())
        finally:
            with_name.close()
        try:
            present = AnnotationReader(self._notebook.path)
        except AnnotationsMissing:
            return difference(then, ())
        try:
            return difference(then, present.every())
        finally:
            present.close()

    def check(self, goes_on: Callable[[], None] = lambda: None) -> Check:
        """Look at every row of the file, for any thread; ``goes_on`` is called now and then and may raise.

        Raises an ``AnnotationsError`` if it cannot even be opened, ``AnnotationsMissing`` if nothing was written yet.
        """
        return self._notebook.check(goes_on)

    def mend(self) -> Mended:
        """Set the file aside, put what is whole in it into a new one, and look what the newest backup has beside.

        The reading thread must have let go of the file. Raises an ``AnnotationsError``; nothing has changed then.
        """
        notebook = self._notebook
        notebook.let_go()
        backups = notebook.backups.backups()
        salvaged = salvage(notebook.path, after=backups[-1].change if backups else 0)
        notebook.prepare()
        return self._mended(salvaged)

    def lost(self) -> Mended | None:
        """Tell what a backup has if there is no file at all, none if nothing is lost; for any thread."""
        if self._notebook.exists:
            return None
        backup = self.newest_good()
        if backup is None or not backup.items:
            return None
        return Mended(aside="", items=0, missing=backup.items, backup=backup)

    def unprotected(self) -> tuple[str, ...]:
        """Tell what the file system cannot do to protect the folder: ``modes``, ``sync``; for any thread."""
        folder = self._notebook.path.parent
        return lacks(folder) if folder.is_dir() else ()

    def _mended(self, salvaged: Salvaged) -> Mended:
        backup = self.newest_good()
        missing = 0
        if backup is not None:
            missing = self._missing(self._notebook.backups.rows(backup.name))
        return Mended(aside=salvaged.aside, items=salvaged.items, missing=missing, backup=backup)

    def _missing(self, rows: Rows) -> int:
        there = self._notebook.writer().ids()
        return sum(row[0] not in there for row in rows.items)

    def _shrunk_from(self, backups: list[Backup]) -> int:
        """Give how many items there were if too many are gone, else 0, and remember how many there are."""
        if not backups:
            return 0
        writer, newest = self._notebook.writer(), backups[-1]
        items, letters = pruning.settled(writer) or (
            max(one.items for one in backups), max(one.letters for one in backups)
        )  # fmt: skip
        if has_shrunk(newest.items, newest.letters, items, letters):
            return items
        pruning.settle(writer, newest.items, newest.letters)
        return 0
