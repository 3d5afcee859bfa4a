"""Tests of combinations of topics."""

from __future__ import annotations

from tipbrowser.domain.topic_choice import TopicChoice


def test_a_choice_of_nothing_is_empty() -> None:
    assert TopicChoice().is_empty
    assert not TopicChoice(none_of=("Children",)).is_empty


def test_what_is_included_names_each_topic_once() -> None:
    assert TopicChoice(all_of=("A", "B"), any_of=("B", "C"), none_of=("D",)).included == ("A", "B", "C")
