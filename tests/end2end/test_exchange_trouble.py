"""Export and import in trouble: what happened is said, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.test_exchange import (
    bring,
    export,
    export_pane,
    file_of,
    import_pane,
    is_done,
    kept,
    look,
    notes_of,
    said,
    write,
)
from tests.exchange.collections import EVERY, HIGHLIGHT, INNER, LEGEND_ITEM, NOTES, note
from tipbrowser.application import Program
from tipbrowser.controllers import exporting
from tipbrowser.controllers.exporting import ExportController
from tipbrowser.controllers.importing import ImportController
from tipbrowser.domain.changes import Bin
from tipbrowser.services.notebook import Overtaken
from tipbrowser.store.annotation_derived import Derived
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.ui.path_line import QFileDialog


@pytest.fixture
def foreign(begin: Begin, folder: Path) -> Program:
    """Give the program over a file of notes that is none."""
    folder.mkdir()
    (folder / "annotations.sqlite").write_bytes(b"This is no file of notes. " * 400)
    return begin()


def export_of(program: Program) -> ExportController:
    """Give what exports, its sheet opened."""
    export_pane(program)
    exporting = notes_of(program).exchange.exporting
    assert exporting is not None
    program.sheets.close()
    return exporting


def import_of(program: Program) -> ImportController:
    """Give what imports."""
    importing = notes_of(program).exchange.importing
    assert importing is not None
    return importing


def test_cancelled_in_the_midst_nothing_is_imported(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(program, (note(20, "Mine"),))
    before = kept(program)
    pane = look(qtbot, program, file_of(tmp_path, HIGHLIGHT, *NOTES))
    importing = import_of(program)
    monkeypatch.setattr(importing, "_backup", importing._cancel)
    bring(qtbot, pane)
    assert "Cancelled: nothing was imported." in said(pane)
    assert kept(program) == before


def test_cancelled_while_it_is_written_nothing_of_it_stays(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(program, (note(20, "Mine"),))
    before = kept(program)
    pane = look(qtbot, program, file_of(tmp_path, HIGHLIGHT, *NOTES))
    importing, follow = import_of(program), Derived.follow

    def cancel_and_follow(*arguments: object) -> None:
        importing._cancel()
        follow(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Derived, "follow", cancel_and_follow)
    bring(qtbot, pane)
    assert "Cancelled: nothing was imported." in said(pane)
    assert kept(program) == before


def test_cancelled_when_all_of_it_is_written_it_is_said_to_be_there(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = look(qtbot, program, file_of(tmp_path, *NOTES))
    importing, apply = import_of(program), AnnotationWriter.apply

    def apply_and_cancel(*arguments: object) -> object:
        written = apply(*arguments)  # type: ignore[arg-type]
        importing._cancel()
        return written

    monkeypatch.setattr(AnnotationWriter, "apply", apply_and_cancel)
    bring(qtbot, pane)
    assert "Cancelled" not in said(pane)
    assert len(kept(program)) == len(NOTES)


def test_a_fault_while_importing_is_no_secret_and_changes_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError

    pane = look(qtbot, program, file_of(tmp_path, *NOTES))
    monkeypatch.setattr(import_of(program), "_backup", fail)
    with qtbot.captureExceptions() as raised:
        bring(qtbot, pane)
    assert [kind for kind, *_ in raised] == [RuntimeError]
    assert kept(program) == {}


def test_what_another_window_writes_meanwhile_is_said(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken() -> None:
        raise Overtaken(note(6).id, None)

    pane = look(qtbot, program, file_of(tmp_path, *NOTES))
    monkeypatch.setattr(import_of(program), "_backup", overtaken)
    bring(qtbot, pane)
    assert "Something was written by another window meanwhile; nothing was imported." in said(pane)


def test_over_a_file_that_is_none_nothing_is_imported(foreign: Program, qtbot: QtBot, tmp_path: Path) -> None:
    pane = look(qtbot, foreign, file_of(tmp_path, *NOTES))
    assert "the file was left as it is." in said(pane)
    assert "Nothing was imported." in said(pane)


def test_from_a_file_that_is_none_nothing_is_exported(foreign: Program, qtbot: QtBot, tmp_path: Path) -> None:
    pane = export(qtbot, foreign, tmp_path / "all.tipnotes")
    assert "Nothing was written." in said(pane)
    assert not (tmp_path / "all.tipnotes").exists()
    scope, choice = pane.findChildren(QComboBox)[1:3]
    scope.setCurrentIndex(scope.findData("tag"))
    assert choice.currentText() == "There is none"


def test_a_cancelled_export_writes_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(program, EVERY.items)
    controller, gather = export_of(program), exporting.gather

    def cancel_and_gather(*arguments: object) -> object:
        controller._cancel()
        return gather(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "gather", cancel_and_gather)
    assert "Cancelled: nothing was written." in said(export(qtbot, program, tmp_path / "all.tipnotes"))
    assert not (tmp_path / "all.tipnotes").exists()


def test_a_fault_while_exporting_is_no_secret(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(exporting, "gather", fail)
    with qtbot.captureExceptions() as raised:
        export(qtbot, program, tmp_path / "all.tipnotes")
    assert [kind for kind, *_ in raised] == [RuntimeError]


def test_what_is_left_out_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    write(program, NOTES)
    notes_of(program).pen.write([Bin(id=NOTES[0].id, revision=1)])
    notes_of(program).pen.finish()
    sentence = said(look(qtbot, program, file_of(tmp_path, *NOTES, INNER, LEGEND_ITEM)))
    assert "1 new, 0 different from yours, 5 the same." in sentence
    assert "The names of your colours stay as they are." in sentence
    assert "In your bin, where they stay: 1." in sentence
    assert "Folders whose place makes no sense, put into the outermost: 1." in sentence


def test_a_file_with_nothing_in_it_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonld"
    path.write_text('[{"type": "Annotation"}]')
    sentence = said(look(qtbot, program, path))
    assert "There is nothing in this file. Without anything to keep, left out: 1." in sentence


def test_another_path_forgets_what_was_looked_at(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    pane = look(qtbot, program, file_of(tmp_path, HIGHLIGHT))
    pane.path.line.setText("elsewhere")
    assert pane.table.model() is None
    assert "Choose a file" in said(pane)


def test_a_file_is_chosen_in_the_systems_dialog(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(tmp_path, HIGHLIGHT)
    answers = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: answers.pop(0))
    pane = import_pane(program)
    choose = next(one for one in pane.findChildren(QPushButton) if one.text() == "Choose …")
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    assert pane.path.path == ""
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_done(pane) and pane.table.model() is not None)
    assert pane.path.path == str(path)


def test_escape_in_the_path_leads_back_to_the_text(program: Program, qtbot: QtBot) -> None:
    pane = import_pane(program)
    qtbot.keyClick(pane.path.line, Qt.Key.Key_Escape)
    assert program.window.stack.currentWidget() is program.window.columns


def test_the_format_gives_the_file_its_ending(program: Program) -> None:
    pane = export_pane(program)
    pane.path.line.setText("/somewhere/mine.tipnotes")
    pane.findChildren(QComboBox)[0].setCurrentIndex(2)
    assert pane.path.path == "/somewhere/mine.jsonl"
