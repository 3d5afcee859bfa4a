"""Facets while their numbers are still counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent, QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tipbrowser.ui.facet_buttons import BAR_HEIGHT, GAP
from tipbrowser.ui.facet_group import FacetBars, FacetValue
from tipbrowser.ui.facets_pane import FacetsPane


def facets(*counts: int, chosen: str = "", topics: tuple[str, ...] = ()) -> Callable[[str], Sequence[FacetValue]]:
    """Give bars of as many meetings as there are counts, and topics."""
    bars = [
        FacetValue(f"A.{number}", f"Meeting {number}", count, f"A.{number}" == chosen)
        for number, count in enumerate(counts)
    ]
    values = {"section": bars, "topic": [FacetValue(one, one, 3, one == chosen) for one in topics]}
    return lambda kind: values.get(kind, [])


def test_what_is_pressed_is_shown_while_numbers_are_pending_and_nothing_of_the_former_ones(qtbot: QtBot) -> None:
    pane = FacetsPane()
    qtbot.addWidget(pane)
    pane.show_facets(facets(5, 0, topics=("One", "Two")))
    pane.unfold(unfolded=True)
    pane.show_facets(facets(0, 0, chosen="A.1"), pending=True)
    bars, topics = pane.group("section").buttons, pane.group("topic").buttons
    assert [bar.isChecked() for bar in bars] == [False, True]
    assert [bar.count for bar in bars] == [0, 0]
    assert all(bar.isEnabled() for bar in bars)
    assert [topic.value for topic in topics] == ["One", "Two"]
    assert {one.accessibleName().rpartition(": ")[2] for one in (*bars, *topics)} == {"still being counted"}
    pane.show_facets(facets(0, 2, chosen="A.1"))
    assert [(bar.count, bar.isEnabled()) for bar in pane.group("section").buttons] == [(0, False), (2, True)]
    assert list(pane.group("topic").buttons) == []


def test_without_former_numbers_the_bars_stand_there_at_once(qtbot: QtBot) -> None:
    pane = FacetsPane()
    qtbot.addWidget(pane)
    pane.show_facets(facets(0, 0), pending=True)
    assert len(pane.group("section").buttons) == 2


def test_a_bar_says_to_the_pointer_what_it_is(qtbot: QtBot) -> None:
    pane = FacetsPane()
    qtbot.addWidget(pane)
    pane.show_facets(facets(5, 0))
    pane.show()
    bar = pane.group("section").buttons[0]
    for count in (5, 7):
        pane.show_facets(facets(count, 0))
        QCoreApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), bar.mapToGlobal(QPoint(1, 1))))
        assert bar.toolTip() == bar.accessibleName() == f"Meeting 0: {count}"


def test_a_numeral_is_that_of_the_bar_that_stands_there_now(qtbot: QtBot) -> None:
    bars = FacetBars("Meetings")
    qtbot.addWidget(bars)
    bars.resize(300, bars.height())
    bars.show_values(facets(5, 4, 3)("section"))
    bars.grab()
    bars.show_values(facets(5)("section"))
    bars.show_values(facets(5, 4, 3)("section"))
    bars.grab()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    below = QPoint(bars.buttons[1].geometry().center().x(), bars.height() - 4)
    with qtbot.waitSignal(bars.toggled) as pressed:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=below)
    assert pressed.args == ["A.1"]


@pytest.fixture
def bars(qtbot: QtBot) -> Iterator[FacetBars]:
    """Give three bars in a shown window, the middle one without anything found."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    bars = FacetBars("Meetings", window)
    layout.addWidget(bars)
    other = QLineEdit(window)
    layout.addWidget(other)
    bars.show_values(facets(5, 0, 3)("section"))
    window.resize(300, 140)
    window.show()
    other.setFocus()
    let_paint()
    yield bars  # the window lives as long
    window.close()


def let_paint() -> None:
    """Let what has changed be laid out and painted."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()


def painted(bars: FacetBars, number: int) -> QImage:
    """Give the picture of a bar as it stands in its group."""
    return bars.grab(bars.buttons[number].geometry()).toImage()


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_other_numbers_paint_the_group_once_and_no_bar_alone(bars: FacetBars) -> None:
    group, *each = (Paints(one) for one in (bars, *bars.buttons))
    before = painted(bars, 0)
    group.count = 0
    bars.show_values(facets(1, 2, 3)("section"))
    let_paint()
    assert group.count == 1
    assert [one.count for one in each] == [0, 0, 0]
    assert painted(bars, 0) != before


def test_a_bar_shows_that_it_has_the_keyboard_and_that_it_has_it_no_longer(qtbot: QtBot, bars: FacetBars) -> None:
    before, other = painted(bars, 0), painted(bars, 2)
    group = Paints(bars)
    bars.buttons[0].setFocus()
    let_paint()
    assert group.count == 1
    focused = painted(bars, 0)
    assert focused != before
    assert painted(bars, 2) == other
    qtbot.keyClick(bars.buttons[0], Qt.Key.Key_Right)
    let_paint()
    assert painted(bars, 0) == before
    assert painted(bars, 2) != other
    assert bars.buttons[2].hasFocus()


def test_a_bar_shows_that_it_is_pointed_at_and_pressed(qtbot: QtBot, bars: FacetBars) -> None:
    group = Paints(bars)
    bar, place = bars.buttons[0], QPointF(2, 2)
    before = painted(bars, 0)
    for widget in (bars, bar):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    group.count = 0
    QCoreApplication.sendEvent(bar, QEnterEvent(place, place, QPointF(bar.mapToGlobal(place))))
    let_paint()
    assert group.count == 1
    pointed = painted(bars, 0)
    assert pointed != before
    for widget in (bars, bar):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    group.count = 0
    QCoreApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    let_paint()
    assert group.count == 1
    assert painted(bars, 0) == before
    group.count = 0
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    let_paint()
    assert group.count >= 1
    assert painted(bars, 0) not in (before, pointed)
    assert bar.isChecked()


def test_bars_are_painted_where_they_stand_once_the_window_is_wider(bars: FacetBars) -> None:
    def feet() -> list[int]:
        """Give where in the lowest line of the bars there is colour."""
        image = bars.grab().toImage()
        ground = image.pixelColor(0, 0)
        return [x for x in range(bars.width()) if image.pixelColor(x, BAR_HEIGHT + GAP - 1) != ground]

    for width in (300, 500, 260):
        bars.window().resize(width, 140)
        let_paint()
        places = [one.geometry() for one in bars.buttons]
        assert feet() == [x for one in places for x in range(one.left() + 1, one.right())]


def test_the_tab_key_comes_to_one_bar_however_the_numbers_change(bars: FacetBars) -> None:
    def reached() -> list[str]:
        return [bar.value for bar in bars.buttons if bar.focusPolicy() == Qt.FocusPolicy.TabFocus]

    assert reached() == ["A.0"]
    bars.show_values(facets(0, 4, 3)("section"))
    assert reached() == ["A.1"]
    bars.show_values(facets(1, 4, 3, chosen="A.2")("section"))
    assert reached() == ["A.2"]
    bars.show_values(facets(1, 4)("section"))
    assert reached() == ["A.0"]
    bars.show_values(facets(0, 0)("section"))
    assert reached() == []
    bars.show_values(facets(2, 0)("section"))
    assert reached() == ["A.0"]
