"""What goes wrong with backups, the bin and mending, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.end2end.actions import sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of
from tests.end2end.note_sheets import ids, looked, offer, press, rows
from tests.kept_items import NOON, named, note, put
from tests.store.own_files import spoil
from tipbrowser.controllers.note_keeping import DAMAGED
from tipbrowser.domain.changes import Bin, TakeBack
from tipbrowser.domain.times import DAYS
from tipbrowser.services.backups import Backups
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_errors import AnnotationsBusy, AnnotationsFull
from tipbrowser.store.annotation_reader import AnnotationReader


def fault(*_given: object, **_named: object) -> None:
    """Fail as only a fault of the program does."""
    raise ValueError("a fault")


def damage(folder: Path, number: int) -> None:
    """Change a letter of a note as no program of ours would."""
    path = folder / "annotations.sqlite"
    spoil(path, "UPDATE item SET body = replace(body, 'Secret', 'Sxcret') WHERE id = ?", named(number))


def test_damage_that_is_come_upon_in_reading_is_mended_at_once(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    damage(written, 3)
    desk_of(program).notebook.close_reader()
    with qtbot.waitSignal(keeping.looked, timeout=20_000):
        assert len(ids(program)) == 10
    assert "has 1 more" in program.window.banners.sentence(DAMAGED)


def test_damage_that_a_backup_comes_upon_is_mended(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    desk_of(program).pen.write([put(50, note("new"))])
    desk_of(program).pen.finish()
    damage(written, 3)
    with qtbot.waitSignal(keeping.looked, timeout=20_000):
        keeping.back_up()
    assert "has 1 more" in program.window.banners.sentence(DAMAGED)
    assert "50" in ids(program)


def test_mending_that_fails_is_told_and_the_file_stays(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_backups: Backups) -> None:
        raise AnnotationsFull("here")

    damage(written, 3)
    program = begin()
    monkeypatch.setattr(Backups, "mend", fill)
    looked(qtbot, program)
    assert desk_of(program).pen.trouble.kind == "full"
    assert program.window.banners.sentence(DAMAGED) == ""
    assert list(written.glob("*.damaged*")) == []


def test_the_backups_are_shown_from_what_is_said_of_damage(begin: Begin, written: Path, qtbot: QtBot) -> None:
    damage(written, 3)
    program = begin()
    looked(qtbot, program)
    offer(qtbot, program, "backups")
    assert len(rows(program, "backups")) >= 1
    assert len(ids(program)) == 10


def test_what_is_chosen_of_another_banner_restores_nothing(begin: Begin, written: Path, qtbot: QtBot) -> None:
    damage(written, 3)
    program = begin()
    looked(qtbot, program)
    program.window.banners.offer_chosen.emit("another", "restore")
    desk_of(program).pen.finish()
    assert len(ids(program)) == 10


@pytest.mark.parametrize(
    ("failing", "words"),
    [("check", ""), ("difference", ""), ("begin_and_prune", "Back up now"), ("restore", "Restore this backup")],
)
def test_a_fault_of_the_program_is_not_taken_for_trouble_with_the_file(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, failing: str, words: str
) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    if words:
        keeping.open_backups()
    monkeypatch.setattr(Backups, failing, fault)
    with qtbot.capture_exceptions() as errors:
        if words:
            press(qtbot, program, words)
        elif failing == "check":
            keeping.look()
        else:
            keeping.open_backups()
        qtbot.waitUntil(lambda: bool(errors))
    assert [kind for kind, _error, _trace in errors] == [ValueError]
    assert desk_of(program).pen.trouble.kind == ""
    assert keeping._problem[0] == ""


def test_a_backup_that_is_half_made_when_the_window_closes_is_taken_away(
    begin: Begin, written: Path, qtbot: QtBot
) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    desk = desk_of(program)
    before = {one.name for one in (written / "backups").iterdir()}
    desk.pen.write([put(50, note("new"))])
    keeping.back_up()
    keeping.close()
    desk.pen.finish()
    assert {one.name for one in (written / "backups").iterdir()} == before


def test_what_was_in_the_bin_long_enough_goes_from_the_open_sheet_with_the_backup(
    begin: Begin, written: Path, qtbot: QtBot
) -> None:
    program = begin()
    desk = desk_of(program)
    desk.notebook.now = lambda: NOON + 91 * DAYS
    keeping = looked(qtbot, program)  # a clock that says so for the first time is not believed
    program.actions.notes.bin.trigger()
    assert len(rows(program, "bin")) == 1
    with qtbot.waitSignal(keeping.looked):
        keeping.back_up()
    assert rows(program, "bin") == []


def test_a_bin_that_was_put_away_shows_what_was_deleted_since(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    desk = desk_of(program)
    program.actions.notes.bin.trigger()
    sheet_of(program).close_requested.emit()
    desk.pen.write([Bin(id=named(5), revision=1)])
    desk.pen.finish()
    program.actions.notes.bin.trigger()
    assert len(rows(program, "bin")) == 2


def test_a_bin_that_cannot_be_read_now_is_told(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(_reader: AnnotationReader) -> None:
        raise AnnotationsBusy("here")

    program = begin()
    desk = desk_of(program)
    qtbot.waitUntil(lambda: desk.pen.is_idle)
    monkeypatch.setattr(AnnotationReader, "in_bin", wait)
    program.actions.notes.bin.trigger()
    assert desk.pen.trouble.kind == "busy"


def test_what_somebody_else_took_back_meanwhile_goes_from_the_bin(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    program.actions.notes.bin.trigger()
    other = Notebook(written)
    other.write([TakeBack(id=named(11), revision=2)])
    other.close()
    press(qtbot, program, "Take back")
    qtbot.waitUntil(lambda: rows(program, "bin") == [])
    assert "11" in ids(program)
