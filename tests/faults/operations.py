"""What is done to the reader's files while they are being killed or refused, each by its name.

An operation is prepared once in a folder, which is copied for each run; it is done in a process of its own, and what
the folder holds is looked at afterwards as the window would look: by reading first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.makings import anchor
from tests.faults.waiting import put_down, take_in, with_what_waits
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotation_lines import item_line
from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, Highlight, ItemId, Note
from tipbrowser.domain.changes import Bin, Purge, Put, TakeBack
from tipbrowser.services.backups import PLAIN_COPY, Backups
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.waiting_notes import Waiting
from tipbrowser.store.annotation_errors import AnnotationsMissing, AnnotationsUnwritable
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.backups import BackupFolder
from tipbrowser.store.plain_copy import read_plain_copy
from tipbrowser.whole_file import write_whole

State = Mapping[str, object]
"""What a folder holds, in a form that is compared."""
BEGINNING = 1_800_000_000.0
TABLES = {
    "item": "number", "version": "item, revision", "place": "item, anchor, edition", "about": "item",
    "tagged": "tag, item", "file": "name",
}  # fmt: skip
EXPORT = "notes.jsonl"
LONG = "A paragraph of a note, as one types it in a meeting: the delegation recalls what was agreed on. "


class NotWhole(AssertionError):
    """A file holds what nobody wrote into it."""


def state_of(folder: Path) -> State:
    """Give what the reader's file holds, looked at row by row; raises ``NotWhole``, or what reading raises."""
    try:
        reader = AnnotationReader(folder / FILE_NAME)
    except AnnotationsMissing:
        return {}
    try:
        for item in reader.every():  # each compared with its hash
            reader.versions(item.id)
        said = reader.rows("PRAGMA integrity_check")
        if said != [("ok",)]:
            raise NotWhole(str(said))
        state: dict[str, object] = {
            table: reader.rows(f"SELECT * FROM {table} ORDER BY {order}") for table, order in TABLES.items()
        }
        state["words"] = reader.rows("SELECT rowid FROM item_words WHERE item_words MATCH 'meeting OR sea' ORDER BY 1")
    finally:
        reader.close()
    # The first is drawn at random; the other says that blocks of what was purged are still to be overwritten.
    apart = {"id", "unscrubbed"}
    return {**state, "file": [row for row in state["file"] if row[0] not in apart]}  # type: ignore[attr-defined]  # rows


def makings_of(folder: Path) -> State:
    """Give what the reader's file holds; without anything of the reader's it is the same as none."""
    state = state_of(folder)
    return state if state.get("item") else {}


def goes_on(folder: Path) -> None:
    """Write something more into the reader's file and read it back; raises ``NotWhole``, or what either raises."""
    with written_at(folder) as writer:
        writer.apply([Put(id=note(999), revision=0, body=Note(text="And on.", about="free"))])
    if note(999) not in {row[1] for row in state_of(folder)["item"]}:  # type: ignore[attr-defined]  # rows
        raise NotWhole("what is written now is not there")


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that is done to a folder."""

    prepare: Callable[[Path], None]
    act: Callable[[Path], None]
    state: Callable[[Path], State] = state_of
    shrinks: bool = False
    """Whether it is there to make the file smaller."""


def note(number: int) -> ItemId:
    """Give the id of one of the notes that are prepared."""
    return ItemId(f"{number:032x}")


@contextmanager
def written_at(folder: Path, moment: float = BEGINNING) -> Iterator[AnnotationWriter]:
    """Give what writes into a folder, at a moment that is always the same; closed as the window does after a failure."""
    writer = AnnotationWriter(folder / FILE_NAME, now=lambda: moment)
    try:
        yield writer
    finally:
        writer.close()


def _prepare(folder: Path) -> None:
    with written_at(folder) as writer:
        writer.apply(
            [
                Put(
                    id=note(number),
                    revision=0,
                    body=Note(text=LONG * number, about="passage", anchors=(anchor(number),)),
                )
                for number in range(1, 9)
            ]
        )


def _prepare_bin(folder: Path) -> None:
    _prepare(folder)
    with written_at(folder) as writer:
        writer.apply([Bin(id=note(number), revision=1) for number in range(1, 9)])


def _nothing(folder: Path) -> None:
    folder.mkdir(mode=0o700)


def _type(folder: Path) -> None:
    with written_at(folder, BEGINNING + 3600) as writer:
        body = Note(text=LONG * 30 + "sea", about="passage", anchors=(anchor(4),), tags=("sea",))
        writer.apply([Put(id=note(4), revision=1, body=body)])


def _begin(folder: Path) -> None:
    with written_at(folder) as writer:
        writer.apply([Put(id=note(1), revision=0, body=Note(text="The sea.", about="free"))])


def _create(folder: Path) -> None:
    with written_at(folder):
        return


def _bin(folder: Path) -> None:
    with written_at(folder, BEGINNING + 3600) as writer:
        writer.apply([Bin(id=note(number), revision=1) for number in range(1, 9)])


def _take_back(folder: Path) -> None:
    with written_at(folder, BEGINNING + 3600) as writer:
        writer.apply([TakeBack(id=note(number), revision=2) for number in range(1, 9)])


def _purge(folder: Path) -> None:
    with written_at(folder, BEGINNING + 3600) as writer:
        writer.apply([Purge(id=note(number), revision=2) for number in range(1, 9)])


def _gather(folder: Path) -> None:
    with written_at(folder, BEGINNING + 3600) as writer:
        place = Folder(name="Sea", folder=ROOT, order=1.0)
        marks = [
            Put(
                id=note(200 + n),
                revision=0,
                body=Bookmark(name="", folder=note(100), order=float(n), anchors=(anchor(n),)),
            )
            for n in range(60)
        ]
        colours = [
            Put(id=note(300 + n), revision=0, body=Highlight(colour="own", anchors=(anchor(n),), tags=("sea",)))
            for n in range(60)
        ]
        writer.apply([Put(id=note(100), revision=0, body=place), *marks, *colours])


def kept_of(folder: Path) -> State:
    """Give what the reader's file holds, and the backups; raises ``NotWhole`` if one, or the plain copy, is not whole."""
    backups = BackupFolder(folder)
    made = backups.backups()
    for backup in made:
        if not backups.is_good(backup):
            raise NotWhole(backup.name)
    plain = backups.path / PLAIN_COPY
    if plain.exists():
        read_plain_copy(plain)
    return {**state_of(folder), "backups": [backup.name for backup in made]}


