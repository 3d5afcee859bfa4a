"""The plain copy beside the backups: whole, readable by people, and enough to rebuild everything."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.kept_items import EVERY_KIND, NOON, named, note, put
from tests.store.own_files import rows_of, write_notes, writing
from tipbrowser.domain.backups import FOLDER, PLAIN_COPY, Backup
from tipbrowser.domain.changes import Bin, Purge
from tipbrowser.store import backups as module
from tipbrowser.store.annotation_errors import (
    AnnotationsForeign,
    AnnotationsFull,
    AnnotationsUnreadable,
)
from tipbrowser.store.backups import BackupFolder
from tipbrowser.store.plain_copy import read_plain_copy, write_plain_copy
from tipbrowser.store.salvage import write_rows

EVERYTHING = "SELECT * FROM item ORDER BY id", "SELECT * FROM version ORDER BY item, revision"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file with forty notes, ten of them in the bin."""
    path = tmp_path / "annotations.sqlite"
    write_notes(path, 40)
    return path


def back_up(path: Path, now: float = NOON) -> Backup:
    """Make a backup of a file."""
    with writing(path) as writer:
        return BackupFolder(path.parent).make(writer.connection, path, now)


def test_a_plain_copy_that_was_not_written_is_written_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = BackupFolder(path.parent)
    folder.complete(NOON)
    assert not folder.path.exists()

    def full(_path: Path, _rows: object, _change: int) -> None:
        raise AnnotationsFull(path)

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_plain_copy", full)
        with pytest.raises(AnnotationsFull):
            back_up(path)
    plain = folder.path / PLAIN_COPY
    (backup,) = folder.backups()
    assert folder.is_good(backup)
    for former in (None, b"", b'{"format": "tipbrowser annotations"}\n', b"[" * 9000, b'{"format": "another"}\n'):
        if former is not None:
            plain.write_bytes(former)
        folder.complete(NOON)
        assert len(read_plain_copy(plain).items) == 40
    seen = plain.stat().st_ino
    folder.complete(NOON)
    assert plain.stat().st_ino == seen


def test_a_plain_copy_is_of_the_last_change_also_where_that_removed_something_for_good(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(100, note())])
        writer.apply([Bin(id=named(100), revision=1)])
        writer.apply([Purge(id=named(100), revision=2)])
    backup = back_up(path)
    plain = path.parent / FOLDER / PLAIN_COPY
    seen = plain.stat().st_ino
    BackupFolder(path.parent).complete(NOON)
    assert (plain.stat().st_ino, backup.change) == (seen, 92)


def test_the_plain_copy_alone_rebuilds_everything(path: Path, tmp_path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(500 + number, body) for number, body in enumerate(EVERY_KIND)])
        writer.apply([put(500 + number, note("instead"), 1) for number in range(len(EVERY_KIND))])
    back_up(path)
    rebuilt = tmp_path / "rebuilt" / "annotations.sqlite"
    rows = BackupFolder(path.parent).rows(PLAIN_COPY)
    write_rows(rebuilt, rows)
    for statement in (
        "SELECT id, kind, body, created, modified, change, revision, deleted, origin, hash FROM item ORDER BY id",
        EVERYTHING[1], "SELECT * FROM tagged", "SELECT * FROM place WHERE locator IS NOT NULL", "SELECT * FROM about",
        "SELECT value FROM file WHERE name = 'change'",
    ):  # fmt: skip
        assert rows_of(rebuilt, statement) == rows_of(path, statement)


def test_the_plain_copy_can_be_read_by_people(path: Path) -> None:
    back_up(path)
    lines = (path.parent / FOLDER / PLAIN_COPY).read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == {"format": "tipbrowser annotations", "version": 1, "change": 90, "lines": 80}
    assert len(lines) == 1 + 40 + 40
    item = json.loads(lines[1])["item"]
    assert item["body"]["text"].startswith("Note 0 now.")
    assert item["deleted"]


def test_lines_of_the_plain_copy_that_are_not_whole_are_counted_and_left_out(path: Path) -> None:
    back_up(path)
    plain = path.parent / FOLDER / PLAIN_COPY
    content = plain.read_bytes().replace(b"Note 3 now", b"Note 3 n\xffw").replace(b'"Note 5 first', b"Note 5 first")
    plain.write_bytes(content[:-20] + b"\n[]\n{}\n")
    rows = read_plain_copy(plain)
    assert len(rows.items) + len(rows.versions) == 77
    assert rows.damaged == 5


def test_a_plain_copy_that_was_cut_off_between_two_lines_is_not_whole(path: Path) -> None:
    back_up(path)
    plain = path.parent / FOLDER / PLAIN_COPY
    lines = plain.read_bytes().splitlines(keepends=True)
    plain.write_bytes(b"".join(lines[:-3]))
    assert read_plain_copy(plain).damaged == 3


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\n", b"SQLite format 3\0"])
def test_another_file_is_no_plain_copy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    with pytest.raises(AnnotationsForeign):
        read_plain_copy(tmp_path / "x.jsonl")


def test_a_plain_copy_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnnotationsUnreadable):
        read_plain_copy(tmp_path / "x.jsonl")


def test_a_plain_copy_is_written_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(path)
    folder = BackupFolder(path.parent)
    rows = folder.rows(folder.backups()[0].name)
    plain = folder.path / PLAIN_COPY
    plain.write_text("former", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AnnotationsFull):
        write_plain_copy(plain, rows, 90)
    assert plain.read_text(encoding="utf-8") == "former"
    assert len(list(folder.path.iterdir())) == 2
