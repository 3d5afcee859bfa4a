"""Words of a row with what was looked for set off, also where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tipbrowser.domain.listing import Row
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.models.openings import Snippet, snippet_of
from tipbrowser.ui.marked_words import MarkedWords
from tipbrowser.ui.theme import LIGHT

LEAD = "The Working Group may wish to recommend that States parties consider the following measures:"
TEXT = "Provide, in cooperation with civil society, for the recovery of victims"


def row(*words: str) -> Row:
    """Give a sub-paragraph in which words were found."""
    marks = tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)
    return Row(
        locator=Locator("A.II.1.b"), part="A", section=SectionId("A.II"), lead=LEAD, label="(b)", text=TEXT, marks=marks
    )


def marked_pixels(qtbot: QtBot, snippet: Snippet, *, width: int, points: int) -> int:
    """Give how many pixels have the colour of what was looked for."""
    view = QWidget()
    qtbot.addWidget(view)
    font = view.font()
    font.setPointSize(points)
    view.setFont(font)
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    MarkedWords(view, LIGHT).paint(painter, QRect(0, 0, width, 200), snippet, lines=2)
    painter.end()
    colour = QColor(LIGHT.match).rgb()
    return sum(image.pixel(x, y) == colour for x in range(width) for y in range(200))


@pytest.mark.parametrize("points", [9, 14, 20])
@pytest.mark.parametrize("width", [180, 250, 500])
@pytest.mark.parametrize("word", ["Provide", "civil", "victims"])
def test_the_match_is_in_sight_in_any_room(qtbot: QtBot, word: str, width: int, points: int) -> None:
    assert marked_pixels(qtbot, snippet_of(row(word)), width=width, points=points) > 100


def test_without_a_match_a_sub_paragraph_s_own_words_follow_its_parents(qtbot: QtBot) -> None:
    snippet = snippet_of(row())
    assert snippet.words[snippet.own :].startswith("(b) Provide")
    assert snippet.words[: snippet.own].strip("… ") in LEAD
    assert marked_pixels(qtbot, snippet, width=200, points=14) == 0


def test_words_that_fit_keep_what_stands_before_them(qtbot: QtBot) -> None:
    word = snippet_of(row("Provide"))
    place = TEXT.index("Provide") + len(word.words) - len(TEXT)
    assert word.marks[0][0] == place > 20
    wide = marked_pixels(qtbot, word, width=900, points=9)
    assert wide > 100