def restored_of(folder: Path) -> State:
    """Give what the reader's file holds; raises ``NotWhole`` as ``kept_of``, but a backup more or less is the same."""
    return {name: rows for name, rows in kept_of(folder).items() if name != "backups"}


def _notebook(folder: Path, moment: float = BEGINNING + 7200) -> Notebook:
    return Notebook(folder, now=lambda: moment)


def _prepare_kept(folder: Path) -> None:
    _prepare(folder)
    notebook = _notebook(folder, BEGINNING + 60)
    notebook.back_up()
    notebook.close()
    _type(folder)


def _back_up(folder: Path) -> None:
    notebook = _notebook(folder)
    try:
        notebook.back_up()
    finally:
        notebook.close()


def _restore(folder: Path) -> None:
    notebook = _notebook(folder)
    try:
        backups = Backups(notebook)
        backups.restore(backups.all()[-1].name)
    finally:
        notebook.close()


def _clear_out(folder: Path) -> None:
    notebook = _notebook(folder)
    try:
        notebook.write([Purge(id=note(number), revision=2) for number in range(1, 9)])
    finally:
        notebook.close()


def _prepare_exported(folder: Path) -> None:
    _prepare(folder)
    (folder / EXPORT).write_bytes(b"what was exported before\n" * 40)


def _export(folder: Path) -> None:
    reader = AnnotationReader(folder / FILE_NAME)
    try:
        lines = [f"{item_line(item)}\n".encode() for item in reader.every()]
    finally:
        reader.close()
    try:
        write_whole(folder / EXPORT, lines)
    except OSError as error:  # as the window and the terminal are told of it
        raise AnnotationsUnwritable(folder / EXPORT, str(error)) from error


def exported_of(folder: Path) -> State:
    """Give what the reader's file holds, and what the exported one does, letter by letter."""
    return {**state_of(folder), "export": (folder / EXPORT).read_bytes()}


def _wait(folder: Path, text: str) -> None:
    body = Note(text=text, about="passage", anchors=(anchor(4),))
    put_down(folder, Waiting(id=note(4), revision=1, body=body))


def _prepare_waiting(folder: Path) -> None:
    _prepare(folder)
    _wait(folder, LONG * 30)


def taken_in_of(folder: Path) -> State:
    """Give what the reader's file holds once what waits beside it is taken in."""
    with with_what_waits(folder) as place:
        return state_of(Path(place, "next"))


OPERATIONS: dict[str, Operation] = {
    "typing": Operation(_prepare, _type),
    "first note": Operation(_nothing, _begin, makings_of),
    "migrating": Operation(_nothing, _create),
    "deleting": Operation(_prepare, _bin),
    "taking back": Operation(_prepare_bin, _take_back),
    "purging": Operation(_prepare_bin, _purge),
    "clearing the bin": Operation(_prepare_bin, _clear_out, shrinks=True),
    "importing": Operation(_prepare, _gather),
    "backing up": Operation(_prepare_kept, _back_up, kept_of),
    "exporting": Operation(_prepare_exported, _export, exported_of),
    "restoring": Operation(_prepare_kept, _restore, restored_of),
    "putting down": Operation(_prepare_waiting, lambda folder: _wait(folder, LONG * 40 + "sea"), taken_in_of),
    "taking in": Operation(_prepare_waiting, take_in, taken_in_of),
}
"""By name; whoever adds one has it killed, refused and cut off at every call that its files get."""
