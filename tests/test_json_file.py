"""Files of settings and state: read whatever their condition, replaced whole."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from tipbrowser import json_file
from tipbrowser.json_file import load_object, save_object


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.json"
    save_object(path, {"name": "Ж", "sizes": [1, 2]})
    assert load_object(path).values == {"name": "Ж", "sizes": [1, 2]}


def test_a_saved_file_and_its_folder_are_the_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.json"
    save_object(path, {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    loaded = load_object(tmp_path / "file.json")
    assert (loaded.values, loaded.kept_aside, loaded.problem) == ({}, None, "")


@pytest.mark.parametrize(
    "content",
    [b"", b'{"theme": "da', b"\xff\xfe\x00", b"[1, 2]", b"null", b"[" * 100_000, b"SQLite format 3\0"],
    ids=["empty", "partial", "not text", "a list", "null", "too deep", "another format"],
)
def test_a_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    loaded = load_object(path)
    assert loaded.values == {}
    assert loaded.kept_aside == tmp_path / "file.json.damaged"
    assert loaded.kept_aside.read_bytes() == content
    assert not path.exists()


def test_a_folder_in_the_file_s_place_is_a_problem_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file.json").mkdir()
    assert load_object(tmp_path / "file.json").problem


def test_a_file_that_is_far_too_large_is_kept_aside_unread(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b'{"theme": "dark"}' + b" " * json_file.LARGEST)
    loaded = load_object(path)
    assert loaded.values == {}
    assert loaded.kept_aside == tmp_path / "file.json.damaged"


def test_a_pipe_in_the_file_s_place_is_a_problem_that_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "file.json")
    assert load_object(tmp_path / "file.json").problem == "not a file"


def refuse(*_paths: object) -> None:
    raise OSError(errno.EACCES, "not allowed")


def test_a_damaged_file_that_cannot_be_moved_is_a_problem_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.json"
    path.write_text("broken")
    monkeypatch.setattr(json_file.os, "replace", refuse)
    loaded = load_object(path)
    assert loaded.problem == "not allowed"
    assert path.read_text() == "broken"


def test_every_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    (tmp_path / "file.json.damaged-2").mkdir()
    for words in ("first", "second"):
        path.write_text(words)
        assert load_object(path).kept_aside is not None
    assert (tmp_path / "file.json.damaged").read_text() == "first"
    assert (tmp_path / "file.json.damaged-3").read_text() == "second"


def test_what_lies_under_a_name_that_can_be_guessed_is_not_written_to(tmp_path: Path) -> None:
    path, other = tmp_path / "file.json", tmp_path / "other"
    other.write_text("another's")
    (tmp_path / f".file.json.{os.getpid()}.new").symlink_to(other)
    save_object(path, {"a": 1})
    assert other.read_text() == "another's"
    assert not path.is_symlink()


def test_a_failed_replacement_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.json"
    save_object(path, {"old": 1})

    def fail(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_file.os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        save_object(path, {"new": 1})
    assert [one.name for one in tmp_path.iterdir()] == ["file.json"]
    assert json.loads(path.read_text()) == {"old": 1}


def test_the_new_file_is_on_the_disk_before_it_takes_the_old_one_s_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(json_file.os, "fsync", lambda file: (calls.append("fsync"), fsync(file))[1])
    monkeypatch.setattr(json_file.os, "replace", lambda *paths: (calls.append("replace"), replace(*paths))[1])
    save_object(tmp_path / "file.json", {})
    assert calls == ["fsync", "replace", "fsync"]


def test_a_system_without_folder_files_does_without_their_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(json_file.os, "O_DIRECTORY")
    save_object(tmp_path / "file.json", {"a": 1})
    assert load_object(tmp_path / "file.json").values == {"a": 1}
