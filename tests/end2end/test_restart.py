"""What is kept, and what happens when it cannot be."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_row, click_topic, current, find_row, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.shelves import bookmark, click, index_of, model_of, notes_of, shelf_of, written
from tipbrowser.application import PLACE_RESTS, Program
from tipbrowser.controllers import appearance
from tipbrowser.controllers.restoring import fit_to_screen
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.settings import FILE_NAME as SETTINGS
from tipbrowser.window_state import FILE_NAME as STATE
from tipbrowser.window_state import load_state


def test_the_place_and_the_list_are_there_again(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    click_topic(qtbot, program, "Children")
    click_place(qtbot, program, "B.X.13.i")
    program.window.close()
    again = begin()
    assert current(again) == "B.X.13.i"
    assert reader_of(again).topics.choice == TopicChoice(all_of=("Children",))
    assert len(listed(again)) == 28
    assert "B.X" in again.window.side.contents.open_levels


def test_a_folder_of_bookmarks_that_was_listed_is_listed_again(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    list_folder(qtbot, program)
    click_place(qtbot, program, "A.II.37")
    program.window.entries.select(program.window.entries.view.model().index(1, 0))
    program.window.close()
    again = begin()
    qtbot.waitUntil(lambda: bool(listed(again)))
    assert listed(again) == ["A.II.36", "A.II.37"]
    assert words(again, "pane_title") == "New folder"
    assert again.window.entries.selected == "A.II.37"


def test_an_own_topic_that_was_listed_is_listed_again(begin: Begin, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    own = notes_of(program).own_topics
    program.actions.notes.own_topic.trigger()
    qtbot.keyClicks(program.window.focusWidget(), "Demand")
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    written(qtbot, program)
    own.open(own.model.own.items[0].id)
    program.window.close()
    again = begin()
    qtbot.waitUntil(lambda: bool(listed(again)))
    assert listed(again) == ["A.II.36"]


def test_what_the_command_line_asks_for_is_listed_before_a_folder(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    list_folder(qtbot, program)
    program.window.close()
    again = begin(topic="Children")
    shelf_of(qtbot, again)
    assert reader_of(again).topics.choice == TopicChoice(all_of=("Children",))
    assert len(listed(again)) == 28
    again.window.close()
    third = begin()
    shelf_of(qtbot, third)
    assert len(listed(third)) == 28


def test_a_folder_that_was_deleted_meanwhile_is_not_listed(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    program = begin()
    list_folder(qtbot, program)
    program.window.close()
    state = json.loads((folder / STATE).read_text(encoding="utf-8"))
    assert state["own_list"].startswith("bookmarks ")
    (folder / STATE).write_text(json.dumps(state | {"own_list": "bookmarks gone"}), encoding="utf-8")
    again = begin()
    shelf_of(qtbot, again)
    assert not again.window.entries.isVisible()


def test_a_folder_is_remembered_while_its_file_cannot_be_read(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    program = begin()
    list_folder(qtbot, program)
    program.window.close()
    kept = folder / "annotations.sqlite"
    kept.rename(folder / "aside.sqlite")
    kept.symlink_to(folder / "aside.sqlite")  # the program reads no link
    again = begin()
    qtbot.waitUntil(lambda: bool(notes_of(again).pen.trouble.kind))
    again.window.close()
    assert load_state(folder)[0].own_list.startswith("bookmarks ")


def list_folder(qtbot: QtBot, program: Program) -> None:
    """Put two bookmarks into a folder, and list it."""
    pane = shelf_of(qtbot, program)
    pane.folder_requested.emit()
    written(qtbot, program)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
    bookmark(qtbot, program, "A.II.36", "A.II.37")
    model = model_of(pane)
    data = model.mimeData([index_of(pane, "II.36"), index_of(pane, "II.37")])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, index_of(pane, "New folder"))
    written(qtbot, program)
    click(qtbot, pane, "New folder")
    assert listed(program) == ["A.II.36", "A.II.37"]


def test_sizes_tab_and_folds_are_there_again(begin: Begin) -> None:
    program = begin()
    program.window.resize(1100, 720)
    program.window.columns.setSizes([300, 0, 800])
    program.window.side.open_tab("errata")
    program.window.side.fold(("contents",))
    sizes = program.window.columns.sizes()
    program.window.close()
    again = begin()
    assert (again.window.width(), again.window.height()) == (1100, 720)
    assert again.window.columns.sizes() == sizes
    assert again.window.side.tab == "errata"
    assert again.window.side.folded == ("contents",)


def test_the_list_is_as_wide_as_it_was(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    click_topic(qtbot, program, "Children")
    program.window.columns.setSizes([300, 400, 578])
    program.window.close()
    again = begin()
    assert again.window.columns.sizes()[:2] == [300, 400]
    again.window.show_list(shown=False)
    again.window.show_list(shown=True)
    assert again.window.columns.sizes()[:2] == [300, 400]


def test_a_list_leaves_the_text_a_third(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    click_topic(qtbot, program, "Children")
    program.window.columns.setSizes([244, 700, 334])
    program.window.show_list(shown=False)
    program.window.resize(1000, 700)
    program.window.show_list(shown=True)
    _, width, text = program.window.columns.sizes()
    assert width <= 2 * text + 2


def test_the_place_is_kept_when_reading_rests(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    program = begin()
    click_place(qtbot, program, "A.II.36")
    qtbot.waitUntil((folder / STATE).exists, timeout=10_000)
    assert json.loads((folder / STATE).read_text())["locator"] == "A.II.36"


def test_the_welcome_greets_once_and_goes_for_good(begin: Begin, qtbot: QtBot) -> None:
    program = begin(welcomed=False)
    welcome = program.window.area.welcome
    assert welcome is not None
    assert welcome.isVisible()
    qtbot.waitUntil(lambda: not welcome.verticalScrollBar().isVisible())
    button = welcome.findChild(QPushButton, "primary")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not welcome.isVisible()
    program.window.close()
    assert begin().window.area.welcome is None


def test_escape_puts_the_welcome_away(begin: Begin, qtbot: QtBot) -> None:
    program = begin(welcomed=False)
    program.window.area.take_focus()
    button = program.window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Start reading"
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert not button.isVisible()
    assert program.window.area.page.view.hasFocus()
    program.window.area.take_focus()
    assert program.window.area.page.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(begin: Begin, qtbot: QtBot, key: Qt.Key) -> None:
    program = begin(welcomed=False)
    program.window.area.take_focus()
    qtbot.keyClick(program.window.focusWidget(), key)
    assert program.window.area.welcome is not None
    assert not program.window.area.welcome.isVisible()


def test_enter_in_the_text_presses_nothing(program: Program, qtbot: QtBot) -> None:
    program.window.area.take_focus()
    place = reader_of(program).places.place
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_Return)
    assert reader_of(program).places.place == place


@pytest.mark.parametrize("text", [100, 200])
def test_the_welcome_scrolls_where_there_is_no_room_for_it(begin: Begin, qtbot: QtBot, text: int) -> None:
    program = begin(welcomed=False, size=(760, 480))
    program.appearance.set_text_size(text)
    welcome = program.window.area.welcome
    assert welcome is not None
    qtbot.waitUntil(lambda: welcome.geometry().bottom() < program.window.area.splitter.y())
    words = welcome.widget()
    assert words is not None
    assert words.height() >= words.minimumSizeHint().height()
    parts = [*words.findChildren(QLabel), *words.findChildren(QPushButton)]
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(parts, 2))
    scrolls = welcome.verticalScrollBar().maximum() > 0
    assert (welcome.focusPolicy() == Qt.FocusPolicy.StrongFocus) == scrolls
    if text == 200:
        assert scrolls


def test_the_welcome_leads_to_the_guide(begin: Begin, qtbot: QtBot) -> None:
    program = begin(welcomed=False)
    welcome = program.window.area.welcome
    assert welcome is not None
    qtbot.mouseClick(welcome.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert program.window.stack.currentWidget() is not program.window.columns


def test_the_selection_of_a_list_that_does_not_hold_the_current_passage_comes_back(
    program: Program, qtbot: QtBot, begin: Begin
) -> None:
    reader = reader_of(program)
    reader.topics.show_topic("Children")
    view = program.window.entries.view
    click_row(qtbot, view, find_row(view, Role.TARGET, "A.II.56"))
    reader.places.go_to("B.I.a")
    program.window.close()
    again = begin()
    assert str(again.window.area.page.current) == "B.I.a"
    assert again.window.entries.selected == "A.II.56"


def test_a_list_closed_is_noted_without_another_move(program: Program, qtbot: QtBot, folder: Path) -> None:
    reader_of(program).topics.show_topic("Children")
    reader_of(program).close_list()
    reader_of(program).topics.show_topic("Legislation")
    state = folder / STATE
    qtbot.waitUntil(lambda: state.exists() and "Legislation" in state.read_text("utf-8"), timeout=2 * PLACE_RESTS)
    assert program.window.isVisible()


def test_settings_take_effect_at_once_and_are_kept(program: Program, folder: Path, begin: Begin) -> None:
    program.appearance.set_theme("dark")
    program.appearance.set_text_size(150)
    assert program.window.palette().window().color().lightness() < 128
    assert json.loads((folder / SETTINGS).read_text())["theme"] == "dark"
    program.window.close()
    again = begin()
    assert again.appearance.settings.text_size == 150
    assert again.window.area.page.text_scale == 150


def test_a_folder_that_cannot_be_written_is_said_and_reading_goes_on(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    folder.write_text("a file where the folder should be")
    program.actions.larger.trigger()
    assert str(folder) in program.window.status.message
    assert program.appearance.settings.text_size == 110
    click_place(qtbot, program, "A.II.36")
    program.window.close()
    assert current(program) == "A.II.36"


def test_a_place_that_is_gone_gives_way_to_the_first(begin: Begin, folder: Path) -> None:
    folder.mkdir()
    (folder / STATE).write_text(json.dumps({"page": "A.XL", "locator": "A.XL.1", "welcomed": True}))
    assert current(begin()) == "A.I.1"


def test_sizes_reach_from_eighty_to_two_hundred_per_cent(program: Program) -> None:
    program.appearance.set_text_size(195)
    program.actions.larger.trigger()
    assert program.appearance.settings.text_size == 200
    assert not program.actions.larger.isEnabled()
    program.appearance.set_text_size(10)
    assert program.appearance.settings.text_size == 80
    program.actions.usual_size.trigger()
    assert program.appearance.settings.text_size == 100


def test_the_theme_s_button_switches_to_the_other(program: Program) -> None:
    program.appearance.set_theme("light")
    program.actions.theme.trigger()
    assert program.appearance.theme.name == "dark"
    program.actions.theme.trigger()
    assert program.appearance.theme.name == "light"


def test_the_system_s_own_change_of_theme_is_followed(program: Program, qapp: QApplication) -> None:
    program.appearance.set_theme("system")
    before = program.appearance.theme
    with patch.object(appearance, "system_prefers_dark", lambda application: before.name == "light"):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert program.appearance.theme is not before
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_topics_of_another_edition_are_left_out_of_the_list(begin: Begin, folder: Path) -> None:
    folder.mkdir()
    (folder / STATE).write_text(json.dumps({"welcomed": True, "all_of": ["Children", "Ghosts"], "none_of": ["Elves"]}))
    assert reader_of(begin()).topics.choice == TopicChoice(all_of=("Children",))


def test_a_list_of_nothing_but_another_edition_s_topics_is_closed(begin: Begin, folder: Path) -> None:
    folder.mkdir()
    (folder / STATE).write_text(json.dumps({"welcomed": True, "all_of": ["Ghosts"]}))
    assert begin().window.entries.isHidden()


def test_the_window_opens_no_larger_than_the_screen(begin: Begin) -> None:
    window = begin(size=(9_000, 9_000)).window
    fit_to_screen(window)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.frameGeometry().height() <= room.height()


def test_without_a_database_the_kept_place_is_kept_on(begin: Begin, folder: Path, tmp_path: Path) -> None:
    first = begin()
    assert first.reader is not None
    first.reader.places.go_to("A.IX.12")
    first.window.close()
    begin(database=tmp_path / "none.sqlite").window.close()
    state, _ = load_state(folder)
    assert state.locator == "A.IX.12"


def test_a_paragraph_that_is_no_longer_there_leads_to_its_page(begin: Begin, folder: Path) -> None:
    folder.mkdir()
    (folder / "window.json").write_text('{"page": "B.X", "locator": "B.X.99", "welcomed": true}', encoding="utf-8")
    program = begin()
    assert program.reader is not None
    assert program.reader.places.place is not None
    assert program.reader.places.place.page == "B.X"
    assert program.window.banners.sentence("silent") == ""
