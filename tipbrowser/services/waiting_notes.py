"""Letters that the reader's file cannot take yet, in a small file of their own beside it, and how they come into it.

Each window writes a file of its own, and whoever takes one in gives it another name first: two of them lose nothing. The
file holds lines as they are exported too, so that one that was set aside can be looked at, and imported.
"""

from __future__ import annotations

import os
import time
from itertools import chain, count
from pathlib import Path

from tipbrowser.domain.annotation_file import is_waiting_name, waiting_name
from tipbrowser.domain.annotation_lines import Head, head_line, item_line, version_line
from tipbrowser.domain.annotations import Item, ItemId, Typed, Version
from tipbrowser.domain.changes import Put, TakeBack
from tipbrowser.domain.times import written_time
from tipbrowser.domain.values import Value
from tipbrowser.services.notebook import Notebook, new_id
from tipbrowser.store.annotation_errors import AnnotationsUnreadable
from tipbrowser.store.private_files import failure_of, make_folder, refuse_link, sync_folder
from tipbrowser.whole_file import TooLarge, read_whole, write_whole

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.changes import Change, Written
    from tipbrowser.domain.exchanged import Collection

LARGEST = 32_000_000
"""Bytes of a file that are read; twenty of the longest notes have fewer, however they are written."""
MOST = 1000
"""Notes in a file that are taken in: what has more is none of ours."""
ASIDE = ".damaged"


class NotOurs(Exception):
    """A file cannot be read, or holds what no window puts into it."""


class Waiting(Value):
    """A note, or own words in a tray, of which something is not in the reader's file."""

    id: ItemId
    revision: int
    """The last one that is known; 0 while the note is not in the file."""
    body: Typed
    asked: Typed | None = None
    """What is being written of it meanwhile: it may be in the file before anybody is told."""


class TakenIn(Value):
    """What became of the notes of a file."""

    written: tuple[Written, ...] = ()
    saved: int = 0
    """Notes of which something was not in the reader's file."""
    beside: int = 0
    """How many of them stand beside one that somebody else has changed meanwhile."""
    aside: str = ""
    """Where the file is now, if it is none of ours."""


class WaitingNotes:
    """The file of one window; and those that others have left."""

    def __init__(self, folder: Path, *, now: Callable[[], float] = time.time) -> None:
        """``folder`` is the data folder; ``now`` gives seconds since 1970."""
        self._folder = folder
        self._path = folder / _new_name()
        self._now = now

    def keep(self, notes: Sequence[Waiting]) -> None:
        """Put notes down in the place of those before; raises an ``AnnotationsError``, and those before stay."""
        make_folder(self._folder)
        try:
            write_whole(self._path, _lines(notes, written_time(self._now())))
        except OSError as error:
            raise failure_of(self._path, error) from error

    def clear(self) -> None:
        """Take the file away: all of it is in the reader's file; raises an ``AnnotationsError``."""
        _drop(self._path)

    def left(self) -> list[Path]:
        """Give the files that others have left, killed or not."""
        try:
            names = os.listdir(self._folder)  # noqa: PTH208  # names, not paths, are looked at
        except OSError:
            return []
        return [self._folder / name for name in sorted(names) if is_waiting_name(name) and name != self._path.name]


def claim(path: Path) -> Path | None:
    """Give a file that was left another name, so that nobody else takes it in; none if somebody was faster.

    Whoever wrote it may still run, and write it anew. Raises an ``AnnotationsError``.
    """
    claimed = path.with_name(_new_name())
    try:
        path.rename(claimed)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure_of(path, error) from error
    return claimed


def read(path: Path) -> bytes:
    """Give what is in a file that was left; raises ``NotOurs`` if it is none, or cannot be read."""
    try:
        refuse_link(path)
        return read_whole(path, LARGEST)
    except (AnnotationsUnreadable, OSError, TooLarge) as error:
        raise NotOurs from error


def set_aside(path: Path) -> TakenIn:
    """Give a file that is none of ours a name by which it is not found again; nothing is overwritten.

    Raises an ``AnnotationsError``.
    """
    names = chain([f"{path.name}{ASIDE}"], (f"{path.name}{ASIDE}-{number}" for number in count(2)))
    aside = next(free for name in names if not os.path.lexists(free := path.with_name(name)))
    try:
        path.rename(aside)
    except OSError as error:
        raise failure_of(path, error) from error
    return TakenIn(aside=str(aside))


def notes_of(collection: Collection) -> list[Waiting]:
    """Give the notes of a file that was read; raises ``NotOurs`` if anything else is in it."""
    asked = {one.item: one.body for one in collection.versions}
    notes = []
    for item in collection.items:
        before = asked.pop(item.id, None)
        if not isinstance(item.body, Typed) or not isinstance(before, Typed | None):
            raise NotOurs(item.kind)
        notes.append(Waiting(id=item.id, revision=item.revision - 1, body=item.body, asked=before))
    if asked or len(notes) > MOST:
        raise NotOurs(len(notes))
    return notes


def take_in(notebook: Notebook, path: Path, notes: Sequence[Waiting]) -> TakenIn:
    """Save the notes of a file, all or none, and take it away; to be called in the writing thread.

    Raises ``Overtaken`` if somebody changes one of them just now, or an ``AnnotationsError``; then the file stays.
    """
    writer = notebook.writer()
    with writer.telling():
        needed = [(note, _changes(note, writer.table.item(note.id))) for note in notes]
    changes = [change for _note, some in needed for change in some]
    written = notebook.write(changes) if changes else []
    _drop(path)
    saved = [(note, some[-1]) for note, some in needed if some]
    return TakenIn(
        written=tuple(written), saved=len(saved), beside=sum(last.id != note.id for note, last in saved)
    )  # fmt: skip


def _changes(note: Waiting, kept: Item | None) -> list[Change]:
    """Give what makes a note what was typed: the note itself, or one beside it if somebody else has changed it."""
    if kept is None:
        return [Put(id=note.id, revision=0, body=note.body)]
    if kept.body == note.body:
        return []  # all of it came into the file before the end
    if kept.revision == note.revision or (kept.revision > note.revision and kept.body == note.asked):
        back: list[Change] = [TakeBack(id=kept.id, revision=kept.revision)] if kept.deleted is not None else []
        # What it was stays among its versions in any case: whoever made the file, nothing is overwritten.
        return [*back, Put(id=kept.id, revision=kept.revision + len(back), body=note.body, keeps=True)]
    return [Put(id=new_id(), revision=0, body=note.body)]


def _lines(notes: Sequence[Waiting], now: str) -> Iterator[bytes]:
    yield f"{head_line(Head(made=now))}\n".encode()
    for note in notes:
        # An item counts from 1: it is the revision that the note is to become.
        item = Item(
            id=note.id, body=note.body, created=now, modified=now, change=0, revision=note.revision + 1, deleted=None,
            origin="",
        )  # fmt: skip
        yield f"{item_line(item)}\n".encode()
        if note.asked is not None:
            asked = Version(item=note.id, revision=note.revision + 1, body=note.asked, modified=now, change=0)
            yield f"{version_line(asked)}\n".encode()


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        # After a power cut it would come back, older than what was saved since.
        sync_folder(path.parent)
    except OSError as error:
        raise failure_of(path, error) from error


def _new_name() -> str:
    return waiting_name(os.urandom(8).hex())
