"""A window that is closed while the notes are being changed by something that takes long: it closes after that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of, type_note
from tests.end2end.test_exchange import file_of, kept, look, press, said
from tests.exchange.collections import HIGHLIGHT, NOTES
from tests.second_edition import write_second_edition
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.controllers.note_telling import CLOSING
from tipbrowser.ui.import_pane import ImportPane

Bring = Callable[[Program], ImportPane]


@pytest.fixture
def held() -> Iterator[Event]:
    """Give what lets an import go on."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def bring(qtbot: QtBot, tmp_path: Path, held: Event, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Give what begins an import that does not go on before it may."""

    def begin_import(program: Program) -> ImportPane:
        pane = look(qtbot, program, file_of(tmp_path, HIGHLIGHT, *NOTES))
        importing = desk_of(program).exchange.importing
        assert importing is not None
        monkeypatch.setattr(importing, "_backup", lambda: held.wait(20))
        press(qtbot, pane, "Import")
        return pane

    return begin_import


def test_it_says_so_at_once_and_closes_when_all_is_there(
    program: Program, folder: Path, qtbot: QtBot, bring: Bring, held: Event
) -> None:
    bring(program)
    for _ in range(2):
        assert not program.window.close()
    assert "the window closes after that" in program.window.banners.sentence(CLOSING)
    with qtbot.waitSignal(program.window.closing):
        held.set()
    assert len(kept(program)) == len(NOTES) + 1
    assert not program.window.isVisible()


@pytest.mark.parametrize("offer", ["stay", "close"])
def test_it_stays_open_if_that_is_wished_meanwhile(
    program: Program, qtbot: QtBot, bring: Bring, held: Event, offer: str
) -> None:
    pane = bring(program)
    assert not program.window.close()
    button = program.window.banners.findChild(QPushButton, f"banner_{offer}")
    assert button is not None
    button.click()
    with qtbot.waitSignal(desk_of(program).pen.rested):
        held.set()
    assert "imported" in said(pane).lower()
    assert program.window.isVisible()
    assert program.window.banners.sentence(CLOSING) == ""
    with qtbot.waitSignal(program.window.closing):
        program.window.close()


def test_an_import_that_is_cancelled_meanwhile_brings_nothing_and_the_window_closes(
    program: Program, qtbot: QtBot, bring: Bring, held: Event
) -> None:
    pane = bring(program)
    assert not program.window.close()
    press(qtbot, pane, "Cancel")
    with qtbot.waitSignal(program.window.closing):
        held.set()
    assert kept(program) == {}


def test_no_other_compendium_is_opened_meanwhile(
    begin: Begin, qtbot: QtBot, tmp_path: Path, bring: Bring, held: Event
) -> None:
    second = write_second_edition(tmp_path / "second.sqlite")
    program = begin()
    bring(program)
    assert program.compendia.open(str(second))
    assert program.database == paths.bundled_database()
    assert "still being changed" in program.window.banners.sentence("compendium")
    with qtbot.waitSignal(desk_of(program).pen.rested):
        held.set()
    assert len(kept(program)) == len(NOTES) + 1


def test_an_export_that_is_asked_for_meanwhile_waits_beside_the_window_and_has_what_was_typed(
    program: Program, qtbot: QtBot, tmp_path: Path, bring: Bring, held: Event
) -> None:
    type_note(qtbot, program, "Mine.")
    bring(program)
    program.sheets.close()
    program.actions.notes.export.trigger()
    exporting = desk_of(program).exchange.exporting
    assert exporting is not None
    exporting.pane.path.set_path(str(tmp_path / "out.tipnotes"))
    press(qtbot, exporting.pane, "Export")
    assert desk_of(program).pen.is_working
    assert not (tmp_path / "out.tipnotes").exists()
    held.set()
    qtbot.waitUntil(lambda: "out.tipnotes" in said(exporting.pane) and (tmp_path / "out.tipnotes").exists())


def test_an_export_that_still_waits_when_the_window_is_closed_is_not_written(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    type_note(qtbot, program, "Mine.")
    program.actions.notes.export.trigger()
    exporting = desk_of(program).exchange.exporting
    assert exporting is not None
    exporting.pane.path.set_path(str(tmp_path / "out.tipnotes"))
    program.window.may_close = lambda: True  # as where it is closed without what cannot be saved
    press(qtbot, exporting.pane, "Export")
    with qtbot.waitSignal(program.window.closing):
        program.window.close()
    assert program._jobs is not None
    assert program._jobs._running == {}
