"""What a topic's name, or some words of it, mean."""

from __future__ import annotations

import pytest

from tipbrowser.domain.index import Topic
from tipbrowser.domain.topic_words import topic_meant, topics_holding

TOPICS = [
    Topic(topic=name, position=place, heading=name, subheading=None, count=1, label_lost=False)
    for place, name in enumerate(("Acting", "Acting, late", "Meetings, and those of others"), 1)
]


@pytest.mark.parametrize(
    ("name", "meant", "near"),
    [
        ("ACTING", "Acting", []),
        (" acting, late ", "Acting, late", []),
        ("late", "Acting, late", []),
        ("act", None, ["Acting", "Acting, late"]),
        ("late meetings", None, ["Acting, late", "Meetings, and those of others"]),
        ("late and", None, ["Acting, late"]),
        ("and of", "Meetings, and those of others", []),
        ("zebra", None, []),
        ("", None, []),
    ],
)
def test_a_name_means_one_topic_or_names_those_near(name: str, meant: str | None, near: list[str]) -> None:
    topic, others = topic_meant(TOPICS, name)
    assert (topic and topic.topic, [one.topic for one in others]) == (meant, near)


def test_no_words_are_held_by_every_topic() -> None:
    assert topics_holding(TOPICS, " ") == TOPICS
