"""Guide, settings, about, links to the outside, and the way through the window by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, reader_of
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.controllers import outside_links
from tipbrowser.ui.help_pane import PAGES, BundledBrowser, HelpPane
from tipbrowser.ui.sheet import Sheet

ADDRESS = "https://undocs.org/CTOC/COP/WG.4/2010/6"


def sheet_of(program: Program) -> Sheet:
    sheet = program.window.stack.currentWidget()
    assert isinstance(sheet, Sheet)
    return sheet


def press(qtbot: QtBot, program: Program, name: str) -> None:
    """Press an offer of the banner."""
    button = program.window.banners.findChild(QPushButton, f"banner_{name}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the addresses handed to the system, and hand none over."""
    opened: list[str] = []
    monkeypatch.setattr(outside_links.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) is None)
    return opened


@pytest.mark.parametrize("name", ["help", "settings", "about"])
def test_a_sheet_opens_in_place_and_escape_closes_it(program: Program, qtbot: QtBot, name: str) -> None:
    program.sheets.open(name)
    sheet = sheet_of(program)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert program.window.stack.currentWidget() is program.window.columns


def test_about_names_the_edition_its_rights_and_the_versions(program: Program) -> None:
    program.actions.about.trigger()
    words = " ".join(label.text() for label in sheet_of(program).findChildren(QLabel))
    for expected in ("Vienna, 2024", "thirteenth meeting", "United Nations", "MIT licence", "Qt 6."):
        assert expected in words


def test_every_page_of_the_guide_opens_and_leads_to_the_next(program: Program) -> None:
    program.actions.help.trigger()
    pane = sheet_of(program).content
    assert isinstance(pane, HelpPane)
    browser = pane.findChild(BundledBrowser)
    pages = pane.findChild(QListWidget)
    assert browser is not None
    assert pages is not None
    for row, name in enumerate(PAGES):
        pane.show_page(name)
        assert pages.currentRow() == row
        assert len(browser.toPlainText()) > 300
    browser.anchorClicked.emit(QUrl("topics.md"))
    assert pages.currentRow() == PAGES.index("topics")


def test_every_page_of_the_guide_that_is_shipped_can_be_read() -> None:
    assert {page.stem for page in (paths.resources() / "help").glob("*.md")} == set(PAGES)


def test_the_guide_loads_nothing_that_a_page_names(qtbot: QtBot) -> None:
    browser = BundledBrowser()
    qtbot.addWidget(browser)
    assert browser.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_a_missing_page_of_the_guide_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    pane = HelpPane(tmp_path)
    qtbot.addWidget(pane)
    pane.show_page("start")
    browser = pane.findChild(BundledBrowser)
    assert browser is not None
    assert "is missing" in browser.toPlainText()


def test_the_settings_change_at_once(program: Program) -> None:
    program.appearance.set_theme("light")
    program.actions.settings.trigger()
    sheet = sheet_of(program)
    theme = sheet.findChild(QComboBox)
    assert theme is not None
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert program.appearance.theme.name == "dark"
    text, reading = sheet.findChildren(QSlider)
    text.setValue(140)
    reading.setValue(40)
    confirm = sheet.findChild(QCheckBox)
    assert confirm is not None
    confirm.setChecked(False)
    settings = program.appearance.settings
    assert (settings.text_size, settings.reading_size, settings.confirm_outside_links) == (140, 40, False)


def test_a_link_to_the_outside_opens_only_when_confirmed(program: Program, qtbot: QtBot, opened: list[str]) -> None:
    program.window.area.apparatus.outside_link_requested.emit(ADDRESS)
    assert ADDRESS in program.window.banners.sentence("outside link")
    assert opened == []
    press(qtbot, program, "open")
    assert opened == [ADDRESS]


def test_a_link_to_the_outside_can_be_copied(program: Program, qtbot: QtBot, opened: list[str]) -> None:
    program.window.area.page.outside_link_requested.emit(ADDRESS)
    press(qtbot, program, "copy")
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert opened == []


def test_a_link_put_away_opens_nothing(program: Program, qtbot: QtBot, opened: list[str]) -> None:
    program.links.ask(ADDRESS)
    press(qtbot, program, "close")
    assert opened == []
    assert not program.window.banners.isVisible()


