"""A database that is missing, damaged, foreign or newer: one sentence, and the window opens all the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, find_row, reader_of, sheet_of
from tests.end2end.conftest import Begin
from tipbrowser import NAME, paths, soundness
from tipbrowser.application import Program
from tipbrowser.domain.names import Locator
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.store import integrity
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.store.integrity import digest_file
from tipbrowser.ui.apparatus_parts import CopyRow
from tipbrowser.ui.missing_pane import MissingPane
from tipbrowser.ui.sentences import sentence_about
from tipbrowser.window_state import WindowState, save_state


def missing_pane(program: Program) -> MissingPane:
    pane = program.window.stack.currentWidget()
    assert isinstance(pane, MissingPane)
    return pane


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the database with its digest."""
    copy = tmp_path / "copy" / "compendium.sqlite"
    copy.parent.mkdir()
    shutil.copy(paths.bundled_database(), copy)
    digest = paths.bundled_database().with_name("compendium.sqlite.sha256")
    shutil.copy(digest, copy.with_name(digest.name))
    return copy


def test_a_missing_database_is_said_and_the_guide_still_opens(begin: Begin, tmp_path: Path) -> None:
    program = begin(database=tmp_path / "none.sqlite")
    pane = missing_pane(program)
    assert "is missing" in pane.sentence
    program.actions.help.trigger()
    assert program.window.stack.currentWidget() is not pane
    program.actions.help.trigger()
    assert program.window.stack.currentWidget() is pane
    program.actions.about.trigger()


def test_about_names_the_edition_once_the_database_is_back(begin: Begin, copy: Path, qtbot: QtBot) -> None:
    away = copy.rename(copy.with_suffix(".away"))
    program = begin(database=copy)
    pane = missing_pane(program)
    program.actions.about.trigger()
    assert not any("Vienna" in label.text() for label in sheet_of(program).findChildren(QLabel))
    program.sheets.close()
    assert program.window.stack.currentWidget() is pane
    away.rename(copy)
    button = pane.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.actions.about.trigger()
    assert any("Vienna" in label.text() for label in sheet_of(program).findChildren(QLabel))


def test_a_compendium_that_turns_out_unreadable_leaves_a_way_to_try_again(begin: Begin, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        database.execute("DROP TABLE silent_session")
        database.commit()
    program = begin(database=copy)
    pane = missing_pane(program)
    program.actions.help.trigger()
    program.sheets.close()
    assert program.window.stack.currentWidget() is pane


def test_the_file_is_let_go_of_when_the_window_closes(begin: Begin, copy: Path) -> None:
    program = begin(database=copy)
    reading = reader_of(program).reading
    program.window.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        reading.passage(Locator("A.I.1"))


@pytest.mark.parametrize(
    ("table", "column"), [("topic", "heading"), ("erratum", "reason"), ("section", "title"), ("passage", "text")]
)
def test_a_text_that_has_become_something_else_is_said_and_the_window_lives(
    begin: Begin, copy: Path, table: str, column: str
) -> None:
    with closing(sqlite3.connect(copy)) as database:
        database.execute(f"UPDATE {table} SET {column} = CAST({column} AS BLOB)")
        database.commit()
    program = begin(database=copy)
    assert "damaged" in missing_pane(program).sentence


def test_when_it_is_back_the_program_goes_on(begin: Begin, copy: Path, qtbot: QtBot) -> None:
    away = copy.rename(copy.with_suffix(".away"))
    program = begin(database=copy)
    button = missing_pane(program).findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    missing_pane(program)
    away.rename(copy)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(program) == "A.I.1"
    assert program.window.side.contents.view.model() is not None


def test_a_foreign_file_is_said(begin: Begin, copy: Path) -> None:
    copy.write_bytes(b"A text, not a database. " * 20)
    assert "is not a compendium" in missing_pane(begin(database=copy)).sentence


def test_a_truncated_file_is_said(begin: Begin, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:4096])
    assert "is damaged" in missing_pane(begin(database=copy)).sentence


