"""Tests of opening the compendium database."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.small_compendium import write_small_compendium
from tipbrowser.domain.compendium_file import APPLICATION_ID
from tipbrowser.store import connection as module
from tipbrowser.store.connection import open_compendium
from tipbrowser.store.errors import (
    CompendiumDamaged,
    CompendiumForeign,
    CompendiumMissing,
    CompendiumNewer,
    CompendiumUnreadable,
)


def test_a_compendium_opens_and_answers(small_file: Path) -> None:
    with closing(open_compendium(small_file)) as connection:
        assert connection.execute("SELECT count(*) FROM topic").fetchone() == (4,)


@pytest.mark.parametrize("name", ["with space.sqlite", "100%?#&.sqlite", "Übung-Люди.sqlite"])
def test_any_name_of_a_file_opens(tmp_path: Path, name: str) -> None:
    with closing(open_compendium(str(write_small_compendium(tmp_path / name)))) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("statement", ["DELETE FROM topic", "CREATE TABLE more (x)", "UPDATE edition SET year = 2025"])
def test_nothing_can_be_changed(small_file: Path, statement: str) -> None:
    before = small_file.read_bytes()
    with closing(open_compendium(small_file)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute(statement)
    assert small_file.read_bytes() == before


def test_no_other_file_can_be_attached_or_made(small_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with closing(open_compendium(small_file)) as connection, pytest.raises(sqlite3.OperationalError, match="attached"):
        connection.execute("ATTACH ? AS other", (str(other),))
    assert not other.exists()


def test_the_schema_is_not_trusted(small_file: Path) -> None:
    with closing(open_compendium(small_file)) as connection:
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert connection.execute("PRAGMA query_only").fetchone() == (1,)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CompendiumMissing) as caught:
        open_compendium(tmp_path / "none.sqlite")
    assert caught.value.path == str(tmp_path / "none.sqlite")


def test_a_folder_in_its_place_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CompendiumUnreadable, match="directory"):
        open_compendium(tmp_path)


@pytest.mark.parametrize("content", [b"", b"short", b"no database at all " * 20])
def test_a_file_of_another_kind_is_foreign(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    with pytest.raises(CompendiumForeign):
        open_compendium(file)


def test_another_program_s_database_is_foreign(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE passage (locator)")
    with pytest.raises(CompendiumForeign):
        open_compendium(file)


def test_a_newer_database_says_its_version(small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("PRAGMA user_version = 2")
    with pytest.raises(CompendiumNewer) as caught:
        open_compendium(small_file)
    assert caught.value.detail == "2"


@pytest.mark.parametrize("version", [0, -1])
def test_a_database_of_no_version_is_damaged_and_not_newer(small_file: Path, version: int) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(CompendiumDamaged, match=f"the version {version}"):
        open_compendium(small_file)


def test_a_pipe_is_foreign_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CompendiumForeign):
        open_compendium(tmp_path / "pipe")


def test_a_database_without_its_tables_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("PRAGMA user_version = 1")
        database.execute("CREATE TABLE other (x)")
    with pytest.raises(CompendiumDamaged, match="no such table"):
        open_compendium(file)


def test_a_truncated_database_is_damaged(small_file: Path) -> None:
    with small_file.open("r+b") as file:
        file.truncate(4096)
    with pytest.raises(CompendiumDamaged):
        open_compendium(small_file)


def test_a_file_that_vanishes_before_sqlite_comes_is_unreadable(
    small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_check_header", lambda path: small_file.unlink())
    with pytest.raises(CompendiumUnreadable):
        open_compendium(small_file)
