"""Gathering what is taken along: chosen passages with all that belongs to their reading and citing."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.annotations import LEGEND, Highlight, Legend, Note
from tipbrowser.domain.citations import citations_of
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.material import (
    ChosenHeading,
    ChosenPassage,
    ChosenText,
    FootnoteTaken,
    Material,
    OwnHighlight,
    OwnNote,
    PassageTaken,
)
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tipbrowser.domain.annotations import Item, Placed
    from tipbrowser.domain.material import Chosen, Entry
    from tipbrowser.domain.page import SectionPage
    from tipbrowser.domain.passages import Footnote, Passage
    from tipbrowser.domain.word_pieces import Piece
    from tipbrowser.services.library import Library
    from tipbrowser.store.annotation_reader import AnnotationReader

    Placing = tuple[Item, tuple[Placed, ...]]

IBID = ("ibid", "*ibid")
"""How a footnote begins that repeats the source of the one before it."""
FOOTNOTE_PLACE = "footnote "


class UnknownLocator(LookupError):
    """A chosen passage is not in this edition."""

    def __init__(self, locator: str) -> None:
        super().__init__(locator)
        self.locator = locator


class _Own(Value):
    """The reader's own on one page."""

    notes: tuple[OwnNote, ...]
    highlights: tuple[OwnHighlight, ...]


class Gathering:
    """Answers from one compendium and the reader's notes; for one thread."""

    def __init__(self, library: Library, notes: AnnotationReader | None = None, edition: str = "") -> None:
        """``notes`` reads the reader's file, if it is wished; ``edition`` is the open one's name, as anchors know it."""
        self._library = library
        self._notes = notes
        self._edition = edition
        self._page = lru_cache(64)(self._read_page)
        self._own = lru_cache(64)(self._read_own)
        self._places = lru_cache(64)(self._read_places)

    def material(self, chosen: Iterable[Chosen], check: Callable[[], None] = lambda: None) -> Material:
        """Give all that was chosen; raises ``UnknownLocator`` for a passage that this edition has not.

        ``check`` is called in between, and may raise what ends it.
        """
        entries: list[Entry] = []
        for one in chosen:
            check()
            if isinstance(one, ChosenPassage):
                entries.append(self._taken(one))
            elif isinstance(one, ChosenHeading | ChosenText):
                entries.append(one)
        places = {passage.locator for one in entries if isinstance(one, PassageTaken) for passage in one.passages}
        notes = {note.footnote.number for one in entries if isinstance(one, PassageTaken) for note in one.footnotes}
        named = places | {f"{FOOTNOTE_PLACE}{number}" for number in notes}
        errata = tuple(
            one
            for one in self._library.reading.errata()
            if (one.place in named if one.place.startswith(FOOTNOTE_PLACE) else one.locator in places)
        )
        return Material(edition=self._library.reading.edition(), entries=tuple(entries), errata=errata)

    def of_topic(self, topic: str, check: Callable[[], None] = lambda: None) -> Material:
        """Give what a topic names, with its rows as printed; raises ``KeyError`` for a topic that the index has not."""
        from tipbrowser.domain.values import replace

        rows = tuple(self._library.topics.rows(topic))
        if not rows and not any(one.topic == topic for one in self._library.topics.topics()):
            raise KeyError(topic)
        locators = self._library.topics.locators(TopicChoice(all_of=(topic,)))
        return replace(self.material(self.chosen(locators), check), topic=topic, index_rows=rows)

    def of_errata(self) -> Material:
        """Give every erratum."""
        reading = self._library.reading
        return Material(edition=reading.edition(), entries=(), errata=tuple(reading.errata()))

    def chosen(self, locators: Iterable[Locator]) -> list[ChosenPassage]:
        """Give passages as a choice; of a whole section (``A.II``, ``F``) those that stand alone, in order."""
        found: list[ChosenPassage] = []
        for one in locators:
            if self._library.reading.passage(one) is not None:
                found.append(ChosenPassage(locator=one))
                continue
            page = self._page(SectionId(one))
            if page is None:
                raise UnknownLocator(one)
            found += [ChosenPassage(locator=passage.locator) for passage in page.passages if passage.parent is None]
        return found

    def of_search(self, text: str, limit: int) -> list[ChosenPassage]:
        """Give what a search names and finds as a choice, in its order, at most ``limit`` hits."""
        answer = self._library.searching.search(text, limit)
        hits = [] if answer.is_nearest else [hit.locator for hit in answer.hits]
        return self.chosen(dict.fromkeys([*answer.named, *hits]))

    # -- One passage

    def _taken(self, choice: ChosenPassage) -> PassageTaken:
        page = self._page(_page_of(choice.locator))
        place = self._places(page.page).get(choice.locator) if page is not None else None
        if page is None or place is None:
            raise UnknownLocator(choice.locator)
        passage = page.passages[place]
        below = () if choice.is_part else _below(page.passages, place)
        lead = self._lead(page, passage) if choice.with_lead else ()
        shown = {one.locator for one in (*lead, passage, *below)}
        own = self._own(page.page)
        return PassageTaken(
            choice=choice,
            passage=passage,
            section=page.section,
            citations=citations_of(passage, page.section, self._library.reading.edition()),
            lead=lead,
            below=below,
            footnotes=tuple(
                self._footnote(note, page)
                for note in page.footnotes
                if note.locator in shown and _is_within(note, choice)
            ),
            references=tuple(one for one in page.references if one.locator in shown),
            topics=tuple(self._library.topics.topics_of(passage.locator)),
            notes=_each_once(note for note in own.notes if note.locator in shown and note.locator not in _names(lead)),
            highlights=tuple(one for one in own.highlights if one.locator in shown),
        )

    def _lead(self, page: SectionPage, passage: Passage) -> tuple[Passage, ...]:
        found: list[Passage] = []
        above = passage.parent
        while above is not None:
            parent = page.passages[self._places(page.page)[above]]
            found.insert(0, parent)
            above = parent.parent
        return tuple(found)

    def _footnote(self, footnote: Footnote, page: SectionPage) -> FootnoteTaken:
        place = f"{FOOTNOTE_PLACE}{footnote.number}"
        reading = next((one.reading or "" for one in page.errata if one.place == place), "")
        if not _is_ibid(footnote):
            return FootnoteTaken(footnote=footnote, reading=reading)
        return FootnoteTaken(
            footnote=footnote, antecedent=None if reading else self._antecedent(footnote), reading=reading
        )

    def _antecedent(self, footnote: Footnote) -> Footnote | None:
        """Give the last footnote before one that names a source itself."""
        earlier = [one for one in self._all_footnotes if one.number < footnote.number and not _is_ibid(one)]
        return earlier[-1] if earlier else None

    @property
    def _all_footnotes(self) -> Sequence[Footnote]:
        if not hasattr(self, "_kept_footnotes"):
            pages = [self._page(FRONT_MATTER), *(self._page(one.section) for one in self._library.reading.sections())]
            every = [note for page in pages if page is not None for note in page.footnotes]
            self._kept_footnotes = sorted(every, key=lambda note: note.number)
        return self._kept_footnotes

    # -- Pages

    def _read_page(self, page: SectionId) -> SectionPage | None:
        return self._library.reading.page(page)

    def _read_places(self, page: SectionId) -> dict[Locator, int]:
        found = self._page(page)
        assert found is not None  # it was just read
        return {passage.locator: place for place, passage in enumerate(found.passages)}

    def _read_own(self, page: SectionId) -> _Own:
        reader = self._notes
        if reader is None:
            return _Own(notes=(), highlights=())
        legend = reader.item(LEGEND)
        names = dict(legend.body.names) if legend is not None and isinstance(legend.body, Legend) else {}
        notes = [note for one in reader.on_page(self._edition, page, "note") for note in _notes_of(*one)]
        highlights = [
            one for found in reader.on_page(self._edition, page, "highlight") for one in _marks(*found, names)
        ]
        order = self._places(page)
        notes.sort(key=lambda note: (order.get(note.locator, 0), note.created))
        highlights.sort(key=lambda one: (order.get(one.locator, 0), one.start))
        return _Own(notes=tuple(notes), highlights=tuple(highlights))


