"""Words of a row with what was looked for set off, also where there is little room."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tipbrowser.domain.listing import Row
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.publication import Passage
from tipbrowser.domain.values import replace
from tipbrowser.models.openings import Snippet, snippet_of
from tipbrowser.services.reading import Reading
from tipbrowser.ui import marked_words
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


class Picture:
    """Words painted in a room of some lines, of which one asks where they are set off."""

    def __init__(self, view: QWidget, *, width: int, points: int, lines: int) -> None:
        font = view.font()
        font.setPointSize(points)
        view.setFont(font)
        self.width, self.lines, self.font = width, lines, font
        self.metrics = QFontMetrics(font)
        # More than there is room for, so that what runs over is seen too.
        self.image = QImage(width + 300, self.metrics.height() * (lines + 1), QImage.Format.Format_RGB32)
        self._words = MarkedWords(view, LIGHT)

    def paint(self, snippet: Snippet) -> None:
        """Paint words in the place of those before."""
        self.image.fill(Qt.GlobalColor.white)
        painter = QPainter(self.image)
        area = QRect(0, 0, self.width, self.metrics.height() * self.lines)
        self._words.paint(painter, area, snippet, lines=self.lines)
        painter.end()

    @property
    def marked(self) -> list[tuple[int, int]]:
        """Give where in each line that which is set off begins and ends, in pixels; lines without it are left out."""
        colour = QColor(LIGHT.match).rgb().to_bytes(4, "little")
        found = []
        for line in range(self.lines):
            # Above the letters nothing but the ground is seen.
            row = self.image.constScanLine(line * self.metrics.height() + 1).tobytes()
            if colour in row:
                found.append((row.index(colour) // 4, row.rindex(colour) // 4 + 1))
        return found

    def holds(self, words: str) -> bool:
        """Tell whether the room holds words if nothing else stands in it."""
        layout = QTextLayout(words, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        held = 0
        for _ in range(self.lines):
            line = layout.createLine()
            if line.isValid():
                line.setLineWidth(self.width)
                held += line.textLength()
        layout.endLayout()
        return held >= len(words)

    def shows(self, words: str) -> bool:
        """Tell whether words that are set off are seen as a whole: as wide as they are, and in their room."""
        seen = sum(end - start for start, end in self.marked)
        blanks = QFontMetricsF(self.font).horizontalAdvance(" ") * (self.lines - 1) * (" " in words)
        fits = all(end <= self.width + 1 for _, end in self.marked)
        return fits and seen >= QFontMetricsF(self.font).horizontalAdvance(words) - blanks - self.lines  # whole pixels


@pytest.fixture
def view(qtbot: QtBot, fonts: None) -> QWidget:
    """Give a widget whose font is the interface's."""
    view = QWidget()
    qtbot.addWidget(view)
    font = view.font()
    font.setFamily("IBM Plex Sans")
    view.setFont(font)
    return view


@pytest.fixture(scope="session")
def passages(reading: Reading) -> Sequence[Passage]:
    """Give all passages of the compendium."""
    pages = [reading.page(section.section) for section in reading.sections()]
    return [passage for page in pages if page is not None for passage in page.passages]


