"""What searches are narrowed to, and the same told by reading each passage."""

from __future__ import annotations

from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.store.compendium import Compendium

NARROWINGS = (
    Narrowing(),
    Narrowing(part="B"),
    Narrowing(sections=(SectionId("A.II"), SectionId("B.X"))),
    Narrowing(kinds=("subparagraph", "chapeau")),
    Narrowing(topics=TopicChoice(all_of=("Children",))),
    Narrowing(part="A", topics=TopicChoice(any_of=("Children", "Legislation"), none_of=("Training and capacity-building",))),
)  # fmt: skip


def topics_of(bundled: Compendium, locator: Locator) -> set[str]:
    """Give the topics that name a passage."""
    return {mention.topic for mention in bundled.index.topics_of(locator)}


def is_within(bundled: Compendium, passage: Passage, narrowing: Narrowing, but: str = "") -> bool:
    """Tell by reading it whether a passage is what a search is narrowed to."""
    choice = narrowing.topics
    topics = topics_of(bundled, passage.locator)
    refused = {
        locator
        for topic in choice.none_of
        for entry in bundled.index.entries(topic)
        for locator in (entry.locator, *ancestors_of(entry.locator))
    }
    return (
        (but == "part" or narrowing.part in ("", passage.part))
        and (but == "section" or not narrowing.sections or passage.section in narrowing.sections)
        and (but == "kind" or not narrowing.kinds or passage.kind in narrowing.kinds)
        and set(choice.all_of) <= topics
        and (not choice.any_of or bool(set(choice.any_of) & topics))
        and not set(choice.none_of) & topics
        and passage.locator not in refused
    )
