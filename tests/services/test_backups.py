"""Backups as the window and the terminal ask for them: when they are made, which go, and what is brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.kept_items import NOON, named, note, passage_note, put
from tests.store.own_files import Watch, spoil
from tipbrowser.domain.changes import Bin, TakeBack
from tipbrowser.domain.times import DAYS, HOURS
from tipbrowser.services.backups import PLAIN_COPY, Backups
from tipbrowser.services.notebook import Notebook
from tipbrowser.store import annotation_connection
from tipbrowser.store.annotation_errors import (
    AnnotationsBusy,
    AnnotationsDamaged,
    AnnotationsFull,
    AnnotationsMissing,
    AnnotationsUnwritable,
)


@pytest.fixture
def watch() -> Watch:
    """Give the clock."""
    return Watch()


@pytest.fixture
def notebook(tmp_path: Path, watch: Watch) -> Notebook:
    """Give a notebook with twenty notes."""
    notebook = Notebook(tmp_path / "own", now=watch)
    notebook.write([put(number, passage_note(f"note {number} " + "w" * 50)) for number in range(20)])
    return notebook


@pytest.fixture
def backups(notebook: Notebook) -> Backups:
    """Give its backups: none yet."""
    return Backups(notebook)


def restart(notebook: Notebook) -> Backups:
    """End the program and start it again."""
    notebook.close()
    return Backups(notebook)


def texts(notebook: Notebook) -> list[str]:
    """Give the texts of all notes in use, in the order of their making."""
    assert notebook.reader is not None
    return [one.body.text[:7].rstrip() for one in notebook.reader.every() if one.deleted is None]  # type: ignore[attr-defined]


def test_a_backup_is_made_only_if_something_changed(notebook: Notebook, backups: Backups) -> None:
    assert backups.make() is not None
    assert backups.make() is None
    assert restart(notebook).make() is None
    notebook.write([put(50, note())])
    assert backups.make() is not None
    assert [one.items for one in backups.all()] == [21, 20]


def test_it_is_made_anew_if_the_last_one_is_damaged(notebook: Notebook, backups: Backups, watch: Watch) -> None:
    first = backups.make()
    assert first is not None
    (backups.folder / first.name).write_bytes(b"spoiled")
    backups.look()
    watch.now += 5
    again = backups.make()
    assert again is not None
    assert backups.newest_good() == again


def test_it_is_made_in_two_parts_of_which_the_second_needs_no_file(notebook: Notebook, backups: Backups) -> None:
    copied = backups.begin()
    assert copied is not None
    notebook.write([put(50, note("meanwhile"))])
    finished = backups.finish(copied)
    assert finished is not None
    assert finished.items == 20
    assert backups.begin() is not None


def test_a_year_of_use_keeps_what_was_promised(notebook: Notebook, backups: Backups, watch: Watch) -> None:
    for day in range(120):
        for hour in (0, 5):
            watch.now = NOON + day * DAYS + hour * HOURS
            notebook.write([put(1000 + day * 10 + hour, note("x"))])
            backups.make()
            backups.remove_old(backups.prune())
    kept = backups.all()
    assert len(kept) <= 4 + 14 + 10 + 5
    assert all(notebook.backups.is_good(one) for one in kept)
    assert kept[0].items == 20 + 240


def test_a_loss_of_a_fifth_stops_the_removal_until_it_is_accepted(
    notebook: Notebook, backups: Backups, watch: Watch
) -> None:
    backups.prune()
    for number in range(6):
        watch.now += 3 * HOURS
        notebook.write([put(100 + number, note())])
        backups.make()
        assert backups.prune().shrunk_from == 0
    notebook.write([Bin(id=named(number), revision=1) for number in range(8)])
    watch.now += 20 * DAYS
    backups.make()
    tidied = backups.prune()
    assert (tidied.believed, tidied.shrunk_from) == (True, 26)
    assert backups.remove_old(tidied) == 0
    assert restart(notebook).prune().shrunk_from == 26
    backups.accept()
    tidied = backups.prune()
    assert tidied.shrunk_from == 0
    assert backups.remove_old(tidied) > 0


def test_a_loss_is_told_also_if_nobody_remembers_how_much_there_was(notebook: Notebook, backups: Backups) -> None:
    backups.make()
    notebook.write([Bin(id=named(number), revision=1) for number in range(8)])
    backups.make()
    backups.prune()
    assert backups.prune().shrunk_from == 20


def test_there_is_nothing_to_accept_or_prune_before_the_first_backup(notebook: Notebook, backups: Backups) -> None:
    backups.accept()
    backups.prune()
    tidied = backups.prune()
    assert (tidied.shrunk_from, backups.remove_old(tidied)) == (0, 0)


@pytest.mark.parametrize("jump", [4000 * DAYS, -4000 * DAYS], ids=["ahead", "behind"])
def test_a_clock_that_jumps_removes_nothing(notebook: Notebook, backups: Backups, watch: Watch, jump: float) -> None:
    backups.prune()
    for number in range(6):
        notebook.write([put(100 + number, note("a")), Bin(id=named(number), revision=1)])
        notebook.write([put(100 + number, note("other"), 1)])
        backups.make()
        watch.now += HOURS
    before = backups.all(), sorted(notebook.writer().ids())
    watch.now += jump
    started = restart(notebook)
    tidied = started.prune()
    assert (tidied.believed, started.remove_old(tidied)) == (False, 0)
    watch.now -= jump
    again = restart(notebook)
    tidied = again.prune()
    assert (tidied.believed, tidied.pruned.is_empty, again.remove_old(tidied)) == (True, True, 0)
    assert (backups.all(), sorted(notebook.writer().ids())) == before


def test_restoring_makes_a_backup_first_and_can_be_restored_itself(notebook: Notebook, backups: Backups) -> None:
    first = backups.make()
    assert first is not None
    notebook.write([put(0, note("other"), 1), put(50, note("made")), Bin(id=named(3), revision=1)])
    before = texts(notebook)
    backups.restore(first.name)
    assert texts(notebook) == [f"note {number}" for number in range(20)]
    backups.restore(backups.all()[0].name)
    assert texts(notebook) == before


def test_only_what_is_missing_is_brought_back_from_the_plain_copy(notebook: Notebook, backups: Backups) -> None:
    backups.make()
    notebook.close()
    notebook.path.unlink()
    notebook.write([put(50, note("made"))])
    assert len(backups.restore(PLAIN_COPY, only_missing=True)) == 20
    assert len(texts(notebook)) == 21


def test_a_difference_is_told(notebook: Notebook, backups: Backups) -> None:
    backup = backups.make()
    assert backup is not None
    notebook.write([put(0, note("other"), 1), put(50, note("made")), Bin(id=named(3), revision=1)])
    found = backups.difference(backup.name)
    assert [[one.id for one in some] for some in (found.added, found.changed, found.missing)] == [
        [named(50)], [named(0)], [named(3)],
    ]  # fmt: skip
    notebook.write([put(0, passage_note("note 0 " + "w" * 50), 2), TakeBack(id=named(3), revision=2)])
    assert backups.difference(backup.name).changed == ()


def test_a_difference_to_nothing_is_all_that_there_was(notebook: Notebook, backups: Backups) -> None:
    backup = backups.make()
    assert backup is not None
    notebook.close()
    notebook.path.unlink()
    assert len(backups.difference(backup.name).missing) == 20


def test_a_file_that_is_gone_is_told_with_the_backup_that_has_it(notebook: Notebook, backups: Backups) -> None:
    assert backups.lost() is None
    backup = backups.make()
    notebook.close()
    notebook.path.unlink()
    lost = backups.lost()
    assert lost is not None
    assert (lost.aside, lost.missing, lost.backup) == ("", 20, backup)


def test_where_there_was_never_anything_nothing_is_lost(tmp_path: Path) -> None:
    backups = Backups(Notebook(tmp_path / "new"))
    assert backups.lost() is None
    assert backups.unprotected() == ()
    with pytest.raises(AnnotationsMissing):
        backups.check()


def test_mending_keeps_what_is_whole_and_tells_what_a_backup_has_beside(notebook: Notebook, backups: Backups) -> None:
    backup = backups.make()
    notebook.write([put(50, note("made since"))])
    notebook.close()
    spoil(notebook.path, "UPDATE item SET body = replace(body, 'note 1', 'nqte 1')")
    found = backups.check()
    assert (found.is_whole, found.damaged) == (False, 11)
    with pytest.raises(AnnotationsDamaged):
        backups.make()
    mended = backups.mend()
    assert (mended.items, mended.missing, mended.backup) == (10, 11, backup)
    assert Path(mended.aside).exists()
    assert backups.check().is_whole
    assert backup is not None
    backups.restore(backup.name, only_missing=True)
    assert sorted(texts(notebook)) == sorted([*(f"note {number}" for number in range(20)), "made si"])


def test_mending_without_any_backup_keeps_what_is_whole(notebook: Notebook, backups: Backups) -> None:
    mended = backups.mend()
    assert (mended.items, mended.missing, mended.backup) == (20, 0, None)


def test_what_the_file_system_cannot_do_is_told(notebook: Notebook, backups: Backups) -> None:
    assert backups.unprotected() == ()


def test_a_check_can_be_given_up(notebook: Notebook, backups: Backups) -> None:
    def give_up() -> None:
        raise KeyError("given up")

    with pytest.raises(KeyError):
        backups.check(give_up)


def test_a_file_that_another_program_writes_is_not_taken_for_a_damaged_one(
    notebook: Notebook, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation_connection, "READING_PATIENCE", 0.0)
    with closing(sqlite3.connect(notebook.path, isolation_level=None)) as other:

        def write() -> None:
            other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(AnnotationsBusy):
            backups.check(write)
        other.execute("ROLLBACK")
    assert backups.check().is_whole


def test_where_nothing_can_be_removed_a_backup_is_made_all_the_same(
    notebook: Notebook, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise AnnotationsFull(notebook.path)

    monkeypatch.setattr(backups, "prune", refuse)
    for _ in range(2):
        copied, tidied = backups.begin_and_prune()
        tidied = backups.finish_and_remove_old(copied, tidied)
        assert isinstance(tidied.problem, AnnotationsFull)
    assert len(backups.all()) == 1
    assert [one.name for one in backups.folder.iterdir() if one.name.startswith(".")] == []


def test_where_no_old_backup_can_be_removed_there_is_a_new_one_all_the_same(
    notebook: Notebook, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_tidied: object) -> None:
        raise AnnotationsUnwritable(backups.folder)

    monkeypatch.setattr(backups, "remove_old", refuse)
    tidied = backups.finish_and_remove_old(*backups.begin_and_prune())
    assert isinstance(tidied.problem, AnnotationsUnwritable)
    assert len(backups.all()) == 1


def test_a_plain_copy_that_is_missing_is_made_with_the_next_backup_also_if_nothing_changed(
    notebook: Notebook, backups: Backups
) -> None:
    backups.make()
    plain = backups.folder / PLAIN_COPY
    for again in (backups.make, lambda: backups.finish(backups.begin())):
        plain.unlink()
        assert again() is None
        assert plain.exists()
