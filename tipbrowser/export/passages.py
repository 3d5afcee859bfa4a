"""A passage that is taken along as blocks: its parents' words, itself, its sub-paragraphs, its source, the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.manuscript import (
    AS_COMMENTS,
    AS_FOOTNOTE,
    AS_TEXT,
    INLINE,
    Block,
    Citation,
    Comment,
    Line,
    Options,
    OwnText,
    Quoted,
    Span,
)
from tipbrowser.domain.material import OwnNote, PassageTaken
from tipbrowser.domain.names import Locator
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.values import replace
from tipbrowser.export.citing import Cite, source_line
from tipbrowser.export.footnotes import Footnotes
from tipbrowser.export.lines import Stretch, address_of, line_of_passage


class Passages:
    """Sets passages one after the other; parents that several share are set once."""

    def __init__(self, options: Options, footnotes: Footnotes, cite: Cite, *, within: frozenset[str]) -> None:
        """``within`` are the passages and sections that are in the manuscript, to which links lead."""
        self._options = options
        self._footnotes = footnotes
        self._cite = cite
        self._within = within
        self._comments: list[Comment] = []
        self._open: tuple[Locator, ...] = ()
        """The passages that stand above what was set last, and itself: what comes below them needs no opening words."""

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The notes that hang on what was set."""
        return tuple(self._comments)

    def break_off(self) -> None:
        """Let the next passage bring its parents' words again: something else stands between."""
        self._open = ()

    def blocks(
        self, taken: PassageTaken, *, is_quotation: bool = False, cited: Sequence[PassageTaken] | None = None
    ) -> Iterator[Block]:
        """Give a passage with all that belongs to it; ``cited`` are those whose source stands behind it, if not itself."""
        sources = (taken,) if cited is None else cited
        quoted = self.quoted(taken, is_quotation=is_quotation)
        if sources and self._options.citing == AS_FOOTNOTE:
            last = quoted[-1]
            mark = self._footnotes.cite(source_line(self._cite, sources))
            quoted[-1] = replace(last, line=(*last.line, Span(footnote=mark)))
        yield from quoted
        if sources and self._options.citing == INLINE:
            yield Citation(locator=taken.passage.locator, line=source_line(self._cite, sources))
        if self._options.notes == AS_TEXT:
            yield from (block for note in taken.notes for block in note_blocks(note))

    def quoted(self, taken: PassageTaken, *, is_quotation: bool = False) -> list[Quoted]:
        """Give the words of a passage alone."""
        found = list(self._quoted(taken, is_quotation=is_quotation))
        self._open = (*ancestors_of(taken.passage.locator), taken.passage.locator)
        return found

    def _quoted(self, taken: PassageTaken, *, is_quotation: bool) -> Iterator[Quoted]:
        lead = [one for one in taken.lead if one.locator not in self._open]
        has_lead = bool(taken.lead)
        base = 0 if has_lead or not taken.passage.parent else len(ancestors_of(taken.passage.locator))
        for one in lead:
            yield self._block(one, taken, base, is_lead=True, is_quotation=is_quotation)
        yield self._block(taken.passage, taken, base, is_quotation=is_quotation)
        for one in taken.below:
            yield self._block(one, taken, base, is_quotation=is_quotation)

    def _block(
        self, passage: Passage, taken: PassageTaken, base: int, *, is_lead: bool = False, is_quotation: bool = False
    ) -> Quoted:
        is_chosen = passage.locator == taken.passage.locator
        start, end = (taken.choice.start, taken.choice.end) if is_chosen else (0, None)
        line = line_of_passage(
            passage.markup, links=self._links(passage, taken), colours=self._colours(passage, taken),
            mark=lambda number: self._mark(number, taken), start=start, end=end,
        )  # fmt: skip
        depth = len(ancestors_of(passage.locator)) - base
        # Preambular paragraphs have no numbers; what counts them stands in the margin alone.
        unnumbered = passage.kind == "preambular" or (is_quotation and depth == 0)
        label = "" if unnumbered else passage.label or ""
        return Quoted(
            locator=passage.locator, label=label, depth=max(depth, 0), line=line, is_lead=is_lead, kind=passage.kind,
            is_quotation=is_quotation, comments=() if is_lead else self._hang(passage, taken.notes),
        )  # fmt: skip

    def _links(self, passage: Passage, taken: PassageTaken) -> Sequence[Stretch]:
        found = []
        for one in taken.references:
            if one.locator != passage.locator:
                continue
            target = f"#{one.target}" if one.target in self._within else ""
            address = target or ("" if one.target else address_of(one.text, one.kind))
            if address:
                found.append(Stretch(one.start, one.end, address))
        return found

    def _colours(self, passage: Passage, taken: PassageTaken) -> Sequence[Stretch]:
        if not self._options.with_highlights:
            return ()
        return [Stretch(one.start, one.end, one.colour) for one in taken.highlights if one.locator == passage.locator]

    def _mark(self, number: int, taken: PassageTaken) -> int | None:
        if not self._options.with_footnotes:
            return None
        found = next((one for one in taken.footnotes if one.footnote.number == number), None)
        return None if found is None else self._footnotes.add(found)

    def _hang(self, passage: Passage, notes: Sequence[OwnNote]) -> tuple[int, ...]:
        if self._options.notes != AS_COMMENTS:
            return ()
        places = []
        for note in notes:
            if note.locator == passage.locator:
                places.append(len(self._comments))
                author = note.author or self._options.author
                self._comments.append(Comment(text=note.text, author=author, date=note.modified))
        return tuple(places)


def note_blocks(note: OwnNote) -> Iterator[OwnText]:
    """Give a note as paragraphs, as it was typed."""
    for line in paragraphs(note.text):
        yield OwnText(line=line, is_note=True, locator=note.locator, date=note.modified)


def paragraphs(text: str) -> Iterator[Line]:
    """Give own words as paragraphs: an empty line parts them, and within them lines end where they were ended."""
    paragraph: list[str] = []
    for row in (*text.split("\n"), ""):
        if row.strip():
            paragraph.append(row)
        elif paragraph:
            yield (Span(text="\n".join(paragraph)),)
            paragraph = []
