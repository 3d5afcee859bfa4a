"""The topics chosen, and the list of their paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.list_words import count_in_words
from tipbrowser.controllers.listing import ListController
from tipbrowser.domain.badges import Badge
from tipbrowser.domain.publication import Erratum, Locator, TopicEntry
from tipbrowser.domain.topic_choice import TopicChoice, wide_headings
from tipbrowser.models.erratum_words import erratum_words
from tipbrowser.models.topic_filter import TopicFilter
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.models.topics_model import TopicsModel
from tipbrowser.services.listing import LocatorListing
from tipbrowser.services.topics import TopicIndex
from tipbrowser.ui.entries_pane import EntriesPane
from tipbrowser.ui.topics_pane import TopicsPane


class TopicsController(QObject):
    """Holds the combination of topics; the tree marks it, the list shows its paragraphs.

    While the list shows what a search found, the combination narrows that (``take_list``).
    """

    erratum_requested = Signal(int)
    choice_changed = Signal(object)
    """The ``TopicChoice`` is another, and the list belongs to a search."""

    def __init__(
        self,
        index: TopicIndex,
        *,
        listing: ListController,
        errata: Callable[[], Sequence[Erratum]],
        pane: TopicsPane,
        entries: EntriesPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._read_errata = errata
        self._pane = pane
        self._entries = entries
        self._listing = listing
        self._choice = TopicChoice()
        self._is_lent = False
        """Whether a search has the list."""
        self._errata: dict[str, list[Erratum]] = {}
        self._headings: dict[str, tuple[str, ...]] = {}
        self._topics: TopicsModel | None = None
        self._filter = TopicFilter(self)
        self._connect_signals()

    @property
    def choice(self) -> TopicChoice:
        """The topics that are listed; empty without a list."""
        return self._choice

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show what of the reader's is about each topic and on its paragraphs."""
        self.load()
        assert self._topics is not None
        self._topics.show_badges(badge_of)

    def load(self) -> None:
        """Fill the tree of topics, once."""
        if self._topics is not None:
            return
        for erratum in self._read_errata():
            if erratum.topic:
                self._errata.setdefault(erratum.topic, []).append(erratum)
        self._headings = wide_headings(self._index.topics())
        self._topics = TopicsModel(
            self._index.topics(), {topic: len(found) for topic, found in self._errata.items()}, self
        )
        self._filter.setSourceModel(self._topics)
        self._pane.set_model(self._filter)
        self._topics.show_choice(self._choice)

    def choose(self, topics: tuple[str, ...], mode: str) -> None:
        """Change the combination as a click in a mode does."""
        self.show_choice(self._choice.clicked(topics, mode))

    def show_topic(self, topic: str) -> None:
        """List one topic, and select it in the tree."""
        self.load()
        self.show_choice(TopicChoice(all_of=(topic,)))
        index = self._filter.mapFromSource(self._topics.index_of(topic)) if self._topics else None
        if index is not None and index.isValid():
            self._pane.select(index)

    def show_choice(self, choice: TopicChoice) -> None:
        """List a combination; an empty one closes the list, and topics of another edition are left out."""
        choice = choice.without(self._unknown(choice))
        inside = self._entries.chips.has_focus
        self._choice = choice
        if self._topics is not None:
            self._topics.show_choice(choice)
        self._entries.chips.show_choice(choice, self._headings, always=self._is_lent)
        if self._is_lent:
            self.choice_changed.emit(choice)
        elif choice.is_empty:
            self._listing.give_back()
            return
        else:
            self._list()
        if inside and not self._entries.chips.has_focus:
            # The chip that was pressed has gone, and it was the last but one.
            self._entries.entrance.setFocus()

    def lend_list(self) -> None:
        """Let a search have the list: from now on the combination narrows what that finds."""
        self._is_lent = True
        self._entries.chips.show_choice(self._choice, self._headings, always=True)
        self._entries.show_printed(None)
        self._entries.show_errata([], "")

    def take_list(self, choice: TopicChoice) -> None:
        """Have the list again, and show what stands under a combination, if there is one."""
        self._is_lent = False
        self.show_choice(choice)

    def show_erratum(self, erratum: Erratum) -> None:
        """List the topic of an erratum of the index, with the row that it concerns as printed."""
        assert erratum.topic is not None
        self.show_topic(erratum.topic)
        rows = [row for row in self._index.rows(erratum.topic) if row.source_line == erratum.source_line]
        # A line of the source can hold several rows that were pressed into one; an erratum begins with its locator.
        concerned = [row for row in rows if erratum.published.split()[0] in row.locators] or rows
        self._entries.open_printed([row.position for row in concerned])

    def restore(self, choice: TopicChoice, listed: str) -> None:
        """List what was listed when the window was closed, and select what was selected."""
        self.show_choice(choice)
        if not choice.is_empty:
            self._listing.select(listed)

    def clear(self) -> None:
        """Forget the combination; a list of its own is closed."""
        self.show_choice(TopicChoice())

    def _connect_signals(self) -> None:
        self._pane.topics_requested.connect(self.choose)
        self._pane.filter_changed.connect(self._filter_topics)
        self._pane.first_requested.connect(lambda: self._pane.go_to(self._filter.first_match()))
        self._entries.erratum_requested.connect(self.erratum_requested)
        self._entries.chips.removal_requested.connect(lambda topics: self.show_choice(self._choice.without(topics)))
        self._entries.chips.clearing_requested.connect(self.clear)

    def _unknown(self, choice: TopicChoice) -> tuple[str, ...]:
        """Give the topics that the index does not have: of them it could only be said what is not true."""
        topics = self._topics
        assert topics is not None  # a choice is shown once the topics are loaded
        return tuple(
            topic for topic in (*choice.all_of, *choice.any_of, *choice.none_of) if not topics.index_of(topic).isValid()
        )

    def _filter_topics(self, text: str) -> None:
        self._filter.set_words(text)
        self._pane.show_filtered(filtered=bool(text.strip()))

    def _list(self) -> None:
        self._listing.lend(None)
        choice = self._choice
        locators = self._index.locators(choice)

        def fetch(some: Sequence[Locator]) -> Sequence[TopicEntry]:
            return read_or(partial(self._index.entries_for, some, choice), [])

        self._show_heading(choice, LocatorListing(locators, fetch))

    def _show_heading(self, choice: TopicChoice, listing: LocatorListing) -> None:
        topics = (*choice.all_of, *choice.any_of, *choice.none_of)
        single = topics[0] if len(topics) == 1 and not choice.none_of else ""
        names = [name for group in choice.shown(self._headings) for name, _ in group]
        alone = len(names) == 1 and not choice.none_of
        title = names[0] if alone else self.tr("Topics combined")
        # A single topic always names a paragraph.
        empty = self.tr("No paragraph stands under this combination. Take a topic out, or use “Or” in place of “And”.")
        empty = "" if len(listing) else empty
        self._listing.show(listing, title=shown_topic(title), count=count_in_words(listing), empty=empty)
        self._entries.show_printed(partial(self._index.rows, single) if single else None)
        errata = self._errata.get(single, [])
        self._entries.show_errata([erratum.number for erratum in errata], "\n\n".join(map(_explained, errata)))


def _explained(erratum: Erratum) -> str:
    return "\n".join(erratum_words(erratum))
