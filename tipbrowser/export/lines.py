"""The words of passages and footnotes as lines of spans: italics, marks of footnotes, links, highlights, parts left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tipbrowser.domain.manuscript import Line, Span
from tipbrowser.domain.markup import parse_markup
from tipbrowser.domain.outside import outside_address
from tipbrowser.domain.values import Value, replace

LEFT_OUT = "[…]"
"""Stands for words that were left out."""
HTTPS = "https://"


class Stretch(Value, kw_only=False):
    """From one place in a text to another, and what is said of it: the target of a link, or a colour."""

    start: int
    end: int
    said: str


def line_of_markup(markup: str) -> Line:
    """Give words as they are marked up, without footnote marks."""
    runs = parse_markup(markup)
    return tuple(Span(text=run.text, italic=run.kind == "italic") for run in runs if run.kind != "footnote")


def line_of_passage(
    markup: str, *, links: Sequence[Stretch] = (), colours: Sequence[Stretch] = (),
    mark: Callable[[int], int | None] = lambda _number: None, start: int = 0, end: int | None = None,
) -> Line:  # fmt: skip
    """Give the words of a passage, or some of them from ``start`` to ``end`` of its text, in code points.

    ``mark`` gives the place of a footnote by the publication's number, none where it is not wanted. Where words are left
    out before or behind, ``[…]`` stands for them.
    """
    spans = list(_spans(markup, mark))
    for stretch in links:
        spans = list(_said(spans, stretch, "link"))
    for stretch in colours:
        spans = list(_said(spans, stretch, "colour"))
    length = sum(len(span.text) for span in spans)
    last = length if end is None else end
    kept = list(_between(spans, start, last))
    before = [Span(text=f"{LEFT_OUT} ")] if start > 0 else []
    behind = [Span(text=f" {LEFT_OUT}")] if last < length else []
    return joined([*before, *kept, *behind])


def joined(spans: Iterable[Span]) -> Line:
    """Give spans with neighbours that are set alike made one, none of them empty."""
    found: list[Span] = []
    for span in spans:
        if found and span.footnote is None and found[-1].footnote is None and _is_like(found[-1], span):
            found[-1] = replace(found[-1], text=found[-1].text + span.text)
        elif span.text or span.footnote is not None:
            found.append(span)
    return tuple(found)


def with_links(line: Line, links: Sequence[Stretch]) -> Line:
    """Give a line with stretches of its words leading somewhere."""
    spans = list(line)
    for stretch in links:
        spans = list(_said(spans, stretch, "link"))
    return joined(spans)


def plain(line: Line) -> str:
    """Give the words of a line alone."""
    return "".join(span.text for span in line)


def address_of(words: str, kind: str) -> str:
    """Give where the words of a reference outside lead to; empty if they lead nowhere."""
    address = outside_address(words, kind)
    return address if address.startswith(HTTPS) else ""


def _spans(markup: str, mark: Callable[[int], int | None]) -> Iterator[Span]:
    for run in parse_markup(markup):
        if run.kind != "footnote":
            yield Span(text=run.text, italic=run.kind == "italic")
        elif (place := mark(int(run.text))) is not None:
            yield Span(footnote=place)


def _said(spans: Sequence[Span], stretch: Stretch, field: str) -> Iterator[Span]:
    """Give spans with something said of those within a stretch; what is said of them already stays."""
    place = 0
    for span in spans:
        first, last = max(stretch.start - place, 0), min(stretch.end - place, len(span.text))
        if first >= last or getattr(span, field):
            yield span
        else:
            yield replace(span, text=span.text[:first])
            yield replace(span, text=span.text[first:last], **{field: stretch.said})
            yield replace(span, text=span.text[last:])
        place += len(span.text)


def _between(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    place = 0
    for span in spans:
        if span.footnote is not None:
            if start < place <= end or (place == start == 0):
                yield span
            continue
        yield replace(span, text=span.text[max(start - place, 0) : max(end - place, 0)])
        place += len(span.text)


def _is_like(one: Span, other: Span) -> bool:
    return replace(one, text="") == replace(other, text="")
