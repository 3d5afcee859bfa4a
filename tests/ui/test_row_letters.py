"""Words that recur in rows look as if they were laid out anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from tipbrowser.ui.row_letters import Letters, RowLetters


def picture(letters: Letters, text: str, left: float, *, again: bool) -> QImage:
    """Give words painted on white."""
    image = QImage(500, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(letters.font)
    if again:
        letters.draw_again(painter, left, 40, text)
    else:
        painter.drawText(QPointF(left, 40), text)
    painter.end()
    return image


@pytest.mark.parametrize("points", [9, 12, 20])
@pytest.mark.parametrize("left", [3, 7.25])
@pytest.mark.parametrize(
    "text", ["Second meeting, 2010", "…", "inherited from II.3 · Seventh meeting, 2017", "<b>&amp;"]
)
def test_they_stand_where_they_would_and_look_the_same(fonts: None, points: int, left: float, text: str) -> None:
    rows = RowLetters(QFont("IBM Plex Sans", points))
    for letters in (rows.plain, rows.bold, rows.small):
        expected = picture(letters, text, left, again=False)
        assert picture(letters, text, left, again=True) == expected
        assert picture(letters, text, left, again=True) == expected
