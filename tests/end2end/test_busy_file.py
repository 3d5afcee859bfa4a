"""A file of notes that another program holds: everything goes on, and says why it shows nothing."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import cards_of, desk_of, leave_note, strip_of, type_note, wait_until_saved
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.services.notebook import AnnotationReader
from tipbrowser.store.annotation_errors import AnnotationsBusy
from tipbrowser.ui.export_pane import ExportPane


def hold(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let every question of the file be answered by nothing but that it is busy."""

    def busy(*_: object) -> NoReturn:
        raise AnnotationsBusy(folder / "annotations.sqlite", "database is locked")

    monkeypatch.setattr(AnnotationReader, "rows", busy)


@pytest.fixture
def noted(begin: Begin, qtbot: QtBot) -> Program:
    """Give the program at II.36, with a note about it and all that belongs to notes made."""
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "Here.")
    leave_note(program)
    return program


def test_what_stands_at_a_paragraph_is_not_shown_and_that_is_said(
    noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, folder)
    desk_of(noted).writing.refresh()
    assert cards_of(noted) == []
    assert desk_of(noted).pen.trouble.kind == "busy"
    assert "Another program is writing" in noted.window.status.message


def test_marks_of_a_page_come_back_once_it_is_free(
    noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    contents = desk_of(noted).contents
    assert contents.content("A.II").badges  # type: ignore[arg-type]  # a page
    hold(monkeypatch, folder)
    assert not contents.content("A.II").badges  # type: ignore[arg-type]  # as above
    desk_of(noted).writing.refresh()
    assert desk_of(noted).pen.trouble.kind
    monkeypatch.undo()
    with qtbot.waitSignal(contents.changed):
        desk_of(noted).pen.prepare()
    assert contents.content("A.II").badges  # type: ignore[arg-type]  # as above


def test_names_of_colours_and_counts_stay_as_they_were(
    noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(desk_of(noted).legend.names)
    hold(monkeypatch, folder)
    desk_of(noted).legend.read()
    desk_of(noted).overview.badges._took = 0.0
    desk_of(noted).overview.badges.count()
    assert dict(desk_of(noted).legend.names) == before


def test_a_step_that_cannot_be_worked_out_is_said(
    noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, folder)
    noted.actions.notes.bookmark.trigger()
    assert "Another program" in noted.window.banners.sentence(KIND)
    reader_of(noted).places.go_to("A.II.37")
    assert noted.actions.notes.bookmark.text() == "Bookmark this paragraph"


def test_the_sheet_of_export_says_it_too(noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, folder)
    noted.actions.notes.export.trigger()
    pane = sheet_of(noted).content
    assert isinstance(pane, ExportPane)
    for row in range(pane._scope.count()):
        pane._scope.setCurrentIndex(row)
    assert "Another program" in pane._result.text()


def test_a_step_that_fails_can_be_undone_later_and_one_overtaken_is_said(
    noted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = desk_of(noted)
    cards_of(noted)[0].delete_requested.emit(cards_of(noted)[0].note.id)
    qtbot.waitUntil(lambda: desk.steps.next_undo != "")

    def busy(*_: object) -> NoReturn:
        raise AnnotationsBusy(folder / "annotations.sqlite", "database is locked")

    monkeypatch.setattr(desk.notebook, "write", busy)
    desk.steps.undo()
    qtbot.waitUntil(lambda: desk.pen.trouble.kind == "busy")
    assert desk.steps.next_undo != ""
    monkeypatch.undo()
    noted.window.banners.offer_chosen.emit("note deleted", "undo")
    qtbot.waitUntil(lambda: bool(cards_of(noted)))
    type_note(qtbot, noted, " More.")
    wait_until_saved(qtbot, noted)
    desk.steps.redo()
    qtbot.waitUntil(lambda: "was not undone" in noted.window.banners.sentence("overtaken"))
    assert strip_of(noted).edited is not None
