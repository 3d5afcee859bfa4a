"""What a reader of the thematic index asks: topics, their paragraphs, several topics combined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tipbrowser.domain.index import IndexRow, Topic, TopicEntry, TopicMention
from tipbrowser.domain.locators import ancestors_of, parent_of
from tipbrowser.domain.names import Locator
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.thematic_index import Places

DEEP = 3
"""Full stops in a locator from which on it can have a parent: ``A.IV.46.j``."""


class TopicIndex:
    """Answers for the index; an index reference to a paragraph covers its sub-paragraphs."""

    def __init__(self, compendium: Compendium) -> None:
        """Answer from ``compendium``."""
        self._index = compendium.index

    def topics(self) -> list[Topic]:
        """Give the topics in their printed order."""
        return list(self._topics)

    def rows(self, topic: str) -> list[IndexRow]:
        """Give a topic's rows as printed."""
        return self._index.rows(topic)

    def topics_of(self, locator: Locator) -> list[TopicMention]:
        """Give the topics under which a paragraph stands, itself or through its parent."""
        return self._index.topics_of(locator)

    def entries(self, topic: str) -> Sequence[TopicEntry]:
        """Give the paragraphs that a topic names itself, in the order of the publication."""
        return self._index.entries(topic)

    def locators(self, choice: TopicChoice) -> list[Locator]:
        """Give the paragraphs of a combination, in the order of the publication.

        The smallest common paragraphs are given: where one topic names a paragraph and another its sub-paragraph,
        they meet in the sub-paragraph. Where an excluded topic names a sub-paragraph, the paragraph's other
        sub-paragraphs remain. With exclusions alone every other paragraph of the compendium remains.
        """
        if choice.is_empty:
            return []
        named = {topic: self._index.places(topic) for topic in choice.included}
        candidates = self._candidates(choice, named)
        for topic in choice.none_of:
            candidates = self._without(candidates, self._index.places(topic))
        return sorted(candidates, key=candidates.__getitem__)

    def entries_for(self, locators: Sequence[Locator], choice: TopicChoice | None = None) -> list[TopicEntry]:
        """Give what a list shows of these paragraphs, in the order given; unknown ones are left out.

        With the ``choice`` that gave them, each entry says how the index names it, and the parent through which it
        stands under a topic that does not name it itself.
        """
        entries = self._index.entries_of(locators)
        here = [locator for locator in locators if locator in entries]
        if choice is None or not choice.included:
            return [entries[locator] for locator in here]
        wanted = list({above: None for locator in here for above in (locator, *ancestors_of(locator))})
        tokens = {topic: self._index.published(topic, wanted) for topic in choice.included}
        return [_as_chosen(entries[locator], choice, tokens) for locator in here]

    def _candidates(self, choice: TopicChoice, named: dict[str, Places]) -> Places:
        """Give what the included topics leave; ``named`` holds the paragraphs that each of them names."""
        if not named:
            return self._all_places
        if len(named) == 1:
            return next(iter(named.values()))
        candidates: Places = {}
        for places in named.values():
            candidates.update(places)
        for topic in choice.all_of:
            candidates = _covered(candidates, named[topic])
        if choice.any_of and choice.all_of:
            wanted: Places = {}
            for topic in choice.any_of:
                wanted.update(named[topic])
            candidates = _covered(candidates, wanted)
        return candidates

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        return tuple(self._index.topics())

    @cached_property
    def _all_places(self) -> Places:
        return self._index.all_places()

    def _without(self, candidates: Places, excluded: Places) -> Places:
        """Take out what an excluded topic covers, and of paragraphs that it touches leave the other sub-paragraphs."""
        touched = {above for locator in excluded if _is_deep(locator) for above in ancestors_of(locator)}
        kept: Places = {}
        while candidates:
            covered = _covered(candidates, excluded)
            split = touched & candidates.keys() - covered.keys()
            kept.update((here, at) for here, at in candidates.items() if here not in covered and here not in split)
            candidates = {}
            for below in self._index.places_below(list(split)).values():
                candidates.update(below)
        return kept


def _is_deep(locator: Locator) -> bool:
    """Tell whether a locator has the full stops of one that stands under another: few have, and asking costs little."""
    return locator.count(".") >= DEEP


def _covered(places: Places, named: Places) -> Places:
    """Give those of the places that a topic covers, in their order."""
    return {here: at for here, at in places.items() if here in named or (_is_deep(here) and _covering(here, named))}


def _covering(locator: Locator, named: Places | dict[Locator, str]) -> Locator | None:
    """Give the paragraph by which a topic covers another: itself, or its nearest parent that is named."""
    here: Locator | None = locator
    while here is not None and here not in named:
        here = parent_of(here)
    return here


def _as_chosen(entry: TopicEntry, choice: TopicChoice, tokens: dict[str, dict[Locator, str]]) -> TopicEntry:
    """Give the entry with the first token that names it, and the first parent that must stand in for it."""
    covering = {topic: _covering(entry.locator, tokens[topic]) for topic in choice.included}
    required = [covering[topic] for topic in choice.all_of]
    optional = [covering[topic] for topic in choice.any_of if covering[topic]]
    if optional:
        required.append(entry.locator if entry.locator in optional else optional[0])
    inherited = next((above for above in required if above != entry.locator), None)
    published = next(
        (tokens[topic][above] for topic, above in covering.items() if above == entry.locator),
        next((tokens[topic][above] for topic, above in covering.items() if above is not None), ""),
    )
    return replace(entry, published=published, inherited_from=inherited)
