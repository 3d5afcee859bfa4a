"""Copying: what was chosen as plain text, HTML and Markdown together, so that each program takes the one it reads best."""

from __future__ import annotations

from collections.abc import Iterator

from tipbrowser.domain.citation_fields import BEHIND, FOOTNOTE, OFFICIAL, fields_of, template_of
from tipbrowser.domain.citation_templates import Template
from tipbrowser.domain.manuscript import NO_CITATION, Block, Heading, Manuscript, Options, OwnText, Span, Words
from tipbrowser.domain.material import ChosenHeading, ChosenText, Material, PassageTaken
from tipbrowser.domain.values import Value
from tipbrowser.export import html, markdown, plain
from tipbrowser.export.citing import Cite, cited, citing, passages_of, runs
from tipbrowser.export.footnotes import Footnotes
from tipbrowser.export.passages import Passages, paragraphs
from tipbrowser.export.surrounding import surrounded

TEXT, WITH_SOURCE, SOURCE, AS_FOOTNOTE = "text", "with source", "source", "footnote"
COPYING = (TEXT, WITH_SOURCE, SOURCE, AS_FOOTNOTE)
"""The forms of copying: the words alone, with their sources, the sources alone, the sources as a footnote gives them."""


class Copied(Value):
    """What goes to the clipboard."""

    plain: str
    html: str
    markdown: str


class Wished(Value):
    """How it is copied."""

    form: str = TEXT
    """One of ``COPYING``."""
    citation: Template | None = None
    """Of the sources; none for the official form, and for the one that footnotes have."""
    whole: Template | None = None
    """Of words with their source; none for words with the source in brackets behind them."""
    with_footnotes: bool = True


def copied(material: Material, wished: Wished, words: Words) -> Copied:
    """Give what goes to the clipboard."""
    template = wished.citation or template_of(FOOTNOTE if wished.form == AS_FOOTNOTE else OFFICIAL)
    cite = citing(template, material.edition)
    if wished.form in (SOURCE, AS_FOOTNOTE):
        line = (Span(text=cite(material.passages)),)
        return Copied(plain=plain.inline(line), html=html.inline(line), markdown=markdown.inline(line))
    found = _manuscript(material, wished, words, cite)
    return Copied(plain=plain.fragment(found), html=html.fragment(found), markdown=markdown.fragment(found))


def _manuscript(material: Material, wished: Wished, words: Words, cite: Cite) -> Manuscript:
    footnotes = Footnotes(words)
    options = Options(citing=NO_CITATION, with_footnotes=wished.with_footnotes)
    # What is pasted has no places that links could lead to.
    passages = Passages(options, footnotes, cite, within=frozenset())
    blocks = tuple(_blocks(material, wished, passages, cite))
    return Manuscript(title="", blocks=blocks, footnotes=footnotes.found, language=material.edition.language)


def _blocks(material: Material, wished: Wished, passages: Passages, cite: Cite) -> Iterator[Block]:
    for run in runs(material.entries):
        taken = passages_of(run)
        if taken:
            yield from _passages(taken, material, wished, passages, cite)
            continue
        passages.break_off()
        for entry in run:
            if isinstance(entry, ChosenHeading):
                yield Heading(line=(Span(text=entry.text),), level=entry.level)
            elif isinstance(entry, ChosenText):
                yield from (OwnText(line=line) for line in paragraphs(entry.text))


def _passages(
    run: list[PassageTaken], material: Material, wished: Wished, passages: Passages, cite: Cite
) -> Iterator[Block]:
    quoted = [block for taken in run for block in passages.quoted(taken)]
    if wished.form == TEXT:
        yield from quoted
        return
    is_alone = len(run) == 1 and quoted[0].locator == run[0].passage.locator
    values = fields_of(cited(run), material.edition)
    values |= {"text": run[0].passage.text, "label": quoted[0].label if is_alone else "", "citation": cite(run)}
    yield from surrounded(wished.whole or template_of(BEHIND), values, quoted, has_labels=not is_alone)
