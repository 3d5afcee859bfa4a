"""Guide, settings, about and links to the outside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import desk_of
from tipbrowser import paths
from tipbrowser.application import Program
from tipbrowser.controllers import outside_links
from tipbrowser.ui.help_pane import PAGES, BundledBrowser, HelpPane
from tipbrowser.ui.page.laid_out import room_of

ADDRESS = "https://undocs.org/CTOC/COP/WG.4/2010/6"


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


SHEETS = (
    "help", "settings", "about", "compendium", "legend", "backups", "bin", "export", "import", "versions", "orphans",
)  # fmt: skip


@pytest.mark.parametrize(("text", "widest"), [(100, 960), (200, 1440)])
def test_all_sheets_stand_in_the_same_column(begin: Begin, text: int, widest: int) -> None:
    program = begin(size=(2400, 1000))
    program.appearance.set_text_size(text)
    # Each adds its sheets once it is wanted.
    program.actions.notes.open_compendium.trigger()
    assert desk_of(program).keeping is not None
    assert desk_of(program).versions is not None
    for name in SHEETS:
        program.sheets.open(name)
        sheet = sheet_of(program)
        title, back = sheet.findChild(QLabel, "sheet_title"), sheet.findChild(QPushButton)
        assert title is not None
        assert back is not None
        begins = {one.mapTo(sheet, QPoint()).x() for one in (title, sheet.content)}
        ends = {one.mapTo(sheet, QPoint(one.width(), 0)).x() for one in (back, sheet.content)}
        beside = (sheet.width() - widest) // 2
        assert (begins, ends) == ({beside}, {beside + widest}), name


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


def test_the_settings_promise_nothing_that_cannot_be_kept(begin: Begin, folder: Path) -> None:
    program = begin()
    program.actions.settings.trigger()
    hints = [label.text() for label in program.window.findChildren(QLabel, "settings_hint")]
    assert any("and is kept" in hint for hint in hints)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("in the way")
    program.appearance.set_text_size(110)
    hints = [label.text() for label in program.window.findChildren(QLabel, "settings_hint")]
    assert any("cannot be kept" in hint for hint in hints)
    assert not any("and is kept" in hint for hint in hints)
    folder.unlink()
    program.appearance.set_text_size(120)
    hints = [label.text() for label in program.window.findChildren(QLabel, "settings_hint")]
    assert any("and is kept" in hint for hint in hints)


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
    reading.setValue(3)
    confirm = sheet.findChild(QCheckBox)
    assert confirm is not None
    confirm.setChecked(False)
    settings = program.appearance.settings
    assert (settings.text_size, settings.reading_size, settings.confirm_outside_links) == (140, 38, False)


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


def test_other_banners_open_no_link(program: Program, opened: list[str]) -> None:
    program.links.ask(ADDRESS)
    program.window.banners.offer_chosen.emit("fault", "open")
    assert opened == []


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
    top = room_of(page.view.document(), extent).top() - page.view.verticalScrollBar().value()
    assert 0 <= top < page.view.viewport().height() / 2
