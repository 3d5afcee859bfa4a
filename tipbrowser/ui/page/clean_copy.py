"""Selected text as the publication's own words, without the page's marks."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from tipbrowser.ui.page.page_document import ERRATUM_MARK, PageDocument
from tipbrowser.ui.page.text_map import Stretch

DOING = ("copy:", "open:", "page:")
"""Beginnings of the names of links that do something, and are no words of the publication."""


def clean_text(made: PageDocument, start: int, end: int) -> str:
    """Give the words between two positions of the document, a line for each block.

    Footnote marks, marks of errata and the page's own links are left out. A label comes along when its whole passage is selected,
    with the label itself or with words of other passages.
    """
    touched = {stretch.locator for stretch in made.text_map.between(start, end)}
    lines = []
    block = made.document.findBlock(start)
    while block.isValid() and block.position() < end:
        first = max(start, block.position())
        last = min(end, block.position() + block.length() - 1)
        stretches = made.text_map.between(first, last)
        if stretches:
            lines.append(_passage_words(made, stretches, first, last, several=len(touched) > 1))
        else:
            lines.append(_other_words(block, first, last))
        block = block.next()
    return "\n".join(line for line in lines if line)


def _other_words(block: QTextBlock, first: int, last: int) -> str:
    """Give the words of a heading or a note, without the links that only do something."""
    words = []
    spans = block.begin()
    while not spans.atEnd():
        span = spans.fragment()
        if not span.charFormat().anchorHref().startswith(DOING):
            words.append(_units(span.text(), max(first - span.position(), 0), max(last - span.position(), 0)))
        spans += 1
    return "".join(words).replace("\t", " ").replace(ERRATUM_MARK, "").rstrip(" ")


def _passage_words(made: PageDocument, stretches: list[Stretch], first: int, last: int, *, several: bool) -> str:
    words = [
        _units(stretch.text, max(first - stretch.position, 0), last - stretch.position)
        for stretch in stretches
        if stretch.text
    ]
    label = _label(made, stretches[0], first, last, several=several)
    return (label + "".join(words)).replace("\t", " ")


def _label(made: PageDocument, nearest: Stretch, first: int, last: int, *, several: bool) -> str:
    """Give the label and a space if the whole passage is selected, otherwise nothing."""
    locator = nearest.locator
    extent = made.text_map.extent(locator)
    start = made.text_map.position_at(locator, 0)
    passage = next(one for one in made.page.passages if one.locator == locator)
    end = made.text_map.position_at(locator, len(passage.text))
    if not passage.label or extent is None or start is None or end is None:
        return ""
    whole = first <= start and last >= end
    return f"{passage.label} " if whole and (several or first < start) else ""


def _units(text: str, first: int, last: int) -> str:
    """Give a part of ``text`` by UTF-16 code units, as Qt counts."""
    if text.isascii():
        return text[first:last]
    return text.encode("utf-16-le", "surrogatepass")[2 * first : 2 * last].decode("utf-16-le", "replace")
