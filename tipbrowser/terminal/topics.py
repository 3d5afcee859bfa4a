"""``tipbrowser topics`` and ``tipbrowser topic``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence

from tipbrowser.domain.index import Topic, TopicEntry
from tipbrowser.paths import bundled_database
from tipbrowser.services.topics import TopicIndex
from tipbrowser.store.compendium import Compendium
from tipbrowser.terminal import messages
from tipbrowser.terminal.layout import WIDTH, shortened, wrapped

LOCATOR_COLUMN = 14
COUNT_COLUMN = 4
SHORTEST_WORD = 3
"""Shorter ones (“and”, “of”) bring no topic near."""


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``topics`` or ``topic`` and give the function that answers."""
    if command == "topics":
        parser.add_argument("words", nargs="*", metavar="WORDS", help="words that the topic's name holds")
    else:
        parser.add_argument("name", nargs="+", metavar="NAME", help="the topic's name, or words that only it holds")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return _topics if command == "topics" else _topic


def _topics(options: Namespace) -> int:
    found = _holding(TopicIndex(Compendium(bundled_database())).topics(), " ".join(options.words))
    if options.json:
        from tipbrowser.terminal.json_forms import value_form, written

        print(written({"topics": [value_form(topic) for topic in found]}))
    for topic in [] if options.json else found:
        print("\n".join(wrapped(topic.topic, f"{topic.count:>{COUNT_COLUMN}}  ")))
    if not found:
        messages.say(messages.no_topics(" ".join(options.words)))
    return 0 if found else 2


def _topic(options: Namespace) -> int:
    compendium = Compendium(bundled_database())
    index = TopicIndex(compendium)
    name = " ".join(options.name)
    topic, near = _meant(index.topics(), name)
    if topic is None:
        messages.say(messages.unknown_topic(name, [one.topic for one in near]))
        return 2
    entries = index.entries(topic.topic)
    if options.json:
        from tipbrowser.terminal.json_forms import value_form, written

        rows = [value_form(row) for row in index.rows(topic.topic)]
        print(written({"topic": value_form(topic), "paragraphs": [_entry_form(entry) for entry in entries],
                       "rows": rows}))  # fmt: skip
    else:
        print("\n".join(_set_topic(topic, entries, compendium)))
    return 0


def _entry_form(entry: TopicEntry) -> dict[str, object]:
    from tipbrowser.terminal.json_forms import value_form

    return {name: value for name, value in value_form(entry).items() if name != "inherited_from"}


def _set_topic(topic: Topic, entries: Sequence[TopicEntry], compendium: Compendium) -> Iterator[str]:
    """Give the lines of a topic: each paragraph by its own first words, which a parent's would hide."""
    words = {passage.locator: passage for passage in compendium.passages_named([entry.locator for entry in entries])}
    yield from wrapped(topic.topic, rest="    ")
    before = None
    for entry in entries:
        if entry.section != before:
            yield ""
            yield f"{compendium.heading_of(entry.section)} ({entry.section})"
            before = entry.section
        column = f"{entry.locator} ".ljust(LOCATOR_COLUMN)
        passage = words[entry.locator]
        begun = f"… {passage.text}" if passage.parent else passage.text
        yield column + shortened(begun, WIDTH - len(column))


def _meant(topics: list[Topic], name: str) -> tuple[Topic | None, list[Topic]]:
    """Give the topic of this name, or the only one that holds all its words; else none, and those that come near."""
    exact = [topic for topic in topics if topic.topic.casefold() == name.casefold()]
    found = exact or _holding(topics, name)
    if len(found) == 1:
        return found[0], []
    words = [word for word in name.split() if len(word) > SHORTEST_WORD]
    return None, found or [topic for topic in topics if any(_holding([topic], word) for word in words)]


def _holding(topics: list[Topic], words: str) -> list[Topic]:
    wanted = words.casefold().split()
    return [topic for topic in topics if all(word in topic.topic.casefold() for word in wanted)]
