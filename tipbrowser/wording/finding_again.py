"""Finding the place of an anchor in another edition: the same words, else words like them, else nothing.

An answer of 1 is certain and nobody looks at it again, so it is given for the same words alone, where also what stands
around them agrees. All else is less than 1 and is shown to the reader, or is not found. In this order:

1. *Another language*: the passage of the same locator, ``BY_LOCATOR``; the words are not compared.
2. *The same words at the same locator*: of a passage all of them, of a quotation with what stood before and after: 1.
3. *The same words elsewhere* (a paragraph was put in before, and the numbers moved on): 1 if they stand once in this
   edition and stood once in the one that the anchor was made in, where that is at hand; a passage also if both of its
   neighbours are the same. Else ``UNSURE``.
4. *Altered*: by the measure of ``likeness``. ``ALTERED`` of it is asked for at the same locator, more elsewhere.
5. *Merged*: nearly all of the old words stand in a longer paragraph. *Split*: a paragraph consists of the old words
   alone and has a good part of them; of several the one that has most.
6. Else it is *deleted*, as far as can be known: nothing.

The thresholds were measured in the publication by taking each of its 696 passages away in turn: of the nearest of those
that were left, 16 in 100 are like it by 0.60 or more and 10 in 100 by 0.75, since resolutions repeat each other. A
paragraph so like the old one at another place is therefore only proposed. Of 1,392 quotations in passages that were
taken away 19 stand, with all that is around them, in another passage of the same section: hence the look into the former
edition.
"""

from __future__ import annotations

from bisect import bisect_right

from tipbrowser.domain.anchors import AROUND, language_of
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.placing import BY_LOCATOR
from tipbrowser.domain.values import Value, replace
from tipbrowser.wording.likeness import Common, Pool, Wording

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.names import Locator
    from tipbrowser.domain.passages import Passage

CERTAIN = 1.0
UNSURE = 0.9
"""The same words elsewhere, and nothing around them that would tell whether they are the same paragraph's."""
MOST = 0.99
"""What words that are not the same come to at most."""
LONG = 40
"""Characters, about seven words: what is shorter, such as “States parties should:”, stands at several places."""
SIDE = 16
"""Characters beside the words that have to agree on a side."""
ALTERED = 0.55
"""Likeness at the same locator; a passage is seldom so like another one that happens to take its number."""
ALTERED_BESIDE = 0.65
"""Elsewhere, between the same neighbours."""
ALTERED_ELSEWHERE = 0.75
FARTHER = 0.9
"""Of a quotation in another section, where phrases come again."""
WITHIN = 0.8
"""Share of the old words in a paragraph that they were merged into, or of a part of the old one in the old words."""
PART = 0.35
"""Share of the old words that one part of a paragraph that was split must have."""
FEW = 8
"""Words below which nothing is told of merging and splitting, and that may stand in the place of one that went."""
SHARED = 0.5
"""Share of some words and those around them that a passage must have for them to be looked for in it."""
LOOKED_AT = 6
"""Passages that are laid beside the words one by one."""
SAME_SIGNS = str.maketrans(
    "\u00a0\u202f\u2009\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014\t\n", "   ''\"\"-----  "
)
"""Signs that one conversion of a text writes so and another so; each stands for one, and places stay what they are."""


class Again(Value):
    """Where words are in another edition."""

    locator: Locator
    position: int
    """Of the passage in the order of that edition."""
    start: int
    end: int
    """Of the words in the passage's ``text``."""
    score: float
    """1 where the words are the same and certain, ``BY_LOCATOR`` where they were not compared, else how like they are."""


