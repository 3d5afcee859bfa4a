"""Bringing everything back as it was, by changes that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kept_items import NOON, named, note, put
from tests.store.own_files import Watch, put_hologram, rows_of, spoil, writing
from tipbrowser.domain.changes import Bin, Purge, TakeBack, inverse
from tipbrowser.domain.times import written_time
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_errors import AnnotationsDamaged
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.backups import BackupFolder, check_file
from tipbrowser.store.restoring import restore
from tipbrowser.store.whole_rows import Rows

NOW = written_time(NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a reader's file may be made."""
    return tmp_path / "annotations.sqlite"


@pytest.fixture
def rows(path: Path) -> Rows:
    """Give what is in a backup, and change everything afterwards."""
    watch = Watch()
    with writing(path, watch) as writer:
        writer.apply([put(number, note(f"text {number}")) for number in range(6)])
        watch.now += 100
        writer.apply([put(4, note("text 4, second"), 1), Bin(id=named(5), revision=1)])
        folder = BackupFolder(path.parent)
        backup = folder.make(writer.connection, path, NOON)
        watch.now += 100
        writer.apply([put(1, note("other"), 1)])
        writer.apply([Bin(id=named(2), revision=1)])
        writer.apply([Bin(id=named(4), revision=2)])
        writer.apply([Purge(id=named(4), revision=3)])
        writer.apply([TakeBack(id=named(5), revision=2)])
        writer.apply([put(5, note("taken back and changed"), 3)])
        writer.apply([put(9, note("made since"))])
    return folder.rows(backup.name)


def state(path: Path) -> dict[str, tuple[str, bool]]:
    """Give text and whether it is in the bin of every note."""
    reader = AnnotationReader(path)
    found = {str(int(one.id, 16)): (one.body.text, one.deleted is not None) for one in reader.every()}  # type: ignore[attr-defined]
    reader.close()
    return found


THEN = {
    "0": ("text 0", False), "1": ("text 1", False), "2": ("text 2", False), "3": ("text 3", False),
    "4": ("text 4, second", False), "5": ("text 5", True),
}  # fmt: skip


def test_everything_is_as_it_was_and_what_was_made_since_is_in_the_bin(path: Path, rows: Rows) -> None:
    with writing(path) as writer:
        restore(writer, rows, NOW)
    assert state(path) == {**THEN, "9": ("made since", True)}


def test_it_can_be_undone_and_done_again(path: Path, rows: Rows) -> None:
    before = state(path)
    with writing(path) as writer:
        written = restore(writer, rows, NOW)
        after = state(path)
        undone = writer.apply(inverse(written))
        # What was gone altogether goes into the bin.
        assert state(path) == {**before, "4": ("text 4, second", True)}
        writer.apply(inverse(undone))
    assert state(path) == after


def test_what_was_changed_since_is_among_its_versions(path: Path, rows: Rows) -> None:
    with writing(path) as writer:
        restore(writer, rows, NOW)
    reader = AnnotationReader(path)
    assert "other" in [one.body.text for one in reader.versions(named(1))]  # type: ignore[attr-defined]
    reader.close()


def test_the_versions_of_what_was_gone_are_there_again(path: Path, rows: Rows) -> None:
    with writing(path) as writer:
        restore(writer, rows, NOW)
    reader = AnnotationReader(path)
    assert [one.body.text for one in reader.versions(named(4))] == ["text 4"]  # type: ignore[attr-defined]
    reader.close()


def test_only_what_is_missing_can_be_brought_back(path: Path, rows: Rows) -> None:
    before = state(path)
    with writing(path) as writer:
        written = restore(writer, rows, NOW, only_missing=True)
    assert [one.after.id for one in written if one.after] == [named(4)]
    assert state(path) == {**before, "4": ("text 4, second", False)}


def test_a_backup_with_a_damaged_row_puts_nothing_into_the_bin(path: Path, rows: Rows) -> None:
    with writing(path) as writer:
        restore(writer, replace(rows, damaged=1), NOW)
    assert state(path)["9"] == ("made since", False)


