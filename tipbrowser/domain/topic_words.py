"""Topics by words of their names, and what is meant by a name that is none exactly."""

from __future__ import annotations

from tipbrowser.domain.index import Topic

SHORTEST_WORD = 3
"""Words no longer than this (“and”, “of”) bring no topic near."""
LONGEST_WORD = 40
MOST_WORDS = 20
ALIKE = 0.75
"""Of the letters of two words that are nearly the same, in their order."""


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
    return None, found or topics_near(topics, name)


def topics_near(topics: list[Topic], words: str) -> list[Topic]:
    """Give the topics that hold one of these words or, if there are none, one that is spelt nearly like one of them."""
    wanted = [word for word in dict.fromkeys(words.casefold().split()) if len(word) > SHORTEST_WORD][:MOST_WORDS]
    near = [topic for topic in topics if any(topics_holding([topic], word) for word in wanted)]
    if near or not wanted:
        return near
    from difflib import get_close_matches  # late: it is for what is misspelt

    known = {word: None for topic in topics for word in topic.topic.casefold().replace(",", " ").split()}
    alike = [match for word in wanted for match in get_close_matches(word[:LONGEST_WORD], known, cutoff=ALIKE)]
    return [topic for topic in topics if any(topics_holding([topic], word) for word in alike)]
