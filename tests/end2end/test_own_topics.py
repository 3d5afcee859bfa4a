"""Own topics in the real window: made, filled, listed, renamed, removed, beside those of the index and apart from them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.domain.items import anchor
from tests.end2end.actions import click_row, click_topic, find_row, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.shelves import notes_of, shelf_of, written
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.domain.annotations import OwnTopic
from tipbrowser.domain.changes import Put
from tipbrowser.models.roles import Role
from tipbrowser.services.notebook import Notebook, new_id
from tipbrowser.ui.apparatus_parts import LinkGroup
from tipbrowser.ui.bookmark_tree import EditedTree
from tipbrowser.ui.name_editor import QLineEdit


def put(qtbot: QtBot, program: Program, name: str) -> None:
    """Put the current paragraph under a topic by typing its name, or take it out."""
    program.actions.notes.own_topic.trigger()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.objectName() == "floating_line"
    qtbot.keyClicks(line, name)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    written(qtbot, program)


def tree(program: Program) -> EditedTree:
    return notes_of(program).own_topics.pane.group.view


def names(program: Program) -> list[str]:
    model = tree(program).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def beside(program: Program) -> list[tuple[str, str]]:
    groups = program.window.area.apparatus.findChildren(LinkGroup)
    group = next((one for one in groups if one.accessibleName() == "Own topics"), None)
    return [] if group is None or group.isHidden() else [(item.text, item.detail) for item in group.items]


def test_a_paragraph_is_put_under_a_new_topic_and_taken_out_again(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    put(qtbot, program, "Demand, employers")
    assert "Demand, employers" in program.window.status.message
    assert beside(program) == [("Demand, employers", "")]
    assert names(program) == ["Demand"]
    assert "Demand" not in [topic.heading for topic in reader_of(program).index.topics()]
    put(qtbot, program, "Demand, employers")
    assert "Taken out" in program.window.status.message
    assert beside(program) == []
    assert names(program) == ["Demand"]


def test_a_click_lists_the_paragraphs_of_a_topic_alone(program: Program, qtbot: QtBot) -> None:
    for locator in ("B.X.13", "A.II.36"):
        reader_of(program).places.go_to(locator)
        put(qtbot, program, "Demand")
    click_topic(qtbot, program, "Children")
    view = tree(program)
    click_row(qtbot, view, find_row(view, Role.DETAIL, None))
    assert listed(program) == ["A.II.36", "B.X.13"]
    assert words(program, "pane_title") == "Own topic: Demand"
    assert reader_of(program).topics.choice.is_empty
    click_topic(qtbot, program, "Children")
    assert len(listed(program)) == 28


def test_a_sub_paragraph_stands_under_the_topics_of_its_parents(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("B.X.13")
    put(qtbot, program, "Demand")
    reader_of(program).places.go_to("B.X.13.i")
    assert beside(program) == [("Demand", "by X.13")]
    groups = program.window.area.apparatus.findChildren(LinkGroup)
    next(one for one in groups if one.accessibleName() == "Own topics").followed.emit(
        notes_of(program).own_topics.model.own.items[0].id
    )
    assert listed(program) == ["B.X.13"]
    reader_of(program).places.go_to("A.I.1")
    assert beside(program) == []


def test_rows_of_a_list_are_put_under_a_topic_together(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    click_row(qtbot, view, view.model().index(1, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    put(qtbot, program, "Demand")
    (item,) = notes_of(program).own_topics.model.own.items
    assert len(item.body.anchors) == 2


def test_the_filter_leaves_of_own_topics_what_holds_its_words(program: Program, qtbot: QtBot) -> None:
    for name in ("Demand, employers", "Return"):
        put(qtbot, program, name)
    topics = program.window.side.topics
    program.actions.topics.trigger()
    qtbot.keyClicks(topics.filter_box, "employers dem")
    assert names(program) == ["Demand"]
    assert tree(program).isExpanded(tree(program).model().index(0, 0))
    qtbot.keyClick(topics.filter_box, Qt.Key.Key_Return)
    assert tree(program).hasFocus()
    assert tree(program).currentIndex().data() == "employers"
    qtbot.keyClick(tree(program), Qt.Key.Key_Escape)
    topics.filter_box.clear()
    assert names(program) == ["Demand", "Return"]


def test_a_topic_is_renamed_and_deleted_by_key_and_both_are_undone(program: Program, qtbot: QtBot) -> None:
    put(qtbot, program, "Demand")
    view = tree(program)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit, "row_editor")
    assert editor is not None
    with qtbot.waitSignal(notes_of(program).own_topics.model.rename_requested):
        qtbot.keyClicks(editor, "Supply")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    written(qtbot, program)
    assert names(program) == ["Supply"]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    written(qtbot, program)
    assert names(program) == []
    assert "“Supply”" in program.window.banners.sentence(KIND)
    for expected in (["Supply"], ["Demand"]):
        program.actions.notes.undo.trigger()
        written(qtbot, program)
        assert names(program) == expected


def button(program: Program, words: str) -> QToolButton:
    """Give a button above the own topics by its words."""
    group = notes_of(program).own_topics.pane.group
    return next(one for one in group.findChildren(QToolButton) if one.accessibleName() == words)


def test_a_topic_is_renamed_and_deleted_by_the_buttons_above_it(program: Program, qtbot: QtBot) -> None:
    put(qtbot, program, "Demand")
    rename, remove = button(program, "Rename the own topic"), button(program, "Delete the own topic")
    assert not rename.icon().isNull()
    assert not remove.icon().isNull()
    assert not rename.isEnabled()
    assert not remove.isEnabled()
    click_row(qtbot, tree(program), tree(program).model().index(0, 0))
    qtbot.mouseClick(rename, Qt.MouseButton.LeftButton)
    editor = tree(program).findChild(QLineEdit, "row_editor")
    assert editor is not None
    with qtbot.waitSignal(notes_of(program).own_topics.model.rename_requested):
        qtbot.keyClicks(editor, "Supply")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    written(qtbot, program)
    assert names(program) == ["Supply"]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    written(qtbot, program)
    assert names(program) == []
    assert not remove.isEnabled()


def test_a_listed_topic_that_is_deleted_closes_its_list(program: Program, qtbot: QtBot) -> None:
    put(qtbot, program, "Demand")
    own = notes_of(program).own_topics
    own.open(own.model.own.items[0].id)
    assert program.window.entries.isVisible()
    own.pane.group.removal_requested.emit([own.model.own.items[0].id])
    written(qtbot, program)
    assert not program.window.entries.isVisible()


def test_own_topics_are_there_at_the_next_start(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    reader_of(program).places.go_to("A.II.36")
    put(qtbot, program, "Demand")
    program.window.close()
    again = begin()
    qtbot.waitUntil(lambda: notes_of(again).own_topics.is_read)
    assert names(again) == ["Demand"]
    assert beside(again) == [("Demand", "")]


def test_without_own_topics_nothing_of_them_is_made(program: Program, qtbot: QtBot) -> None:
    own = notes_of(program).own_topics
    assert not {"model", "pane"} & own.__dict__.keys()
    own.take(())
    qtbot.waitUntil(lambda: own.is_read)
    assert not {"model", "pane"} & own.__dict__.keys()


def test_what_the_filter_leaves_of_the_index_comes_before_own_topics(program: Program, qtbot: QtBot) -> None:
    put(qtbot, program, "Children at sea")
    topics = program.window.side.topics
    program.actions.topics.trigger()
    qtbot.keyClicks(topics.filter_box, "children")
    qtbot.keyClick(topics.filter_box, Qt.Key.Key_Return)
    assert topics.view.hasFocus()
    assert names(program) == ["Children at sea"]


def test_a_sentence_on_what_was_deleted_stays_when_one_reads_on(program: Program, qtbot: QtBot) -> None:
    shelf_of(qtbot, program)
    reader_of(program).places.go_to("A.II.36")
    put(qtbot, program, "Demand")
    own = notes_of(program).own_topics
    own.pane.group.removal_requested.emit([own.model.own.items[0].id])
    written(qtbot, program)
    reader_of(program).places.go_to("A.II.37")
    assert "“Demand”" in program.window.banners.sentence(KIND)


def test_a_paragraph_that_this_edition_has_not_stands_nowhere(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    other = "2030-en-000000000000"
    body = OwnTopic(heading="Demand", anchors=(anchor("A.II.999", edition=other), anchor("A.II.36", edition=other)))
    notebook = Notebook(folder)
    notebook.write([Put(id=new_id(), revision=0, body=body)])
    notebook.close()
    program = begin()
    qtbot.waitUntil(lambda: reader_of(program).notes is not None and notes_of(program).own_topics.is_read)
    reader_of(program).places.go_to("A.II.36")
    assert beside(program) == [("Demand", "")]
