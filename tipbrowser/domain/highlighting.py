"""What becomes of highlights when words are marked in a colour, or are to be marked no more."""

from __future__ import annotations

from tipbrowser.domain.anchors import anchor_of_passage, anchor_of_words
from tipbrowser.domain.annotations import Highlight, Item, ItemId, Placed
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.values import Value, replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Change
    from tipbrowser.domain.names import Locator
    from tipbrowser.domain.passages import Passage


class Span(Value, kw_only=False):
    """Words of a passage."""

    locator: Locator
    start: int
    """In the passage's ``text``, in code points."""
    end: int
    is_whole: bool = False
    """The passage itself is meant, whatever its words are."""


class Highlighted(Value, kw_only=False):
    """A highlight and where it is on a page."""

    item: Item
    places: tuple[Placed, ...]
    """One for each of its anchors that is on the page."""

    @property
    def body(self) -> Highlight:
        """What it holds."""
        assert isinstance(self.item.body, Highlight)
        return self.item.body


class Marker:
    """Works out the changes on one page; it changes nothing itself."""

    def __init__(self, passages: Sequence[Passage], edition: str, highlights: Sequence[Highlighted]) -> None:
        """``passages`` and ``highlights`` are those of the page, in order; ``edition`` as anchors name it."""
        self._passages = {passage.locator: (place, passage) for place, passage in enumerate(passages)}
        self._in_order = passages
        self._edition = edition
        self._highlights = highlights

    def mark(self, spans: Sequence[Span], colour: str, new: ItemId) -> list[Change]:
        """Give the changes that mark words in a colour; none if they are marked so already, or if there are no words.

        Highlights of the same colour that meet the words, with nothing but blanks between, become one with them: the
        oldest stays. Other colours stay beside it, unless exactly these words have one: then it becomes another.
        ``new`` is the name of a highlight that is new.
        """
        if not spans:
            return []
        met = self._met(spans, colour)
        joined = self._joined([*spans, *(span for one in met for span in self._spans(one))])
        if not met:
            return [self._other_colour(spans, colour) or Put(id=new, revision=0, body=self._body(joined, colour, ()))]
        kept, *others = met
        if not others and self._joined(self._spans(kept)) == joined:
            return []
        tags = tuple(dict.fromkeys(tag for one in met for tag in one.body.tags))
        body = self._body(joined, colour, tags)
        return [
            Put(id=kept.item.id, revision=kept.item.revision, body=body),
            *(Bin(id=one.item.id, revision=one.item.revision) for one in others),
        ]

    def recolour(self, highlight: Highlighted, colour: str) -> list[Change]:
        """Give the changes that give a highlight another colour; what it meets of that colour becomes one with it."""
        item, body = highlight.item, highlight.body
        if body.colour == colour:
            return []
        if not self._is_all_here(highlight):
            return [Put(id=item.id, revision=item.revision, body=replace(body, colour=colour))]
        met = self._met(self._spans(highlight), colour)
        joined = self._joined(span for one in (highlight, *met) for span in self._spans(one))
        tags = tuple(dict.fromkeys(tag for one in (highlight, *met) for tag in one.body.tags))
        return [
            Put(id=item.id, revision=item.revision, body=self._body(joined, colour, tags)),
            *(Bin(id=one.item.id, revision=one.item.revision) for one in met),
        ]

    def erase(self, spans: Sequence[Span]) -> list[Change]:
        """Give the changes that leave words without any highlight; none if they have none."""
        changes: list[Change] = []
        for one in self._highlights:
            before = self._spans(one)
            after = [piece for span in before for piece in _without(span, spans)]
            if after == before:
                continue
            on_page = {placed.number for placed in one.places}
            others = [anchor for number, anchor in enumerate(one.body.anchors) if number not in on_page]
            anchors = (*map(self._anchor, self._trimmed(after)), *others)
            if anchors:
                body = replace(one.body, anchors=anchors)
                changes.append(Put(id=one.item.id, revision=one.item.revision, body=body))
            else:
                changes.append(Bin(id=one.item.id, revision=one.item.revision))
        return changes

    def _met(self, spans: Sequence[Span], colour: str) -> list[Highlighted]:
        """Give the highlights of a colour that words meet, and those that these meet, in the order of their making."""
        met: list[Highlighted] = []
        waiting = [one for one in self._highlights if one.body.colour == colour and self._is_all_here(one)]
        reached = list(spans)
        while found := [one for one in waiting if self._meet(self._spans(one), reached)]:
            met += found
            waiting = [one for one in waiting if one not in found]
            reached += [span for one in found for span in self._spans(one)]
        return [one for one in self._highlights if one in met]

    def _is_all_here(self, one: Highlighted) -> bool:
        """Tell whether all of it was made on this page: what stands elsewhere too is not joined with other things."""
        return len(one.places) == len(one.body.anchors) and all(
            anchor.edition == self._edition for anchor in one.body.anchors
        )

    def _meet(self, some: Iterable[Span], others: Sequence[Span]) -> bool:
        return any(one.locator == other.locator and self._touch(one, other) for one in some for other in others)

    def _touch(self, one: Span, other: Span) -> bool:
        first, second = sorted((one, other), key=_start)
        text = self._passages[one.locator][1].text
        return not text[first.end : second.start].strip()

    def _other_colour(self, spans: Sequence[Span], colour: str) -> Put | None:
        extents = _extents(self._joined(spans))
        same = [one for one in self._highlights if _extents(self._joined(self._spans(one))) == extents]
        same = [one for one in same if self._is_all_here(one)]
        if not same:
            return None
        last = same[-1]
        return Put(id=last.item.id, revision=last.item.revision, body=replace(last.body, colour=colour))

    def _spans(self, one: Highlighted) -> list[Span]:
        anchors = one.body.anchors
        return [
            Span(placed.locator, placed.start, placed.end, anchors[placed.number].is_whole)
            for placed in one.places
            if placed.locator in self._passages
        ]

    def _joined(self, spans: Iterable[Span]) -> list[Span]:
        """Give spans in the order of the page, those that touch as one."""
        joined: list[Span] = []
        for span in sorted(spans, key=lambda span: (self._passages[span.locator][0], span.start)):
            last = joined[-1] if joined else None
            if last is not None and last.locator == span.locator and self._touch(last, span):
                end, whole = max(last.end, span.end), last.is_whole or span.is_whole
                joined[-1] = Span(span.locator, last.start, end, whole)
            else:
                joined.append(span)
        return joined

    def _trimmed(self, spans: Iterable[Span]) -> list[Span]:
        """Give spans without blanks at their ends, and none of blanks alone."""
        found = (trimmed(self._passages[span.locator][1].text, span) for span in spans)
        return [span for span in found if span is not None]

    def _body(self, spans: Iterable[Span], colour: str, tags: tuple[str, ...]) -> Highlight:
        return Highlight(colour=colour, tags=tags, anchors=tuple(self._anchor(span) for span in spans))

    def _anchor(self, span: Span) -> Anchor:
        place, passage = self._passages[span.locator]
        if not span.is_whole:
            return anchor_of_words(passage, span.start, span.end, self._edition)
        before = self._in_order[place - 1].text if place else ""
        after = self._in_order[place + 1].text if place + 1 < len(self._in_order) else ""
        return anchor_of_passage(passage, self._edition, before=before, after=after)


def trimmed(text: str, span: Span) -> Span | None:
    """Give a span without blanks at its ends; none if it holds nothing else. ``text`` is the passage's."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(span.locator, start, end, span.is_whole) if start < end else None


def _without(span: Span, cuts: Iterable[Span]) -> list[Span]:
    """Give what is left of a span once others are taken out; it is no whole passage any more then."""
    left = [span]
    for cut in cuts:
        left = [piece for one in left for piece in _cut(one, cut)]
    return left


def _cut(span: Span, cut: Span) -> list[Span]:
    if cut.locator != span.locator or cut.end <= span.start or cut.start >= span.end:
        return [span]
    pieces = [Span(span.locator, span.start, cut.start), Span(span.locator, cut.end, span.end)]
    return [piece for piece in pieces if piece.start < piece.end]


def _extents(spans: Iterable[Span]) -> list[tuple[Locator, int, int]]:
    return [(span.locator, span.start, span.end) for span in spans]


def _start(span: Span) -> int:
    return span.start
