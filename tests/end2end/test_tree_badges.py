"""Counts beside the contents, the topics and lists of paragraphs, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, find_row, reader_of
from tests.end2end.conftest import Begin
from tests.written_notes import Desk
from tipbrowser.application import Program
from tipbrowser.controllers import badges as counting
from tipbrowser.domain.annotations import ItemId, Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.models.roles import Role


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give something to write with before the window is there."""
    desk = Desk(folder)
    yield desk
    desk.close()


def wait(program: Program, qtbot: QtBot) -> None:
    """Wait until all is counted."""
    qtbot.waitUntil(lambda: reader_of(program).notes is not None)
    notes = reader_of(program).notes
    assert notes is not None
    qtbot.waitUntil(lambda: notes.pen.is_idle and notes.overview.badges.is_settled)


def shown(index: QModelIndex) -> str:
    """Give the number in a row of a tree; empty where there is none."""
    return str(index.data(Role.ROW).badge)


def heard(index: QModelIndex) -> str:
    """Give what is said of a row to those who do not see it."""
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_contents_say_how_much_is_below_each_row(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.I.1")
    desk.bookmark("A.I.1", "A.I.2")
    program = begin()
    wait(program, qtbot)
    tree = program.window.side.contents.view
    for key, number, words in (
        ("A", "2", "notes: 1, bookmarks: 1"), ("A.I", "2", "notes: 1, bookmarks: 1"),
        ("A.I.1", "2", "notes: 1, bookmarks: 1"), ("A.I.2", "1", "bookmarks: 1"), ("A.I.3", "", ""),
    ):  # fmt: skip
        index = find_row(tree, Role.KEY, key)
        assert shown(index) == number
        assert heard(index).endswith(words)
        assert str(index.data(Qt.ItemDataRole.ToolTipRole)).endswith(words)


def test_an_instrument_of_part_b_has_what_its_session_has(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "B.X.13")
    program = begin()
    wait(program, qtbot)
    assert shown(find_row(program.window.side.contents.view, Role.KEY, "B.X/instrument")) == "1"


def test_topics_say_how_much_is_about_them_and_on_their_paragraphs(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.about("topic", "Children", "a")
    desk.highlight("A.II.5")
    program = begin()
    wait(program, qtbot)
    tree = program.window.side.topics.view
    index = find_row(tree, Role.TOPICS, ("Children",))
    assert shown(index) == "2"
    assert heard(index).endswith("notes: 1, highlights: 1")
    assert str(index.data(Qt.ItemDataRole.ToolTipRole)).endswith("notes: 1, highlights: 1")
    assert not program.window.side.grab().isNull()


def test_rows_of_a_list_say_it_and_follow_changes(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.II.5")
    program = begin()
    wait(program, qtbot)
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    index = find_row(view, Role.TARGET, "A.II.5")
    assert index.data(Role.ROW).badge.total == 1
    assert heard(index).endswith("notes: 1")
    notes = reader_of(program).notes
    assert notes is not None
    made = ItemId("a" * 32)
    body = Note(text="b", about="passage", anchors=(desk.anchor("A.II.5"),))
    notes.pen.write([Put(id=made, revision=0, body=body)])
    qtbot.waitUntil(lambda: index.data(Role.ROW).badge.total == 2)
    notes.pen.write([Bin(id=made, revision=1)])
    qtbot.waitUntil(lambda: index.data(Role.ROW).badge.total == 1)
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        program.window.setLayoutDirection(direction)
        assert not program.window.grab().isNull()


def test_nothing_is_shown_anew_where_the_counts_are_the_same(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.II.5")
    program = begin()
    wait(program, qtbot)
    notes = reader_of(program).notes
    assert notes is not None
    told: list[None] = []
    notes.overview.badges.changed.connect(lambda: told.append(None))
    notes.pen.write([Put(id=ItemId("b" * 32), revision=0, body=Note(text="b", about="free"))])
    qtbot.waitUntil(lambda: not notes.overview.badges.is_settled)
    wait(program, qtbot)
    assert not told
    body = Note(text="c", about="passage", anchors=(desk.anchor("A.II.5"),))
    notes.pen.write([Put(id=ItemId("c" * 32), revision=0, body=body)])
    qtbot.waitUntil(lambda: len(told) == 1)


def test_what_takes_long_is_counted_beside_the_window_every_time(
    begin: Begin, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 0.0)
    desk.note("a", "A.I.1")
    program = begin()
    wait(program, qtbot)
    notes = reader_of(program).notes
    assert notes is not None
    made = Note(text="b", about="passage", anchors=(desk.anchor("A.I.1"),))
    notes.pen.write([Put(id=ItemId("c" * 32), revision=0, body=made)])
    tree = program.window.side.contents.view
    qtbot.waitUntil(lambda: shown(find_row(tree, Role.KEY, "A.I.1")) == "2")


def test_a_file_that_cannot_be_read_shows_no_counts_and_is_told(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir(parents=True)
    (folder / "annotations.sqlite").write_text("this is no database, whatever its name says", encoding="utf-8")
    program = begin()
    wait(program, qtbot)
    assert shown(find_row(program.window.side.contents.view, Role.KEY, "A.I")) == ""
    notes = reader_of(program).notes
    assert notes is not None
    assert notes.overview.badges.of("A.I") is None
    assert notes.overview.badges.of_topic("Children") is None
    qtbot.waitUntil(lambda: notes.pen.trouble.kind == "damaged")


def _with_text(path: Path) -> None:
    path.write_bytes(b"no database any more, but long enough to be looked at, whatever it was before that" * 20)


@pytest.mark.parametrize("spoil", [_with_text, Path.unlink])
def test_a_file_that_is_lost_shows_no_counts_any_more(
    begin: Begin, desk: Desk, qtbot: QtBot, spoil: Callable[[Path], None]
) -> None:
    desk.note("a", "A.I.1")
    desk.close()
    program = begin()
    wait(program, qtbot)
    notes = reader_of(program).notes
    assert notes is not None
    notes.overview.badges._took = 0.0
    notes.notebook.close()
    spoil(notes.notebook.path)
    notes.overview.badges.count()
    assert notes.overview.badges.of("A.I.1") is None


def test_a_file_that_is_gone_between_two_looks_has_no_counts(
    begin: Begin, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.note("a", "A.I.1")
    program = begin()
    wait(program, qtbot)
    notes = reader_of(program).notes
    assert notes is not None
    notes.overview.badges._took = 0.0
    monkeypatch.setattr(type(notes.notebook), "reader", None)
    notes.overview.badges.count()
    assert notes.overview.badges.of("A.I.1") is None


def test_what_is_no_fault_of_the_file_is_raised(begin: Begin, desk: Desk, qtbot: QtBot) -> None:
    desk.note("a", "A.I.1")
    program = begin()
    wait(program, qtbot)
    notes = reader_of(program).notes
    assert notes is not None
    with pytest.raises(ValueError, match="ours"):
        notes.overview.badges._fail(ValueError("ours"))
