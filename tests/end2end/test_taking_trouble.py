"""Taking along where something is missing or fails; and the pages that go to a printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.taking import choose, put_away, taking_of
from tests.end2end.trays import gather
from tipbrowser.application import Program
from tipbrowser.services.gathering import UnknownLocator
from tipbrowser.services.tray_contents import NoTray
from tipbrowser.store.annotation_errors import AnnotationsUnreadable

GATHERED = "tipbrowser.services.taking_along.gathered"


class Pages:
    """Stands in for the system's dialog."""

    def __init__(self, *, sent: bool) -> None:
        self.sent = sent
        self.shown: list[str] = []

    def __call__(self, _window: QWidget, html: str, _paper: str) -> bool:
        self.shown.append(html)
        return self.sent


@pytest.fixture
def program(begin: Begin, qtbot: QtBot) -> Iterator[Program]:
    """Give the program; in the end the sheet is put away."""
    program = begin()
    yield program
    put_away(qtbot, program)


@pytest.mark.parametrize("sent", [True, False])
def test_pages_are_seen_before_they_are_printed(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sent: bool
) -> None:
    pages = Pages(sent=sent)
    monkeypatch.setattr("tipbrowser.ui.printing.preview_pages", pages)
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    taking.pane.print_requested.emit()
    qtbot.waitUntil(lambda: bool(pages.shown))
    assert ">CTOC/COP/WG.4/2010/6</a>, para. 43" in pages.shown[0]
    qtbot.waitUntil(lambda: bool(taking.pane.result) is sent)
    assert taking.pane.result == ("1 paragraph sent to the printer." if sent else "")


def test_without_anything_to_take_along_it_is_said_what_to_do(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = taking_of(qtbot, program)
    pane, asked = taking.pane, []
    monkeypatch.setattr(taking, "_source", lambda: asked.append(1))
    pane.path.set_path(str(tmp_path / "x.docx"))
    pane.show_sources((), "")
    assert "put paragraphs into the tray" in pane._empty.text()
    asked.clear()
    pane.write_requested.emit()
    pane.print_requested.emit()
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert not pane.is_running
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoTray(()), "The tray is gone"),
        (UnknownLocator("A.XL.1"), "This edition has not all of it"),
        (AnnotationsUnreadable(Path("annotations.sqlite"), "disk I/O error"), "Nothing was written."),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_what_cannot_be_gathered_is_one_sentence_in_place_of_the_preview_too(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    pane = taking_of(qtbot, program).pane
    monkeypatch.setattr(GATHERED, fail)
    choose(pane, "Sources", "none")
    qtbot.waitUntil(lambda: said in pane._empty.text())
    pane.path.set_path(str(tmp_path / "x.docx"))
    pane.write_requested.emit()
    qtbot.waitUntil(lambda: said in pane.result)
    pane.show_result("")
    pane.print_requested.emit()
    qtbot.waitUntil(lambda: said in pane.result)
    assert not (tmp_path / "x.docx").exists()


def test_a_fault_of_the_program_is_raised(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    pane = taking_of(qtbot, program).pane
    pane.path.set_path(str(tmp_path / "x.docx"))
    monkeypatch.setattr(GATHERED, fail)
    with qtbot.captureExceptions() as raised:
        pane.write_requested.emit()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is RuntimeError
    assert not pane.is_running
