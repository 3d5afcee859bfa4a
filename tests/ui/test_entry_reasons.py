"""Why a passage was found, in a line of its row that may be too short for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tipbrowser.domain.hits import Reason
from tipbrowser.domain.listing import Group, Row
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.models.entries_model import EntriesModel
from tipbrowser.ui import entry_delegate
from tipbrowser.ui.entry_delegate import EntryDelegate
from tipbrowser.ui.part_with import part_with
from tipbrowser.ui.row_letters import Letters
from tipbrowser.ui.theme import LIGHT


def found_by(kind: str, words: str, *sought: str) -> Reason:
    """Give the reason that some of its words were looked for."""
    return Reason(
        kind=kind, words=words, marks=tuple((words.index(one), words.index(one) + len(one)) for one in sought)
    )


FUND = found_by("topic", "United Nations Trust Fund for Victims", "Victims")
LEAD = found_by("lead", "states parties are encouraged to consider", "consider")


class Found:
    """One passage, found for some reasons."""

    groups: Sequence[Group] = ()

    def __init__(self, *reasons: Reason, published: str = "") -> None:
        self._row = Row(
            locator=Locator("A.II.1"), part="A", section=SectionId("A.II"), label="1.", lead="", text="Provide",
            reasons=reasons, published=published,
        )  # fmt: skip

    def __len__(self) -> int:
        return 1

    def rows(self, first: int, last: int) -> Sequence[Row | None]:
        return [self._row][first:last]

    def place_of(self, locator: str) -> int | None:
        return 0


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give what rows draw in single lines."""
    said: list[str] = []
    draw = EntryDelegate._draw

    def spy(self: EntryDelegate, painter: QPainter, area: QRect, letters: Letters, colour: str, text: str) -> None:
        said.append(letters.cut(text, area.width()))
        draw(self, painter, area, letters, colour, text)

    monkeypatch.setattr(entry_delegate.EntryDelegate, "_draw", spy)
    return said


def list_of(qtbot: QtBot, found: Found) -> tuple[QListView, QModelIndex]:
    """Give a list with the passage's row in it."""
    view = QListView()
    qtbot.addWidget(view)
    model = EntriesModel(lambda: (), view)
    model.show_listing(found)
    view.setModel(model)
    return view, model.index(0, 0)


def paint(qtbot: QtBot, found: Found, width: int) -> None:
    """Paint the passage's row."""
    view, index = list_of(qtbot, found)
    delegate = EntryDelegate(view, LIGHT)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.row_height)
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()


def test_the_end_of_a_reason_is_seen_where_it_is_too_long(qtbot: QtBot, fonts: None, drawn: list[str]) -> None:
    paint(qtbot, Found(FUND), 224)
    assert drawn[-1].startswith("topic: … ")
    assert drawn[-1].endswith("Fund for Victims")
    paint(qtbot, Found(LEAD), 260)
    assert drawn[-1].endswith("consider")


def test_the_word_that_was_looked_for_is_seen_wherever_it_stands(qtbot: QtBot, fonts: None, drawn: list[str]) -> None:
    for sought in (("encouraged",), ("parties", "consider"), ("consider",)):
        paint(qtbot, Found(found_by("lead", LEAD.words, *sought)), 260)
        assert sought[0] in drawn[-1]
        assert drawn[-1].startswith("in the words above it: ")
    paint(qtbot, Found(found_by("topic", FUND.words, "Trust")), 150)
    assert drawn[-1] == "topic: … Trust …" or "Trust Fund" in drawn[-1]


def test_of_several_reasons_the_first_is_seen_with_its_end_and_how_many_follow(
    qtbot: QtBot, fonts: None, drawn: list[str]
) -> None:
    paint(qtbot, Found(FUND, LEAD), 240)
    assert drawn[-1].startswith("topic: ")
    assert drawn[-1].endswith("Victims +1")
    paint(qtbot, Found(FUND, LEAD), 900)
    assert drawn[-1] == f"topic: {FUND.words}; in the words above it: {LEAD.words}"


@pytest.mark.parametrize("role", [Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole])
def test_the_whole_of_all_reasons_is_told(qtbot: QtBot, role: int) -> None:
    _view, index = list_of(qtbot, Found(FUND, LEAD, published="II.1"))
    words = index.data(role)
    assert f"topic: {FUND.words}" in words
    assert f"in the words above it: {LEAD.words}" in words


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize("width", range(20, 320, 23))
def test_words_around_one_have_room_and_hold_it(qtbot: QtBot, fonts: None, width: int, place: int) -> None:
    view = QListView()
    qtbot.addWidget(view)
    metrics = QFontMetrics(view.font())
    word = FUND.words.split()[place]
    cut = part_with(place, FUND.words, metrics, width)
    assert metrics.horizontalAdvance(cut) <= width
    if metrics.horizontalAdvance(f"… {word} …") <= width:
        assert word in cut.split()
