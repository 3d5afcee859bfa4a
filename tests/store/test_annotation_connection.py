"""Opening the reader's file: private, and whatever stands in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_items import named, passage_note, put
from tests.store.own_files import rows_of, spoil, write_notes, writing
from tipbrowser.store import annotation_connection, annotation_schema
from tipbrowser.store.annotation_connection import failure, open_to_read, open_to_write, telling
from tipbrowser.store.annotation_errors import (
    AnnotationsBusy,
    AnnotationsDamaged,
    AnnotationsError,
    AnnotationsForeign,
    AnnotationsNewer,
    AnnotationsUnreadable,
    AnnotationsUnwritable,
)
from tipbrowser.store.annotation_reader import AnnotationReader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a reader's file may be made."""
    return tmp_path / "own" / "annotations.sqlite"


def mode_of(path: Path) -> int:
    """Give who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def half_written(path: Path) -> None:
    """Leave a file as a program does that is killed while it writes: partly changed, with the journal beside it."""
    write_notes(path, 50)
    other = path.with_name("killed.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE item SET body = upper(body), hash = ''")
        shutil.copy(path, other)
        shutil.copy(f"{path}-journal", f"{other}-journal")
        connection.execute("ROLLBACK")
    os.replace(other, path)
    os.replace(f"{other}-journal", f"{path}-journal")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o377])
def test_file_and_folder_are_the_owner_s_alone_whatever_the_umask(path: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        with writing(path) as writer:
            writer.apply([put(1, passage_note())])
    finally:
        os.umask(former)
    assert (mode_of(path), mode_of(path.parent)) == (0o600, 0o700)


def test_what_is_open_to_others_is_closed(path: Path) -> None:
    write_notes(path, 1)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    with writing(path):
        assert (mode_of(path), mode_of(path.parent)) == (0o600, 0o700)


def test_a_folder_with_other_things_in_it_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    (path.parent / "letter.odt").touch()
    with writing(path):
        assert (mode_of(path), mode_of(path.parent)) == (0o600, 0o755)


def test_nobody_else_s_connection_can_attach_a_file_or_trust_its_schema(path: Path) -> None:
    with writing(path) as writer:
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            writer.connection.execute("ATTACH ':memory:' AS other")
        assert writer.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert writer.connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert writer.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_reader_changes_nothing(path: Path) -> None:
    write_notes(path, 1)
    with closing(open_to_read(path)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM item")


def test_what_a_killed_program_left_half_written_is_taken_back_at_the_first_look(path: Path) -> None:
    half_written(path)
    reader = AnnotationReader(path)
    assert len(list(reader.every())) == 50
    assert reader.damage == {}
    reader.close()


@pytest.mark.parametrize("name", ["annotations.sqlite", "annotations.sqlite-journal"])
def test_a_link_in_the_place_of_our_files_is_refused(path: Path, name: str) -> None:
    path.parent.mkdir()
    target = path.parent / "elsewhere"
    write_notes(target, 1)
    (path.parent / name).symlink_to(target)
    for opening in (open_to_write, open_to_read):
        with pytest.raises(AnnotationsUnreadable, match="link"):
            opening(path)


def test_a_link_in_the_place_of_the_folder_is_refused(path: Path) -> None:
    (path.parent.parent / "elsewhere").mkdir()
    path.parent.symlink_to(path.parent.parent / "elsewhere")
    with pytest.raises(AnnotationsUnreadable, match="link"):
        open_to_write(path)


def test_a_folder_in_the_file_s_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(AnnotationsUnreadable, match="not a file"):
        open_to_write(path)


def test_a_file_in_the_folder_s_place_is_told(path: Path) -> None:
    path.parent.touch()
    for opening in (open_to_write, open_to_read):
        with pytest.raises(AnnotationsUnreadable):
            opening(path)


def test_a_folder_that_cannot_be_made_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(AnnotationsUnwritable, match="Permission denied"):
        open_to_write(path)


def test_a_file_that_cannot_be_made_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir()
    monkeypatch.setattr(annotation_connection.os, "open", refuse)
    with pytest.raises(AnnotationsUnwritable, match="Permission denied"):
        open_to_write(path)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"x" * 5000, AnnotationsDamaged), (b"%PDF-1.7", AnnotationsDamaged)], ids=["letters", "another format"]
)  # fmt: skip
def test_another_format_is_told_and_left_as_it_is(path: Path, content: bytes, kind: type[AnnotationsError]) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for opening in (open_to_write, open_to_read):
        with pytest.raises(kind):
            opening(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_told(path: Path) -> None:
    path.parent.mkdir()
    spoil(path, "CREATE TABLE elsewhere (name)")
    for opening in (open_to_write, open_to_read):
        with pytest.raises(AnnotationsForeign):
            opening(path)


def test_a_schema_without_a_version_is_damaged(path: Path) -> None:
    write_notes(path, 1)
    spoil(path, "PRAGMA user_version = 0")
    with pytest.raises(AnnotationsDamaged):
        open_to_write(path)


def test_a_newer_file_is_read_and_not_changed(path: Path) -> None:
    write_notes(path, 3)
    spoil(path, "PRAGMA user_version = 2")
    content = path.read_bytes()
    with pytest.raises(AnnotationsNewer) as refused:
        open_to_write(path)
    assert refused.value.detail == "2"
    reader = AnnotationReader(path)
    assert reader.is_newer
    assert len(list(reader.every())) == 3
    reader.close()
    assert path.read_bytes() == content


def test_two_writers_wait_for_each_other_and_the_second_is_told_in_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation_connection, "PATIENCE", 0.05)
    with writing(path) as first:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(AnnotationsBusy):
            open_to_write(path)
        first.connection.execute("ROLLBACK")
        with writing(path) as second:
            second.apply([put(1, passage_note())])
        first.apply([put(2, passage_note())])
        assert first.ids() == {named(1), named(2)}


def test_a_file_made_in_vain_is_taken_away_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(annotation_schema, "migrate", fail)
    with pytest.raises(AnnotationsError):
        open_to_write(path)
    assert not path.exists()


def test_a_file_made_in_vain_that_cannot_be_taken_away_is_filled_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as failing:
        failing.setattr(annotation_schema, "migrate", fail)
        failing.setattr(Path, "unlink", refuse)
        with pytest.raises(AnnotationsDamaged, match="disk I/O error"):
            open_to_write(path)
    assert path.stat().st_size == 0
    write_notes(path, 1)
    assert rows_of(path, "SELECT count(*) FROM item") == [(1,)]


def test_a_text_that_is_none_any_more_is_told_as_damage(path: Path) -> None:
    with pytest.raises(AnnotationsDamaged, match="something else"), telling(path):
        b"\xff".decode()


def test_a_migration_that_fails_leaves_nothing_half_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.touch()
    monkeypatch.setattr(annotation_schema, "TABLES", (*annotation_schema.TABLES, "CREATE TABLE item (twice)"))
    with pytest.raises(AnnotationsDamaged):
        open_to_write(path)
    assert rows_of(path, "SELECT count(*) FROM sqlite_master") == [(0,)]


def test_an_error_that_nobody_foresaw_counts_as_damage() -> None:
    assert isinstance(failure(Path("x"), sqlite3.Error("?")), AnnotationsDamaged)
