"""The thematic index of the compendium: topics, the paragraphs they name, the rows as printed."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.index import IndexRow, Topic, TopicEntry, TopicMention
from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.names import Locator
from tipbrowser.store.questions import Questions

Places = dict[Locator, int]
"""Locators with their positions in the publication."""

ENTRY_COLUMNS = "passage.locator, passage.part, coalesce(passage.section, '') AS section, coalesce(passage.label, '') AS label, passage.lead, passage.text"


class ThematicIndex:
    """Answers about the topics."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions

    def topics(self) -> list[Topic]:
        """Give the index's topics in their printed order."""
        return self._questions.all(
            Topic,
            "SELECT topic, heading, subheading, position, paragraph_count AS count, label_lost"
            " FROM topic ORDER BY position",
        )

    def entries(self, topic: str) -> list[TopicEntry]:
        """Give the paragraphs that a topic names, with what a list shows of them."""
        return self._questions.all(
            TopicEntry,
            f"SELECT {ENTRY_COLUMNS}, published FROM topic_paragraph JOIN passage USING (position)"
            " WHERE topic = ? ORDER BY position",
            topic,
        )

    def entries_of(self, locators: Sequence[Locator]) -> dict[Locator, TopicEntry]:
        """Give what a list shows of these paragraphs; ``published`` is empty, as no topic is meant."""
        entries: dict[Locator, TopicEntry] = {}
        for marks, batch in self._questions.batches(locators):
            statement = f"SELECT {ENTRY_COLUMNS}, '' AS published FROM passage WHERE locator IN ({marks})"
            entries.update((entry.locator, entry) for entry in self._questions.all(TopicEntry, statement, *batch))
        return entries

    def places(self, topic: str) -> Places:
        """Give the locators that a topic names, with their positions, in order."""
        return dict(
            self._questions.rows(
                "SELECT locator, position FROM topic_paragraph WHERE topic = ? ORDER BY position", topic
            )
        )

    def published(self, topic: str, locators: Sequence[Locator]) -> dict[Locator, str]:
        """Give the index's own token for those of the paragraphs that a topic names."""
        found: dict[Locator, str] = {}
        for marks, batch in self._questions.batches(locators):
            statement = f"SELECT locator, published FROM topic_paragraph WHERE topic = ? AND locator IN ({marks})"
            found.update(self._questions.rows(statement, topic, *batch))
        return found

    def places_below(self, locators: Sequence[Locator]) -> dict[Locator, Places]:
        """Give the sub-paragraphs directly under each of these paragraphs, with their positions."""
        below: dict[Locator, Places] = {}
        for marks, batch in self._questions.batches(locators):
            statement = f"SELECT parent, locator, position FROM passage WHERE parent IN ({marks}) ORDER BY position"
            for parent, locator, position in self._questions.rows(statement, *batch):
                below.setdefault(parent, {})[locator] = position
        return below

    def all_places(self) -> Places:
        """Give every numbered or lettered paragraph that stands under no other, with its position."""
        return dict(
            self._questions.rows(
                "SELECT locator, position FROM passage"
                " WHERE section IS NOT NULL AND parent IS NULL AND label IS NOT NULL ORDER BY position"
            )
        )

    def topics_of(self, locator: Locator) -> list[TopicMention]:
        """Give the topics that name a passage, then those that name only one of its parents (inherited)."""
        mentions: dict[str, TopicMention] = {}
        for here in (locator, *ancestors_of(locator)):
            for (topic,) in self._questions.rows(
                "SELECT topic FROM topic_paragraph JOIN topic USING (topic) WHERE locator = ? ORDER BY topic.position",
                here,
            ):
                mentions.setdefault(topic, TopicMention(topic=topic, inherited_from=None if here == locator else here))
        return list(mentions.values())

    def rows(self, topic: str) -> list[IndexRow]:
        """Give a topic's rows as printed."""
        return self._questions.all(
            IndexRow,
            "SELECT topic, position, part, locators, symbol, instrument, paragraphs, column_name, source_line"
            " FROM index_row WHERE topic = ? ORDER BY position",
            topic,
        )
