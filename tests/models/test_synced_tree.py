"""Tests of the tree that follows what it shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from tipbrowser.models.synced_tree import AnyIndex, SyncedTree

Levels = dict[str, list[str]]


def shown(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Levels:
    assert isinstance(model, SyncedTree)
    above = parent or QModelIndex()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    assert all(model.parent(row) == above for row in rows)
    found = {model.key_of(above): [model.key_of(row) for row in rows]} if rows else {}
    for row in rows:
        found |= shown(model, row)
    return found


class Named(SyncedTree):
    """Shows its keys."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.key_of(index) if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[SyncedTree]:
    model = Named()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


def test_rows_come_go_and_move(model: SyncedTree) -> None:
    for levels in (
        {"": ["a", "b", "c"], "a": ["d", "e"]},
        {"": ["c", "a"], "a": ["e"], "c": ["d", "f"]},
        {"": ["d"], "d": ["c"], "c": ["a"]},
        {"": ["a"], "a": ["c"], "c": ["d"]},
        {},
    ):
        model.follow(levels)
        assert shown(model) == levels


def test_what_stays_keeps_its_selection_and_what_is_open(model: SyncedTree, qtbot: QtBot) -> None:
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.follow({"": ["a", "b", "c"], "a": ["d", "e"], "b": ["f"]})
    view.expand(model.index_of("a"))
    view.selectionModel().select(model.index_of("e"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.follow({"": ["c", "b"], "b": ["new", "a"], "a": ["e"]})
    assert view.isExpanded(model.index_of("a"))
    assert [model.key_of(index) for index in view.selectionModel().selectedIndexes()] == ["e"]


def test_no_row_has_no_key(model: SyncedTree) -> None:
    assert model.key_of(QModelIndex()) == ""
    assert not model.index_of("nobody").isValid()
    assert not model.index(0, 1).isValid()


def arranged(draw: st.DrawFn) -> Levels:
    """Give some of twelve keys in a tree."""
    keys = draw(st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=12))
    levels: Levels = {}
    for place, key in enumerate(keys):
        above = draw(st.sampled_from(["", *keys[:place]]))
        levels.setdefault(above, []).insert(draw(st.integers(0, len(levels.get(above, ())))), key)
    return levels


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.composite(arranged)(), min_size=1, max_size=5))
def test_whatever_is_shown_next_every_row_stays_the_same_one(model: SyncedTree, steps: list[Levels]) -> None:
    model.follow({})
    for levels in steps:
        kept = {key: QPersistentModelIndex(model.index_of(key)) for keys in shown(model).values() for key in keys}
        model.follow(levels)
        assert shown(model) == levels
        here = {key for keys in levels.values() for key in keys}
        for key, index in kept.items():
            assert index.isValid() == (key in here)
            assert not index.isValid() or model.key_of(index) == key
