"""The rows of the pane of notes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.models.growing_rows import SLICE
from tipbrowser.models.note_row import NoteRow
from tipbrowser.models.notes_model import NotesModel
from tipbrowser.models.openings import Snippet
from tipbrowser.models.roles import Role


class Fetched:
    """Gives rows, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, numbers: Sequence[int]) -> Sequence[NoteRow]:
        self.asked += numbers
        return [
            NoteRow(
                id=f"id {number}", kind="note", place=f"I.{number}", beside="First meeting, 2009", tags=("a", "b"),
                snippet=Snippet("words"), date="today", target=f"A.I.{number}", meaning="Caution",
            )
            for number in numbers
        ]  # fmt: skip


@pytest.fixture
def fetched() -> Fetched:
    """Give what gives rows."""
    return Fetched()


@pytest.fixture
def model(fetched: Fetched) -> NotesModel:
    """Give a model without rows."""
    return NotesModel(fetched)


def test_it_keeps_qt_s_rules(model: NotesModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    # By itself it would ask for more inside a reset that it still takes to be going on, and blame the model.
    tester.setUseFetchMore(False)
    model.show_numbers(range(2 * NotesModel.growth))
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * NotesModel.growth
    model.show_numbers(range(2))
    model.show_numbers(range(2))
    assert model.rowCount() == 2


def test_only_what_is_seen_is_fetched(model: NotesModel, fetched: Fetched) -> None:
    model.show_numbers(range(500))
    assert fetched.asked == []
    assert model.index(0, 0).data(Role.KEY) == "id 0"
    assert fetched.asked == list(range(SLICE))


def test_a_row_says_all_to_those_who_hear_it(model: NotesModel) -> None:
    model.show_numbers([7])
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "I.7, First meeting, 2009, Caution. words. a, b. today"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "I.7\nFirst meeting, 2009\nCaution\na, b"
    assert index.data(Role.TARGET) == "A.I.7"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert QModelIndex().data(Role.KEY) is None


def test_a_row_far_below_is_there_when_it_is_asked_for(model: NotesModel) -> None:
    model.show_numbers(range(3 * NotesModel.growth))
    assert model.rowCount() == NotesModel.growth
    assert model.row_of(2 * NotesModel.growth).row() == 2 * NotesModel.growth
    assert not model.row_of(-1).isValid()
    assert model.number_at(5) == 5
    assert model.count == 3 * NotesModel.growth


def test_the_same_rows_are_read_again_without_the_selection_being_lost(model: NotesModel, fetched: Fetched) -> None:
    model.show_numbers([1, 2])
    assert model.index(0, 0).data(Role.KEY) == "id 1"
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_numbers([1, 2])
    assert model.index(0, 0).data(Role.KEY) == "id 1"
    assert fetched.asked == [1, 2, 1, 2]
    assert resets == []
    model.show_numbers([])
    model.show_numbers([])
    assert model.rowCount() == 0


def test_what_is_listed_can_only_be_read(model: NotesModel) -> None:
    model.show_numbers([1, 2])
    index = model.index(0, 0)
    assert not model.setData(index, "x")
    assert not model.insertRows(0, 1)
    assert not model.removeRows(0, 1)
    assert not model.moveRows(QModelIndex(), 0, 1, QModelIndex(), 2)
    model.sort(0)
    assert model.supportedDropActions() == Qt.DropAction.IgnoreAction
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.data(QModelIndex()) is None
    assert model.number_at(0) == 1
