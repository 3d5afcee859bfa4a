"""Files are written whole or not at all, and read no further than they may be long."""

from __future__ import annotations

import os
import tempfile
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


def left_half_made(folder: Path, name: str) -> Path:
    """Give the file that a program leaves that is killed while it writes another."""

    def parts() -> Iterator[bytes]:
        yield b"half"
        (made,) = folder.glob(".*.new")
        made.rename(folder / "kept")
        raise KeyboardInterrupt

    names: list[str] = []
    make = tempfile.mkstemp

    def remember(**given: object) -> tuple[int, str]:
        descriptor, made = make(**given)  # type: ignore[call-overload]  # as it is called
        names.append(made)
        return descriptor, made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole_file.tempfile, "mkstemp", remember)
        with pytest.raises(KeyboardInterrupt):
            write_whole(folder / name, parts())
    return (folder / "kept").rename(names[0])


@pytest.mark.parametrize("name", ["notes.tipnotes", "Ж" * 127, "\n"])
def test_what_a_killed_program_left_half_made_is_taken_away_after_an_hour(tmp_path: Path, name: str) -> None:
    left = left_half_made(tmp_path, name)
    write_whole(tmp_path / "other", [b"young"])
    assert left.read_bytes() == b"half"
    os.utime(left, (0, left.stat().st_mtime - 3601))
    write_whole(tmp_path / "other", [b"old"])
    assert [file.name for file in tmp_path.iterdir()] == ["other"]


def test_nothing_else_is_taken_away(tmp_path: Path) -> None:
    names = (".notes.tipnotes.abcdefgh.new", ".notes.tipbrowser-abc.new", "notes.tipbrowser-abcdefgh.new")
    for name in names:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".a.tipbrowser-abcdefgh.new").mkdir()
    (tmp_path / ".b.tipbrowser-abcdefgh.new").symlink_to(tmp_path / names[0])
    for link in (".a.tipbrowser-abcdefgh.new", ".b.tipbrowser-abcdefgh.new"):
        os.utime(tmp_path / link, (0, 0), follow_symlinks=False)
    write_whole(tmp_path / "other", [b"whole"])
    assert len(list(tmp_path.iterdir())) == 6


def test_what_belongs_to_somebody_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = left_half_made(tmp_path, "notes")
    os.utime(left, (0, 0))
    monkeypatch.setattr(whole_file.os, "geteuid", lambda: left.stat().st_uid + 1)
    write_whole(tmp_path / "other", [b"whole"])
    assert left.exists()


def test_where_nothing_can_be_taken_away_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = left_half_made(tmp_path, "notes")
    os.utime(left, (0, 0))

    def refuse(_path: Path) -> None:
        raise OSError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        write_whole(tmp_path / "other", [b"whole"])
    assert (tmp_path / "other").read_bytes() == b"whole"
    assert left.exists()