def test_it_is_all_or_nothing(path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_of(path, "SELECT * FROM item")
    with writing(path) as writer:
        monkeypatch.setattr(writer.table, "put_versions", lambda *_rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            restore(writer, rows, NOW)
    assert rows_of(path, "SELECT * FROM item") == before


def test_what_only_a_newer_version_knows_is_passed_over(path: Path, rows: Rows) -> None:
    from tipbrowser.store.row_hash import row_hash

    fields = (named(77), "hologram", "{}", "", "", 999, 1, None, "")
    with writing(path) as writer:
        restore(writer, replace(rows, items=(*rows.items, (*fields, row_hash(*fields)))), NOW)
        assert named(77) not in writer.ids()


def test_what_was_made_since_by_a_newer_version_stays_as_it_is(path: Path, rows: Rows) -> None:
    put_hologram(path, number=77)
    with writing(path) as writer:
        restore(writer, rows, NOW)
        assert named(77) in writer.ids()
    assert state(path) == {**THEN, "9": ("made since", True)}


def test_a_damaged_row_is_told_and_nothing_is_restored(path: Path, rows: Rows) -> None:
    spoil(path, "UPDATE item SET body = replace(body, 'made since', 'maze since')")
    before = rows_of(path, "SELECT * FROM item")
    with writing(path) as writer, pytest.raises(AnnotationsDamaged):
        restore(writer, rows, NOW)
    assert rows_of(path, "SELECT * FROM item") == before


def copied_back(path: Path, watch: Watch) -> Rows:
    """Give a backup of a note that went on since an old copy of the file was laid in its place, and go on otherwise."""
    with writing(path, watch) as writer:
        for revision, text in enumerate(("begun", "old copy")):
            writer.apply([put(1, note(text), revision)])
            watch.now += 90
    old = path.read_bytes()
    with writing(path, watch) as writer:
        for revision, text in enumerate(("theirs one", "theirs two", "theirs three"), 2):
            writer.apply([put(1, note(text), revision)])
            watch.now += 90
        folder = BackupFolder(path.parent)
        backup = folder.make(writer.connection, path, NOON)
    path.write_bytes(old)
    return folder.rows(backup.name)


def go_on(path: Path, watch: Watch, *texts: str) -> None:
    """Give the note other texts, one after the other."""
    with writing(path, watch) as writer:
        for text in texts:
            item = writer.table.item(named(1))
            assert item is not None
            writer.apply([put(1, note(text), item.revision)])
            watch.now += 90


def history(path: Path) -> list[str]:
    """Give the texts of the note's versions, the earliest first, and what it is now."""
    reader = AnnotationReader(path)
    versions = [one.body.text for one in reversed(reader.versions(named(1)))]  # type: ignore[attr-defined]
    (now,) = reader.items([named(1)])
    reader.close()
    return [*versions, now.body.text]  # type: ignore[attr-defined]


def test_of_two_ways_that_a_note_went_no_state_is_lost(path: Path) -> None:
    watch = Watch()
    rows = copied_back(path, watch)
    go_on(path, watch, "mine one", "mine two", "mine three")
    with writing(path, watch) as writer:
        (written,) = restore(writer, rows, NOW)
    theirs, mine = ["theirs one", "theirs two"], ["mine one", "mine two", "mine three"]
    assert history(path) == ["begun", "old copy", *theirs, *mine, "theirs three"]
    assert check_file(path).is_whole
    with writing(path, watch) as writer:
        writer.apply(inverse([written]))
    assert history(path) == ["begun", "old copy", *theirs, *mine, "theirs three", "mine three"]


def test_what_is_written_after_a_backup_that_was_further_is_kept_as_a_version(path: Path) -> None:
    watch = Watch()
    rows = copied_back(path, watch)
    with writing(path, watch) as writer:
        restore(writer, rows, NOW)
    go_on(path, watch, "and on", "and further", "and further still")
    assert history(path) == [
        "begun", "old copy", "theirs one", "theirs two", "theirs three", "and on", "and further", "and further still",
    ]  # fmt: skip


def test_versions_alone_come_back_too_and_what_is_missing_touches_nothing(path: Path) -> None:
    watch = Watch()
    rows = copied_back(path, watch)
    go_on(path, watch, "theirs three")
    with writing(path, watch) as writer:
        assert restore(writer, rows, NOW, only_missing=True) == []
        assert history(path) == ["begun", "old copy", "theirs three"]
        (written,) = restore(writer, rows, NOW)
    assert history(path) == ["begun", "old copy", "theirs one", "theirs two", "theirs three"]
    assert written.after is not None
    assert written.after.revision == 5
    with writing(path, watch) as writer:
        assert restore(writer, rows, NOW) == []
        assert writer.apply([Bin(id=named(1), revision=5)])
        assert [one.after.deleted for one in restore(writer, rows, NOW) if one.after] == [None]
