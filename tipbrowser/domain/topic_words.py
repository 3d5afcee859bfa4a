"""Topics by words of their names, and what is meant by a name that is none exactly."""

from __future__ import annotations

from tipbrowser.domain.index import Topic

SHORTEST_WORD = 3
"""Words no longer than this (“and”, “of”) bring no topic near."""


def topics_holding(topics: list[Topic], words: str) -> list[Topic]:
    """Give the topics whose names hold all these words, or parts of words, in any order, capitals or not."""
    wanted = words.casefold().split()
    return [topic for topic in topics if all(word in topic.topic.casefold() for word in wanted)]


def topic_meant(topics: list[Topic], name: str) -> tuple[Topic | None, list[Topic]]:
    """Give the topic of this name, or the only one that holds all its words; else none, and those that come near."""
    exact = [topic for topic in topics if topic.topic.casefold() == name.strip().casefold()]
    found = exact or (topics_holding(topics, name) if name.strip() else [])
    if len(found) == 1:
        return found[0], []
    words = [word for word in name.split() if len(word) > SHORTEST_WORD]
    return None, found or [topic for topic in topics if any(topics_holding([topic], word) for word in words)]
