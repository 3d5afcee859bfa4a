"""The faces shipped with the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont

from tipbrowser.paths import resources
from tipbrowser.ui.fonts import FONT_FILES, interface_font, load_fonts, text_font

LETTERS = "AaZzÀàéñŁőŞАаЯяЁёЂҐґ“”‘’–—…§‡©№"


@pytest.mark.usefixtures("fonts")
def test_the_text_is_set_in_the_shipped_serif_with_drawn_italics() -> None:
    upright, italic = text_font(12), text_font(12, italic=True)
    assert QFontInfo(upright).family() == "IBM Plex Serif"
    assert QFontInfo(italic).italic()
    assert QFontMetricsF(upright).horizontalAdvance("Recalling") != QFontMetricsF(italic).horizontalAdvance("Recalling")


@pytest.mark.usefixtures("fonts")
def test_semibold_is_a_face_of_its_own() -> None:
    for make in (text_font, interface_font):
        plain, strong = make(12), make(12, semibold=True)
        assert QFontInfo(strong).weight() == 600
        assert QFontMetricsF(plain).horizontalAdvance("First") != QFontMetricsF(strong).horizontalAdvance("First")


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("name", FONT_FILES)
def test_every_face_has_latin_cyrillic_and_the_signs_of_the_page(name: str) -> None:
    face = QRawFont(str(resources() / "fonts" / name), 16)
    assert face.isValid()
    assert [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))] == []


def test_the_faces_come_with_their_licence() -> None:
    for name in ("IBMPlexSerif-OFL.txt", "IBMPlexSans-OFL.txt"):
        assert "SIL Open Font License" in (resources() / "fonts" / name).read_text("utf-8")


def test_missing_and_damaged_files_are_named_and_stop_nothing(qapp: object, tmp_path: Path) -> None:
    (tmp_path / FONT_FILES[0]).write_bytes(b"no font")
    assert load_fonts(tmp_path) == list(FONT_FILES)
