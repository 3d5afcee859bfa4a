"""Taking along in the real window: from a topic to a statement in Word, and what can go wrong on the way."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.shelves import notes_of
from tests.end2end.taking import choose, put_away, sources, taking_of, write
from tests.end2end.trays import gather, settled, tray_of
from tests.export.wordprocessing import broken
from tipbrowser.application import Program
from tipbrowser.ui.taking_pane import ENDINGS, FORMATS

TOPIC = "Victims, reflection period"


@pytest.fixture
def program(begin: Begin, qtbot: QtBot) -> Iterator[Program]:
    """Give the program; in the end the sheet is put away."""
    program = begin()
    yield program
    put_away(qtbot, program)


def test_from_a_topic_to_a_statement_in_four_actions(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    click_topic(qtbot, program, TOPIC)  # one: the topic
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)  # two
    settled(qtbot, program)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # three: the sheet
    taking = notes_of(program).taking
    qtbot.waitUntil(lambda: taking.pane.wish.source == "tray")
    choose(taking.pane, "Form", "statement")
    choose(taking.pane, "Sources", "footnote")
    said = write(qtbot, taking, tmp_path / "statement.docx")  # four: the file
    assert said == f"4 paragraphs written to {tmp_path / 'statement.docx'}."
    content = (tmp_path / "statement.docx").read_bytes()
    assert broken(content) == []
    words = "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
    for locator in ("A.IV.24", "A.VII.1.f", "A.VII.2.a", "A.VIII.1.i"):
        passage = reader_of(program).reading.passage(locator)  # type: ignore[arg-type]  # a locator
        assert passage is not None
        assert passage.text in words


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(program: Program, qtbot: QtBot, tmp_path: Path, form: str) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    choose(taking.pane, "Format", form)
    assert taking.pane.path.path.endswith(ENDINGS[form])
    path = tmp_path / f"x{ENDINGS[form]}"
    assert "1 paragraph" in write(qtbot, taking, path)
    content = path.read_bytes()
    if form == "pdf":
        assert content.startswith(b"%PDF")
    elif form != "docx":
        assert b"CTOC/COP/WG.4/2010/6" in content


def test_what_can_be_taken_along_is_what_there_is(program: Program, qtbot: QtBot) -> None:
    taking = taking_of(qtbot, program)
    assert sources(taking.pane) == ["passage", "section", "errata"]
    program.actions.notes.take_along.trigger()
    gather(qtbot, program, "A.II.36")
    click_topic(qtbot, program, TOPIC)
    taking_of(qtbot, program)
    assert sources(taking.pane) == ["tray", "list", "topic", "passage", "section", "errata"]


def test_the_preview_follows_what_is_wished(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    preview = taking.pane.preview
    qtbot.waitUntil(lambda: "(CTOC/COP/WG.4/2010/6, para. 43)" in preview.toPlainText())
    choose(taking.pane, "Sources", "none")
    qtbot.waitUntil(lambda: "CTOC" not in preview.toPlainText() and "36." in preview.toPlainText())
    choose(taking.pane, "Form", "errata")
    qtbot.waitUntil(lambda: "As printed" in preview.toPlainText())
    choose(taking.pane, "Form", "list")
    choose(taking.pane, "What", "section")
    qtbot.waitUntil(lambda: "1." in preview.toPlainText())


def test_a_topic_is_taken_along_as_it_is_printed(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    click_topic(qtbot, program, TOPIC)
    taking = taking_of(qtbot, program)
    choose(taking.pane, "What", "topic")
    choose(taking.pane, "Form", "topic")
    choose(taking.pane, "Format", "text")
    write(qtbot, taking, tmp_path / "topic.txt")
    assert "Document symbol: CTOC/COP/WG.4/2011/8" in (tmp_path / "topic.txt").read_text(encoding="utf-8")


def test_what_was_wished_is_offered_at_the_next_start(
    program: Program, begin: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    choose(taking.pane, "Form", "statement")
    choose(taking.pane, "Format", "html")
    write(qtbot, taking, tmp_path / "x.html")
    program.window.close()
    again = taking_of(qtbot, begin())
    assert (again.pane.wish.variant, again.pane.wish.format) == ("statement", "html")


def test_a_file_that_is_there_is_replaced_only_by_its_own_button(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    choose(taking.pane, "Format", "json")
    taking.pane.path.set_path(str(tmp_path / "x.json"))
    assert taking.pane.says_it_replaces
    write(qtbot, taking, tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["entries"]


def test_trouble_is_one_sentence_and_nothing_is_written(
    program: Program, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    assert "another" in write(qtbot, taking, folder / "x.docx")
    taking.pane.show_result("")
    assert "cannot be written" in write(qtbot, taking, tmp_path / "gone" / "x.docx")
    taking.pane.show_result("")
    for name in ("open.docx", ".~lock.open.docx#"):
        (tmp_path / name).write_bytes(b"")
    assert "is open in another program" in write(qtbot, taking, tmp_path / "open.docx")
    taking.pane.show_result("")
    (tmp_path / "office.docx").write_bytes(b"no document")
    taking.pane.template.set_path(str(tmp_path / "office.docx"))
    assert "is no Word document" in write(qtbot, taking, tmp_path / "x.docx")
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".docx") == ["office.docx", "open.docx"]


def test_a_tray_that_is_gone_meanwhile_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    gather(qtbot, program, "A.II.36")
    pane = tray_of(qtbot, program)
    taking = taking_of(qtbot, program)
    pane.choice.removal_requested.emit()
    settled(qtbot, program)
    assert sources(taking.pane) == ["passage", "section", "errata"]


def test_a_cancelled_one_writes_nothing(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(qtbot, program, "A.II.36")
    taking = taking_of(qtbot, program)
    begun, never = threading.Event(), threading.Event()

    def endless(*_: object, check: Callable[[], None], **__: object) -> None:
        begun.set()
        while not never.wait(0.01):
            check()

    monkeypatch.setattr("tipbrowser.services.taking_along.gathered", endless)
    taking.pane.path.set_path(str(tmp_path / "x.docx"))
    taking.pane.write_requested.emit()
    qtbot.waitUntil(lambda: begun.is_set() and taking.pane.is_running)
    taking.pane.cancel_requested.emit()
    qtbot.waitUntil(lambda: bool(taking.pane.result))
    assert taking.pane.result == "Cancelled: nothing was written."
    assert not (tmp_path / "x.docx").exists()


def test_sources_can_be_in_a_form_of_ones_own(program: Program, qtbot: QtBot) -> None:
    gather(qtbot, program, "A.II.36")
    program.appearance.remember({"own_citation": "see {locator}"})
    taking = taking_of(qtbot, program)
    choose(taking.pane, "Form of the sources", "own")
    qtbot.waitUntil(lambda: "(see A.II.36)" in taking.pane.preview.toPlainText())
    program.appearance.remember({"own_citation": "{broken"})
    choose(taking.pane, "Sources", "footnote")
    qtbot.waitUntil(lambda: "1 CTOC/COP/WG.4/2010/6, para. 43" in taking.pane.preview.toPlainText())


def test_the_button_is_in_sight_in_a_small_window_and_writes_by_the_keyboard(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.resize(1024, 640)
    gather(qtbot, program, "A.II.36")
    pane = taking_of(qtbot, program).pane
    button = next(one for one in pane.findChildren(QPushButton) if one.objectName() == "primary")
    below = button.mapTo(pane, button.rect().bottomLeft()).y()
    assert button.isVisible()
    assert 0 < below < pane.height()
    assert not pane.viewport().geometry().contains(0, below)  # it does not scroll
    pane.path.set_path(str(tmp_path / "x.docx"))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(pane.result))
    assert (tmp_path / "x.docx").is_file()
    said = next(one for one in pane.findChildren(QLabel) if one.text() == pane.result)
    assert said.isVisible()
    assert said.mapTo(pane, said.rect().bottomLeft()).y() < pane.height()
