"""Composing: from what was chosen, by what is wished of it, to a manuscript that any format can be written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from tipbrowser.domain import manuscript
from tipbrowser.domain.citation_fields import template_of
from tipbrowser.domain.long_dates import long_date
from tipbrowser.domain.manuscript import (
    AS_COLUMN,
    LIST,
    STATEMENT,
    TABLE,
    TOPIC,
    Block,
    Heading,
    Manuscript,
    Options,
    OwnText,
    Span,
    Words,
)
from tipbrowser.domain.material import ChosenHeading, ChosenText, Material, PassageTaken
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import replace
from tipbrowser.domain.word_pieces import Piece
from tipbrowser.export import tables
from tipbrowser.export.citing import Cite, citing, passages_of, runs
from tipbrowser.export.comparison import compared
from tipbrowser.export.footnotes import Footnotes
from tipbrowser.export.passages import Passages, paragraphs

Differences = Callable[[str, str], Iterable[Piece]]
"""Gives what became of the words of one text in another."""


def compose(
    material: Material, options: Options, words: Words, *, cite: Cite | None = None,
    differences: Differences | None = None,
) -> Manuscript:  # fmt: skip
    """Give the manuscript of what was chosen.

    ``cite`` gives sources by a template of the reader's, if not by the form that is named in the options;
    ``differences`` is needed for a comparison.
    """
    cite = cite or citing(template_of(options.citation), material.edition)
    footnotes = Footnotes(words)
    if options.variant == LIST and options.notes == AS_COLUMN:
        options = replace(options, variant=TABLE)
    passages = Passages(options, footnotes, cite, within=_within(material, options))
    blocks = tuple(_blocks(material, options, words, passages, cite, differences))
    edition = material.edition
    return Manuscript(
        title=options.title or (material.topic if options.variant == TOPIC else "") or words.untitled,
        blocks=blocks,
        footnotes=footnotes.found,
        comments=passages.comments,
        edition_line=words.edition.format(
            title=edition.title, publisher=edition.publisher, place=edition.place, year=edition.year,
            covers=edition.covers,
        ),
        author=options.author,
        date=long_date(options.date),
        date_iso=options.date,
        language=edition.language,
        paper=options.paper,
        tracked_author=options.author or words.untitled,
    )  # fmt: skip


def _blocks(
    material: Material, options: Options, words: Words, passages: Passages, cite: Cite, differences: Differences | None
) -> Iterator[Block]:
    match options.variant:
        case manuscript.TABLE:
            yield tables.of_passages(material, options, words, passages, cite)
        case manuscript.TOPIC:
            yield tables.of_topic(material, words)
        case manuscript.ERRATA:
            yield tables.of_errata(material, words)
        case manuscript.COMPARISON:
            assert differences is not None  # whoever asks for it can give them
            yield from compared(material.passages, words, cite, differences)
        case _:
            yield from _in_order(material, options, passages)


def _in_order(material: Material, options: Options, passages: Passages) -> Iterator[Block]:
    """Give passages, headings and own words one below the other."""
    groups = _has_section_headings(material, options)
    cited = _cited_behind(material, options)
    within: Section | None = None
    for place, entry in enumerate(material.entries):
        if isinstance(entry, ChosenHeading):
            passages.break_off()
            yield Heading(line=(Span(text=entry.text),), level=entry.level)
        elif isinstance(entry, ChosenText):
            passages.break_off()
            yield from (OwnText(line=line) for line in paragraphs(entry.text))
        else:
            if groups and entry.section is not None and entry.section != within:
                passages.break_off()
                yield section_heading(entry.section)
            within = entry.section
            sources = cited.get(place, [])
            yield from passages.blocks(entry, is_quotation=options.variant == STATEMENT, cited=sources)


def _cited_behind(material: Material, options: Options) -> dict[int, list[PassageTaken]]:
    """Give the passages whose source stands behind each entry, by the place of the entry."""
    groups = runs(material.entries) if options.together else [[entry] for entry in material.entries]
    lasts = accumulate(map(len, groups))
    return {last - 1: passages_of(group) for last, group in zip(lasts, groups, strict=True)}


def _has_section_headings(material: Material, options: Options) -> bool:
    """Tell whether meetings and sessions head what was chosen from them: where they are wished, and none is the reader's."""
    has_own = any(isinstance(entry, ChosenHeading) for entry in material.entries)
    return options.with_headings and options.variant == LIST and not has_own


def section_heading(section: Section) -> Heading:
    """Give the heading of a meeting or session: its title, its resolution or decision, its dates."""
    words = [section.title, section.instrument, section.dates]
    return Heading(line=(Span(text=", ".join(word for word in words if word)),), level=2, bookmark=section.section)


def _within(material: Material, options: Options) -> frozenset[str]:
    """Give what links can lead to: the passages that are set, and the sections whose headings are."""
    if options.variant not in (LIST, STATEMENT, TABLE):
        return frozenset()
    places = {passage.locator for taken in material.passages for passage in taken.passages}
    sections = {taken.section.section for taken in material.passages if taken.section is not None}
    return frozenset(places | (sections if _has_section_headings(material, options) else set()))
