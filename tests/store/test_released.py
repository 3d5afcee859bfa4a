"""Every released version of the schema can still be opened, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_items import EVERY_KIND, named, note, put
from tests.store.own_files import rows_of, writing
from tests.store.write_released import RELEASED, schema_of
from tipbrowser.domain.annotation_file import SCHEMA_VERSION
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.backups import BackupFolder

KNOWN = {1: 8}
"""How many of ``EVERY_KIND`` there were when the file of a version was made."""
VERSIONS = sorted(int(path.stem) for path in RELEASED.glob("*.sql"))


def released(version: int, folder: Path) -> Path:
    """Make the file of a version as its program left it."""
    path = folder / f"{version}.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((RELEASED / f"{version}.sql").read_text(encoding="utf-8"))
    return path


def test_there_is_one_of_each_version_up_to_the_present() -> None:
    assert list(range(1, SCHEMA_VERSION + 1)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_in_it_is_read_and_can_be_changed(tmp_path: Path, version: int) -> None:
    path = released(version, tmp_path)
    with writing(path) as writer:
        writer.apply([put(60, note("added"))])
        writer.apply([put(0, note("other"), 2)])
    reader = AnnotationReader(path)
    found = {one.id: one for one in reader.every()}
    assert [found[named(number)].body for number in range(1, KNOWN[version])] == list(EVERY_KIND[1 : KNOWN[version]])
    assert [one.id for one in reader.in_bin()] == [named(50)]
    assert len(reader.versions(named(0))) == 2
    assert reader.damage == {}
    reader.close()
    assert rows_of(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows_of(path, "PRAGMA integrity_check") == [("ok",)]


def test_the_present_one_is_that_of_the_program(tmp_path: Path) -> None:
    with writing(tmp_path / "new.sqlite"):
        pass
    schemas = []
    for path in (released(SCHEMA_VERSION, tmp_path), tmp_path / "new.sqlite"):
        with closing(sqlite3.connect(path)) as connection:
            schemas.append(schema_of(connection))
    assert schemas[0] == schemas[1]


def test_an_older_file_is_backed_up_before_it_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils import Database

    from tipbrowser.services.notebook import Notebook
    from tipbrowser.store import annotation_connection, annotation_schema

    released(1, tmp_path).rename(tmp_path / "annotations.sqlite")
    monkeypatch.setattr(annotation_connection, "SCHEMA_VERSION", 2)

    def second(connection: sqlite3.Connection) -> None:
        Database(connection).execute("PRAGMA user_version = 2")

    monkeypatch.setattr(annotation_schema, "migrate", second)
    notebook = Notebook(tmp_path)
    notebook.prepare()
    notebook.close()
    (backup,) = BackupFolder(tmp_path).backups()
    assert rows_of(tmp_path / "backups" / backup.name, "PRAGMA user_version") == [(1,)]
    assert rows_of(tmp_path / "annotations.sqlite", "PRAGMA user_version") == [(2,)]


def test_a_file_whose_backup_fails_is_not_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tipbrowser.services.notebook import Notebook
    from tipbrowser.store import annotation_connection
    from tipbrowser.store.annotation_errors import AnnotationsUnreadable

    path = released(1, tmp_path).rename(tmp_path / "annotations.sqlite")
    (tmp_path / "backups").touch()
    monkeypatch.setattr(annotation_connection, "SCHEMA_VERSION", 2)
    content = path.read_bytes()
    with pytest.raises(AnnotationsUnreadable):
        Notebook(tmp_path).prepare()
    assert path.read_bytes() == content
