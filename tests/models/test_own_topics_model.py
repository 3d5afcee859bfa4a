"""Tests of the tree of own topics."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.domain.items import anchor, bookmark, item, written_by
from tipbrowser.domain.annotations import Item, ItemId, OwnTopic
from tipbrowser.domain.own_topics import HEADING
from tipbrowser.models.own_topics_model import OwnTopicsModel
from tipbrowser.models.roles import Role
from tipbrowser.models.topic_filter import TopicFilter
from tipbrowser.models.tree_row import TreeRow


def items() -> dict[ItemId, Item]:
    some = [
        item("a", OwnTopic(heading="Consent", anchors=(anchor("A.I.1"),))),
        item("b", OwnTopic(heading="Consent", subheading="means")),
        item("c", OwnTopic(heading="Demand", subheading="employers")),
    ]
    return {one.id: one for one in some}


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OwnTopicsModel]:
    model = OwnTopicsModel(items().values())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


def test_rows_show_their_words_and_counts(model: OwnTopicsModel) -> None:
    rows = {key: model.index_of(key).data(Role.ROW) for key in ("a", "b", f"{HEADING}Demand")}
    assert rows == {
        "a": TreeRow(text="Consent", detail="1"),
        "b": TreeRow(text="means", detail="0"),
        f"{HEADING}Demand": TreeRow(text="Demand"),
    }


def test_rows_are_called_by_their_whole_names(model: OwnTopicsModel) -> None:
    names = [model.index_of(key).data(Qt.ItemDataRole.ToolTipRole) for key in ("a", "b", "c", f"{HEADING}Demand")]
    assert names == ["Consent", "Consent, means", "Demand, employers", "Demand"]
    assert model.index_of("a").data(Qt.ItemDataRole.AccessibleTextRole) == "Consent, own topic, paragraphs: 1"
    assert model.index_of(f"{HEADING}Demand").data(Qt.ItemDataRole.AccessibleTextRole) == "Demand, own topic"
    assert model.index_of("b").data(Role.KEY) == "b"
    assert model.index_of("b").data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_typed_name_is_asked_for_where_it_is_another(model: OwnTopicsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rename_requested) as asked:
        assert model.setData(model.index_of("b"), " by  which ")
    assert asked.args == ["b", "by which"]
    with qtbot.assertNotEmitted(model.rename_requested):
        assert model.setData(model.index_of("b"), "means")
        assert model.setData(model.index_of("b"), " ")
        assert not model.setData(QModelIndex(), "x")


def test_only_what_can_be_written_can_be_renamed(model: OwnTopicsModel) -> None:
    assert model.index_of("a").flags() & Qt.ItemFlag.ItemIsEditable
    model.set_writable(writable=False)
    assert not model.index_of("a").flags() & Qt.ItemFlag.ItemIsEditable


def test_rows_follow_what_is_written(model: OwnTopicsModel, qtbot: QtBot) -> None:
    known = items()
    kept = QPersistentModelIndex(model.index_of("b"))
    with qtbot.waitSignal(model.dataChanged):
        assert model.take(written_by(model.own.rename("b", "zeal"), known))
    assert kept.data() == "zeal"
    assert not model.take(written_by([], known))
    model.show_items([*items().values(), bookmark("other")])
    assert kept.data() == "means"


def test_own_topics_are_filtered_by_their_whole_names(model: OwnTopicsModel) -> None:
    proxy = TopicFilter(role=Qt.ItemDataRole.ToolTipRole)
    proxy.setSourceModel(model)
    proxy.set_words("emp dem")
    assert proxy.rowCount() == 1
    assert proxy.first_match().data() == "employers"
