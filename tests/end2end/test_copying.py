"""Copying in the real window: what goes to the clipboard in each form, and forms of the reader's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.shelves import notes_of
from tipbrowser.application import Program
from tipbrowser.domain.names import Locator
from tipbrowser.ui.copying_pane import CopyingPane
from tipbrowser.ui.sheet import Sheet

TEXT = "36. States parties should develop awareness-raising initiatives"
SYMBOL = "CTOC/COP/WG.4/2010/6, para. 43"


def clipboard() -> tuple[str, str, str]:
    """Give what was copied: text, HTML, Markdown."""
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html(), bytes(data.data("text/markdown").data()).decode()


def pane_of(program: Program) -> CopyingPane:
    """Open the sheet with the forms."""
    program.actions.notes.copy_forms.trigger()
    sheet = program.window.stack.currentWidget()
    assert isinstance(sheet, Sheet)
    assert isinstance(sheet.content, CopyingPane)
    return sheet.content


def choose(pane: CopyingPane, name: str, key: str) -> None:
    combo = next(one for one in pane.findChildren(QComboBox) if one.accessibleName() == name)
    combo.setCurrentIndex(combo.findData(key))


def type_own(pane: CopyingPane, name: str, text: str) -> None:
    line = next(one for one in pane.findChildren(QLineEdit) if one.accessibleName() == name)
    line.setText(text)


@pytest.mark.parametrize(
    ("form", "begins", "ends"),
    [
        (0, TEXT, "trafficking."),
        (1, TEXT, f"({SYMBOL})"),
        (2, SYMBOL, SYMBOL),
        (3, f"{SYMBOL}; reproduced in", "para. 36."),
    ],
)
def test_each_form_goes_to_the_clipboard_in_three_kinds(program: Program, form: int, begins: str, ends: str) -> None:
    reader_of(program).places.go_to("A.II.36")
    program.actions.notes.copying[form].trigger()
    text, html, markdown = clipboard()
    assert text.startswith(begins)
    assert text.endswith(ends)
    assert "<html>" in html
    assert begins[:3] in markdown.replace("\\", "")
    assert "II.36" in program.window.status.message


def test_one_key_copies_in_the_form_used_last_also_after_a_restart(
    program: Program, begin: Begin, qtbot: QtBot
) -> None:
    reader_of(program).places.go_to("A.II.36")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_C, keys)
    assert clipboard()[0].endswith(f"({SYMBOL})")
    program.actions.notes.copying[2].trigger()
    program.actions.notes.copy_again.trigger()
    assert clipboard()[0] == SYMBOL
    program.window.close()
    again = begin()
    reader_of(again).places.go_to("A.II.37")
    again.actions.notes.copy_again.trigger()
    assert clipboard()[0] == "CTOC/COP/WG.4/2010/6, para. 44"


def test_selected_words_are_copied_with_what_was_left_out(program: Program) -> None:
    reader_of(program).places.go_to("A.II.36")
    page = program.window.area.page
    start = page.position_at(Locator("A.II.36"), 7)
    assert start is not None
    page.view.select(start, start + 7)
    program.actions.notes.copying[1].trigger()
    assert clipboard()[0] == f"36. […] parties […] ({SYMBOL})"


def test_several_rows_are_copied_with_one_source_for_neighbours(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Victims, reflection period")
    program.window.entries.view.selectAll()
    program.window.entries.view.setFocus()
    program.actions.notes.copying[2].trigger()
    assert clipboard()[0] == (
        "CTOC/COP/WG.4/2011/8, para. 29; CTOC/COP/WG.4/2017/4, paras. 7 (f) and 8 (a); CTOC/COP/WG.4/2018/3, para. 7 (i)"
    )
    assert "and 1 more" in program.window.status.message


def test_italics_and_footnotes_come_along(program: Program) -> None:
    reader_of(program).places.go_to("B.X.PP.1")
    program.actions.notes.copying[0].trigger()
    text, html, markdown = clipboard()
    assert "[1]" in text
    assert "<i>Ibid.</i>" in html
    assert "<sup>1</sup>" in html
    assert "[^1]" in markdown


def test_a_form_of_ones_own_is_seen_as_one_types_and_used(program: Program, begin: Begin) -> None:
    reader_of(program).places.go_to("A.II.36")
    pane = pane_of(program)
    choose(pane, "The key for copying copies", "source")
    choose(pane, "Form of the sources", "own")
    type_own(pane, "My own form of the sources", "see {locator}[ ({symbol})]")
    assert pane.preview.toPlainText() == "see A.II.36 (CTOC/COP/WG.4/2010/6)"
    program.actions.notes.copy_again.trigger()
    assert clipboard()[0] == "see A.II.36 (CTOC/COP/WG.4/2010/6)"
    choose(pane, "Form of the text with its source", "own")
    type_own(pane, "My own form of the text with its source", "{citation}: {text}")
    program.actions.notes.copying[1].trigger()
    assert clipboard()[0].startswith("see A.II.36 (CTOC/COP/WG.4/2010/6): States parties")
    program.window.close()
    assert pane_of(begin()).own_citation == "see {locator}[ ({symbol})]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{nonsense}", "There is no field “nonsense” (sign 1)"),
        ("{locator", "is not closed: add a }."),
        ("[ {locator}", "is not closed: add a ]."),
        ("a ]", "closes nothing"),
        ("\\x", "a sign is needed"),
        ("[" * 20, "Too many parts"),
    ],
)
def test_what_is_wrong_with_it_is_said_in_place_and_the_usual_form_stands(
    program: Program, typed: str, said: str
) -> None:
    reader_of(program).places.go_to("A.II.36")
    pane = pane_of(program)
    choose(pane, "The key for copying copies", "source")
    choose(pane, "Form of the sources", "own")
    type_own(pane, "My own form of the sources", typed)
    assert said in pane.citation_error
    program.actions.notes.copy_again.trigger()
    assert clipboard()[0] == SYMBOL
    type_own(pane, "My own form of the sources", "{locator}")
    assert pane.citation_error == ""


def test_a_page_without_a_paragraph_says_so(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tipbrowser.controllers.copying.chosen_passages", lambda _window: [])
    notes_of(program)
    program.actions.notes.copying[0].trigger()
    assert program.window.status.message == "There is nothing to copy on this page."
    assert pane_of(program).preview.toPlainText() == ""
