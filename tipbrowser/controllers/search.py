"""The box, and the list of what was found: the newest question wins, and Escape gives back what was there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.controllers.box_words import in_few_words, is_begun, is_missing, sentences_about
from tipbrowser.controllers.facet_words import facet_values, known_kinds, known_parts
from tipbrowser.controllers.failing import GuardedFinder, read_or
from tipbrowser.controllers.listing import ListController
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.controllers.topics import TopicsController
from tipbrowser.domain.hits import Finding
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.note_queries import words_for_pane
from tipbrowser.domain.publication import Locator, Section, SectionId, TopicEntry
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import Value, replace
from tipbrowser.domain.vocabulary import Vocabulary
from tipbrowser.jobs import Cancellation, Jobs
from tipbrowser.services.background import BackgroundFinder
from tipbrowser.services.finding import Finder
from tipbrowser.services.listing import FoundListing, LocatorListing
from tipbrowser.services.reading import Reading
from tipbrowser.services.topics import TopicIndex
from tipbrowser.ui.entries_pane import EntriesPane
from tipbrowser.ui.search_box import SearchBox

JOB = "search"
REST = 60
"""Milliseconds from the first hits until all are asked for: they are painted then, or the next key has come."""
TITLE = 160
"""Characters of a text that the list is called after."""


class Asked(Value):
    """What is searched for, and how it is shown."""

    text: str = ""
    """Empty while nothing is."""
    narrowing: Narrowing = Narrowing()
    """The topics chosen in the index too, also while nothing is searched for."""
    pressed: tuple[str, ...] = ()
    """Topics among those that were pressed as facets: they end with the search, the others do not."""
    in_order: bool = False
    """Whether the hits stand in the order of the publication, not the best first."""


class SearchController(QObject):
    """Asks for what is typed, shows what is found in the list, and lets facets and topics narrow it."""

    notes_requested = Signal(str)
    """Notes that have these words are to be listed."""
    shown = Signal(object)
    """The ``Finding`` that the list shows now; none when the search has ended."""

    def __init__(
        self,
        reading: Reading,
        index: TopicIndex,
        finder: Finder,
        *,
        background: BackgroundFinder,
        jobs: Jobs,
        places: ReadingController,
        listing: ListController,
        topics: TopicsController,
        box: SearchBox,
        entries: EntriesPane,
        parent: QObject | None = None,
    ) -> None:
        """``finder`` answers what is shown at once; ``background`` answers beside the window."""
        super().__init__(parent)
        self._reading = reading
        self._index = index
        self._finder = finder
        self._background = background
        self._jobs = jobs
        self._places = places
        self._listing = listing
        self._topics = topics
        self._box = box
        self._entries = entries
        self._sections: dict[str, Section] = {one.section: one for one in reading.sections()}
        self._text = ""
        self._narrowing = Narrowing()  # without the topics, which are chosen in the index too
        self._pressed: tuple[str, ...] = ()
        self._in_order = False
        self._finding: Finding | None = None
        self._is_asking = self._is_prepared = self._is_ready = False
        self._is_counted = False
        """Whether what the list shows can be narrowed by what was counted in it."""
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._waiting: list[tuple[Callable[[], None], bool]] = []
        """What is to be done, and whether only once all stands in its order."""
        self._connect_signals()

    @property
    def text(self) -> str:
        """What is searched for; empty while nothing is."""
        return self._text

    @property
    def finding(self) -> Finding | None:
        """What was found last; none while nothing is searched for."""
        return self._finding

    @property
    def is_asking(self) -> bool:
        """Whether what the list shows is not yet what was found for the text."""
        return self._is_asking

    @property
    def narrowing(self) -> Narrowing:
        """What narrows the search, the topics too."""
        return replace(self._narrowing, topics=self._topics.choice)

    @property
    def asked(self) -> Asked:
        """What is searched for."""
        return Asked(text=self._text, narrowing=self.narrowing, pressed=self._pressed, in_order=self._in_order)

    def prepare(self) -> None:
        """Read beside the window what every search needs; it takes memory that a reader who never searches keeps."""
        if not self._is_prepared:
            self._is_prepared = True
            background = self._background
            self._jobs.start("search prepared", lambda _: background.prepare(), done=self._prepared, failed=_raise)

    def _prepared(self, vocabulary: Vocabulary) -> None:
        self._finder.take_vocabulary(vocabulary)
        self._is_ready = self._finder.make_ready()

    def ask(self, text: str) -> None:
        """Search for a text; an empty one ends the search. One may always go on typing: its last word may be a beginning."""
        if not text.strip():
            self.end()
            self._box.show_text(text)
            return
        if not self._text:
            self._topics.lend_list()
            self._entries.show_search(shown=True, in_order=self._in_order)
        self._text = text
        self._box.show_text(text)
        self._begin()

    def ask_anew(self, text: str, *, in_topics: bool) -> None:
        """Search for a text, narrowed by nothing, or ``in_topics`` by those of the index alone."""
        topics = self._topics.choice if in_topics else TopicChoice()
        self.give_back(Asked(text=text, narrowing=Narrowing(topics=topics), in_order=self._in_order))

    def end(self) -> None:
        """Let the list show again what it showed before, and forget what was searched for."""
        self._jobs.cancel(JOB)
        self._rest.stop()
        self._is_asking = False
        self._waiting.clear()
        self._box.show_understood("")
        self._box.show_text("")
        if not self._text:
            return
        pressed, self._pressed = self._pressed, ()
        self._text, self._finding, self._narrowing = "", None, Narrowing()
        self._is_counted = False
        self._entries.show_search(shown=False)
        self._topics.take_list(self._topics.choice.without(pressed))
        self.shown.emit(None)

    def give_back(self, asked: Asked) -> None:
        """Search for what was searched for before, as it was; without a text the list shows the topics of the index."""
        topics = asked.narrowing.topics
        self._in_order = asked.in_order
        if asked.text:
            self._narrowing = replace(asked.narrowing, topics=TopicChoice())
        self.ask(asked.text)
        self._pressed = asked.pressed if asked.text else ()
        if self._topics.choice != topics:
            self._topics.show_choice(topics)

    def restore(self, asked: Asked) -> None:
        """Search for what was searched for when the window was closed; what narrowed it in another edition does no more.

        The topics of the index are there again already.
        """
        self._narrowing = replace(self.known(asked.narrowing), topics=TopicChoice())
        self._pressed = asked.pressed
        self._keep_pressed()
        self._in_order = asked.in_order
        self.ask(asked.text)

    def known(self, narrowing: Narrowing) -> Narrowing:
        """Give of what narrows a search what there is in this edition; topics are looked at where they are chosen."""
        return replace(
            narrowing,
            part=narrowing.part if narrowing.part in known_parts() else "",
            sections=tuple(section for section in narrowing.sections if section in self._sections),
            kinds=tuple(kind for kind in narrowing.kinds if kind in known_kinds()),
        )

    def when_found(self, act: Callable[[], None], *, ordered: bool = False) -> None:
        """Do something once the list shows what was found for the text asked last; ``ordered``, once that is all."""
        self._waiting.append((act, ordered))
        self._do_what_waits()

    def show_row(self, selected: str, scrolled: int) -> None:
        """Select a row of the list as it was selected, where nothing is, and scroll as far as it was scrolled."""
        self._listing.select(selected)
        self._entries.scroll_to(scrolled)

    def wait_no_more(self) -> None:
        """Do nothing of what was to be done once something is found: one has gone elsewhere."""
        self._waiting.clear()

    def order(self, in_order: bool) -> None:
        """Show the hits in the order of the publication, or the best first."""
        self._in_order = in_order
        if self._finding is not None:
            selected = self._entries.selected
            self._show(self._finding)
            self._listing.select(selected)

    def release(self) -> None:
        """Let nothing narrow the search any more."""
        self._narrowing = Narrowing()
        self._topics.clear()

    def toggle(self, kind: str, value: str) -> None:
        """Let a facet narrow the search, or no longer."""
        if kind == "topic":
            self._pressed = (*self._pressed, value)
            self._topics.show_choice(self._topics.choice.pressed(value))
            return
        self._narrowing = toggled(self._narrowing, kind, value)
        self._begin()

    def _connect_signals(self) -> None:
        self._rest.timeout.connect(self._finish)
        self._topics.choice_changed.connect(self._keep_pressed)
        self._topics.choice_changed.connect(self._begin)
        head = self._entries.search
        head.facets.facet_toggled.connect(self.toggle)
        head.text_requested.connect(self.ask)
        head.notes_requested.connect(self._ask_for_notes)
        head.release_requested.connect(self.release)
        head.locator_requested.connect(self._places.go_to)
        self._entries.order_requested.connect(self.order)

    def _ask_for_notes(self) -> None:
        if self._finding is not None:
            self.notes_requested.emit(words_for_pane(self._finding.query))

    def _keep_pressed(self, _choice: object = None) -> None:
        """Forget of the topics pressed as facets those that were released, here or elsewhere."""
        self._pressed = tuple(topic for topic in self._pressed if topic in self._topics.choice.included)

    def _begin(self, _choice: object = None) -> None:
        place = self._places.place
        text, narrowing = self._text, self.narrowing
        context = None if place is None else place.page

        def ask(waiting: Cancellation) -> Finding:
            return self._background.begin(text, narrowing, context=context, typing=True, waiting=waiting)

        self._is_asking = True
        self._rest.stop()
        self._waiting.clear()
        found = self._at_once(text, narrowing, context)
        if found is None:
            self._start(ask)
        else:
            self._take(found)

    def _at_once(self, text: str, narrowing: Narrowing, context: SectionId | None) -> Finding | None:
        """Give what is found if that takes but a few milliseconds: to come and go between threads takes longer."""
        if not self._is_ready:
            return None
        self._jobs.cancel(JOB)
        return self._finder.at_once(text, narrowing, context=context, typing=True)

    def _finish(self) -> None:
        """Ask for all that was found, once nobody types: while it is counted, painting waits for Python's lock."""
        if self._finding is not None and self._finding.is_provisional and not self._is_asking:
            self._start(partial(self._background.finish, self._finding))

    def _start(self, ask: Callable[[Cancellation], Finding]) -> None:
        self._jobs.start(JOB, ask, done=self._take, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        """Show no answer of another question in the place of one that cannot be given; the error is said by all."""
        self._is_asking = False
        self._is_counted = False
        self._waiting.clear()
        self._finding = None
        self._box.show_understood("")
        self._entries.search.show_sentence(self.tr("The search cannot be read in the compendium's file."))
        self._entries.search.show_offers((), ())
        self._entries.show_search(shown=True, in_order=self._in_order)
        self._listing.show(
            LocatorListing((), lambda _: ()), title=_title(self._text), count="", empty="", from_top=True
        )
        self.shown.emit(None)
        raise error

    def _take(self, finding: Finding) -> None:
        self._is_asking = False
        before = self._finding
        selected = self._entries.selected if before is not None and before.text == finding.text else ""
        self._show(finding)
        if selected:
            self._listing.select(selected)  # what is found now is no reason to lose where one was
        if finding.is_provisional:
            self._rest.start()
        self._do_what_waits()

    def _do_what_waits(self) -> None:
        if self._is_asking:
            return
        is_all = self._finding is None or not self._finding.is_provisional
        ready = [act for act, ordered in self._waiting if is_all or not ordered]
        self._waiting = [(act, ordered) for act, ordered in self._waiting if ordered and not is_all]
        for act in ready:
            act()

    def _show(self, finding: Finding) -> None:
        self._finding = finding

        def fetch(some: Sequence[Locator]) -> Sequence[TopicEntry]:
            return read_or(partial(self._index.entries_for, some), [])

        listing = FoundListing(
            finding, finder=GuardedFinder(self._finder), fetch=fetch, sections=self._sections,
            starts=self._reading.section_starts() if self._in_order else None,
        )  # fmt: skip
        few = in_few_words(finding, self._sections)
        self._box.show_understood(few)
        self._show_head(finding)
        # What narrows keeps its place until the first word comes.
        was_counted = self._is_counted and is_begun(finding)
        self._is_counted = bool(finding.facets) or finding.is_provisional or was_counted
        self._entries.show_search(shown=True, in_order=self._in_order, counted=self._is_counted)
        self._listing.show(listing, title=_title(finding.text), count=few, empty="", from_top=True)
        self.shown.emit(finding)

    def _show_head(self, finding: Finding) -> None:
        head = self._entries.search
        head.show_sentence(sentences_about(finding, self._sections, self._last_number))
        near = finding.resolution.nearest if is_missing(finding) and not finding.named else ()
        near = near or tuple(one for silence in finding.resolution.silent for one in silence.near)
        head.show_offers(finding.suggestions, [(one, self._place_name(one)) for one in near])
        head.show_elsewhere(finding.elsewhere)
        head.show_release(shown=not finding.narrowing.is_empty)
        head.facets.show_facets(partial(facet_values, finding, self._sections), pending=finding.is_provisional)

    def _last_number(self, section: str) -> int:
        return self._reading.last_number(SectionId(section))

    def _place_name(self, locator: str) -> str:
        section = self._sections.get(locator)
        return f"{section.title}, {section.dates}" if section else locator


def toggled(narrowing: Narrowing, kind: str, value: str) -> Narrowing:
    """Give what narrows a search after a facet was pressed: another press releases it."""
    match kind:
        case "part":
            return replace(narrowing, part="" if narrowing.part == value else value)
        case "section":
            return replace(narrowing, sections=_with_or_without(narrowing.sections, value))
        case _:
            return replace(narrowing, kinds=_with_or_without(narrowing.kinds, value))


def _with_or_without(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in values if one != value) if value in values else (*values, value)


def _title(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= TITLE else f"{plain[: TITLE - 1]}…"


def _raise(error: Exception) -> None:
    raise error
