"""The pane beside the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.page_values import apparatus, passage
from tipbrowser.domain.page import Citations
from tipbrowser.domain.publication import Locator
from tipbrowser.services.reading import Reading
from tipbrowser.ui.apparatus import ApparatusPane
from tipbrowser.ui.apparatus_columns import ApparatusColumns
from tipbrowser.ui.apparatus_parts import COPIED
from tipbrowser.ui.wrap_button import WrapButton
from tipbrowser.ui.wrap_label import PADDING, WrapLabel


@pytest.fixture
def pane(qtbot: QtBot, fonts: None) -> ApparatusPane:
    pane = ApparatusPane()
    qtbot.addWidget(pane)
    pane.resize(260, 900)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def seen(pane: ApparatusPane) -> list[str]:
    """Give all words that are shown, those of links with their details."""
    labels = [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]
    links = [link.accessibleName() for link in pane.findChildren(WrapButton) if link.isVisible()]
    return labels + links


def button(pane: ApparatusPane, name: str) -> QAbstractButton:
    """Give the visible button that a screen reader calls ``name``."""
    found = [one for one in pane.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def test_an_empty_pane_says_what_it_is_for(pane: ApparatusPane) -> None:
    assert seen(pane) == ["Choose a paragraph in the text: its citations, topics and references stand here."]


def test_it_is_empty_again_when_there_is_no_passage(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    pane.show_apparatus(None)
    assert len(seen(pane)) == 1


def test_it_shows_the_passage_with_its_citations_and_its_report(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    words = seen(pane)
    for one in (
        "A.II.2.a", "X, para. 9 (a)", "Compendium, para. 2 (a)", "X, reproduced.",
        "CTOC/COP/WG.4/2010/6", "https://undocs.org/CTOC/COP/WG.4/2010/6",
    ):  # fmt: skip
        assert one in words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Copy the official citation", "X, para. 9 (a)"),
        ("Copy the compendium's citation", "Compendium, para. 2 (a)"),
        ("Copy the footnote form", "X, reproduced."),
        ("Copy the report's symbol", "CTOC/COP/WG.4/2010/6"),
        ("Copy the report's official link", "https://undocs.org/CTOC/COP/WG.4/2010/6"),
    ],
)
def test_each_form_is_copied_by_its_button(qtbot: QtBot, pane: ApparatusPane, name: str, words: str) -> None:
    pane.show_apparatus(apparatus())
    with qtbot.waitSignal(pane.copy_requested) as copied:
        qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)
    assert copied.args == [words]


def test_a_topic_that_names_only_the_parent_says_so(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    assert "Victims, kindness" in seen(pane)
    assert "Training, by paragraph 2" in seen(pane)


def test_a_lettered_parent_is_named_as_it_is_cited(pane: ApparatusPane) -> None:
    pane.show_apparatus(
        apparatus(topics=(type(apparatus().topics[0])(topic="T", inherited_from=Locator("A.IV.46.j")),))
    )
    assert "T, by paragraph 46 (j)" in seen(pane)


def test_a_passage_without_topics_says_so(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus(topics=()))
    assert "The index names this passage under no topic." in seen(pane)


def test_following_a_topic_asks_for_it(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    with qtbot.waitSignal(pane.topic_requested) as asked:
        qtbot.mouseClick(button(pane, "Victims, kindness"), Qt.MouseButton.LeftButton)
    assert asked.args == ["Victims, kindness"]


@pytest.mark.parametrize(
    ("name", "locator"),
    [("kind, A.II.1", "A.II.1"), ("B.X.1, “above”, “as”", "B.X.1"), ("A.III.note, “part A, sect. II”", "A.III.note")],
)
def test_following_a_reference_asks_for_the_passage(qtbot: QtBot, pane: ApparatusPane, name: str, locator: str) -> None:
    pane.show_apparatus(apparatus())
    with qtbot.waitSignal(pane.locator_requested) as asked:
        qtbot.keyClick(button(pane, name), Qt.Key.Key_Space)
    assert asked.args == [locator]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Be", "Be"),
        ("Open the report…", "https://undocs.org/CTOC/COP/WG.4/2010/6"),
    ],
)
def test_what_leads_outside_asks_first(qtbot: QtBot, pane: ApparatusPane, name: str, address: str) -> None:
    pane.show_apparatus(apparatus())
    with qtbot.waitSignal(pane.outside_link_requested) as asked:
        qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)
    assert asked.args == [address]


def test_an_erratum_is_explained_and_can_be_followed(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    with qtbot.waitSignal(pane.erratum_requested) as asked:
        qtbot.mouseClick(
            button(pane, "Erratum 7, Printed: a\nRead as: b\nBecause it must be so."), Qt.MouseButton.LeftButton
        )
    assert asked.args == [7]


def test_what_a_part_of_the_front_matter_does_not_have_is_not_shown(pane: ApparatusPane) -> None:
    pane.show_apparatus(
        apparatus(
            passage=passage("F.introduction.1", "At its meetings"),
            citations=Citations(official="", compendium="", footnote=""),
            references=(),
            referred_by=(),
            section_referred_by=(),
            errata=(),
            symbol_link=None,
        )
    )
    assert "Official citation" not in seen(pane)
    assert "Refers to" not in seen(pane)


def test_the_next_passage_replaces_every_line(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    pane.show_apparatus(apparatus(topics=apparatus().topics[:1], references=()))
    assert not any("Training" in words or "kind, " in words for words in seen(pane))


def cut(pane: ApparatusPane) -> list[str]:
    """Give the words that have less height than they need."""
    parts = [*pane.findChildren(QLabel), *pane.findChildren(WrapButton)]
    return [part.text() for part in parts if part.isVisible() and part.heightForWidth(part.width()) > part.height()]


@pytest.mark.parametrize("locator", ["B.XI.9", "A.I.6", "B.IV.chapeau"])
@pytest.mark.parametrize("compact", [False, True])
def test_no_words_are_cut_in_either_arrangement(
    qtbot: QtBot, pane: ApparatusPane, reading: Reading, compact: bool, locator: str
) -> None:
    pane.set_compact(compact)
    pane.resize(*((800, 180) if compact else (240, 700)))
    pane.show_apparatus(reading.apparatus(Locator(locator)))
    qtbot.waitUntil(lambda: cut(pane) == [])


def test_the_groups_stand_side_by_side_in_a_strip(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    pane.resize(900, 300)
    topic, citation = button(pane, "Victims, kindness"), button(pane, "Copy the official citation")

    def beside() -> bool:
        here, there = (one.mapTo(pane, one.rect().topLeft()) for one in (citation, topic))
        return there.x() > here.x() and there.y() < 200

    assert not beside()
    pane.set_compact(True)
    qtbot.waitUntil(beside)
    pane.set_compact(False)
    qtbot.waitUntil(lambda: not beside())


def test_a_button_that_has_copied_says_so_for_a_while(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    pressed = button(pane, "Copy the official citation")
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert (pressed.text(), pressed.accessibleName()) == ("Copied", "Copied")
    assert cut(pane) == []
    qtbot.waitUntil(lambda: pressed.text() == "Copy", timeout=3 * COPIED)
    assert pressed.accessibleName() == "Copy the official citation"
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    pane.show_apparatus(apparatus(citations=Citations(official="Other", compendium="c", footnote="f")))
    assert pressed.text() == "Copy"


def test_every_control_has_a_name_and_can_be_reached_by_the_keyboard(pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    controls = [one for one in pane.findChildren(QAbstractButton) if one.isVisible()]
    assert len(controls) >= 10
    for control in controls:
        accessible = QAccessible.queryAccessibleInterface(control)
        assert accessible.text(QAccessible.Text.Name)
        assert accessible.role() in {QAccessible.Role.Button, QAccessible.Role.PushButton}
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    copies = [one.accessibleName() for one in controls if one.objectName() == "copy_button"]
    assert len(copies) == 5
    assert len(set(copies)) == len(copies)


@pytest.mark.parametrize("width", [180, 320, 420, 640])
def test_no_caption_is_cut_in_a_narrow_strip(pane: ApparatusPane, width: int) -> None:
    pane.set_compact(True)
    pane.resize(width, 150)
    pane.show_apparatus(apparatus())
    captions = [label for label in pane.findChildren(WrapLabel) if label.isVisible()]
    captions = [label for label in captions if label.objectName() == "apparatus_heading"]
    assert "In the compendium" in [label.text() for label in captions]
    assert [label.text() for label in captions if label.least_width > label.width()] == []
    buttons = [one for one in pane.findChildren(WrapButton, "copy_button") if one.isVisible()]
    assert [one.text() for one in buttons if one.line_size.width() > one.width()] == []


def test_words_are_selected_by_the_mouse_and_do_not_move_for_it(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    words = next(label for label in pane.findChildren(WrapLabel) if label.text() == "X, para. 9 (a)")
    before = words.grab().toImage()
    middle = words.rect().center()
    QApplication.sendEvent(words, QEnterEvent(middle, middle, middle))
    assert words.grab().toImage() == before
    qtbot.mousePress(words, Qt.MouseButton.LeftButton, pos=QPoint(PADDING, 4))
    qtbot.mouseMove(words, QPoint(words.width() - 1, 4))
    qtbot.mouseRelease(words, Qt.MouseButton.LeftButton, pos=QPoint(words.width() - 1, 4))
    assert words.selectedText() == "X, para. 9 (a)"
    pane.show_apparatus(apparatus(citations=Citations(official="Other", compendium="c", footnote="f")))
    assert not words.hasSelectedText()


def test_from_right_to_left_the_buttons_stand_at_the_left(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    copies = button(pane, "Copy the official citation")
    assert copies.x() > 100
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: copies.x() == 0)


def test_larger_type_sets_everything_out_anew(qtbot: QtBot, pane: ApparatusPane) -> None:
    pane.show_apparatus(apparatus())
    columns = pane.findChild(ApparatusColumns)
    assert columns is not None
    before = columns.height()
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.setFont(font)
    qtbot.waitUntil(lambda: columns.height() > before)
    assert cut(pane) == []
