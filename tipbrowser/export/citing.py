"""The sources of what was chosen, by the template that is wished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tipbrowser.domain.citation_fields import Cited, cite
from tipbrowser.domain.citation_templates import Template
from tipbrowser.domain.edition import Edition
from tipbrowser.domain.manuscript import Line, Span
from tipbrowser.domain.material import Entry, PassageTaken
from tipbrowser.domain.outside import official_address
from tipbrowser.export.lines import Stretch, with_links

Cite = Callable[[Sequence[PassageTaken]], str]
"""Gives the source of passages that are cited at once in the form that is wished."""


def citing(template: Template, edition: Edition) -> Cite:
    """Give what cites by a template."""
    return lambda passages: cite(cited(passages), edition, template)


def source_line(cite: Cite, passages: Sequence[PassageTaken]) -> Line:
    """Give the source of passages; a resolution, a decision and a report's symbol lead to the document of the symbol."""
    words = cite(passages)
    return with_links((Span(text=words),), list(_links(words, passages)))


def cited(passages: Sequence[PassageTaken]) -> list[Cited]:
    """Give passages as they are cited."""
    return [Cited(passage=taken.passage, section=taken.section) for taken in passages]


def runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Give the entries in runs: passages that follow each other in one section are one, and can be cited at once."""
    found: list[list[Entry]] = []
    for entry in entries:
        before = found[-1][-1] if found else None
        if _is_neighbour(before, entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def passages_of(run: Sequence[Entry]) -> list[PassageTaken]:
    """Give the passages of a run; none of a heading and of own words."""
    return [entry for entry in run if isinstance(entry, PassageTaken)]


def _is_neighbour(before: Entry | None, entry: Entry) -> bool:
    if not isinstance(before, PassageTaken) or not isinstance(entry, PassageTaken):
        return False
    return entry.section is not None and before.section == entry.section


def _links(words: str, passages: Sequence[PassageTaken]) -> Iterator[Stretch]:
    for taken in passages:
        symbol = taken.section.report_symbol if taken.section is not None else None
        if taken.section is None or not symbol:
            continue
        for name in (symbol, taken.section.instrument or ""):
            for found in re.finditer(rf"(?<![\w/])(?i:{re.escape(name)})(?![\w/])", words) if name else ():
                yield Stretch(start=found.start(), end=found.end(), said=official_address(symbol))
