"""All that the reader keeps in one folder: read back, changed, and brought back as it was."""

from __future__ import annotations

import os
from pathlib import Path

from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import ItemId
from tipbrowser.store.annotation_connection import prepare_folder
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

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

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


def new_id() -> ItemId:
    """Give a name for an item that nobody has used."""
    return ItemId(os.urandom(16).hex())


def trouble_of(error: AnnotationsError) -> str:
    """Give what is wrong as one word, by which sentences are chosen; ``damaged`` for what nobody foresaw."""
    return TROUBLES.get(type(error), "damaged")


class Notebook:
    """The reader's file: reading is for one thread, writing for another, each over a connection of its own.

    Nothing is opened, and no file is made, before it is needed.
    """

    def __init__(self, folder: Path) -> None:
        """``folder`` is the data folder."""
        self.path = folder / FILE_NAME
        self._reader: AnnotationReader | None = None
        self._writer: AnnotationWriter | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written, or something stands in the file's place."""
        return os.path.lexists(self.path)

    @property
    def reader(self) -> AnnotationReader | None:
        """What reads the file; none while nothing was written yet. Raises an ``AnnotationsError``."""
        if self._reader is None:
            try:
                self._reader = AnnotationReader(self.path)
            except AnnotationsMissing:
                return None
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

    def prepare(self) -> None:
        """Get ready to write, before anybody types; raises an ``AnnotationsError`` if the file cannot be written.

        No file is made before there is something to write: it is only looked whether it could be.
        """
        if self.exists:
            self._ready()
        else:
            prepare_folder(self.path)

    def write(self, changes: Sequence[Change]) -> list[Written]:
        """Make changes, all of them or none; raises ``Overtaken`` or an ``AnnotationsError`` as ``AnnotationWriter.apply``.

        After an error the file is opened anew the next time: what was wrong may have been put right.
        """
        try:
            return self._ready().apply(changes)
        except AnnotationsError:
            self._let_go()
            raise

    def keep_places(self, edition: str, found: Sequence[FoundPlace]) -> list[Written]:
        """Keep where anchors are in an edition; no item changes. Raises an ``AnnotationsError``."""
        from tipbrowser.store.found_places import keep_found  # late: most readers have one edition only

        try:
            keep_found(self._ready(), edition, found)
        except AnnotationsError:
            self._let_go()
            raise
        return []

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _ready(self) -> AnnotationWriter:
        if self._writer is None:
            self._writer = AnnotationWriter(self.path)
        return self._writer

    def _let_go(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
