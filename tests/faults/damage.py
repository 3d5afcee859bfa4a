"""Damages a reader's file in many ways, starts as the window does, and looks that nothing is lost which a backup has."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.store.own_files import rows_of, write_notes
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.services.backups import Backups, Mended
from tipbrowser.services.notebook import AnnotationsError, Notebook
from tipbrowser.store.annotation_counts import counts_alone
from tipbrowser.store.annotation_rows import ITEM, VERSION

COUNT = 60
"""Notes in the file, each with a version, one of four in the bin."""
CONTENT = f"SELECT {ITEM.replace('change, ', '').replace('revision, ', '').replace(', hash', '')} FROM item ORDER BY id"
"""Of the items, without what a restoration counts anew."""
VERSIONS = f"SELECT {VERSION} FROM version ORDER BY item, revision"
Spoil = Callable[[bytearray, random.Random], None]


class Reader:
    """A data folder with a backup, that is spoiled again and again."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "kept"
        self._folder = folder / "run"
        write_notes(self._kept / FILE_NAME, COUNT, length=150)
        notebook = Notebook(self._kept)
        notebook.back_up()
        notebook.close()
        self.content = (self._kept / FILE_NAME).read_bytes()
        self.items = rows_of(self._kept / FILE_NAME, CONTENT)
        self.versions = rows_of(self._kept / FILE_NAME, VERSIONS)

    @contextmanager
    def spoiled(self, content: bytes | None) -> Iterator[Path]:
        """Give the folder with other content in the reader's file; with none there is no file."""
        shutil.copytree(self._kept, self._folder)
        path = self._folder / FILE_NAME
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        try:
            yield self._folder
        finally:
            shutil.rmtree(self._folder)

    def outcome(self, folder: Path) -> tuple[str, Mended | None]:
        """Start over a folder, mend what is found, bring back what is missing; gives what is not as it was, or nothing."""
        notebook = Notebook(folder)
        backups = Backups(notebook)
        try:
            mended = _started(notebook, backups)
            if mended is not None and mended.backup is not None:
                backups.restore(mended.backup.name, only_missing=True)
            if not backups.check().is_whole:
                return "damaged still", mended
        finally:
            notebook.close()
        items, versions = rows_of(folder / FILE_NAME, CONTENT), rows_of(folder / FILE_NAME, VERSIONS)
        if mended is None and (items, versions) != (self.items, self.versions):
            return "damage was not found", mended
        return self._compared(items, versions), mended

    def _compared(self, items: list[tuple[object, ...]], versions: list[tuple[object, ...]]) -> str:
        """Tell what of a mended file is neither as it was nor as it was before."""
        missing = set(self.versions) - set(versions)
        if missing:
            return f"{len(missing)} versions are missing"
        then = {row[0]: row for row in self.items}
        former = {(row[0], row[3]) for row in self.versions}
        if then.keys() != {row[0] for row in items}:
            return "items are missing"
        return next(
            (f"{row[0]} is another" for row in items if then[row[0]] != row and (row[0], row[2]) not in former), ""
        )


def _started(notebook: Notebook, backups: Backups) -> Mended | None:
    """Do what the window does at its start, reading first; gives what was mended."""
    try:
        reader = notebook.reader
        if reader is not None:
            reader.of_kinds("note")
            reader.tags()
            counts_alone(reader, "2024-en-fc7a522b979c")
        notebook.prepare()
        is_whole = notebook.exists and backups.check().is_whole
    except AnnotationsError:
        is_whole = False
    if is_whole or not notebook.exists:
        return backups.lost()
    notebook.close_reader()
    return backups.mend()


def turned_bit(content: bytearray, drawn: random.Random) -> None:
    """Turn one bit."""
    content[drawn.randrange(len(content))] ^= 1 << drawn.randrange(8)


def cut_short(content: bytearray, drawn: random.Random) -> None:
    """Cut the end off."""
    del content[drawn.randrange(len(content)) :]


def lost_block(content: bytearray, drawn: random.Random) -> None:
    """Put zeros into a block of a disk."""
    start = drawn.randrange(len(content) // 512) * 512
    content[start : start + 512] = bytes(512)


def torn_block(content: bytearray, drawn: random.Random) -> None:
    """Put what was never written into a page."""
    start = drawn.randrange(len(content) // 4096) * 4096
    content[start : start + 4096] = drawn.randbytes(4096)


def swapped_pages(content: bytearray, drawn: random.Random) -> None:
    """Put two pages into each other's place."""
    one, other = (drawn.randrange(len(content) // 4096) * 4096 for _ in range(2))
    content[one : one + 4096], content[other : other + 4096] = (
        content[other : other + 4096], content[one : one + 4096],
    )  # fmt: skip


WAYS: dict[str, Spoil] = {
    "a turned bit": turned_bit,
    "cut short": cut_short,
    "a lost block": lost_block,
    "a torn page": torn_block,
    "swapped pages": swapped_pages,
}


def losses(folder: Path, way: str, runs: int, seed: int) -> list[str]:
    """Give what was lost in so many runs of one way of damage, each with the seed that makes it again."""
    reader = Reader(folder)
    found = []
    for number in range(runs):
        drawn = random.Random(f"{seed} {way} {number}")
        content = bytearray(reader.content)
        WAYS[way](content, drawn)
        with reader.spoiled(bytes(content)) as run:
            outcome, _ = reader.outcome(run)
        if outcome:
            found.append(f"{way}, seed {seed}, run {number}: {outcome}")
    return found


def seed_of_this_run() -> int:
    """Give the seed, drawn or named by ``SEED``, and print it."""
    seed = int(os.environ.get("SEED", "") or random.randrange(1_000_000))
    print(f"seed {seed}")
    return seed
