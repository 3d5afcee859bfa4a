"""The line of tags, and that for another name of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tipbrowser.domain.tags import LONGEST, MOST
from tipbrowser.ui.rename_line import RenameLine
from tipbrowser.ui.tag_line import TagLine

KNOWN = ("burden of proof", "consent", "Consequences")


def line_with(qtbot: QtBot, *tags: str) -> tuple[TagLine, list[tuple[str, ...]]]:
    """Give a line with tags, shown, and what it tells."""
    line = TagLine()
    qtbot.addWidget(line)
    line.show_tags(tags, KNOWN)
    line.show()
    line.line.setFocus()
    told: list[tuple[str, ...]] = []
    line.tags_changed.connect(told.append)
    return line, told


def test_enter_takes_what_is_typed(qtbot: QtBot) -> None:
    line, told = line_with(qtbot, "a")
    with qtbot.waitSignal(line.left):
        qtbot.keyClicks(line.line, ", b ,a")
        qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("a", "b")]
    assert line.tags == ("a", "b")
    assert line.line.text() == "a, b"


def test_escape_goes_back_to_what_was_there(qtbot: QtBot) -> None:
    line, told = line_with(qtbot, "a")
    with qtbot.waitSignal(line.left):
        qtbot.keyClicks(line.line, ", zzz")
        qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    assert told == []
    assert line.line.text() == "a"


def test_going_elsewhere_takes_what_is_typed(qtbot: QtBot) -> None:
    line, told = line_with(qtbot)
    qtbot.keyClicks(line.line, "zzz")
    QApplication.sendEvent(line.line, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert told == [("zzz",)]


def test_known_tags_are_completed_where_the_cursor_stands(qtbot: QtBot) -> None:
    line, told = line_with(qtbot, "x", "y")
    line.line.setCursorPosition(len("x,"))
    qtbot.keyClicks(line.line, " cons")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    model = popup.model()  # type: ignore[attr-defined]  # a list
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["consent", "Consequences"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("x", "consent", "y")]


def test_without_a_choice_in_the_list_what_is_typed_stands(qtbot: QtBot) -> None:
    line, told = line_with(qtbot)
    qtbot.keyClicks(line.line, "cons")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("cons",)]


def test_a_tag_that_is_much_too_long_is_shortened_and_that_is_said(qtbot: QtBot) -> None:
    line, told = line_with(qtbot)
    line.line.setText("a" * 10_000)
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("a" * LONGEST,)]
    assert line.sentence.startswith(f"A tag has at most {LONGEST} characters; it was shortened to “aaa")
    qtbot.keyClicks(line.line, "b")
    assert line.sentence == ""


def test_too_many_tags_are_left_out_and_that_is_said(qtbot: QtBot) -> None:
    line, told = line_with(qtbot)
    line.line.setText(",".join(map(str, range(MOST + 2))))
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert len(told[0]) == MOST
    assert "too many: 2" in line.sentence


def rename_line(qtbot: QtBot) -> tuple[RenameLine, list[tuple[str, str]]]:
    """Give a line that asks for another name of ``consent``, and what it tells."""
    line = RenameLine()
    qtbot.addWidget(line)
    told: list[tuple[str, str]] = []
    line.renamed.connect(lambda old, new: told.append((old, new)))
    line.ask("consent", {"consent": 3, "burden of proof": 1})
    return line, told


def test_another_name_is_told_with_how_many_it_stands_on(qtbot: QtBot) -> None:
    line, told = rename_line(qtbot)
    assert line.sentence == "It is called so now: type another name."
    line.line.setText("free consent")
    assert line.sentence == "Enter renames it in all it stands on: 3."
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("consent", "free consent")]
    assert line.isHidden()


def test_the_name_of_another_tag_makes_the_two_one_and_that_is_said_before(qtbot: QtBot) -> None:
    line, told = rename_line(qtbot)
    line.line.setText("Burden of Proof")
    assert line.sentence == "“burden of proof” is there already: the two become one."
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == [("consent", "burden of proof")]


def test_what_is_no_name_is_not_taken(qtbot: QtBot) -> None:
    line, told = rename_line(qtbot)
    for typed, sentence in (
        ("", "Type the new name."),
        ("a, b", "A comma stands between tags; one name is needed."),
        ("a" * 10_000, f"A tag has at most {LONGEST} characters."),
        ("consent", "It is called so now: type another name."),
    ):
        line.line.setText(typed)
        assert line.sentence == sentence
        qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert told == []
    with qtbot.waitSignal(line.given_up):
        qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    assert line.isHidden()
