"""The topics as a tree of two levels, with their part in a combination."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.domain.publication import Topic
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.models.topic_filter import TopicFilter
from tipbrowser.models.topics_model import TopicsModel
from tipbrowser.services.topics import TopicIndex

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(index: TopicIndex) -> TopicsModel:
    return TopicsModel(index.topics(), {"Children": 1})


def test_it_keeps_qt_s_rules(model: TopicsModel) -> None:
    tester = QAbstractItemModelTester(model, STRICT)
    model.show_choice(TopicChoice(all_of=("Children",)))
    model.show_choice(TopicChoice())
    assert tester.model() is model


def test_every_topic_has_its_row_and_count(model: TopicsModel, index: TopicIndex) -> None:
    for topic in index.topics():
        row = model.index_of(topic.topic)
        assert row.data(Role.TOPICS) == (topic.topic,)
        assert row.data(Role.DETAIL) == str(topic.count)


def test_a_subheading_stands_below_its_heading(model: TopicsModel, index: TopicIndex) -> None:
    topic = next(topic for topic in index.topics() if topic.subheading)
    row = model.index_of(topic.topic)
    assert row.data() == topic.subheading
    assert row.parent().data() == topic.heading
    assert str(row.data(Qt.ItemDataRole.ToolTipRole)).startswith(f"{topic.topic} (")


def test_a_heading_alone_stands_for_all_below_it(model: TopicsModel, index: TopicIndex) -> None:
    alone = {topic.heading for topic in index.topics()} - {topic.topic for topic in index.topics()}
    heading = sorted(alone)[0]
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    row = next(row for row in rows if row.data() == heading)
    assert row.data(Role.TOPICS) == tuple(topic.topic for topic in index.topics() if topic.heading == heading)
    assert row.data(Role.DETAIL) == ""
    assert row.data(Role.ROW).mark == ""
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == heading


def test_a_heading_met_after_its_subheading_is_a_topic_of_its_own() -> None:
    below = Topic(topic="A, b", heading="A", subheading="b", position=1, count=2, label_lost=False)
    above = Topic(topic="A", heading="A", subheading=None, position=2, count=3, label_lost=False)
    model = TopicsModel([below, above], {})
    assert model.rowCount() == 1
    assert model.index(0, 0).data(Role.TOPICS) == ("A",)


def test_a_combination_is_marked_and_spoken(model: TopicsModel) -> None:
    model.show_choice(TopicChoice(all_of=("Children",), any_of=("Legislation",), none_of=("Awareness-raising",)))
    marks = {
        name: model.index_of(name).data(Role.ROW).mark for name in ("Children", "Legislation", "Awareness-raising")
    }
    assert marks == {"Children": "all", "Legislation": "any", "Awareness-raising": "none"}
    assert model.index_of("Awareness-raising").data(Qt.ItemDataRole.AccessibleTextRole).endswith("excluded")


def test_an_erratum_marks_its_topic(model: TopicsModel) -> None:
    assert model.index_of("Children").data(Role.ROW).erratum
    assert not model.index_of("Legislation").data(Role.ROW).erratum


def test_nothing_stands_where_nothing_is(model: TopicsModel) -> None:
    assert model.data(QModelIndex()) is None
    assert not model.index(999, 0).isValid()
    assert not model.index_of("No such topic").isValid()
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


class TestFilter:
    """The filter above the topics."""

    @pytest.fixture
    def filtered(self, model: TopicsModel) -> TopicFilter:
        proxy = TopicFilter()
        proxy.setSourceModel(model)
        return proxy

    def test_it_keeps_qt_s_rules(self, filtered: TopicFilter) -> None:
        tester = QAbstractItemModelTester(filtered, STRICT)
        filtered.set_words("protection")
        filtered.set_words("")
        assert tester.model() is filtered

    def test_words_are_found_in_any_order_and_case(self, filtered: TopicFilter) -> None:
        filtered.set_words("PROTECTION victims")
        headings = [filtered.index(row, 0) for row in range(filtered.rowCount())]
        assert "Victims" in [heading.data() for heading in headings]
        for heading in headings:
            for row in range(filtered.rowCount(heading)):
                assert "protection" in filtered.index(row, 0, heading).data(Role.KEY).casefold()

    def test_words_that_stand_nowhere_leave_nothing(self, filtered: TopicFilter) -> None:
        filtered.set_words("zebra")
        assert filtered.rowCount() == 0
