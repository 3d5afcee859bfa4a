"""All that the reader keeps in one folder: read back, changed, and brought back as it was."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.backups import Backup
from tipbrowser.domain.changes import Bin, Purge, Put
from tipbrowser.domain.values import Value, replace
from tipbrowser.store.annotation_connection import look_for_room, prepare_folder
from tipbrowser.store.annotation_errors import (
    AnnotationsBusy,
    AnnotationsDamaged,
    AnnotationsError,
    AnnotationsForeign,
    AnnotationsFull,
    AnnotationsMissing,
    AnnotationsNewer,
    AnnotationsUnreadable,
    AnnotationsUnwritable,
    Overtaken,
)
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.backups import BackupFolder, Copied, check_file, put_back
from tipbrowser.store.pruning import scrub
from tipbrowser.store.whole_rows import Check

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.changes import Change, Written
    from tipbrowser.domain.placing import FoundPlace

__all__ = ["AnnotationReader", "AnnotationsError", "Notebook", "Overtaken", "new_id", "trouble_of"]

TROUBLES: dict[type[AnnotationsError], str] = {
    AnnotationsUnreadable: "unreadable",
    AnnotationsUnwritable: "unwritable",
    AnnotationsFull: "full",
    AnnotationsBusy: "busy",
    AnnotationsForeign: "foreign",
    AnnotationsDamaged: "damaged",
    AnnotationsNewer: "newer",
}

MANY = 20
"""Things put into the bin, or removed from it, at once: before that a backup is made."""
Identity = tuple[int, int]
"""Of a file, whatever its name: device and number."""


def new_id() -> ItemId:
    """Give a name for an item that nobody has used."""
    return ItemId(os.urandom(16).hex())


def trouble_of(error: AnnotationsError) -> str:
    """Give what is wrong as one word, by which sentences are chosen; ``damaged`` for what nobody foresaw."""
    return TROUBLES.get(type(error), "damaged")


class Tried(Value):
    """What a try to change an item may have made of it, though it was told to have failed."""

    meant_for: int
    """The revision that the first of its changes was for, as whoever asked knew it."""
    last: Change
    """The last of them, for the revision that it found."""


class Notebook:
    """The reader's file: reading is for one thread, writing for another, each over a connection of its own.

    Nothing is opened, and no file is made, before it is needed.
    """

    def __init__(self, folder: Path, *, now: Callable[[], float] = time.time) -> None:
        """``folder`` is the data folder; ``now`` gives seconds since 1970."""
        self.path = folder / FILE_NAME
        self.backups = BackupFolder(folder)
        self.now = now
        self.on_damage: Callable[[], None] | None = None
        """Called in the reading thread when something damaged is come upon and left out."""
        self._reader: AnnotationReader | None = None
        self._read_file: Identity | None = None
        self._writer: AnnotationWriter | None = None
        self._written_file: Identity | None = None
        self._unsure: dict[ItemId, list[Tried]] = {}
        """Tries that failed, by their items: of each it may have been the answer alone that failed."""

    @property
    def exists(self) -> bool:
        """Whether anything was ever written, or something stands in the file's place."""
        return os.path.lexists(self.path)

    @property
    def reader(self) -> AnnotationReader | None:
        """What reads the file; none while nothing was written yet, or while it is damaged, which is told then.

        Raises an ``AnnotationsError`` of another kind.
        """
        if self._reader is not None and self._is_another(self._read_file):
            self.close_reader()
        if self._reader is None:
            try:
                self._reader = AnnotationReader(self.path)
            except AnnotationsMissing:
                return None
            except (AnnotationsDamaged, AnnotationsForeign, AnnotationsUnreadable):
                self._note_damage()
                return None
            self._read_file = self._identity()
            self._reader.on_damage = self._note_damage
        return self._reader

    def read_apart(self, *kinds: str) -> list[Item]:
        """Give all items of some kinds; over a connection of its own, for another thread. Raises an ``AnnotationsError``."""
        try:
            reader = AnnotationReader(self.path)
        except AnnotationsMissing:
            return []
        try:
            return reader.of_kinds(*kinds)
        finally:
            reader.close()

    def close_reader(self) -> None:
        """Let go of the file in the reading thread; the next question opens it anew."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def prepare(self) -> None:
        """Get ready to write, before anybody types; raises an ``AnnotationsError`` if the file cannot be written.

        No file is made before there is something to write: it is only looked whether it could be, and whether there is
        room for what is typed.
        """
        if self.exists:
            with self.writer().transaction():
                pass  # nobody else holds it; nothing is written
            look_for_room(self.path)
        else:
            prepare_folder(self.path)

    def write(self, changes: Sequence[Change], goes_on: Callable[[int], None] = lambda _done: None) -> list[Written]:
        """Make changes, all of them or none; raises ``Overtaken`` or an ``AnnotationsError`` as ``AnnotationWriter.apply``.

        Before many things are removed a backup is made. What is removed for good leaves no trace in the file. After an
        error the file is opened anew the next time: what was wrong may have been put right. ``goes_on`` is called before
        each change with how many are made, and may raise: then none is.
        """
        try:
            writer = self.writer()
            purging = any(isinstance(change, Purge) for change in changes)
            if sum(isinstance(change, Bin | Purge) for change in changes) >= MANY:
                self.back_up()
            meant = self._as_it_is(changes, writer)
            written = self._apply(changes, meant, writer, goes_on)
            if purging:
                scrub(writer)
        except AnnotationsError:
            self.let_go()
            raise
        return written

    def keep_places(self, edition: str, found: Sequence[FoundPlace]) -> list[Written]:
        """Keep where anchors are in an edition; no item changes. Raises an ``AnnotationsError``."""
        from tipbrowser.store.found_places import keep_found  # late: most readers have one edition only

        try:
            keep_found(self.writer(), edition, found)
        except AnnotationsError:
            self.let_go()
            raise
        return []

    def back_up(self) -> Backup | None:
        """Make a backup, as before everything that changes or removes much; none if nothing changed since the last one.

        Raises an ``AnnotationsError``; to be called in the writing thread.
        """
        copied = self.copy()
        if copied is None:
            self.backups.complete(self.now())
            return None
        return self.backups.finish(copied)

    def copy(self) -> Copied | None:
        """Begin a backup, for ``backups.finish`` in any thread; as ``back_up`` otherwise."""
        writer, backups = self.writer(), self.backups.backups()
        if backups and backups[-1].change >= writer.last_change() and self.backups.is_known_good(backups[-1]):
            return None
        return self.backups.copy(writer.connection, self.path, self.now())

    def writer(self) -> AnnotationWriter:
        """Give what writes the file, opened if need be, for what ``write`` cannot do; raises an ``AnnotationsError``."""
        if self._writer is not None and not self.exists and self.path.parent.is_dir():
            put_back(self._writer.connection, self.path)  # somebody took the file away: what is in it is still here
        if self._writer is not None and self._is_another(self._written_file):
            self.let_go()
        if self._writer is None:
            self._refuse_emptied()
            self._writer = AnnotationWriter(
                self.path, now=self.now,
                before_migration=lambda connection: self.backups.make(connection, self.path, self.now()),
            )  # fmt: skip
            self._written_file = self._identity()
            try:
                self._count_on(self._writer)
            except AnnotationsError:
                self.let_go()  # it is counted on when it is opened the next time
                raise
        return self._writer

    def check(self, goes_on: Callable[[], None]) -> Check:
        """Look at every row, in any thread, over a connection of its own; ``goes_on`` is called now and then and may raise.

        Raises an ``AnnotationsError`` if the file cannot even be opened, ``AnnotationsMissing`` if there is none yet.
        """
        self._refuse_emptied()
        return check_file(self.path, goes_on)

    def let_go(self) -> None:
        """Let go of the file in the writing thread; the next change opens it anew."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def close(self) -> None:
        """Let go of the file."""
        self.let_go()
        self.close_reader()

    def _apply(
        self,
        changes: Sequence[Change],
        meant: Sequence[Change],
        writer: AnnotationWriter,
        goes_on: Callable[[int], None],
    ) -> list[Written]:
        try:
            written = writer.apply(_told(meant, goes_on))
        except AnnotationsError:
            last = {change.id: change for change in meant}
            for id_, first in _first(changes).items():
                self._unsure.setdefault(id_, []).append(Tried(meant_for=first.revision, last=last[id_]))
            raise
        for change in changes:
            self._unsure.pop(change.id, None)
        return written

    def _as_it_is(self, changes: Sequence[Change], writer: AnnotationWriter) -> list[Change]:
        """Mean changes for the revisions that there are, if those are what earlier tries made, which were told to have failed.

        A device that is pulled out can write everything and fail to say so; the reader's own words would then look like
        those of somebody else.
        """
        further = {id_: self._further(first, writer) for id_, first in _first(changes).items() if id_ in self._unsure}
        return [replace(one, revision=one.revision + further.get(one.id, 0)) for one in changes]

    def _further(self, first: Change, writer: AnnotationWriter) -> int:
        """Give by how many revisions an item is further than its first change knows, if tries of ours have made that."""
        with writer.telling():
            item = writer.table.item(first.id)
        made = [tried for tried in self._unsure[first.id] if item is not None and _made_by(tried.last, item)]
        self._unsure[first.id] = made  # of the others it is known now that they made nothing
        is_ours = item is not None and any(tried.meant_for == first.revision for tried in made)
        return item.revision - first.revision if item is not None and is_ours else 0

    def _refuse_emptied(self) -> None:
        """Raise ``AnnotationsDamaged`` for an empty file where there are backups: somebody else has emptied it."""
        try:
            emptied = self.path.lstat().st_size == 0
        except OSError:
            return  # there is none, or it is told when it is opened
        if emptied and self.backups.backups():
            raise AnnotationsDamaged(self.path, "empty")

    def _count_on(self, writer: AnnotationWriter) -> None:
        """Let changes be later than all that is in the backups, by which they are ordered."""
        backups = self.backups.backups()
        if backups and writer.last_change() < backups[-1].change:
            with writer.transaction():
                # One further: an older file in the place of the one that was backed up is not backed up yet.
                writer.table.begin_after(backups[-1].change + 1)

    def _note_damage(self) -> None:
        if self.on_damage is not None:
            self.on_damage()

    def _is_another(self, former: Identity | None) -> bool:
        """Tell whether another file stands at the path than the one that was opened; one that is gone is no other."""
        present = self._identity()
        return present is not None and present != former

    def _identity(self) -> Identity | None:
        try:
            found = self.path.lstat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def _told(changes: Sequence[Change], goes_on: Callable[[int], None]) -> Iterator[Change]:
    for number, change in enumerate(changes):
        goes_on(number)
        yield change


def _first(changes: Sequence[Change]) -> dict[ItemId, Change]:
    """Give the first change of each item: the others of it build upon that."""
    return {change.id: change for change in reversed(changes)}


def _made_by(change: Change, item: Item) -> bool:
    """Tell whether an item is as a change makes it."""
    if isinstance(change, Put):
        return item.revision == change.revision + 1 + len(change.versions) and item.body == change.body
    return item.revision == change.revision + 1 and (item.deleted is not None) == isinstance(change, Bin)
