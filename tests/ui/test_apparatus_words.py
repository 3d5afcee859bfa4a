"""The pane below the text in strips of any width: words are broken where one breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from tipbrowser.domain.publication import Locator
from tipbrowser.services.reading import Reading
from tipbrowser.ui.apparatus import ApparatusPane
from tipbrowser.ui.wrap_button import DETAIL_SIZE, WrapButton
from tipbrowser.ui.wrap_label import PADDING, WrapLabel

GOOD_END = re.compile(r"[\s/‐–—-]$")


def lines(words: str, font: QFont, width: int) -> list[str]:
    """Give words in the lines that a width gives them."""
    layout = QTextLayout(words.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def shown(pane: ApparatusPane) -> Iterator[tuple[str, QFont, int]]:
    """Give all words that are seen, with their font and their room."""
    for label in pane.findChildren(WrapLabel):
        if label.isVisible():
            yield label.text(), label.font(), label.width() - 2 * PADDING
    for button in pane.findChildren(WrapButton):
        if button.isVisible():
            small = QFont(button.font())
            small.setPointSizeF(small.pointSizeF() * DETAIL_SIZE)
            yield button.text().replace("&&", "&"), button.font(), button.width() - 2 * PADDING
            yield button.detail, small, button.width() - 2 * PADDING


@pytest.mark.parametrize("points", [10, 15])
@pytest.mark.parametrize("locator", ["B.XI.9", "A.I.6", "A.IV.45.j", "A.XIII.9.d", "B.V.5"])
def test_no_word_is_broken_in_the_middle(
    qtbot: QtBot, fonts: None, reading: Reading, locator: str, points: int
) -> None:
    pane = ApparatusPane()
    qtbot.addWidget(pane)
    font = pane.font()
    font.setPointSize(points)
    pane.setFont(font)
    pane.set_compact(True)
    pane.resize(500, 180)
    pane.show()
    pane.show_apparatus(reading.apparatus(Locator(locator)))
    broken = set()
    for width in range(300, 901, 25):
        pane.resize(width, 180)
        for words, its_font, room in shown(pane):
            ends = lines(words, its_font, room)[:-1]
            broken |= {(width, words, end) for end in ends if not GOOD_END.search(end)}
    assert broken == set()
