"""A passage cut into the pieces that are set alike: at italics, footnote marks and the ends of references."""

from __future__ import annotations

from collections.abc import Iterable

from tipbrowser.domain.markup import Run, parse_markup
from tipbrowser.domain.publication import CrossReference, Passage
from tipbrowser.domain.values import Value


class Link(Value):
    """Words of a passage that refer to one or several texts."""

    start: int
    end: int
    text: str
    targets: tuple[str, ...]
    """Locators inside the compendium; none if the words lead outside."""
    kind: str


class Piece(Value, kw_only=False):
    """Characters of one passage that are set alike."""

    kind: str
    """``text``, ``italic`` or ``footnote``, as in the markup."""
    text: str
    offset: int
    link: Link | None


def links_of(references: Iterable[CrossReference]) -> list[Link]:
    """Join the references that share their words; of those that overlap the longer is kept."""
    spans: dict[tuple[int, int], list[CrossReference]] = {}
    for reference in references:
        spans.setdefault((reference.start, reference.end), []).append(reference)
    links: list[Link] = []
    for (start, end), same in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if links and start < links[-1].end:
            continue
        targets = tuple(dict.fromkeys(one.target for one in same if one.target))
        links.append(Link(start=start, end=end, text=same[0].text, targets=targets, kind=same[0].kind))
    return links


def pieces_of(passage: Passage, links: list[Link]) -> list[Piece]:
    """Give a passage's pieces in order; ``links`` are its own, sorted and apart from each other."""
    pieces: list[Piece] = []
    for run in parse_markup(passage.markup):
        if run.kind == "footnote" or not links:
            pieces.append(Piece(run.kind, run.text, run.offset, None))
        else:
            pieces.extend(_cut(run, links))
    return pieces


def _cut(run: Run, links: list[Link]) -> list[Piece]:
    """Cut one run at the ends of the links that it meets."""
    pieces = []
    start, end = run.offset, run.offset + len(run.text)
    place = start
    for link in links:
        if link.end <= place or link.start >= end:
            continue
        if link.start > place:
            pieces.append(Piece(run.kind, run.text[place - start : link.start - start], place, None))
            place = link.start
        until = min(link.end, end)
        pieces.append(Piece(run.kind, run.text[place - start : until - start], place, link))
        place = until
    if place < end:
        pieces.append(Piece(run.kind, run.text[place - start :], place, None))
    return pieces
