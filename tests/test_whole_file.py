"""Files are written whole or not at all, and read no further than they may be long."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tipbrowser import whole_file
from tipbrowser.whole_file import TooLarge, read_whole, write_whole


def test_a_file_is_replaced_by_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_text("before")
    write_whole(path, [b"one, ", b"two"])
    assert path.read_bytes() == b"one, two"
    assert [file.name for file in tmp_path.iterdir()] == ["notes"]


def test_it_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "notes", [b"mine"])
    assert (tmp_path / "notes").stat().st_mode & 0o777 == 0o600


def test_what_fails_on_the_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_text("before")

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, parts())
    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["notes"]


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes"
    path.write_text("before")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, [b"more"])
    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["notes"]


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("not mine")
    (tmp_path / "notes").symlink_to(tmp_path / "elsewhere")
    write_whole(tmp_path / "notes", [b"mine"])
    assert (tmp_path / "elsewhere").read_text() == "not mine"
    assert not (tmp_path / "notes").is_symlink()


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"12345")
    assert read_whole(tmp_path / "notes", 5) == b"12345"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"123456")
    with pytest.raises(TooLarge) as raised:
        read_whole(tmp_path / "notes", 5)
    assert raised.value.size == 6


def test_a_file_that_grows_while_it_is_read_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes"
    path.write_bytes(b"")
    look = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        state = look(descriptor)
        path.write_bytes(b"1234567")
        return state

    monkeypatch.setattr(whole_file.os, "fstat", grow)
    with pytest.raises(TooLarge):
        read_whole(path, 5)


def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a file"):
        read_whole(tmp_path / "pipe", 5)
