"""Tests of what a reader of the thematic index asks."""

from __future__ import annotations

import pytest

from tipbrowser.domain.index import TopicEntry
from tipbrowser.domain.names import Locator
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.services.topics import TopicIndex
from tipbrowser.store.compendium import Compendium

ACTING, LATE, MEETINGS = "Acting", "Acting, late", "Meetings"


@pytest.fixture
def index(small: Compendium) -> TopicIndex:
    return TopicIndex(small)


def test_topics_rows_and_entries_are_given(index: TopicIndex) -> None:
    assert [one.topic for one in index.topics()][:2] == [ACTING, LATE]
    assert [one.locators for one in index.rows(ACTING)] == ["I.1 and I.2", "II.1"]
    assert [one.locator for one in index.entries(ACTING)] == ["A.I.1", "A.I.2", "B.II.1"]


@pytest.mark.parametrize(
    ("choice", "locators"),
    [
        (TopicChoice(), ""),
        (TopicChoice(all_of=(ACTING,)), "A.I.1 A.I.2 B.II.1"),
        (TopicChoice(any_of=(LATE, MEETINGS)), "A.I.2.a.ii A.I.2.b A.I.3 A.II.1 B.II.2"),
        (TopicChoice(all_of=(ACTING, LATE)), "A.I.2.a.ii A.I.2.b"),
        (TopicChoice(all_of=(LATE, ACTING)), "A.I.2.a.ii A.I.2.b"),
        (TopicChoice(all_of=(ACTING,), any_of=(LATE, MEETINGS)), "A.I.2.a.ii A.I.2.b"),
        (TopicChoice(all_of=(ACTING, MEETINGS)), ""),
        (TopicChoice(all_of=(LATE,), none_of=(ACTING,)), "A.II.1"),
        (TopicChoice(all_of=(ACTING,), none_of=(LATE,)), "A.I.1 A.I.2.a.i B.II.1"),
        (TopicChoice(any_of=(ACTING,), none_of=(ACTING,)), ""),
        (TopicChoice(all_of=("no such topic",)), ""),
    ],
)
def test_topics_meet_in_the_smallest_common_paragraphs(index: TopicIndex, choice: TopicChoice, locators: str) -> None:
    assert " ".join(index.locators(choice)) == locators


def test_exclusions_alone_leave_every_other_paragraph(index: TopicIndex) -> None:
    left = index.locators(TopicChoice(none_of=(ACTING,)))
    assert left[0] == "A.I.3"
    assert "B.II.2" in left
    assert not {"A.I.1", "A.I.2", "B.II.1", "A.III.note"} & set(left)


def combined(index: TopicIndex, choice: TopicChoice) -> list[TopicEntry]:
    """Give all entries of a combination."""
    return index.entries_for(index.locators(choice), choice)


def test_entries_say_through_which_parent_they_stand(index: TopicIndex) -> None:
    entries = combined(index, TopicChoice(all_of=(ACTING, LATE)))
    assert [(one.locator, one.inherited_from, one.published) for one in entries] == [
        ("A.I.2.a.ii", "A.I.2", "I.2.a.ii"),
        ("A.I.2.b", "A.I.2", "I.2.b"),
    ]


def test_an_entry_that_no_topic_names_itself_bears_its_parents_token(index: TopicIndex) -> None:
    (entry,) = [one for one in combined(index, TopicChoice(all_of=(ACTING,), none_of=(LATE,))) if one.inherited_from]
    assert (entry.locator, entry.inherited_from, entry.published) == ("A.I.2.a.i", "A.I.2", "I.2")


def test_one_topic_of_any_that_names_it_itself_is_enough(index: TopicIndex) -> None:
    entries = combined(index, TopicChoice(any_of=(ACTING, LATE)))
    assert [one.inherited_from for one in entries] == [None] * len(entries)


def test_entries_come_in_slices_in_the_order_asked(index: TopicIndex) -> None:
    wanted = [Locator("B.II.1"), Locator("A.I.99"), Locator("A.I.1")]
    assert [one.locator for one in index.entries_for(wanted)] == ["B.II.1", "A.I.1"]


def test_every_topic_alone_gives_what_the_index_names(bundled: Compendium) -> None:
    index = TopicIndex(bundled)
    for topic in index.topics():
        choice = TopicChoice(all_of=(topic.topic,))
        assert combined(index, choice) == index.entries(topic.topic)
        assert len(index.locators(choice)) == topic.count