def differences(before: str, after: str) -> Iterable[Piece]:
    """Give what became of the words of one text in another, for a comparison."""
    from tipbrowser.wording.differences import differences as word_differences  # late: few compare anything

    return word_differences(before, after)


def _page_of(locator: Locator) -> SectionId:
    return section_of(locator) or FRONT_MATTER


def _below(passages: Sequence[Passage], place: int) -> tuple[Passage, ...]:
    """Give the sub-paragraphs of a passage, which stand behind it."""
    within = f"{passages[place].locator}."
    found = []
    for passage in passages[place + 1 :]:
        if passage.parent is None or not passage.locator.startswith(within):
            break
        found.append(passage)
    return tuple(found)


def _is_within(footnote: Footnote, choice: ChosenPassage) -> bool:
    """Tell whether a footnote's mark stands in the words that were chosen; one just behind them belongs to them."""
    if footnote.locator != choice.locator:
        return True
    return choice.start < footnote.offset <= (footnote.offset if choice.end is None else choice.end)


def _is_ibid(footnote: Footnote) -> bool:
    return footnote.markup.lower().startswith(IBID)


def _each_once(notes: Iterable[OwnNote]) -> tuple[OwnNote, ...]:
    """Give notes without those that stand on a passage before already, as one on a paragraph and its parts does."""
    found = {(note.text, note.created): note for note in reversed(list(notes))}
    return tuple(reversed(found.values()))


def _names(passages: Iterable[Passage]) -> set[Locator]:
    return {passage.locator for passage in passages}


def _notes_of(item: Item, places: tuple[Placed, ...]) -> Iterable[OwnNote]:
    """Give a note at each passage that it is on: any of them may be chosen without the others."""
    assert isinstance(item.body, Note)  # it was asked for
    for locator in dict.fromkeys(placed.locator for placed in places):
        yield OwnNote(
            locator=locator, text=item.body.text, created=item.created, modified=item.modified, author=item.origin
        )


def _marks(item: Item, places: tuple[Placed, ...], names: dict[str, str]) -> Iterable[OwnHighlight]:
    assert isinstance(item.body, Highlight)  # it was asked for
    colour = item.body.colour
    for placed in places:
        yield OwnHighlight(
            locator=placed.locator, start=placed.start, end=placed.end, colour=colour, name=names.get(colour, "")
        )
