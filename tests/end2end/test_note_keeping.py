"""Backups, the bin and damage in the real window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of, strip_of, texts, type_note, wait_until_saved
from tests.end2end.note_sheets import button, ids, looked, offer, press, rows
from tests.kept_items import named, note, put
from tests.store.own_files import spoil
from tipbrowser.controllers import note_keeping
from tipbrowser.controllers.note_keeping import DAMAGED
from tipbrowser.domain.changes import Bin
from tipbrowser.services.backups import Backups
from tipbrowser.services.notebook import Notebook


def test_what_is_whole_is_backed_up_after_the_start_and_only_if_it_changed(
    begin: Begin, written: Path, qtbot: QtBot
) -> None:
    program = begin()
    looked(qtbot, program)
    assert len(list((written / "backups").glob("*.sqlite"))) == 1
    desk_of(program).pen.write([put(50, note("new"))])
    desk_of(program).pen.finish()
    looked(qtbot, program)
    assert len(list((written / "backups").glob("*.sqlite"))) == 2
    assert program.window.banners.sentence(DAMAGED) == ""


def test_a_damaged_note_is_told_and_brought_back_in_place(begin: Begin, written: Path, qtbot: QtBot) -> None:
    spoil(written / "annotations.sqlite", "UPDATE item SET body = replace(body, 'Word3', 'Wxrd3')")
    program = begin()
    assert len(ids(program)) == 10
    looked(qtbot, program)
    sentence = program.window.banners.sentence(DAMAGED)
    assert "annotations.sqlite.damaged; 11 things were whole" in sentence.replace("\u200b", "")
    assert "has 1 more" in sentence
    offer(qtbot, program, "restore")
    qtbot.waitUntil(lambda: len(ids(program)) == 11)
    assert program.window.banners.sentence(DAMAGED) == ""


@pytest.mark.parametrize("length", [0, 8192])
def test_a_file_damaged_while_one_types_is_mended_and_what_is_typed_is_saved(
    begin: Begin, written: Path, qtbot: QtBot, length: int
) -> None:
    program = begin()
    looked(qtbot, program)
    desk = desk_of(program)
    type_note(qtbot, program, "Before. ")
    os.truncate(written / "annotations.sqlite", length)
    QTest.keyClicks(strip_of(program).body.editor, "After.")
    qtbot.waitUntil(desk._looking.isActive)
    assert desk.pen.trouble.kind == "damaged"
    with qtbot.waitSignal(desk.keeping.looked, timeout=20_000):
        desk._looking.timeout.emit()
    wait_until_saved(qtbot, program)
    assert "Before. After." in texts(written)
    assert not strip_of(program).body.editor.isReadOnly()
    assert program.window.banners.sentence(DAMAGED)


@pytest.mark.parametrize("content", [b"", b"x" * 9000, b"%PDF-1.7", None], ids=["empty", "letters", "a format", "gone"])
def test_whatever_stands_in_its_place_the_window_opens_and_offers_the_backup(
    begin: Begin, written: Path, qtbot: QtBot, content: bytes | None
) -> None:
    path = written / "annotations.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    program = begin()
    assert ids(program) == set()
    looked(qtbot, program)
    assert "backup of" in program.window.banners.sentence(DAMAGED)
    offer(qtbot, program, "restore")
    qtbot.waitUntil(lambda: len(ids(program)) == 11)


def test_a_folder_in_its_place_is_set_aside_and_a_link_is_left(begin: Begin, written: Path, qtbot: QtBot) -> None:
    path = written / "annotations.sqlite"
    path.rename(written / "elsewhere")
    path.mkdir()
    program = begin()
    looked(qtbot, program)
    assert (written / "annotations.sqlite.damaged").is_dir()
    program.window.close()
    path.unlink()
    path.symlink_to(written / "elsewhere")
    program = begin()
    looked(qtbot, program)
    assert path.is_symlink()
    assert program.window.banners.sentence(DAMAGED) == ""


def test_a_newer_file_is_read_and_told(begin: Begin, written: Path, qtbot: QtBot) -> None:
    spoil(written / "annotations.sqlite", "PRAGMA user_version = 9")
    program = begin()
    desk = desk_of(program)
    qtbot.waitUntil(lambda: desk.pen.trouble.kind == "newer")
    assert len(ids(program)) == 11


def test_the_sheet_shows_what_a_backup_has_otherwise_and_restores_it(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    looked(qtbot, program)
    desk = desk_of(program)
    desk.pen.write([put(0, note("Other."), 1), put(50, note("Made since.")), Bin(id=named(5), revision=1)])
    desk.pen.finish()
    program.actions.notes.backups.trigger()
    qtbot.waitUntil(lambda: len(rows(program, "backup_things")) == 3)
    assert rows(program, "backups")[0].endswith("11 things, " + rows(program, "backups")[0].rpartition(", ")[2])
    assert [one.partition(":")[0] for one in rows(program, "backup_things")] == [
        "Deleted since", "Changed since", "Made since",
    ]  # fmt: skip
    press(qtbot, program, "Restore this backup")
    qtbot.waitUntil(lambda: ids(program) == {str(number) for number in range(11)})
    qtbot.waitUntil(lambda: len(rows(program, "backups")) == 2)
    assert desk.steps.next_undo == "Restoring a backup"
    program.actions.notes.undo.trigger()
    qtbot.waitUntil(lambda: ids(program) == {*map(str, {*range(11)} - {5}), "50"})


def test_a_backup_can_be_made_at_once_and_a_spoiled_one_is_told(begin: Begin, written: Path, qtbot: QtBot) -> None:
    (backup,) = (written / "backups").glob("*.sqlite")
    program = begin()
    looked(qtbot, program)
    program.actions.notes.backups.trigger()
    desk_of(program).pen.write([put(50, note("new"))])
    press(qtbot, program, "Back up now")
    qtbot.waitUntil(lambda: len(rows(program, "backups")) == 2)
    backup.write_bytes(b"spoiled")
    view = sheet_of(program).findChild(QListWidget, "backups")
    assert view is not None
    view.setCurrentRow(0)
    view.setCurrentRow(1)
    counts = sheet_of(program).content._counts  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "cannot be read" in counts.text())


def test_a_loss_is_told_and_can_be_accepted(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    desk = desk_of(program)
    desk.pen.write([Bin(id=named(number), revision=1) for number in range(8)])
    desk.pen.finish()
    program.actions.notes.backups.trigger()
    looked(qtbot, program)
    with qtbot.waitSignal(keeping.looked):
        keeping.back_up()
    accept = button(program, "It is right")
    assert accept.isVisible()
    with qtbot.waitSignal(keeping.looked):
        press(qtbot, program, "It is right")
    assert not accept.isVisible()


def test_a_backup_that_fails_is_told_and_what_is_written_is_safe(begin: Begin, written: Path, qtbot: QtBot) -> None:
    folder = written / "backups"
    folder.rename(written / "elsewhere")
    folder.touch()
    program = begin()
    looked(qtbot, program)
    keeping = desk_of(program).keeping
    assert "not backed up" in keeping._problem[0]
    desk_of(program).pen.write([put(50, note("new"))])
    desk_of(program).pen.finish()
    assert "50" in ids(program)


def test_the_folder_of_backups_is_opened(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(note_keeping.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) is None)
    program = begin()
    desk_of(program)
    program.actions.notes.backup_folder.trigger()
    assert opened == [str(written / "backups")]


def test_the_bin_gives_back_and_removes_for_good_when_asked_twice(begin: Begin, written: Path, qtbot: QtBot) -> None:
    program = begin()
    desk = desk_of(program)
    desk.pen.write([Bin(id=named(5), revision=1)])
    desk.pen.finish()
    program.actions.notes.bin.trigger()
    assert [one.partition("\n")[0] for one in rows(program, "bin")] == [
        "Note · Word5. Secret.",
        "Note · Word11. Secret.",
    ]
    press(qtbot, program, "Take back")
    qtbot.waitUntil(lambda: len(rows(program, "bin")) == 1)
    assert "5" in ids(program)
    press(qtbot, program, "Remove for good…")
    confirm = button(program, "Remove for good")
    press(qtbot, program, "Keep")
    assert not confirm.isVisible()
    press(qtbot, program, "Remove for good…")
    assert confirm.isVisible()
    press(qtbot, program, "Remove for good")
    qtbot.waitUntil(lambda: rows(program, "bin") == [])
    desk.pen.finish()
    assert b"Word11" not in (written / "annotations.sqlite").read_bytes()


def test_logs_titles_and_state_hold_no_text_of_a_note(begin: Begin, written: Path, qtbot: QtBot) -> None:
    spoil(written / "annotations.sqlite", "UPDATE item SET body = replace(body, 'Word3', 'Wxrd3')")
    program = begin()
    looked(qtbot, program)
    assert "Secret" not in program.window.windowTitle()
    program.window.close()
    for path in written.iterdir():
        if path.is_file() and not path.name.startswith("annotations"):
            assert b"Secret" not in path.read_bytes(), path.name


def test_a_file_damaged_again_and_again_is_mended_three_times_at_most(
    begin: Begin, written: Path, qtbot: QtBot
) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    for number in range(note_keeping.MENDINGS):
        desk_of(program).notebook.close_reader()
        spoil(written / "annotations.sqlite", "UPDATE item SET hash = '' WHERE id = ?", named(number))
        looked(qtbot, program)
    spoil(written / "annotations.sqlite", "UPDATE item SET hash = '' WHERE id = ?", named(9))
    looked(qtbot, program)
    assert len(list(written.glob("*.damaged*"))) == note_keeping.MENDINGS
    assert not Backups(Notebook(written)).check().is_whole
    assert keeping is desk_of(program).keeping


def test_what_the_disk_cannot_protect_is_said_in_the_settings(
    begin: Begin, written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Backups, "unprotected", lambda _backups: ("modes", "sync"))
    program = begin()
    desk_of(program)
    program.actions.settings.trigger()
    said = " ".join(label.text() for label in sheet_of(program).findChildren(QLabel))
    assert "knows no owners" in said
    assert "outlasts a power cut" in said


def test_a_window_that_closes_begins_no_backup_and_leaves_no_half_of_one(
    begin: Begin, written: Path, qtbot: QtBot
) -> None:
    program = begin()
    keeping = looked(qtbot, program)
    desk = desk_of(program)
    desk.pen.write([put(50, note("new"))])
    keeping.back_up()
    program.window.close()
    keeping.back_up()
    keeping.look()
    assert [one.name for one in (written / "backups").iterdir() if one.name.startswith(".")] == []
    assert {one.name for one in written.iterdir() if one.name.startswith(".")} == set()
