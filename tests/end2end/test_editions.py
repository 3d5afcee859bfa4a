"""What was made in one edition is found again in another, placed by hand, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, reader_of, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.editions import enter, labels, offer, placed, press, settle, write_about
from tests.end2end.note_actions import desk_of, kept, leave_note, strip_of, texts, type_note
from tests.second_edition import ALTERED, DELETED, INTO, MERGED, write_second_edition
from tipbrowser.controllers import placing
from tipbrowser.domain.annotations import Note, Placement
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import AnnotationsError, Notebook, new_id


def test_highlights_and_marks_stand_on_the_page_of_the_other_edition(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "Here.")
    leave_note(program)
    program.actions.notes.highlights["own"].trigger()
    qtbot.waitUntil(lambda: bool(desk_of(program).contents.content(SectionId("A.II")).highlights))
    enter(qtbot, program, second)
    settle(qtbot, program, 1)
    shown = desk_of(program).highlighting.active.notes
    qtbot.waitUntil(lambda: bool(shown.content.highlights) and "A.II.36" in shown.content.badges)


def test_the_whole_way_to_another_edition_and_back(begin: Begin, qtbot: QtBot, second: Path, folder: Path) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "My thought.")
    leave_note(program)
    write_about(program, "A.II.52", ALTERED, DELETED)
    enter(qtbot, program, second)
    assert program.window.windowTitle().endswith("(edition 2026, en)")
    assert current(program) == "A.II.36"
    settle(qtbot, program, 4)
    qtbot.waitUntil(lambda: bool(program.window.banners.sentence("placing")))
    assert "word for word: 2; by likeness, have a look: 1; not found: 1" in program.window.banners.sentence("placing")
    assert placed(program) == {
        "My thought.": "A.II.36", "about A.II.52": "A.II.53", f"about {ALTERED}": ALTERED, f"about {DELETED}": None,
    }  # fmt: skip
    shown = [text.toPlainText() for text in strip_of(program).findChildren(QTextEdit)]
    assert "My thought." in shown
    offer(program, "show")
    assert f"about {DELETED}" in labels(program)
    assert "joint investigations" in labels(program)
    press(program, "placing_button")
    assert "joint investigations" in program.window.banners.sentence("placing by hand")
    click_place(qtbot, program, "A.II.12")
    offer(program, "place")
    qtbot.waitUntil(lambda: placed(program)[f"about {DELETED}"] == "A.II.12")
    qtbot.waitUntil(lambda: program.window.banners.sentence("placed by hand") == "Placed at II.12.")
    assert [item.body.number for item in kept(folder) if isinstance(item.body, Placement)] == [0]
    program.window.close()

    again = begin()
    assert again.window.windowTitle().endswith("(edition 2026, en)")
    assert placed(again)[f"about {DELETED}"] == "A.II.12"
    again.actions.notes.bundled_compendium.trigger()
    assert "edition" not in again.window.windowTitle()
    own = desk_of(again).edition
    assert placed(again, own) == {
        "My thought.": "A.II.36", "about A.II.52": "A.II.52", f"about {ALTERED}": ALTERED, f"about {DELETED}": DELETED,
    }  # fmt: skip
    assert sorted(texts(folder)) == sorted(placed(again, own))
    assert not again.actions.notes.bundled_compendium.isEnabled()


def test_a_place_by_hand_is_undone_and_the_note_is_not_found_again(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin()
    write_about(program, DELETED)
    program.compendia.open(str(second))
    settle(qtbot, program, 1)
    program.actions.notes.orphans.trigger()
    press(program, "placing_button")
    click_place(qtbot, program, "A.II.12")
    offer(program, "place")
    qtbot.waitUntil(lambda: placed(program) == {f"about {DELETED}": "A.II.12"})
    qtbot.waitUntil(lambda: program.actions.notes.undo.text() == "Undo: place a note by hand")
    program.actions.notes.undo.trigger()
    qtbot.waitUntil(lambda: placed(program) == {f"about {DELETED}": None})
    program.actions.notes.redo.trigger()
    qtbot.waitUntil(lambda: placed(program) == {f"about {DELETED}": "A.II.12"})


def test_what_was_found_by_likeness_is_looked_at_and_confirmed(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin()
    write_about(program, MERGED, ALTERED)
    program.compendia.open(str(second))
    settle(qtbot, program, 2)
    program.actions.notes.orphans.trigger()
    assert program.actions.notes.orphans.text() in labels(program)
    assert "V.30, like them by" in labels(program)
    press(program, "look_button")
    assert current(program) == INTO
    program.actions.notes.orphans.trigger()
    press(program, "confirm_button")
    qtbot.waitUntil(lambda: len(sheet_of(program).findChildren(QPushButton, "confirm_button")) == 1)
    press(program, "confirm_button")
    qtbot.waitUntil(lambda: "Nothing waits here" in labels(program))
    program.actions.notes.orphans.trigger()
    assert program.window.stack.currentWidget() is program.window.columns


def test_another_language_is_placed_by_locators_and_says_so(begin: Begin, qtbot: QtBot, tmp_path: Path) -> None:
    french = write_second_edition(tmp_path / "french.sqlite", language="fr")
    program = begin()
    write_about(program, "A.II.36")
    program.compendia.open(str(french))
    assert program.window.windowTitle().endswith("(edition 2026, fr)")
    qtbot.waitUntil(lambda: "the language is another: 1" in program.window.banners.sentence("placing"))
    assert program.window.banners.findChild(QPushButton, "banner_show") is None


def test_what_comes_from_another_edition_later_gets_its_place_too(begin: Begin, qtbot: QtBot, second: Path) -> None:
    program = begin()
    write_about(program, "A.II.36")
    item = kept(desk_of(program).notebook.path.parent)[0]
    program.compendia.open(str(second))
    settle(qtbot, program, 1)
    assert isinstance(item.body, Note)
    desk_of(program).pen.write([Put(id=new_id(), revision=0, body=replace(item.body, text="imported"))])
    settle(qtbot, program, 2)
    assert placed(program)["imported"] == "A.II.36"
    desk_of(program).pen.write([Bin(id=item.id, revision=1)])
    write_about(program, "A.II.37")
    qtbot.waitUntil(lambda: placed(program).get("about A.II.37") == "A.II.37")


def test_many_places_are_written_some_at_a_time(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "TOGETHER", 2)
    program = begin()
    write_about(program, "A.II.36", "A.II.37", "A.II.38", "A.II.39", "A.II.40")
    program.compendia.open(str(second))
    settle(qtbot, program, 5)
    qtbot.waitUntil(lambda: "word for word: 5" in program.window.banners.sentence("placing"))


def test_without_a_paragraph_nothing_is_placed_and_it_is_said(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin()
    write_about(program, DELETED)
    program.compendia.open(str(second))
    settle(qtbot, program, 1)
    program.actions.notes.orphans.trigger()
    press(program, "placing_button")
    monkeypatch.setattr(reader_of(program).reading, "passage", lambda _locator: None)
    offer(program, "place")
    assert "Choose a paragraph first" in program.window.banners.sentence("placing by hand")


def test_places_that_cannot_be_written_are_told_in_the_bottom_line(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin()
    write_about(program, "A.II.36")

    def fail(self: Notebook, *_: object) -> None:
        raise AnnotationsError(self.path, "full")

    monkeypatch.setattr(Notebook, "keep_places", fail)
    program.compendia.open(str(second))
    qtbot.waitUntil(lambda: bool(program.window.status.message))
    assert placed(program) == {}


def test_a_fault_in_finding_is_raised_as_any_other(
    begin: Begin, qtbot: QtBot, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin()
    write_about(program, "A.II.36")

    def fail(*_: object) -> None:
        raise LookupError("nobody expected it")

    monkeypatch.setattr("tipbrowser.services.placing.find_places", fail)
    with qtbot.captureExceptions() as caught:
        program.compendia.open(str(second))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is LookupError
