"""Export and import in the real window: what one reader writes, another gets, and nothing of theirs is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of, sheet_of
from tests.end2end.conftest import Begin
from tests.exchange.collections import EVERY, HIGHLIGHT, NOTES, WITH_ALL, note
from tests.faults.hostile_documents import WORDS
from tipbrowser.application import Program
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Change, Put
from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.values import replace
from tipbrowser.exchange import formats
from tipbrowser.ui.export_pane import ExportPane
from tipbrowser.ui.import_pane import ImportPane


def notes_of(program: Program) -> NotesDesk:
    """Give what the reader writes with."""
    door = reader_of(program).door
    assert door is not None
    return door.open()


def write(program: Program, items: tuple[Item, ...]) -> None:
    """Let the reader have some items."""
    notes = notes_of(program)
    changes: list[Change] = [Put(id=item.id, revision=0, body=item.body, created=item.created) for item in items]
    notes.pen.write(changes)
    notes.pen.finish()


def kept(program: Program) -> dict[str, Item]:
    """Give what the reader has in use."""
    reader = notes_of(program).notebook.reader
    return {} if reader is None else {item.id: item for item in reader.every() if item.deleted is None}


def export_pane(program: Program) -> ExportPane:
    """Open the sheet for exports."""
    program.actions.notes.export.trigger()
    pane = sheet_of(program).content
    assert isinstance(pane, ExportPane)
    return pane


def import_pane(program: Program) -> ImportPane:
    """Open the sheet for imports."""
    if program.window.stack.currentWidget() is program.window.columns:
        program.actions.notes.import_.trigger()
    pane = sheet_of(program).content
    assert isinstance(pane, ImportPane)
    return pane


def press(qtbot: QtBot, pane: ExportPane | ImportPane, words: str) -> None:
    """Press a button by its words."""
    button = next(one for one in pane.findChildren(QPushButton) if one.text() == words)
    assert button.isEnabled(), said(pane)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(pane: ExportPane | ImportPane) -> str:
    """Give all that the labels of a pane say, without the places where a path may be broken."""
    return " ".join(label.text() for label in pane.findChildren(QLabel) if not label.isHidden()).replace("\u200b", "")


def look(qtbot: QtBot, program: Program, path: Path) -> ImportPane:
    """Type a path and look into the file."""
    pane = import_pane(program)
    pane.path.line.clear()
    qtbot.keyClicks(pane.path.line, str(path))
    qtbot.keyClick(pane.path.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_done(pane))
    return pane


def is_done(pane: ExportPane | ImportPane) -> bool:
    """Tell whether nothing is being done."""
    return next(one for one in pane.findChildren(QPushButton) if one.text() == "Cancel").isHidden()


def bring(qtbot: QtBot, pane: ImportPane) -> None:
    """Import what was looked at."""
    press(qtbot, pane, "Import")
    qtbot.waitUntil(lambda: is_done(pane))


def file_of(folder: Path, *items: Item, form: str = "dossier", creator: str = "Ruritania") -> Path:
    """Give a file that somebody else made."""
    collection = Collection(head=replace(EVERY.head, creator=creator), items=items)
    path = folder / f"from-elsewhere.{form}"
    path.write_bytes(b"".join(formats.written(collection, form, WORDS)))
    return path


def export(qtbot: QtBot, program: Program, path: Path, *, format_: int = 0) -> ExportPane:
    """Export all to a path."""
    pane = export_pane(program)
    pane.findChildren(QComboBox)[0].setCurrentIndex(format_)
    pane.path.line.setText(str(path))
    press(qtbot, pane, "Replace the file" if path.exists() else "Export")
    qtbot.waitUntil(lambda: is_done(pane))
    return pane


@pytest.mark.parametrize("form", [0, 1, 2])
def test_what_one_reader_exports_another_imports(
    begin: Begin, qtbot: QtBot, tmp_path: Path, folder: Path, form: int
) -> None:
    program = begin()
    write(program, EVERY.items)
    before = kept(program)
    pane = export(qtbot, program, tmp_path / "all", format_=form)
    assert f"Written to {tmp_path / 'all'}: {len(EVERY.items)} things." in said(pane)
    program.window.close()
    for file in folder.glob("annotations.sqlite*"):
        file.unlink()
    other = begin()
    pane_ = look(qtbot, other, tmp_path / "all")
    pane_._origin.clear()
    bring(qtbot, pane_)
    assert {id_: item.body for id_, item in kept(other).items()} == {id_: one.body for id_, one in before.items()}
    assert f"Imported: {len(EVERY.items)} things." in said(pane_)


def test_the_same_dossier_twice_brings_nothing_the_second_time(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, (note(6, "Mine"),))
    path = file_of(tmp_path, HIGHLIGHT, *NOTES)
    pane = look(qtbot, program, path)
    assert "5 new, 1 different from yours, 0 the same." in said(pane)
    bring(qtbot, pane)
    after = kept(program)
    assert after[note(6).id].body == note(6, "Mine").body
    assert sum(item.origin == "Ruritania" for item in after.values()) == 5
    pane = look(qtbot, program, path)
    assert "You have all of it: nothing is to be imported." in said(pane)
    assert kept(program) == after


def test_an_import_is_undone_in_one_step(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, (note(20, "Mine"),))
    before = kept(program)
    bring(qtbot, look(qtbot, program, file_of(tmp_path, HIGHLIGHT, *NOTES)))
    assert program.actions.notes.undo.text() == "Undo: import from Ruritania"
    program.actions.notes.undo.trigger()
    notes_of(program).pen.finish()
    assert kept(program) == before


def test_before_an_import_a_backup_is_made(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, (note(20, "Mine"),))
    bring(qtbot, look(qtbot, program, file_of(tmp_path, *NOTES)))
    assert len(notes_of(program).notebook.backups.backups()) == 1


def test_an_import_with_a_bin_is_undone_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    bring(qtbot, look(qtbot, program, file_of(tmp_path, *WITH_ALL.items)))
    program.actions.notes.undo.trigger()
    notes_of(program).pen.finish()
    assert kept(program) == {}


def test_both_texts_are_shown_as_plain_text_where_they_differ(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, (note(6, "Mine"),))
    pane = look(qtbot, program, file_of(tmp_path, note(6, "<b>Theirs</b>")))
    pane.table.selectRow(0)
    assert pane._mine.toPlainText() == "Mine\nTags: victims"
    assert pane._theirs.toPlainText() == "<b>Theirs</b>\nTags: victims"
    assert [pane.table.model().index(0, column).data() for column in range(4)] == [
        "Different from yours", "Note", "II.36", "<b>Theirs</b> Tags: victims",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b"PK", "It is damaged (ZIP): ask for it again."),
        (b"Hello", "It is neither a dossier nor Web Annotations nor lines of JSON."),
        (b'{"type":"head"}', "Line 1: Something in it is not as it should be (format)."),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "strange"
    path.write_bytes(content)
    assert f"{sentence} Nothing was changed." in said(look(qtbot, program, path))
    assert not notes_of(program).notebook.exists


def test_a_file_that_is_not_there_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    assert "There is no such file. Nothing was changed." in said(look(qtbot, program, tmp_path / "nothing"))


def test_a_folder_is_said_to_be_one(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    assert "It is a folder: choose a file in it. Nothing was changed." in said(look(qtbot, program, tmp_path))


def test_another_path_is_typed_over_the_one_of_last_time(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    look(qtbot, program, tmp_path)
    program.sheets.close()
    pane = import_pane(program)
    assert pane.path.line.hasFocus()
    qtbot.keyClicks(pane.path.line, "/other")
    assert pane.path.path == "/other"


def test_an_export_can_be_narrowed_to_a_tag(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, EVERY.items)
    pane = export_pane(program)
    scope, choice = pane.findChildren(QComboBox)[1:3]
    scope.setCurrentIndex(scope.findData("tag"))
    choice.setCurrentIndex(choice.findData("victims"))
    pane.path.line.setText(str(tmp_path / "victims.tipnotes"))
    press(qtbot, pane, "Export")
    qtbot.waitUntil(lambda: is_done(pane))
    assert [item.id for item in formats.read((tmp_path / "victims.tipnotes").read_bytes()).items] == [NOTES[0].id]


@pytest.mark.parametrize("scope", ["folder", "section", "topic", "kind"])
def test_every_part_has_its_choices(program: Program, scope: str) -> None:
    write(program, EVERY.items)
    pane = export_pane(program)
    combos = pane.findChildren(QComboBox)
    combos[1].setCurrentIndex(combos[1].findData(scope))
    assert combos[2].count() > 1
    assert combos[2].isEnabled()


def test_an_export_never_overwrites_the_programs_own_files(program: Program, qtbot: QtBot) -> None:
    write(program, EVERY.items)
    path = notes_of(program).notebook.path
    pane = export_pane(program)
    pane.path.line.setText(str(path))
    press(qtbot, pane, "Replace the file")
    assert "The program keeps its own files in this folder" in said(pane)
    assert len(kept(program)) == len(EVERY.items)


def test_a_file_that_cannot_be_written_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    pane = export(qtbot, program, tmp_path / "missing" / "all.tipnotes")
    assert "cannot be written (No such file or directory): nothing was written" in said(pane)


def test_of_everything_there_is_nothing_to_choose(program: Program) -> None:
    pane = export_pane(program)
    scope, choice = pane.findChildren(QComboBox)[1:3]
    scope.setCurrentIndex(scope.findData("kind"))
    scope.setCurrentIndex(scope.findData("all"))
    assert choice.isHidden()


def test_what_is_being_typed_is_exported_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.actions.notes.note.trigger()
    editor = program.window.focusWidget()
    qtbot.keyClicks(editor, "Just typed")
    export(qtbot, program, tmp_path / "all.jsonl")
    (item,) = formats.read_file(tmp_path / "all.jsonl").items
    assert getattr(item.body, "text", "") == "Just typed"
