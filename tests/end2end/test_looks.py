"""The window as it looks: no words cut, nothing over anything else, at every size and in both themes."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSlider,
    QStyle,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, reader_of
from tests.end2end.conftest import Begin
from tests.ui.contrast import contrast
from tipbrowser.application import Program
from tipbrowser.domain.looks import SMALLEST_WINDOW
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.lettering import widest_word
from tipbrowser.ui.theme import DARK, LIGHT, Theme
from tipbrowser.ui.wrap_label import WrapLabel

ITEM_PADDING = 8
"""Pixels beside the words of the guide's list, as the style sheet says."""
LOOKS = [
    (size, text, theme) for size in ((1280, 800), (1024, 640)) for text in (100, 200) for theme in ("light", "dark")
]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]}-{look[1]}-{look[2]}")
def dressed(request: pytest.FixtureRequest, begin: Begin, qtbot: QtBot) -> Program:
    """Give the window in one of its sizes and themes, with a list open."""
    size, text, theme = request.param
    program = begin(size=size)
    program.appearance.set_theme(theme)
    program.appearance.set_text_size(text)
    click_topic(qtbot, program, "Children")
    return program


def visible(program: Program, kind: type[QWidget]) -> list[QWidget]:
    """Give the visible widgets of a kind that are ours to lay out."""
    return [
        widget
        for widget in program.window.findChildren(kind)
        if widget.isVisible() and not widget.visibleRegion().isEmpty()
    ]