class Text:
    """All passages of an edition as one text, in which words can be searched for."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """``passages`` stand in the order of the edition."""
        self.passages = passages
        self.texts = [_plain(one.text) for one in passages]
        self.numbers = {one.locator: number for number, one in enumerate(passages)}
        # A sign that no text has stands between them: what begins or ends a passage can be searched for with it.
        self.joined = "\n".join(("", *self.texts, ""))
        self._starts = _starts(self.texts)

    def at(self, place: int) -> tuple[int, int]:
        """Give the number of the passage that stands at a place of all texts together, and the place in it."""
        number = bisect_right(self._starts, place) - 1
        return number, place - self._starts[number]


class Edition:
    """The passages of an edition, ready to be searched; for one thread at a time."""

    def __init__(
        self, passages: Sequence[Passage], name: str, former: Mapping[str, Sequence[Passage]] | None = None
    ) -> None:
        """``passages`` stand in the order of the edition, ``name`` is as ``edition_name`` gives it.

        ``former`` are the passages of other editions, by their names, as far as they are at hand.
        """
        self._text = Text(passages)
        self._language = language_of(name)
        self._former = {edition: Text(those) for edition, those in (former or {}).items()}
        self._sections = [section_of(one.locator) for one in passages]
        self._same: dict[str, list[int]] = {}
        for number, text in enumerate(self._text.texts):
            self._same.setdefault(text, []).append(number)
        self._made: Pool | None = None
        self._found: dict[Anchor, Again | None] = {}

    def find(self, anchor: Anchor) -> Again | None:
        """Give where an anchor is; none if it is not found. What was asked once is remembered."""
        key = replace(anchor, exact=_plain(anchor.exact), prefix=_plain(anchor.prefix), suffix=_plain(anchor.suffix))
        if key not in self._found:
            self._found[key] = self._find(key)
        return self._found[key]

    def words_in(self, anchor: Anchor, locator: Locator) -> Again | None:
        """Give the anchor's words in a passage that the reader has chosen: they themselves, or those like them, or all.

        None if there is no such passage.
        """
        number = self._text.numbers.get(locator)
        if number is None:
            return None
        if not anchor.is_whole:
            start = self._text.texts[number].find(_plain(anchor.exact))
            if start >= 0:
                return self._again(number, start, start + len(anchor.exact), CERTAIN)
            aligned = self._aligned(anchor, number)
            if aligned is not None and aligned[0].score >= ALTERED:
                return replace(aligned[0], score=CERTAIN)
        return self._all_of(number, CERTAIN)

    def _find(self, anchor: Anchor) -> Again | None:
        here = self._text.numbers.get(anchor.locator)
        if language_of(anchor.edition) != self._language:
            return None if here is None else self._all_of(here, BY_LOCATOR)
        if not anchor.exact:
            return None if here is None or self._text.texts[here] else self._all_of(here, CERTAIN)
        if anchor.is_whole:
            return self._same_passage(anchor, here) or self._passage_like(anchor, here)
        return self._same_words(anchor, here) or self._words_around(anchor, here) or self._words_like(anchor, here)

    def _same_passage(self, anchor: Anchor, here: int | None) -> Again | None:
        """Find a passage by all of its words."""
        same = self._same.get(anchor.exact, [])
        if here in same:
            return self._all_of(here, CERTAIN)
        if not same:
            return None
        graded = sorted(((self._sides(anchor, one), self._is_near(anchor, one), one) for one in same), reverse=True)
        sides, _, best = graded[0]
        is_only = len(graded) == 1 or graded[1][:2] < graded[0][:2]
        is_long = len(anchor.exact) >= LONG
        stood_once = len(same) == 1 and self._stood(anchor, f"\n{anchor.exact}\n") == 1
        if is_only and (stood_once or sides == 2):
            return self._all_of(best, CERTAIN)
        return self._all_of(best, UNSURE) if is_long or sides else None

    def _passage_like(self, anchor: Anchor, here: int | None) -> Again | None:
        """Find a passage that was altered, merged with another or split."""
        old = Wording(anchor.exact)
        best: tuple[float, float, int] | None = None
        for number in self._candidates(old, here):
            score = _likeness(Common(old, self._pool.wordings[number]))
            sides = self._sides(anchor, number)
            least = ALTERED if number == here else ALTERED_BESIDE if sides else ALTERED_ELSEWHERE
            if len(anchor.exact) < LONG and not sides:
                continue  # so few words are like many
            if score >= least:
                rank = score + 0.1 * (number == here) + 0.05 * sides
                best = max(best or (0.0, 0.0, 0), (rank, score, number))
        return None if best is None else self._all_of(best[2], min(best[1], MOST))

    def _same_words(self, anchor: Anchor, here: int | None) -> Again | None:
        """Find words with all that was kept of what stands around them."""
        before = "\n" if len(anchor.prefix) < AROUND else ""
        after = "\n" if len(anchor.suffix) < AROUND else ""
        window = f"{before}{anchor.prefix}{anchor.exact}{anchor.suffix}{after}"
        shift, length = len(before) + len(anchor.prefix), len(anchor.exact)
        if here is not None and (places := _places_of(window, f"\n{self._text.texts[here]}\n")):
            # In the passage: one sign less, for the one that stands before it.
            start = min((place + shift - 1 for place in places), key=lambda one: abs(one - anchor.start))
            return self._again(here, start, start + length, CERTAIN if self._is_still(anchor, window, here) else UNSURE)
        places = _places_of(window, self._text.joined)
        if len(places) != 1 or len(window) < LONG:
            return None
        number, start = self._text.at(places[0] + shift)
        return self._again(number, start, start + length, CERTAIN if self._stood(anchor, window) == 1 else UNSURE)

    def _stood(self, anchor: Anchor, words: str) -> int:
        """Tell how often words stood in the edition of the anchor; 0 where that is not at hand."""
        former = self._former.get(anchor.edition)
        return former.joined.count(words) if former is not None else 0

    def _is_still(self, anchor: Anchor, words: str, here: int) -> bool:
        """Tell whether it is the same passage, and none that has taken its locator and has the same words too."""
        former = self._former.get(anchor.edition)
        number = former.numbers.get(anchor.locator) if former is not None else None
        if former is None or number is None or former.joined.count(words) == 1:
            return True
        return Common(Wording(former.texts[number]), self._pool.wordings[here]).likeness >= ALTERED

    def _words_around(self, anchor: Anchor, here: int | None) -> Again | None:
        """Find the same words where what stands around them has changed: in the same passage, or near it."""
        best: tuple[float, int, int] | None = None
        for place in _places_of(anchor.exact, self._text.joined):
            number, start = self._text.at(place)
            agreed = self._agreed(anchor, number, start)
            if number == here:
                enough = agreed >= SIDE // 2 or len(anchor.exact) >= LONG
            else:  # phrases come again
                enough = agreed >= AROUND and agreed + len(anchor.exact) >= 2 * LONG
            if enough and self._is_near(anchor, number):
                rank = agreed + (SIDE if number == here else 0) - abs(start - anchor.start) / (LONG * LONG)
                best = max(best or (-LONG * LONG, 0, 0), (rank, number, start))
        if best is None:
            return None
        _, number, start = best
        share = self._agreed(anchor, number, start) / (len(anchor.prefix) + len(anchor.suffix) or 1)
        return self._again(number, start, start + len(anchor.exact), min(0.6 + 0.35 * share, MOST))

    def _words_like(self, anchor: Anchor, here: int | None) -> Again | None:
        """Find words that were altered, with the help of those around them."""
        found: list[tuple[float, Again]] = []
        is_few = len(Wording(anchor.exact)) < FEW
        for number in self._candidates(Wording(f"{anchor.prefix}{anchor.exact}{anchor.suffix}"), here):
            aligned = self._aligned(anchor, number)
            if aligned is None or (number != here and is_few):
                continue  # a few words, of which some are others, stand anywhere
            again, share = aligned
            near = self._is_near(anchor, number)
            score = again.score if number == here else min(again.score, share)
            least = ALTERED if number == here else ALTERED_ELSEWHERE if near else FARTHER
            if score >= least:
                found.append((score + 0.1 * (number == here) + 0.05 * near, replace(again, score=score)))
        return max(found, key=lambda one: one[0])[1] if found else None

    def _aligned(self, anchor: Anchor, number: int) -> tuple[Again, float] | None:
        """Lay the words and those around them beside a passage; none if of themselves too few are there.

        The second that is given is how much of all these words the passage has.

        What was put in the place of a word at the edge is between the words around it.
        """
        old, there = Wording(f"{anchor.prefix}{anchor.exact}{anchor.suffix}"), self._pool.wordings[number]
        begin, end = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
        inner = [place for place, span in enumerate(old.spans) if span[1] > begin and span[0] < end]
        common = Common(old, there)
        pairs = dict(common.pairs)
        own = [pairs[place] for place in inner if place in pairs]
        if not own or common.share_of_first < SHARED:
            return None
        first, last = min(own), max(own)
        before, after = pairs.get(inner[0] - 1, first - 1), pairs.get(inner[-1] + 1, last + 1)
        first = before + 1 if 0 <= first - before - 1 <= FEW else first
        last = after - 1 if 0 <= after - last - 1 <= FEW else last
        score = 2 * len(own) / (len(inner) + last - first + 1)
        again = self._again(number, there.spans[first][0], there.spans[last][1], min(score, MOST))
        return again, common.share_of_first

    def _candidates(self, wording: Wording, here: int | None) -> list[int]:
        nearest = self._pool.nearest(wording, LOOKED_AT)
        return nearest if here is None or here in nearest else [*nearest, here]

    @property
    def _pool(self) -> Pool:
        """Made when the first words are not found as they were."""
        if self._made is None:
            self._made = Pool(self._text.texts)
        return self._made

    def _sides(self, anchor: Anchor, number: int) -> int:
        """Tell on how many sides a whole passage has the neighbours that it had."""
        before, after = self._neighbour(number, -1), self._neighbour(number, 1)
        return _agrees(anchor.prefix[::-1], before[::-1]) + _agrees(anchor.suffix, after)

    def _neighbour(self, number: int, step: int) -> str:
        beside = number + step
        inside = 0 <= beside < len(self._text.texts) and self._sections[beside] == self._sections[number]
        return self._text.texts[beside] if inside else ""

    def _agreed(self, anchor: Anchor, number: int, start: int) -> int:
        """Tell how many characters around some words of a passage are those that were kept."""
        text, end = self._text.texts[number], start + len(anchor.exact)
        before = _in_common(anchor.prefix[::-1], text[max(0, start - AROUND) : start][::-1])
        return before + _in_common(anchor.suffix, text[end : end + AROUND])

    def _is_near(self, anchor: Anchor, number: int) -> bool:
        return self._sections[number] == section_of(anchor.locator)

    def _all_of(self, number: int, score: float) -> Again:
        return self._again(number, 0, len(self._text.texts[number]), score)

    def _again(self, number: int, start: int, end: int, score: float) -> Again:
        passage = self._text.passages[number]
        return Again(locator=passage.locator, position=passage.position, start=start, end=end, score=score)


def _likeness(common: Common) -> float:
    """Give how like an old passage is to a new one, as it is, merged with others, or as a part of it."""
    scores = [common.likeness]
    if common.first >= FEW and common.share_of_first >= WITHIN:
        scores.append((common.share_of_first + common.likeness) / 2)
    if common.second >= FEW and common.share_of_second >= WITHIN and common.share_of_first >= PART:
        scores.append((common.share_of_second + common.share_of_first) / 2)
    return max(scores)


def _plain(text: str) -> str:
    return text.translate(SAME_SIGNS)


def _starts(texts: Sequence[str]) -> list[int]:
    """Give where each text begins once they are joined, a sign before each."""
    starts, place = [], 1
    for text in texts:
        starts.append(place)
        place += len(text) + 1
    return starts


def _places_of(words: str, text: str) -> list[int]:
    places, place = [], text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def _in_common(first: str, second: str) -> int:
    """Tell how many characters two texts have in common from their beginning."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _agrees(kept: str, there: str) -> bool:
    """Tell whether a neighbour is the one that was: both there, with enough in common."""
    least = min(len(kept), SIDE)
    return least > 0 and _in_common(kept, there) >= least