def first_only(snippet: Snippet) -> tuple[Snippet, str]:
    """Give words with the first match alone set off, and what it is."""
    (start, end), *_ = snippet.marks
    return Snippet(snippet.words, ((start, end),), snippet.own), snippet.words[start:end]


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("points", [9, 14, 20])
@pytest.mark.parametrize("width", [150, 180, 250, 500])
@pytest.mark.parametrize("word", ["Provide", "civil", "victims"])
def test_the_match_is_in_sight_in_any_room(view: QWidget, word: str, width: int, points: int, lines: int) -> None:
    picture = Picture(view, width=width, points=points, lines=lines)
    picture.paint(snippet_of(row(word)))
    assert picture.shows(word)


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("points", [9, 12, 20])
@pytest.mark.parametrize("width", [150, 224, 310, 500])
@pytest.mark.parametrize("pattern", ["children", "in", "recommendations?", "trafficking in persons", r"art\w+ 18"])
def test_the_first_match_of_every_passage_is_in_sight(
    view: QWidget, passages: Sequence[Passage], pattern: str, width: int, points: int, lines: int
) -> None:
    picture = Picture(view, width=width, points=points, lines=lines)
    cut = []
    for number, passage in enumerate(passages):
        marks = tuple(one.span() for one in re.finditer(rf"\b{pattern}\b", passage.text, re.IGNORECASE))
        if not marks or (len(marks) > 3 and number % 4):  # of what is everywhere some are enough
            continue
        # Some stand below words of their parents, as sub-paragraphs do.
        lead, label = (LEAD, "(b)") if number % 2 else ("", "1.")
        found, words = first_only(snippet_of(replace(row(), text=passage.text, lead=lead, label=label, marks=marks)))
        picture.paint(found)
        if not (picture.shows(words) if picture.holds(words) else picture.marked[:1] and picture.marked[0][0] <= 1):
            cut.append((passage.locator, found))
    assert cut == []


def painted(view: QWidget, monkeypatch: pytest.MonkeyPatch, snippet: Snippet, *, width: int, points: int) -> str:
    """Give the words that are painted in two lines."""
    said: list[str] = []

    class Layout(QTextLayout):
        def draw(self, *where: object) -> None:  # type: ignore[override]
            line = self.lineAt(self.lineCount() - 1)
            said.append(self.text()[: line.textStart() + line.textLength()])

    monkeypatch.setattr(marked_words, "QTextLayout", Layout)
    Picture(view, width=width, points=points, lines=2).paint(snippet)
    return " ".join(said)


@pytest.mark.parametrize("word", ["Provide", "cooperation"])
@pytest.mark.parametrize("width", [150, 180, 220, 260, 300, 400])
def test_no_ellipsis_stands_before_a_true_beginning(
    view: QWidget, monkeypatch: pytest.MonkeyPatch, word: str, width: int
) -> None:
    alone = replace(row(word), lead="")
    words = painted(view, monkeypatch, snippet_of(alone), width=width, points=20)
    # Where there is no room at all for more than the match, not even for an ellipsis.
    assert words.startswith((TEXT[:4], "… ", word))
    assert not words.startswith((f"… {TEXT[:4]}", "… …"))
    words = painted(view, monkeypatch, snippet_of(row(word)), width=width, points=20)
    assert not words.startswith(("… (b)", "… …"))


def test_without_a_match_a_sub_paragraph_s_own_words_follow_its_parents(view: QWidget) -> None:
    snippet = snippet_of(row())
    assert snippet.words[snippet.own :].startswith("(b) Provide")
    assert snippet.words[: snippet.own].strip("… ") in LEAD
    picture = Picture(view, width=200, points=14, lines=2)
    picture.paint(snippet)
    assert picture.marked == []


def test_words_that_fit_keep_what_stands_before_them(view: QWidget) -> None:
    word = snippet_of(row("Provide"))
    place = TEXT.index("Provide") + len(word.words) - len(TEXT)
    assert word.marks[0][0] == place > 20
    picture = Picture(view, width=900, points=9, lines=1)
    picture.paint(word)
    assert picture.marked[0][0] > picture.metrics.horizontalAdvance(word.words[:20])


