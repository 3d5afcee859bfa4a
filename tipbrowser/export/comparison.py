"""A comparison: the first passage, and each of the others with what became of its words as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tipbrowser.domain.manuscript import Block, Citation, Heading, Quoted, Span, Words
from tipbrowser.domain.material import PassageTaken
from tipbrowser.domain.word_pieces import SAME, Piece
from tipbrowser.export.citing import Cite, source_line
from tipbrowser.export.lines import joined


def compared(
    passages: Sequence[PassageTaken], words: Words, cite: Cite, differences: Callable[[str, str], Iterable[Piece]]
) -> Iterator[Block]:
    """Give the first passage, then each other one as the first with changes: accepted they make the other one."""
    if not passages:
        return
    first, *others = passages
    before = whole_text(first)
    yield Heading(line=(Span(text=cite([first])),), level=2)
    yield from _paragraphs(first, [Span(text=before)])
    for other in others:
        title = words.compared.format(first=cite([first]), other=cite([other]))
        yield Heading(line=(Span(text=title),), level=2)
        pieces = differences(before, whole_text(other))
        changes = (Span(text=one.text, change="" if one.kind == SAME else one.kind) for one in pieces)
        yield from _paragraphs(other, changes)
        yield Citation(locator=other.passage.locator, line=source_line(cite, [other]))


def whole_text(taken: PassageTaken) -> str:
    """Give the words that are compared: a passage with its sub-paragraphs and their labels, a line for each."""
    if taken.choice.is_part:
        return taken.passage.text[taken.choice.start : taken.choice.end]
    below = (f"{one.label} {one.text}" if one.label else one.text for one in taken.below)
    return "\n".join((taken.passage.text, *below))


def _paragraphs(taken: PassageTaken, spans: Iterable[Span]) -> Iterator[Quoted]:
    yield Quoted(locator=taken.passage.locator, label="", depth=0, line=joined(spans), kind=taken.passage.kind)