def cut(widget: QWidget) -> bool:
    """Tell whether a label or button has less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = QFontMetrics(widget.font()).boundingRect(
            QRect(0, 0, widget.contentsRect().width(), 10_000), int(Qt.TextFlag.TextWordWrap), widget.text()
        )
        # A wrap label breaks words, and a path may be broken behind its separators.
        longest = (
            0 if isinstance(widget, WrapLabel) else widest_word(widget.text().replace("\u200b", " "), widget.font())
        )
        return needed.height() > widget.contentsRect().height() + 2 or longest > widget.contentsRect().width()
    if isinstance(widget, QLabel) and not widget.text():
        return False
    if (
        isinstance(widget, QToolButton)
        and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and not widget.icon().isNull()
    ):
        return False
    width = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&", ""))  # type: ignore[attr-defined]
    return width > widget.width()


def test_no_label_or_button_is_cut(dressed: Program) -> None:
    for kind in (QLabel, QPushButton, QToolButton):
        for widget in visible(dressed, kind):
            assert not cut(widget), (widget.objectName(), widget.text())  # type: ignore[attr-defined]


LONGEST_TOPIC = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized Crime and Working Group"
    " on Trafficking in Persons, role and work of"
)


def check_heads(qtbot: QtBot, program: Program) -> None:
    """Check that nothing above the list is cut, whatever is listed, and that two of its rows are seen."""
    entries, topics = program.window.entries, reader_of(program).topics
    some = tuple(topic.topic for topic in reader_of(program).index.topics())
    for choice, printed in (
        (TopicChoice(all_of=(LONGEST_TOPIC,)), False),
        (TopicChoice(all_of=(LONGEST_TOPIC,)), True),
        (TopicChoice(all_of=("National coordination and cooperation",)), True),
        (TopicChoice(any_of=some[:4], none_of=some[20:24]), False),
        (TopicChoice(any_of=some[-11:]), False),
    ):
        topics.show_choice(choice)
        if printed:
            entries.open_printed(())
        qtbot.waitUntil(partial(check_head, program))


def check_head(program: Program) -> None:
    """Check what stands above the list now."""
    entries = program.window.entries
    for label in entries.findChildren(QLabel):
        assert not label.isVisible() or not cut(label), (label.objectName(), label.text())
    for chip in entries.findChildren(Chip):
        assert not chip.isVisible() or chip.height() >= chip.heightForWidth(chip.width()), chip.text()
    view = entries.view
    assert view.viewport().height() >= 2 * view.sizeHintForIndex(view.model().index(1, 0)).height()


def test_nothing_above_a_list_is_cut(dressed: Program, qtbot: QtBot) -> None:
    check_heads(qtbot, dressed)


@pytest.mark.parametrize("text", [100, 150, 200])
def test_nothing_above_a_list_is_cut_in_the_smallest_window(begin: Begin, qtbot: QtBot, text: int) -> None:
    program = begin(size=SMALLEST_WINDOW)
    program.appearance.set_text_size(text)
    program.window.resize(program.window.minimumSize())
    check_heads(qtbot, program)


def test_no_control_lies_over_another(dressed: Program) -> None:
    controls = visible(dressed, QAbstractButton)
    boxes = [
        (
            one,
            QRect(one.mapTo(dressed.window, QPoint(0, 0)), one.size()).intersected(
                one.visibleRegion().boundingRect().translated(one.mapTo(dressed.window, QPoint(0, 0)))
            ),
        )
        for one in controls
    ]
    for number, (first, box) in enumerate(boxes):
        for second, other in boxes[number + 1 :]:
            if not first.isAncestorOf(second) and not second.isAncestorOf(first):
                overlap = box.intersected(other)
                assert min(overlap.width(), overlap.height()) <= 1, (first.accessibleName(), second.accessibleName())


def test_the_text_keeps_a_readable_width(dressed: Program) -> None:
    window = dressed.window
    assert window.area.page.width() >= 0.3 * window.width()
    assert window.side.width() <= 0.4 * window.width()


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("name", ["help", "settings", "about"])
def test_a_sheet_fits_into_the_smallest_window(begin: Begin, name: str, text: int) -> None:
    program = begin(size=SMALLEST_WINDOW)
    program.appearance.set_text_size(text)
    program.window.resize(program.window.minimumSize())
    program.sheets.open(name)
    for kind in (QLabel, QPushButton, QCheckBox):
        for widget in visible(program, kind):
            assert not cut(widget), widget.text()  # type: ignore[attr-defined]
    controls = visible(program, QSlider) + visible(program, QComboBox) + visible(program, QCheckBox)
    places = [QRect(one.mapTo(program.window, QPoint()), one.size()) for one in controls]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    pages = program.window.findChild(QListWidget, "help_pages")
    if pages is not None:
        assert pages.horizontalScrollBar().maximum() == 0
        names = [pages.item(row) for row in range(pages.count())]
        around = pages.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        for item in names:
            room = pages.visualItemRect(item).width() - 2 * (around + ITEM_PADDING)
            assert QFontMetrics(pages.font()).horizontalAdvance(item.text()) <= room, item.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    grounds = (theme.window, theme.surface, theme.surface_alt, theme.hover, theme.selection)
    for ground in grounds:
        assert contrast(theme.text, ground) >= 4.5
    for ground in (theme.window, theme.surface, theme.surface_alt):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
        assert contrast(theme.erratum, ground) >= 4.5
        assert contrast(theme.focus, ground) >= 3


@pytest.mark.parametrize("side", [210, 244, 300])
def test_the_names_of_topics_are_shown_whole(program: Program, side: int) -> None:
    tree = program.window.side.topics.view
    program.window.columns.setSizes([side, 0, 1280 - side])
    tree.expandAll()
    tree.doItemsLayout()
    metrics, small = QFontMetrics(tree.font()), QFont(tree.font())
    small.setPointSizeF(small.pointSizeF() * 0.9)
    index = tree.model().index(0, 0)
    while index.isValid():
        room = tree.visualRect(index).adjusted(4, 4, -4, -4)
        count = QFontMetrics(small).horizontalAdvance(str(index.data(Role.DETAIL) or ""))
        width = room.width() - (count + 8 if count else 0)
        needed = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, index.data())
        assert needed.height() <= room.height(), index.data(Role.KEY)
        index = tree.indexBelow(index)


def in_sight(view: QAbstractItemView) -> bool:
    """Tell whether the current row of a tree or a list is wholly seen."""
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_current_rows_stay_in_sight_while_sizes_change(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    click_topic(qtbot, program, "Legislation")
    reader_of(program).places.go_to("A.XIII.5")
    views = (program.window.side.contents.view, program.window.entries.view)
    assert all(map(in_sight, views))
    for size in (110, 150, 200, 80):
        program.appearance.set_text_size(size)
        qtbot.waitUntil(lambda: all(map(in_sight, views)), timeout=2000)
    program.window.resize(1000, 600)
    qtbot.waitUntil(lambda: all(map(in_sight, views)), timeout=2000)
    program.window.resize(1280, 800)
    program.actions.errata.trigger()
    errata = program.window.side.errata.view
    errata.setCurrentIndex(errata.model().index(8, 0))
    for size in (200, 100):
        program.appearance.set_text_size(size)
        qtbot.waitUntil(lambda: in_sight(errata), timeout=2000)


def test_a_row_that_was_scrolled_away_stays_away(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    click_topic(qtbot, program, "Legislation")
    view = program.window.entries.view
    view.setCurrentIndex(view.model().index(1, 0))
    view.scrollToBottom()
    program.appearance.set_text_size(110)
    again: list[bool] = []
    QTimer.singleShot(0, lambda: again.append(True))
    qtbot.waitUntil(lambda: bool(again))
    assert not in_sight(view)


def test_the_errata_and_a_combination_are_shown_in_every_size(dressed: Program) -> None:
    dressed.actions.errata.trigger()
    reader_of(dressed).topics.show_choice(TopicChoice(all_of=("Children", "Legislation"), none_of=("Victims",)))
    for view in (dressed.window.side.errata.view, dressed.window.entries.view):
        assert not view.grab().isNull()


def test_part_b_is_shaded_in_the_list(begin: Begin) -> None:
    program = begin()
    program.appearance.set_theme("light")
    reader_of(program).topics.show_topic("Awareness-raising")
    view = program.window.entries.view
    index = next(
        view.model().index(row, 0)
        for row in range(view.model().rowCount())
        if str(view.model().index(row, 0).data(Role.TARGET) or "").startswith("B.")
    )
    view.scrollTo(index, view.ScrollHint.PositionAtCenter)
    corner = view.visualRect(index).topLeft() + QPoint(4, 20)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(corner * image.devicePixelRatio()).name() == LIGHT.surface_alt


def test_the_apparatus_stands_below_where_there_is_no_room_beside(begin: Begin) -> None:
    wide = begin().window.area.splitter
    assert wide.orientation() == Qt.Orientation.Horizontal
    narrow = begin(size=(800, 640)).window
    narrow.resize(800, 640)
    assert narrow.area.splitter.orientation() == Qt.Orientation.Vertical
