"""The window as it looks: no words cut, nothing over anything else, at every size and in both themes."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSlider,
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
from tipbrowser.ui.theme import DARK, LIGHT, Theme

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
        return needed.height() > widget.contentsRect().height() + 2
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
