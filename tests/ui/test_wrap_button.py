"""The flat button whose words take several lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tipbrowser.ui.theme import LIGHT, palette_of
from tipbrowser.ui.wrap_button import WrapButton


@pytest.fixture
def button(qtbot: QtBot) -> WrapButton:
    button = WrapButton()
    qtbot.addWidget(button)
    return button


def test_it_grows_in_height_as_it_becomes_narrow(button: WrapButton) -> None:
    button.set_words("United Nations Trust Fund for Victims of Trafficking in Persons", "by paragraph 13")
    assert button.hasHeightForWidth()
    assert button.heightForWidth(120) > button.heightForWidth(400)
    assert button.sizeHint().height() == button.heightForWidth(button.sizeHint().width())
    assert button.minimumSizeHint().width() < 120


def test_a_detail_takes_room_and_is_read_out(button: WrapButton) -> None:
    button.set_words("Training")
    alone = button.heightForWidth(200)
    button.set_words("Training", "by paragraph 13")
    assert button.heightForWidth(200) > alone
    assert button.accessibleName() == "Training, by paragraph 13"
    assert button.detail == "by paragraph 13"


def test_every_line_of_a_detail_takes_its_room(button: WrapButton) -> None:
    button.set_words("Erratum 3", "Printed: I.ii")
    one = button.heightForWidth(200)
    button.set_words("Erratum 3", "Printed: I.ii\nRead as: I.b.ii")
    assert button.heightForWidth(200) > one + 8
    assert button.accessibleName().endswith("Printed: I.ii\nRead as: I.b.ii")


def test_an_ampersand_stays_one_and_makes_no_shortcut(button: WrapButton) -> None:
    button.set_words("Search & rescue")
    assert button.accessibleName() == "Search & rescue"
    assert button.shortcut().isEmpty()


def test_the_one_that_has_the_keyboard_wears_a_ring(qtbot: QtBot, button: WrapButton, qapp: QApplication) -> None:
    before = qapp.palette()
    qapp.setPalette(palette_of(LIGHT))
    button.set_words("Training", "by paragraph 13")
    button.resize(160, 60)
    button.show()
    plain = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ringed = button.grab().toImage()
    qapp.setPalette(before)
    assert LIGHT.accent not in {plain.pixelColor(x, 1).name() for x in range(10, 150)}
    assert LIGHT.accent in {ringed.pixelColor(x, 1).name() for x in range(10, 150)}
