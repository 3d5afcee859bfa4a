"""What the command line asks for by name: a place of the text, a topic of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.topic_words import topic_meant

if TYPE_CHECKING:
    from tipbrowser.domain.index import Topic
    from tipbrowser.services.resolving import Resolver


NAMED_AT_MOST = 5
QUOTED_AT_MOST = 80
"""Characters that are given back of what was asked for."""


class WrongOption(Exception):
    """An option of the command line names nothing; the message is the sentence to be said."""


def place_named(text: str, resolver: Resolver) -> str:
    """Give the locator or page that an option names; raises ``WrongOption``."""
    translate = QCoreApplication.translate
    resolution = resolver.resolve(text)
    if resolution.locators:
        return resolution.locators[0]
    if resolution.silent:
        sentence = translate("Options", "{session} adopted nothing on trafficking in persons.")
        raise WrongOption(sentence.format(session=resolution.silent[0].session.title))
    near = resolution.alternatives or resolution.nearest
    sentence = translate("Options", "“{text}” names no paragraph of the compendium.").format(text=_shortened(text))
    hint = translate("Options", "Did you mean {near}?").format(near=", ".join(near[:NAMED_AT_MOST])) if near else ""
    raise WrongOption(f"{sentence} {hint}".strip())


def topic_named(text: str, topics: list[Topic]) -> str:
    """Give the whole name of the topic that a name or some words of it mean; raises ``WrongOption``."""
    topic, near = topic_meant(topics, text)
    if topic is not None:
        return topic.topic
    translate = QCoreApplication.translate
    sentence = translate("Options", "The index has no single topic “{text}”.").format(text=_shortened(text))
    names = "; ".join(one.topic for one in near[:NAMED_AT_MOST])
    hint = translate("Options", "Did you mean {near}?").format(near=names) if near else ""
    raise WrongOption(f"{sentence} {hint}".strip())


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED_AT_MOST else f"{line[: QUOTED_AT_MOST - 1]}…"
