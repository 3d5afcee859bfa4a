"""Backups: whole, checked, and never at the cost of an older one that is good."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.kept_items import NOON, named, note, put
from tests.store.own_files import rows_of, spoil, write_notes, writing
from tipbrowser.domain.backups import FOLDER, PLAIN_COPY, Backup
from tipbrowser.store import annotation_connection
from tipbrowser.store import backups as module
from tipbrowser.store.annotation_errors import (
    AnnotationsBusy,
    AnnotationsDamaged,
    AnnotationsError,
    AnnotationsFull,
    AnnotationsUnreadable,
    AnnotationsUnwritable,
)
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.backups import BackupFolder

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


def everything(path: Path) -> list[object]:
    """Give all items and versions of a file."""
    return [rows_of(path, statement) for statement in EVERYTHING]


def test_a_backup_has_every_row_and_tells_how_many(path: Path) -> None:
    backup = back_up(path)
    made = path.parent / FOLDER / backup.name
    assert everything(made) == everything(path)
    assert (backup.items, backup.change, backup.size) == (30, 90, made.stat().st_size)
    assert backup.made == "2026-11-18T11:06:40.000Z"


def test_it_is_the_owner_s_alone(path: Path) -> None:
    back_up(path)
    folder = path.parent / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


def test_nothing_else_is_left_in_the_folder(path: Path) -> None:
    backup = back_up(path)
    assert {one.name for one in (path.parent / FOLDER).iterdir()} == {backup.name, PLAIN_COPY}


def test_what_a_killed_program_left_is_taken_away_after_an_hour(path: Path) -> None:
    folder = path.parent / FOLDER
    folder.mkdir(mode=0o700)
    old, young = folder / ".annotations.sqlite.a.new", folder / ".annotations.jsonl.b.new"
    for left, age in ((old, 3601), (young, 3599)):
        left.touch()
        os.utime(left, (NOON - age, NOON - age))
    back_up(path)
    assert (old.exists(), young.exists()) == (False, True)


def test_what_goes_while_it_is_swept_is_no_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda folder, _pattern: iter([folder / ".annotations.sqlite.gone.new"]))
    assert back_up(path).items == 30


def test_a_file_that_another_program_locks_is_not_waited_for_without_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation_connection, "PATIENCE", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, writing(path) as writer:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AnnotationsBusy):
            BackupFolder(path.parent).make(writer.connection, path, NOON)
        other.execute("ROLLBACK")
        assert BackupFolder(path.parent).make(writer.connection, path, NOON).items == 30
    assert [one.name for one in (path.parent / FOLDER).iterdir() if one.name.startswith(".")] == []


def test_no_backup_is_made_of_a_damaged_row(path: Path) -> None:
    spoil(path, "UPDATE version SET body = replace(body, 'first', 'fxrst') WHERE item = ?", named(3))
    with pytest.raises(AnnotationsDamaged):
        back_up(path)
    assert list((path.parent / FOLDER).iterdir()) == []


def test_a_copy_that_is_not_what_was_copied_does_not_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = module._copy

    def spoiled(connection: sqlite3.Connection, made: Path) -> None:
        copy(connection, made)
        spoil(made, "DELETE FROM item WHERE id = ?", named(5))

    monkeypatch.setattr(module, "_copy", spoiled)
    with pytest.raises(AnnotationsUnwritable, match="not what was copied"):
        back_up(path)
    assert list((path.parent / FOLDER).iterdir()) == []


def test_a_full_disk_is_told_and_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = back_up(path)
    plain = (path.parent / FOLDER / PLAIN_COPY).read_bytes()

    def full(_made: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "put_in_place", full)
    with pytest.raises(AnnotationsFull):
        back_up(path, NOON + 5)
    assert {one.name for one in (path.parent / FOLDER).iterdir()} == {first.name, PLAIN_COPY}
    assert (path.parent / FOLDER / PLAIN_COPY).read_bytes() == plain


def test_a_link_in_the_place_of_the_folder_is_refused(path: Path) -> None:
    (path.parent / "elsewhere").mkdir()
    (path.parent / FOLDER).symlink_to(path.parent / "elsewhere")
    with pytest.raises(AnnotationsUnreadable):
        back_up(path)


def test_a_link_in_the_folder_is_no_backup(path: Path) -> None:
    backup = back_up(path)
    folder = path.parent / FOLDER
    (folder / backup.name.replace("00000", "00001", 1)).symlink_to(folder / backup.name)
    assert [one.name for one in BackupFolder(path.parent).backups()] == [backup.name]


def test_one_flipped_letter_makes_a_backup_no_good_one(path: Path) -> None:
    backup = back_up(path)
    folder = BackupFolder(path.parent)
    assert folder.is_good(backup)
    made = folder.path / backup.name
    content = made.read_bytes()
    place = content.index(b"Note 7 now")
    made.write_bytes(content[:place] + b"L" + content[place + 1 :])
    assert not folder.is_good(backup)


@pytest.mark.parametrize("content", [b"", b"x" * 9000, None], ids=["empty", "another format", "gone"])
def test_what_is_no_file_of_ours_is_no_good_backup(path: Path, content: bytes | None) -> None:
    backup = back_up(path)
    made = path.parent / FOLDER / backup.name
    if content is None:
        made.unlink()
    else:
        made.write_bytes(content)
    assert not BackupFolder(path.parent).is_good(backup)


def copies(path: Path, count: int) -> list[Backup]:
    """Give a number of backups, one for each change."""
    found = []
    for number in range(count):
        with writing(path) as writer:
            writer.apply([put(100 + number, note())])
        found.append(back_up(path, NOON + number))
    return found


def test_an_old_backup_goes_only_if_three_good_ones_remain(path: Path) -> None:
    made = copies(path, 4)
    folder = BackupFolder(path.parent)
    (folder.path / made[2].name).write_bytes(b"spoiled")
    assert folder.remove(made[:1]) == 0
    assert len(folder.backups()) == 4
    made = copies(path.parent / "annotations.sqlite", 0) or folder.backups()
    with writing(path) as writer:
        writer.apply([put(200, note())])
    back_up(path, NOON + 50)
    assert folder.remove(made[:1]) == 1
    assert len(folder.backups()) == 4


def test_an_old_backup_stays_if_the_next_one_that_would_stand_for_it_is_spoiled(path: Path) -> None:
    made = copies(path, 7)
    folder = BackupFolder(path.parent)
    (folder.path / made[3].name).write_bytes(b"spoiled")
    assert folder.remove([made[0], made[2]]) == 1
    assert [one.name for one in folder.backups()] == [one.name for one in made[1:]]


def test_a_backup_that_cannot_be_removed_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = copies(path, 4)

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(AnnotationsUnwritable):
        BackupFolder(path.parent).remove(made[:1])


def test_what_another_window_writes_while_it_is_copied_does_not_spoil_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = module._copy

    def meanwhile(connection: sqlite3.Connection, made: Path) -> None:
        copy(connection, made)
        with closing(sqlite3.connect(path, timeout=0)) as other, suppress(sqlite3.OperationalError):
            other.execute("DELETE FROM item WHERE id = ?", (named(5),))
            other.commit()

    monkeypatch.setattr(module, "_copy", meanwhile)
    assert back_up(path).items == 30


def test_a_counter_of_changes_that_is_no_number_hinders_nothing(path: Path) -> None:
    spoil(path, "UPDATE file SET value = '9x' WHERE name = 'change'")
    assert back_up(path).change == 9
    with writing(path) as writer:
        assert writer.last_change() == 9
        (written,) = writer.apply([put(100, note())])
    assert written.after is not None
    assert written.after.change == 91
    spoil(path, "UPDATE file SET value = 'x' WHERE name = 'change'")
    reader = AnnotationReader(path)
    assert reader.last_change() == 0
    reader.close()


def test_there_are_no_backups_before_there_is_a_folder(tmp_path: Path) -> None:
    assert BackupFolder(tmp_path).backups() == []


def test_a_locked_file_whose_name_is_gone_is_not_waited_for_without_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation_connection, "PATIENCE", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, writing(path) as writer:
        other.execute("BEGIN EXCLUSIVE")
        path.unlink()
        with pytest.raises(AnnotationsBusy):
            module.put_back(writer.connection, path)
        other.execute("ROLLBACK")
        module.put_back(writer.connection, path)
    assert len(rows_of(path, EVERYTHING[0])) == 40


def test_what_cannot_be_written_back_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(path) as writer:
        shutil.move(path, path.with_name("elsewhere"))

        def full(_made: Path, _path: Path) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(module, "put_in_place", full)
        with pytest.raises(AnnotationsFull):
            module.put_back(writer.connection, path)
    assert not path.exists()


def test_a_folder_that_cannot_be_swept_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _pattern: str) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "glob", refuse)
    with pytest.raises(AnnotationsError):
        back_up(path)


def test_a_file_that_cannot_be_copied_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: sqlite3.Connection, _made: Path) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(module, "_copy", fail)
    with pytest.raises(AnnotationsDamaged):
        back_up(path)
    assert list((path.parent / FOLDER).iterdir()) == []


def test_rows_that_lead_back_end_the_reading() -> None:
    from tipbrowser.store.whole_rows import items_in

    class Leading:
        """Stands for a damaged file in which the same rows come again and again."""

        def execute(self, *_asked: object) -> Leading:
            return self

        def fetchall(self) -> list[tuple[int]]:
            return [(1,)]

    with pytest.raises(sqlite3.DatabaseError, match="order"):
        list(items_in(Leading()))  # type: ignore[arg-type]


def test_a_page_that_is_gone_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    found = module.check_file(path)
    assert not found.is_whole
    assert found.detail
