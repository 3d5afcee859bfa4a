"""``tipbrowser topics`` and ``tipbrowser topic``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from tipbrowser.domain.edition import Erratum
from tipbrowser.domain.index import Topic
from tipbrowser.domain.topic_words import topic_meant, topics_holding, topics_near
from tipbrowser.paths import bundled_database_name
from tipbrowser.services.library import Library
from tipbrowser.terminal import messages
from tipbrowser.terminal.errata import erratum_marks, set_erratum
from tipbrowser.terminal.layout import WIDTH, shortened, wrapped

LOCATOR_COLUMN = 14
COUNT_COLUMN = 4


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``topics`` or ``topic`` and give the function that answers."""
    if command == "topics":
        parser.add_argument("words", nargs="*", metavar="WORDS", help="words that the topic's name holds")
    else:
        parser.add_argument("name", nargs="+", metavar="NAME", help="the topic's name, or words that only it holds")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return _topics if command == "topics" else _topic


def _topics(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        every = library.topics.topics()
    words = " ".join(options.words)
    found = topics_holding(every, words)
    if options.json:
        from tipbrowser.terminal.json_forms import value_form, write

        write({"topics": [value_form(topic) for topic in found]})
    for topic in [] if options.json else found:
        print("\n".join(wrapped(topic.topic, f"{topic.count:>{COUNT_COLUMN}}  ")))
    if not found:
        messages.say(messages.no_topics(words, [topic.topic for topic in topics_near(every, words)]))
    return 0 if found else 2


def _topic(options: Namespace) -> int:
    name = " ".join(options.name)
    with Library(options.compendium or bundled_database_name()) as library:
        topic, near = topic_meant(library.topics.topics(), name)
        if topic is None:
            if options.json:
                from tipbrowser.terminal.json_forms import write

                write({"topic": None, "paragraphs": [], "rows": [], "errata": []})
            messages.say(messages.unknown_topic(name, [one.topic for one in near]))
            return 2
        if options.json:
            _write_topic(topic, library)
        else:
            print("\n".join(_set_topic(topic, library)))
    return 0


def _write_topic(topic: Topic, library: Library) -> None:
    from tipbrowser.terminal.json_forms import value_form, write

    index, errata = library.topics, _errata_of(topic, library)
    paragraphs = [value_form(entry) for entry in index.entries(topic.topic)]
    for paragraph in paragraphs:
        del paragraph["inherited_from"]  # of combinations only
        paragraph["errata"] = [erratum.number for erratum in errata if erratum.locator == paragraph["locator"]]
    rows = [value_form(row) for row in index.rows(topic.topic)]
    forms = [value_form(erratum) for erratum in errata]
    write({"topic": value_form(topic), "paragraphs": paragraphs, "rows": rows, "errata": forms})


def _errata_of(topic: Topic, library: Library) -> list[Erratum]:
    return [erratum for erratum in library.reading.errata() if erratum.topic == topic.topic]


def _set_topic(topic: Topic, library: Library) -> Iterator[str]:
    """Give the lines of a topic: each paragraph by its own first words, which a parent's would hide."""
    entries, errata = library.topics.entries(topic.topic), _errata_of(topic, library)
    yield from wrapped(topic.topic + erratum_marks(one for one in errata if one.locator is None), rest="    ")
    before = None
    for entry in entries:
        if entry.section != before:
            yield ""
            yield f"{library.heading_of(entry.section)} ({entry.section})"
            before = entry.section
        column = f"{entry.locator} ".ljust(LOCATOR_COLUMN)
        begun = f"… {entry.text}" if entry.lead else entry.text
        marks = erratum_marks(erratum for erratum in errata if erratum.locator == entry.locator)
        yield column + shortened(begun, WIDTH - len(column) - len(marks)) + marks
    for erratum in errata:
        yield ""
        yield from set_erratum(erratum, f"[‡{erratum.number}] ")
