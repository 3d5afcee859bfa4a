"""The two looks: contrast of every pair of colours that meets, the palette and the style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contrast import contrast
from tipbrowser.paths import resources
from tipbrowser.ui.theme import (
    DARK,
    LIGHT,
    TYPE,
    Theme,
    apply_theme,
    palette_of,
    style_sheet,
    system_prefers_dark,
)

STYLE = resources() / "style"
LOOKS = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
GROUNDS = ("window", "surface", "surface_alt", "hover", "selection")
WORDS = ("text", "muted", "accent", "erratum")


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application and take its look off again."""
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@LOOKS
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_have_the_contrast_of_wcag_aa_on_every_ground(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", ["window", "surface", "surface_alt"])
@pytest.mark.parametrize("part", ["control", "focus", "mark"])
def test_controls_and_marks_are_seen_on_every_ground(theme: Theme, part: str, ground: str) -> None:
    assert contrast(getattr(theme, part), getattr(theme, ground)) >= 3


@LOOKS
def test_words_on_the_accent_are_readable(theme: Theme) -> None:
    assert contrast(theme.accent_text, theme.accent) >= 4.5


@LOOKS
def test_the_style_sheet_has_every_name_filled_in(theme: Theme) -> None:
    sheet = style_sheet(theme, STYLE)
    assert theme.accent in sheet
    assert "@{" not in sheet
    assert f"{TYPE.small:.2f}pt" in sheet


@LOOKS
def test_every_picture_that_the_style_sheet_names_is_there(theme: Theme) -> None:
    sheet = style_sheet(theme, STYLE)
    named = [piece.partition('"')[0] for piece in sheet.split('url("')[1:]]
    assert named
    assert all(Path(name).is_file() for name in named)


def test_larger_type_is_filled_in_larger() -> None:
    assert f"{TYPE.small * 1.5:.2f}pt" in style_sheet(LIGHT, STYLE, scale=150)


def test_without_its_file_the_sheet_is_empty(tmp_path: Path) -> None:
    assert style_sheet(LIGHT, tmp_path) == ""


@LOOKS
def test_the_whole_program_wears_the_theme(undressed: QApplication, theme: Theme) -> None:
    apply_theme(undressed, theme, folder=STYLE)
    assert undressed.palette().color(QPalette.ColorRole.Window).name() == theme.window
    assert undressed.font().pointSizeF() == TYPE.body
    assert theme.surface in undressed.styleSheet()
    apply_theme(undressed, theme, folder=STYLE, scale=120)
    assert undressed.font().pointSizeF() == pytest.approx(TYPE.body * 1.2)


@LOOKS
def test_selected_and_disabled_words_stay_readable_in_the_palette(theme: Theme) -> None:
    palette = palette_of(theme)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    pairs = (
        (group.Active, role.HighlightedText, role.Highlight),
        (group.Inactive, role.HighlightedText, role.Highlight),
        (group.Disabled, role.ButtonText, role.Button),
        (group.Active, role.ToolTipText, role.ToolTipBase),
    )
    for colours, words, ground in pairs:
        assert contrast(palette.color(colours, words).name(), palette.color(colours, ground).name()) >= 4.5


@LOOKS
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit])
def test_the_control_that_has_the_keyboard_wears_a_ring(
    qtbot: QtBot, undressed: QApplication, theme: Theme, kind: type[QWidget]
) -> None:
    apply_theme(undressed, theme, folder=STYLE)
    box = QWidget()
    qtbot.addWidget(box)
    control = kind(box)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.setGeometry(5, 5, 90, 34)
    box.show()
    box.activateWindow()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    image = control.grab().toImage()
    edge = {image.pixelColor(x, y).name() for x in range(image.width()) for y in (0, 1)}
    assert theme.focus in edge


def test_a_system_that_asks_for_dark_windows_is_heard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        def __init__(self, scheme: Qt.ColorScheme) -> None:
            self._scheme = scheme

        def colorScheme(self) -> Qt.ColorScheme:
            return self._scheme

    class System:
        def __init__(self, scheme: Qt.ColorScheme) -> None:
            self._scheme = scheme

        def styleHints(self) -> Hints:
            return Hints(self._scheme)

    assert system_prefers_dark(System(Qt.ColorScheme.Dark))  # type: ignore[arg-type]
    assert not system_prefers_dark(System(Qt.ColorScheme.Light))  # type: ignore[arg-type]
    assert not system_prefers_dark(System(Qt.ColorScheme.Unknown))  # type: ignore[arg-type]