def test_of_words_that_have_no_room_the_last_line_ends_with_a_whole_word_and_an_ellipsis(
    view: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as listening:
        said = painted(view, listening, Snippet(LEAD), width=250, points=10)
    assert LEAD.startswith(said)
    assert said.endswith(" ")
    picture = Picture(view, width=250, points=10, lines=2)
    picture.paint(Snippet(LEAD))
    whole = Picture(view, width=250, points=10, lines=2)
    whole.paint(Snippet(said))
    end = [inked(one, 1)[-1] for one in (whole, picture)]
    assert end[0] < end[1] < 250


def test_in_a_mirrored_view_the_ellipsis_stands_at_the_left(view: QWidget) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = Picture(view, width=250, points=10, lines=2)
    picture.paint(Snippet(LEAD))
    first, second = inked(picture, 0), inked(picture, 1)
    assert 235 < first[-1] < 250
    assert 235 < second[-1] < 250
    assert 0 <= second[0] < 60


@pytest.mark.parametrize("before", ["", "\N{MATHEMATICAL BOLD CAPITAL A} ", "é – "])
def test_what_is_set_off_stands_where_its_words_stand_whatever_is_before_them(view: QWidget, before: str) -> None:
    words = f"{before}States parties should"
    start = words.index("parties")
    picture = Picture(view, width=500, points=12, lines=1)
    picture.paint(Snippet(words, ((start, start + 7),)))
    metrics = QFontMetricsF(picture.font)
    ((left, right),) = picture.marked
    assert abs(left - metrics.horizontalAdvance(words[:start])) <= 1
    assert abs(right - metrics.horizontalAdvance(words[: start + 7])) <= 1


def test_what_goes_over_the_end_of_a_line_is_set_off_in_both(view: QWidget) -> None:
    picture = Picture(view, width=200, points=12, lines=2)
    picture.paint(Snippet(LEAD, ((0, len(LEAD)),)))
    (_, first), (begin, second) = picture.marked
    assert begin == 0
    assert 100 < first <= 201
    assert second <= 201


ARABIC = "the word ضحايا الاتجار بالأشخاص is here"


@pytest.mark.parametrize("width", [250, 300])
def test_words_that_run_the_other_way_are_set_off_where_they_stand(view: QWidget, width: int) -> None:
    words = ARABIC.split()[2:5]
    picture = Picture(view, width=width, points=12, lines=1)
    rooms = []
    for word in words:
        start = ARABIC.index(word)
        picture.paint(Snippet(ARABIC, ((start, start + len(word)),)))
        rooms += picture.marked
    assert rooms == sorted(rooms, reverse=True)  # the first of them stands at the right
    assert all(left >= rooms[place + 1][1] for place, (left, _) in enumerate(rooms[:-1]))
    assert rooms[-1][0] >= QFontMetricsF(picture.font).horizontalAdvance("the word") - 1


@pytest.mark.parametrize("width", range(84, 200, 8))
def test_in_a_mirrored_view_the_match_is_in_sight_and_no_wider_than_it_is(view: QWidget, width: int) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for words, word in (("the Trafficking convention", "convention"), (f"victims of {TEXT} and the rest", "the")):
        picture = Picture(view, width=width, points=10, lines=2)
        start = words.index(word)
        picture.paint(Snippet(words, ((start, start + len(word)),)))
        assert picture.marked
        seen = sum(right - left for left, right in picture.marked)
        assert abs(seen - QFontMetricsF(picture.font).horizontalAdvance(word)) <= 2


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("width", range(120, 280, 10))
def test_neither_the_blank_at_a_line_s_end_nor_the_ellipsis_is_set_off(view: QWidget, width: int, lines: int) -> None:
    picture = Picture(view, width=width, points=10, lines=lines)
    picture.paint(Snippet(LEAD, ((0, len(LEAD)),)))
    ends = [right for _, right in picture.marked]
    picture.paint(Snippet(LEAD))
    dots = inked(picture, lines - 1)[-1]
    assert ends[-1] < dots - 3
    assert all(end <= inked(picture, line)[-1] + 3 for line, end in enumerate(ends[:-1]))


def inked(picture: Picture, line: int) -> list[int]:
    """Give where letters stand in a line, in pixels from the left."""
    top = line * picture.metrics.height()
    rows = range(top, top + picture.metrics.height())
    return [
        x for x in range(picture.image.width()) if any(picture.image.pixelColor(x, y).lightness() < 128 for y in rows)
    ]
