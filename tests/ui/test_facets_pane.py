"""Facets while their numbers are still counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from pytestqt.qtbot import QtBot

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
