"""What a floating list offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.models.choices_model import Choice, ChoicesModel
from tipbrowser.models.roles import Role

CHOICES = (
    Choice(key="1", name="Next pane", detail="F6"),
    Choice(key="2", name="Previous pane", is_usable=False),
    Choice(key="3", name="Larger text", below="for the next meeting"),
)


@pytest.fixture
def model() -> ChoicesModel:
    model = ChoicesModel()
    model.show_choices(CHOICES)
    return model


def keys(model: ChoicesModel) -> list[str]:
    return [model.index(row).data(Role.KEY) for row in range(model.rowCount())]


def test_it_keeps_qt_s_rules(model: ChoicesModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.filter("pane")
    assert tester.model() is model
    assert model.rowCount(model.index(0)) == 0


def test_all_are_offered_in_their_order_and_those_that_fit_the_best_first(model: ChoicesModel) -> None:
    assert keys(model) == ["1", "2", "3"]
    model.filter("p")
    assert keys(model) == ["2", "1"]
    model.filter("next")
    assert keys(model) == ["1", "3"]
    model.filter("xyzzy")
    assert keys(model) == []
    assert not model.first_usable().isValid()


def test_what_cannot_be_done_now_cannot_be_chosen(model: ChoicesModel) -> None:
    model.filter("p")
    assert model.first_usable().data(Role.KEY) == "1"
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEnabled


def test_a_row_says_all_that_it_shows(model: ChoicesModel) -> None:
    first, third = model.index(0), model.index(2)
    assert first.data() == "Next pane"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Next pane, F6"
    assert third.data(Qt.ItemDataRole.AccessibleTextRole) == "Larger text, for the next meeting"
    assert first.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert first.data(Role.ROW) == CHOICES[0]


@pytest.mark.parametrize(
    ("typed", "names"), [("pan", ["Next pane", "pan"]), ("next", ["Next pane", "next"]), ("xyz", ["xyz"])]
)
def test_what_is_made_of_the_words_themselves_gives_way_to_a_name_that_begins_so(typed: str, names: list[str]) -> None:
    model = ChoicesModel()
    model.show_choices([Choice("a", "Next pane")])
    model.filter(typed, Choice("new", typed))
    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert sorted(shown) == sorted(names)
    assert (shown[0] == "Next pane") == (typed == "next")