def test_words_of_a_text_outside_are_shown_and_never_opened(program: Program, opened: list[str]) -> None:
    program.links.ask("General Assembly resolution 55/25")
    assert "55/25" in program.window.banners.sentence("outside link")
    assert opened == []


def test_who_asked_for_it_gets_links_opened_at_once(program: Program, opened: list[str]) -> None:
    program.appearance.set_confirmation(False)
    program.links.ask(ADDRESS)
    assert opened == [ADDRESS]


def test_a_system_without_a_browser_is_said(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_links.QDesktopServices, "openUrl", lambda url: False)
    program.appearance.set_confirmation(False)
    program.links.ask(ADDRESS)
    assert "No browser" in program.window.banners.sentence("outside link")


def test_escape_puts_a_banner_away(program: Program, qtbot: QtBot) -> None:
    program.links.ask(ADDRESS)
    focused = program.window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert program.window.banners.sentence("outside link") == ""


def holder(program: Program) -> QWidget | None:
    """Give the pane that has the keyboard."""
    focused = program.window.focusWidget()
    side = program.window.side
    panes = [side.contents, side.topics, side.errata, program.window.entries, program.window.area.page,
             program.window.area.apparatus]  # fmt: skip
    return next((pane for pane in panes if focused is not None and pane.isAncestorOf(focused)), None)


def test_f6_goes_through_every_pane_and_back(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    program.actions.contents.trigger()
    seen = [holder(program)]
    for _ in range(4):
        program.actions.next_pane.trigger()
        seen.append(holder(program))
    window = program.window
    assert seen == [window.side.contents, window.side.topics, window.entries, window.area.page, window.area.apparatus]
    program.actions.next_pane.trigger()
    assert holder(program) is window.side.contents
    program.actions.previous_pane.trigger()
    assert holder(program) is window.area.apparatus


def test_each_pane_has_its_key(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    actions, window = program.actions, program.window
    pairs = (
        (actions.topics, window.side.topics), (actions.errata, window.side.errata), (actions.entries, window.entries),
        (actions.text, window.area.page), (actions.apparatus, window.area.apparatus),
        (actions.contents, window.side.contents),
    )  # fmt: skip
    for action, pane in pairs:
        action.trigger()
        assert holder(program) is pane


def test_a_key_to_a_pane_puts_the_sheet_away(program: Program) -> None:
    program.actions.settings.trigger()
    program.actions.text.trigger()
    assert program.window.stack.currentWidget() is program.window.columns


def test_enter_opens_what_is_selected_in_the_contents(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert program.window.area.page.current == "A.I.2"


def test_enter_on_a_part_opens_and_closes_it(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    part = tree.model().index(2, 0)
    tree.setCurrentIndex(part)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(part)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(part)


def test_enter_leads_from_an_erratum_to_its_place(program: Program, qtbot: QtBot) -> None:
    program.actions.errata.trigger()
    view = program.window.side.errata.view
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert program.window.entries.isVisible()


def test_no_two_actions_share_a_key(program: Program) -> None:
    keys = [key.toString() for action in program.actions.all_actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_other_banners_open_no_link(program: Program, opened: list[str]) -> None:
    program.links.ask(ADDRESS)
    program.window.banners.offer_chosen.emit("fault", "open")
    assert opened == []


def test_the_key_to_a_list_that_is_not_there_does_nothing(program: Program) -> None:
    before = program.window.focusWidget()
    program.actions.entries.trigger()
    assert program.window.focusWidget() is before


def test_what_changes_behind_a_sheet_is_there_when_it_closes(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    program.sheets.open("help")
    program.appearance.set_theme("dark")
    program.appearance.set_text_size(150)
    reader_of(program).places.go_to("B.X.13.i")
    reader_of(program).places.go_to("A.IV.22")
    program.appearance.set_theme("light")
    program.sheets.close()
    page = program.window.area.page
    made = page.view.made
    assert made is not None
    qtbot.waitUntil(lambda: page.view.document() is made.document)
    assert page.current == "A.IV.22"
    extent = made.text_map.extent("A.IV.22")
    assert extent is not None
    top = page.view.extent_rect(extent).top() - page.view.verticalScrollBar().value()
    assert 0 <= top < page.view.viewport().height() / 2
