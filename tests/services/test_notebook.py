"""The notebook: opened when it is needed, and whatever becomes of its file meanwhile."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_items import named, note, passage_note, put
from tests.store.own_files import Watch, rows_of, spoil, write_notes
from tipbrowser.domain.changes import Bin, Purge
from tipbrowser.services import notebook as module
from tipbrowser.services.notebook import Notebook, Overtaken, new_id, trouble_of
from tipbrowser.store import annotation_connection
from tipbrowser.store.annotation_errors import AnnotationsBusy, AnnotationsDamaged, AnnotationsError, AnnotationsNewer
from tipbrowser.store.item_table import ItemTable


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """Give a notebook in which nothing was ever written."""
    return Notebook(tmp_path / "own", now=Watch())


def texts(notebook: Notebook) -> list[str]:
    """Give the texts of all notes."""
    assert notebook.reader is not None
    return [one.body.text for one in notebook.reader.of_kinds("note")]  # type: ignore[attr-defined]


def test_nothing_is_made_before_something_is_written(notebook: Notebook) -> None:
    assert (notebook.exists, notebook.reader) == (False, None)
    assert not notebook.path.parent.exists()
    notebook.close()


def test_what_was_written_is_read_at_once_and_at_the_next_start(notebook: Notebook) -> None:
    notebook.write([put(1, note("one"))])
    assert texts(notebook) == ["one"]
    notebook.write([put(1, note("two"), 1)])
    assert texts(notebook) == ["two"]
    notebook.close()
    assert texts(Notebook(notebook.path.parent)) == ["two"]


def test_names_of_items_never_meet() -> None:
    names = {new_id() for _ in range(1000)}
    assert len(names) == 1000
    assert all(len(name) == 32 and int(name, 16) >= 0 for name in names)


def test_a_trouble_has_a_word_for_it() -> None:
    assert trouble_of(AnnotationsNewer("x")) == "newer"
    assert trouble_of(AnnotationsError("x")) == "damaged"


def test_after_an_error_the_file_is_opened_anew(notebook: Notebook) -> None:
    notebook.path.parent.mkdir()
    notebook.path.mkdir()
    for _ in range(2):
        with pytest.raises(AnnotationsError):
            notebook.write([put(1, note())])
    notebook.path.rmdir()
    notebook.write([put(1, note())])
    assert texts(notebook) == ["A note."]


def test_an_overtaken_change_leaves_the_file_open(notebook: Notebook) -> None:
    notebook.write([put(1, note())])
    writer = notebook.writer()
    with pytest.raises(Overtaken):
        notebook.write([put(1, note("late"))])
    assert notebook.writer() is writer


def test_a_file_that_somebody_takes_away_is_written_again_with_all_that_is_in_it(notebook: Notebook) -> None:
    notebook.write([put(1, note("kept"))])
    assert texts(notebook) == ["kept"]
    notebook.path.unlink()
    notebook.write([put(2, note("more"))])
    assert texts(notebook) == ["kept", "more"]
    assert rows_of(notebook.path, "SELECT count(*) FROM item") == [(2,)]
    assert notebook.path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_somebody_takes_away_is_told(notebook: Notebook) -> None:
    notebook.write([put(1, note("kept"))])
    notebook.path.parent.rename(notebook.path.parent.with_name("stick"))
    notebook.path.parent.touch()
    with pytest.raises(AnnotationsError):
        notebook.write([put(2, note("more"))])
    notebook.path.parent.unlink()
    notebook.path.parent.with_name("stick").rename(notebook.path.parent)
    notebook.write([put(2, note("more"))])
    assert texts(notebook) == ["kept", "more"]


def test_another_file_in_its_place_is_taken_up_by_reader_and_writer(notebook: Notebook, tmp_path: Path) -> None:
    notebook.write([put(1, note("former"))])
    assert texts(notebook) == ["former"]
    write_notes(tmp_path / "other.sqlite", 3)
    os.replace(tmp_path / "other.sqlite", notebook.path)
    assert len(texts(notebook)) == 2
    notebook.write([put(9, note("new"))])
    assert rows_of(notebook.path, "SELECT count(*) FROM item") == [(4,)]


def test_a_file_emptied_by_somebody_is_damaged_where_there_are_backups(notebook: Notebook) -> None:
    notebook.write([put(1, note())])
    notebook.back_up()
    notebook.close()
    notebook.path.write_bytes(b"")
    with pytest.raises(AnnotationsDamaged):
        notebook.prepare()


def test_an_empty_file_is_filled_where_there_was_nothing(notebook: Notebook) -> None:
    notebook.path.parent.mkdir()
    notebook.path.touch()
    notebook.prepare()
    assert notebook.writer().ids() == set()


def test_a_file_that_cannot_be_read_has_no_reader_and_is_told(notebook: Notebook) -> None:
    told: list[bool] = []
    notebook.on_damage = lambda: told.append(True)
    notebook.path.parent.mkdir()
    notebook.path.write_bytes(b"x" * 5000)
    assert notebook.reader is None
    assert told == [True]


def test_a_damaged_row_is_told(notebook: Notebook) -> None:
    told: list[bool] = []
    notebook.write([put(1, note("whole"))])
    notebook.close()
    spoil(notebook.path, "UPDATE item SET body = replace(body, 'whole', 'whxle')")
    assert texts(notebook) == []
    notebook.close()
    notebook.on_damage = lambda: told.append(True)
    assert texts(notebook) == []
    assert told == [True]


def test_before_many_things_go_a_backup_is_made(notebook: Notebook) -> None:
    notebook.write([put(number, passage_note()) for number in range(module.MANY)])
    notebook.write([Bin(id=named(number), revision=1) for number in range(module.MANY - 1)])
    assert notebook.backups.backups() == []
    notebook.write([Purge(id=named(number), revision=2) for number in range(module.MANY - 1)])
    assert notebook.backups.backups() == []
    notebook.write([put(number, passage_note()) for number in range(module.MANY - 1)])
    notebook.write([Bin(id=named(number), revision=1) for number in range(module.MANY)])
    (backup,) = notebook.backups.backups()
    assert backup.items == module.MANY


def test_a_file_made_anew_counts_its_changes_behind_those_in_the_backups(notebook: Notebook) -> None:
    notebook.write([put(number, note()) for number in range(5)])
    notebook.back_up()
    notebook.close()
    notebook.path.unlink()
    (written,) = notebook.write([put(1, note())])
    assert written.after is not None
    assert written.after.change == 7


def test_an_older_file_in_its_place_is_backed_up_before_anything_is_done_to_it(notebook: Notebook) -> None:
    notebook.write([put(1, note("older"))])
    notebook.close()
    older = notebook.path.read_bytes()
    notebook.write([put(2, note("newer"))])
    notebook.back_up()
    notebook.close()
    notebook.path.write_bytes(older)
    backup = notebook.back_up()
    assert backup is not None
    assert backup.items == 1
    assert notebook.backups.backups()[-1] == backup
    assert notebook.back_up() is None


def test_a_file_that_cannot_count_on_now_does_so_when_it_is_opened_anew(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.write([put(number, note()) for number in range(5)])
    notebook.back_up()
    notebook.close()
    notebook.path.unlink()

    def busy(_table: ItemTable, _change: int) -> None:
        raise AnnotationsBusy(notebook.path)

    notebook.path.touch()
    with monkeypatch.context() as patch:
        patch.setattr(Notebook, "_refuse_emptied", lambda _notebook: None)
        patch.setattr(ItemTable, "begin_after", busy)
        with pytest.raises(AnnotationsBusy):
            notebook.prepare()
    (written,) = notebook.write([put(1, note())])
    assert written.after is not None
    assert written.after.change == 7


def test_before_anything_is_written_it_is_looked_whether_it_could_be(notebook: Notebook) -> None:
    notebook.prepare()
    assert not notebook.exists
    assert notebook.path.parent.is_dir()


def test_before_anybody_types_it_is_looked_whether_another_program_holds_the_file(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation_connection, "PATIENCE", 0.0)
    notebook.write([put(1, note())])
    with closing(sqlite3.connect(notebook.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AnnotationsBusy):
            notebook.prepare()
        other.execute("ROLLBACK")
    notebook.prepare()
