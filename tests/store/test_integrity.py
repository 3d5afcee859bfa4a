"""Tests of the check of the database file after the start."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.small_compendium import BUNDLED
from tipbrowser.store.errors import CompendiumDamaged, CompendiumMissing, CompendiumUnreadable
from tipbrowser.store.integrity import check_integrity, digest_file


@pytest.fixture
def signed(small_file: Path) -> Path:
    """Give a database with its digest beside it."""
    digest = hashlib.sha256(small_file.read_bytes()).hexdigest()
    digest_file(small_file).write_text(f"{digest}  {small_file.name}\n", encoding="ascii")
    return small_file


def test_the_bundled_database_is_the_one_that_was_built() -> None:
    assert check_integrity(BUNDLED)


def test_a_file_that_fits_its_digest_is_whole(signed: Path) -> None:
    assert check_integrity(signed)


def test_one_bit_that_was_turned_is_found(signed: Path) -> None:
    content = bytearray(signed.read_bytes())
    content[-1] ^= 1
    signed.write_bytes(content)
    with pytest.raises(CompendiumDamaged, match="SHA-256"):
        check_integrity(signed)


def test_a_file_cut_short_is_found(signed: Path) -> None:
    signed.write_bytes(signed.read_bytes()[:-4096])
    with pytest.raises(CompendiumDamaged):
        check_integrity(signed)


@pytest.mark.parametrize("line", [b"", b"\xff\xfe garbage", b"0" * 64])
def test_a_digest_that_says_something_else_fits_nothing(signed: Path, line: bytes) -> None:
    digest_file(signed).write_bytes(line)
    with pytest.raises(CompendiumDamaged):
        check_integrity(signed)


def test_a_database_whose_replacement_was_interrupted_fits_one_of_two_digests(signed: Path) -> None:
    line = digest_file(signed).read_text("ascii")
    digest_file(signed).write_text(f"{'0' * 64}  {signed.name}\n{line}", encoding="ascii")
    assert check_integrity(signed)


def test_without_a_digest_sqlite_s_own_check_is_made(small_file: Path) -> None:
    assert not check_integrity(small_file)


def test_without_a_digest_a_broken_index_is_found(small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("PRAGMA writable_schema = 1")
        database.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'label             TEXT', 'label             TEXT NOT NULL')"
            " WHERE name = 'passage'"
        )
        database.commit()
    with pytest.raises(CompendiumDamaged, match="NULL"):
        check_integrity(small_file)


def test_an_unreadable_digest_is_named(small_file: Path) -> None:
    digest_file(small_file).mkdir()
    with pytest.raises(CompendiumUnreadable, match="sha256"):
        check_integrity(small_file)


def test_a_database_that_is_gone_is_missing(small_file: Path) -> None:
    small_file.unlink()
    with pytest.raises(CompendiumMissing):
        check_integrity(small_file)


def test_a_database_that_vanished_beside_its_digest_is_unreadable(signed: Path) -> None:
    signed.unlink()
    with pytest.raises(CompendiumUnreadable):
        check_integrity(signed)
