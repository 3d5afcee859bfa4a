"""Files and folders that are the reader's alone, on disks of every kind."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tipbrowser.store import private_files
from tipbrowser.store.annotation_errors import AnnotationsFull, AnnotationsUnreadable, AnnotationsUnwritable
from tipbrowser.store.private_files import close_file, drop, lacks, make_folder, new_file, refuse_link, sync_folder


def refusing(number: int) -> Callable[..., None]:
    """Give what fails as a system call does."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_disk_without_modes_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.touch(mode=0o644)
    monkeypatch.setattr(Path, "chmod", refusing(errno.EPERM))
    close_file(path)
    assert stat.S_IMODE(path.stat().st_mode) & 0o044


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", refusing(errno.EIO))
    with pytest.raises(AnnotationsUnwritable):
        make_folder(tmp_path / "new")


def test_what_is_not_there_need_not_be_closed(tmp_path: Path) -> None:
    close_file(tmp_path / "nothing")
    refuse_link(tmp_path / "nothing")


def test_a_file_in_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AnnotationsUnreadable):
        refuse_link(tmp_path / "file" / "below")
    with pytest.raises(AnnotationsUnreadable, match="not a folder"):
        make_folder(tmp_path / "file")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_files.tempfile, "mkstemp", refusing(errno.ENOSPC))
    with pytest.raises(AnnotationsFull):
        new_file(tmp_path, "x")
    assert lacks(tmp_path) == ()


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_syncs_no_folders_is_used_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(number))
    sync_folder(tmp_path)
    assert lacks(tmp_path) == ("sync",)


def test_a_folder_that_cannot_be_synced_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def test_a_system_that_opens_no_folders_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    sync_folder(tmp_path)
    assert lacks(tmp_path) == ("sync",)


def test_a_disk_without_modes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = private_files.tempfile.mkstemp

    def open_to_all(**named: str) -> tuple[int, str]:
        descriptor, name = made(**named)
        Path(name).chmod(0o777)
        return descriptor, name

    monkeypatch.setattr(private_files.tempfile, "mkstemp", open_to_all)
    assert lacks(tmp_path) == ("modes",)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_taken_away_stays_for_a_later_backup_to_sweep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_file(tmp_path, "annotations.sqlite")
    monkeypatch.setattr(Path, "unlink", refusing(errno.EROFS))
    drop(made)
    assert made.exists()
