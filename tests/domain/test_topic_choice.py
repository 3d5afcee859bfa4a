"""Tests of combinations of topics."""

from __future__ import annotations

from tipbrowser.domain.index import Topic
from tipbrowser.domain.topic_choice import TopicChoice, by_heading, wide_headings


def test_a_choice_of_nothing_is_empty() -> None:
    assert TopicChoice().is_empty
    assert not TopicChoice(none_of=("Children",)).is_empty


def test_what_is_included_names_each_topic_once() -> None:
    assert TopicChoice(all_of=("A", "B"), any_of=("B", "C"), none_of=("D",)).included == ("A", "B", "C")


def topic(name: str) -> Topic:
    heading, _, subheading = name.partition(", ")
    return Topic(topic=name, heading=heading, subheading=subheading or None, position=0, count=1, label_lost=False)


def test_a_heading_with_one_topic_is_not_wide() -> None:
    topics = [topic(name) for name in ("Children", "Victims, care", "Victims, return", "Legislation, drafts")]
    assert wide_headings(topics) == {"Victims": ("Victims, care", "Victims, return")}


def test_the_topics_of_a_heading_share_its_name_only_where_any_of_them_is_enough() -> None:
    headings = {"Victims": ("Victims, care", "Victims, return")}
    both = headings["Victims"]
    assert TopicChoice(all_of=both).shown(headings) == ([(name, (name,)) for name in both], [], [])
    assert TopicChoice(any_of=both, none_of=both).shown(headings) == ([], [("Victims", both)], [("Victims", both)])
    split = TopicChoice(all_of=both[:1], any_of=both[1:])
    assert split.shown(headings) == ([(both[0], both[:1])], [(both[1], both[1:])], [])


def test_all_the_topics_of_a_heading_are_shown_under_its_name_and_some_under_their_own() -> None:
    headings = {"Victims": ("Victims, care", "Victims, return")}
    assert by_heading(("Children", "Victims, return", "Victims, care"), headings) == [
        ("Children", ("Children",)),
        ("Victims", ("Victims, care", "Victims, return")),
    ]
    assert by_heading(("Victims, care",), headings) == [("Victims, care", ("Victims, care",))]
    assert by_heading((), headings) == []
