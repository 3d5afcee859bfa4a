"""What the command line asks for by name: a place of the text, a topic of the index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from tipbrowser.domain.index import Topic
    from tipbrowser.services.resolving import Resolver


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
    sentence = translate("Options", "“{text}” names no paragraph of the compendium.").format(text=text)
    hint = translate("Options", "Did you mean {near}?").format(near=", ".join(near[:5])) if near else ""
    raise WrongOption(f"{sentence} {hint}".strip())


def topic_named(text: str, topics: Iterable[Topic]) -> str:
    """Give the whole name of a topic whose capitals may differ; raises ``WrongOption``."""
    for topic in topics:
        if topic.topic.casefold() == text.strip().casefold():
            return topic.topic
    raise WrongOption(QCoreApplication.translate("Options", "The index has no topic “{text}”.").format(text=text))
