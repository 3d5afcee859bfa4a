"""A damaged file never stops the start, is always found, and nothing is lost that is whole or in a backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.damage import WAYS, Reader, losses, seed_of_this_run

RUNS, MANY_RUNS = 30, 1000
"""Of each way of damage, in ``make test`` and in the long form."""


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost_by(tmp_path: Path, way: str) -> None:
    assert losses(tmp_path, way, RUNS, seed_of_this_run()) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost_in_a_thousand_runs_by(tmp_path: Path, way: str) -> None:
    assert losses(tmp_path, way, MANY_RUNS, seed_of_this_run()) == []


def another_database() -> bytes:
    """Give a database of another program."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE elsewhere (name)")
        return connection.serialize()


@pytest.mark.parametrize(
    "content",
    [None, b"", b"\0" * 8192, b"%PDF-1.7\n", b"PK\x03\x04" * 2000, another_database(), "Ünïcode".encode("utf-16") * 999],
    ids=["no file", "empty", "zeros", "a short file", "another format", "another database", "letters"],
)  # fmt: skip
def test_another_thing_in_its_place_loses_nothing(tmp_path: Path, content: bytes | None) -> None:
    reader = Reader(tmp_path)
    with reader.spoiled(content) as folder:
        outcome, mended = reader.outcome(folder)
        assert outcome == ""
        assert mended is not None
        if content is not None:
            assert Path(mended.aside).read_bytes() == content


def test_a_folder_in_its_place_loses_nothing(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    with reader.spoiled(None) as folder:
        (folder / "annotations.sqlite").mkdir()
        outcome, mended = reader.outcome(folder)
        assert outcome == ""
        assert mended is not None
        assert Path(mended.aside).is_dir()


@pytest.mark.parametrize("journal", [b"", b"stale" * 999, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 4096])
def test_a_stale_journal_loses_nothing(tmp_path: Path, journal: bytes) -> None:
    reader = Reader(tmp_path)
    with reader.spoiled(reader.content) as folder:
        (folder / "annotations.sqlite-journal").write_bytes(journal)
        assert reader.outcome(folder)[0] == ""


def test_the_journal_of_another_time_loses_nothing(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    with reader.spoiled(reader.content) as folder:
        path = folder / "annotations.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN")
            connection.execute("UPDATE item SET body = upper(body)")
            journal = path.with_name(f"{path.name}-journal").read_bytes()
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM tagged")
            connection.execute("COMMIT")
        path.with_name(f"{path.name}-journal").write_bytes(journal)
        assert reader.outcome(folder)[0] == ""