def alter(copy: Path, statement: str) -> None:
    """Do to a copy what damage can do."""
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM edition", "DELETE FROM passage", "DELETE FROM section", "DROP TABLE footnote", "DROP TABLE topic",
        "DROP TABLE erratum", "DROP TABLE silent_session",
    ],
)  # fmt: skip
def test_a_file_that_has_lost_what_the_window_shows_first_is_said(begin: Begin, copy: Path, statement: str) -> None:
    alter(copy, statement)
    program = begin(database=copy)
    assert "is damaged" in missing_pane(program).sentence
    assert program.reader is None
    assert program.window.windowTitle() == NAME
    assert not any(label.text() for label in program.window.status.findChildren(QLabel))
    assert not program.actions.topics.isEnabled()


def test_a_file_with_damaged_pages_is_said(begin: Begin, copy: Path) -> None:
    pages = bytearray(copy.read_bytes())
    for page in range(2, len(pages) // 4096, 3):  # the first says what file it is
        pages[page * 4096 : page * 4096 + 200] = b"overwritten " * 17
    copy.write_bytes(pages)
    assert "is damaged" in missing_pane(begin(database=copy)).sentence


def test_trying_again_with_a_damaged_file_says_so_until_a_whole_one_is_there(
    begin: Begin, copy: Path, qtbot: QtBot
) -> None:
    whole = copy.read_bytes()
    copy.unlink()
    program = begin(database=copy)
    button = missing_pane(program).findChild(QPushButton)
    assert button is not None
    for statement in ("DELETE FROM edition", "DROP TABLE topic"):
        copy.write_bytes(whole)
        alter(copy, statement)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert "is damaged" in missing_pane(program).sentence
    copy.write_bytes(whole)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(program) == "A.I.1"
    assert program.actions.topics.isEnabled()


def test_trying_again_goes_where_the_command_line_said(begin: Begin, copy: Path, qtbot: QtBot) -> None:
    away = copy.rename(copy.with_suffix(".away"))
    program = begin(database=copy, locator="A.II.36", topic="Children", view="errata")
    button = missing_pane(program).findChild(QPushButton)
    assert button is not None
    away.rename(copy)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(program) == "A.II.36"
    assert reader_of(program).topics.choice == TopicChoice(all_of=("Children",))
    assert program.window.side.tab == "errata"


def test_trying_again_with_a_locator_that_names_nothing_says_so_and_goes_on(
    begin: Begin, copy: Path, qtbot: QtBot
) -> None:
    away = copy.rename(copy.with_suffix(".away"))
    program = begin(database=copy, locator="A.XX.1")
    button = missing_pane(program).findChild(QPushButton)
    assert button is not None
    away.rename(copy)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "names no paragraph" in program.window.banners.sentence("option")
    assert current(program) == "A.I.1"


def test_without_a_compendium_nothing_that_needs_it_can_be_done(begin: Begin, tmp_path: Path) -> None:
    program = begin(database=tmp_path / "none.sqlite")
    actions = program.actions
    usable = {action for action in actions.all_actions() if action.isEnabled()}
    assert usable == {
        actions.theme, actions.larger, actions.smaller, actions.usual_size, actions.help, actions.settings,
        actions.about, actions.quit, actions.palette, actions.menu, actions.notes.open_compendium,
    }  # fmt: skip


def fail(*_asked: object) -> NoReturn:
    """Stand for a read of a damaged part of the file."""
    raise CompendiumDamaged("compendium.sqlite", "database disk image is malformed")


def test_a_page_that_cannot_be_read_leaves_the_reader_where_he_is(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(program)
    before = reader.places.place
    monkeypatch.setattr(reader.reading, "page", fail)
    with pytest.raises(CompendiumDamaged):
        reader.places.go_to("A.IV")
    assert reader.places.place == before
    assert not program.actions.back.isEnabled()
    assert current(program) == "A.I.1"


def test_beside_a_passage_whose_apparatus_cannot_be_read_stands_no_other_s(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(program)
    monkeypatch.setattr(reader.reading, "apparatus", fail)
    with qtbot.capture_exceptions() as errors:
        reader.places.go_to("A.II.36")
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is CompendiumDamaged
    assert current(program) == "A.II.36"
    rows = program.window.area.apparatus.findChildren(CopyRow)
    assert [row.words for row in rows if row.isVisible()] == []


def test_a_list_that_cannot_be_read_is_said_and_the_program_opens(
    begin: Begin, copy: Path, folder: Path, qtbot: QtBot
) -> None:
    save_state(folder, WindowState(welcomed=True, all_of=("Children",)))
    alter(copy, "DROP TABLE topic_paragraph")
    with qtbot.capture_exceptions() as errors:  # of what stands beside the text
        program = begin(database=copy)
        qtbot.waitUntil(lambda: bool(errors))
    assert "do not quote from" in program.window.banners.sentence("integrity")
    assert not program.window.entries.isVisible()
    assert current(program) == "A.I.1"
    assert program.actions.topics.isEnabled()


def test_rows_that_cannot_be_read_stay_empty_and_it_is_said(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(program)
    monkeypatch.setattr(reader.index, "entries_for", fail)
    with qtbot.capture_exceptions() as errors:
        reader.topics.show_topic("Children")
        program.window.entries.grab()
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is CompendiumDamaged
    program.say_fault(errors[0][1], logged=True)
    assert "A part of the compendium's file is damaged" in program.window.banners.sentence("integrity")


def test_a_level_of_the_contents_that_cannot_be_read_stays_empty(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_of(program).reading, "page", fail)
    with qtbot.capture_exceptions() as errors:
        model = program.window.side.contents.view.model()
        index = find_row(program.window.side.contents.view, Role.TARGET, "A.IV")
        model.fetchMore(index)
        assert model.rowCount(index) == 0
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is CompendiumDamaged


def test_a_newer_file_is_said(begin: Begin, copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    assert "newer version" in missing_pane(begin(database=copy)).sentence


def test_a_file_that_may_not_be_read_has_its_sentence() -> None:
    assert "(Permission denied)" in sentence_about("unreadable", "/a/b", "Permission denied")


def test_a_changed_text_is_found_after_the_start_and_said_above_the_panes(
    begin: Begin, copy: Path, qtbot: QtBot
) -> None:
    connection = sqlite3.connect(copy)
    connection.execute(
        "UPDATE passage SET text = replace(text, 'shall', 'may'), markup = replace(markup, 'shall', 'may')"
    )
    connection.commit()
    connection.close()
    program = begin(database=copy)
    qtbot.waitUntil(lambda: bool(program.window.banners.sentence("integrity")))
    assert "do not quote from it" in program.window.banners.sentence("integrity")
    assert current(program) == "A.I.1"


def test_a_whole_file_is_not_talked_about(
    begin: Begin, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[object] = []
    monkeypatch.setattr(soundness, "_nothing", checked.append)
    program = begin(database=copy)
    qtbot.waitUntil(lambda: checked == [True])
    assert program.window.banners.sentence("integrity") == ""


def test_a_file_that_could_not_be_checked_is_not_called_changed(begin: Begin, copy: Path, qtbot: QtBot) -> None:
    digest = digest_file(copy)
    digest.unlink()
    digest.mkdir()
    program = begin(database=copy)
    qtbot.waitUntil(lambda: bool(program.window.banners.sentence("integrity")))
    assert "could not be checked (Is a directory)" in program.window.banners.sentence("integrity")


def test_a_fault_in_the_check_is_no_change_of_the_file(
    begin: Begin, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise ValueError("secret")

    monkeypatch.setattr(integrity, "check_integrity", fail)
    with qtbot.captureExceptions() as caught:
        program = begin(database=copy)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [ValueError]
    assert program.window.banners.sentence("integrity") == ""


def test_an_unexpected_error_is_said_without_its_words(program: Program) -> None:
    program.say_fault(ValueError("secret"), True)
    assert "log" in program.window.banners.sentence("fault")
    program.say_fault(ValueError("secret"), False)
    assert "Traceback" not in program.window.banners.sentence("fault")
