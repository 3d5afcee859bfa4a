"""Several topics of the index at once: all of these, any of those, none of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tipbrowser.domain.index import Topic
from tipbrowser.domain.values import Value, replace

NamedTopics = list[tuple[str, tuple[str, ...]]]
"""Names with the whole names of the topics that each stands for."""


class TopicChoice(Value, kw_only=False):
    """A combination of topics, each by its whole name as the index prints it."""

    all_of: tuple[str, ...] = ()
    """A paragraph must stand under every one of these, itself or through a parent."""
    any_of: tuple[str, ...] = ()
    """... and under at least one of these, if there are any."""
    none_of: tuple[str, ...] = ()
    """... and neither it, nor a parent, nor a sub-paragraph of it under one of these."""

    def shown(self, headings: Mapping[str, tuple[str, ...]]) -> tuple[NamedTopics, NamedTopics, NamedTopics]:
        """Give all of, any of and none of, as ``by_heading`` names them.

        All the topics of a heading are what stands under it only where any of them is enough: asked for together,
        each keeps its own name.
        """
        all_of: NamedTopics = [(topic, (topic,)) for topic in self.all_of]
        return all_of, by_heading(self.any_of, headings), by_heading(self.none_of, headings)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is chosen."""
        return not (self.all_of or self.any_of or self.none_of)

    @property
    def included(self) -> tuple[str, ...]:
        """Give the topics asked for, without those that are excluded."""
        return self.all_of + tuple(topic for topic in self.any_of if topic not in self.all_of)

    def clicked(self, topics: tuple[str, ...], mode: str) -> TopicChoice:
        """Give the combination after topics were clicked in a mode: ``only``, ``all``, ``any`` or ``none``.

        The topics of a heading count as one of several. What is already there in the same way is taken out.
        """
        if mode == "only":
            return TopicChoice(all_of=topics) if len(topics) == 1 else TopicChoice(any_of=topics)
        if mode == "all" and len(topics) > 1:
            mode = "any"
        present = {"all": self.all_of, "any": self.any_of, "none": self.none_of}[mode]
        rest = self.without(topics)
        if set(topics) <= set(present):
            return rest
        match mode:
            case "all":
                return replace(rest, all_of=rest.all_of + topics)
            case "any" if len(rest.all_of) == 1 and not rest.any_of:
                # A topic alone, then "or": what is meant is one or the other.
                return replace(rest, all_of=(), any_of=rest.all_of + topics)
            case "any":
                return replace(rest, any_of=rest.any_of + topics)
            case _:
                return replace(rest, none_of=rest.none_of + topics)

    def pressed(self, topic: str) -> TopicChoice:
        """Give the combination after a topic was pressed that is counted among others: asked for, or no longer."""
        return self.without((topic,)) if topic in self.included else self.clicked((topic,), "all")

    def without(self, topics: tuple[str, ...]) -> TopicChoice:
        """Give the combination without some topics."""
        return TopicChoice(
            all_of=tuple(topic for topic in self.all_of if topic not in topics),
            any_of=tuple(topic for topic in self.any_of if topic not in topics),
            none_of=tuple(topic for topic in self.none_of if topic not in topics),
        )


def wide_headings(topics: Sequence[Topic]) -> dict[str, tuple[str, ...]]:
    """Give the headings that have several topics, each with the whole names of these, as the index orders them."""
    headings: dict[str, tuple[str, ...]] = {}
    for topic in topics:
        headings[topic.heading] = (*headings.get(topic.heading, ()), topic.topic)
    return {heading: names for heading, names in headings.items() if len(names) > 1}


def by_heading(topics: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> NamedTopics:
    """Give topics under the names they are shown by: their own, or a heading's for all of its topics together.

    ``headings`` are as ``wide_headings`` gives them.
    """
    shown: dict[str, tuple[str, ...]] = {}
    whole = {name: heading for heading, names in headings.items() if set(names) <= set(topics) for name in names}
    for topic in topics:
        heading = whole.get(topic)
        shown[heading or topic] = headings[heading] if heading else (topic,)
    return list(shown.items())
