"""The words of the compendium: which of them a word that is searched for means."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_ENDINGS = 64
"""Words with one beginning that are looked up one by one."""
ALIKE = 0.75
"""Of the letters of two words that may have been meant for each other, in their order."""
LONGER = 2
LONGEST = 40


class Vocabulary:
    """Looks words up, all in small plain letters and one spelling."""

    def __init__(self, rows: Iterable[tuple[str, str, int]], cut: Callable[[str], str]) -> None:
        """``rows`` are all words with their stems and the number of passages that hold them; ``cut`` gives a stem."""
        self._passages: dict[str, int] = {}
        self._stems: dict[str, str] = {}
        self._families: dict[str, list[str]] = {}
        for word, stem, passages in rows:
            self._passages[word] = passages
            self._stems[word] = stem
            self._families.setdefault(stem, []).append(word)
        self._sorted = sorted(self._passages)
        self._cut_with(cut)

    def cutting_with(self, cut: Callable[[str], str]) -> Vocabulary:
        """Give the same words, which take no more room, with another way to cut: one for each thread that asks."""
        other = Vocabulary.__new__(Vocabulary)
        vars(other).update(vars(self))
        other._cut_with(cut)  # noqa: SLF001  # one of its own kind
        return other

    def _cut_with(self, cut: Callable[[str], str]) -> None:
        self._cut = lru_cache(cut)
        self._families_by_number = lru_cache(self._by_number)

    def __contains__(self, word: str) -> bool:
        """Tell whether the compendium has a word."""
        return word in self._passages

    def passages(self, word: str) -> int:
        """Tell how many passages hold a word."""
        return self._passages.get(word, 0)

    def family(self, word: str) -> Sequence[str]:
        """Give the words that have a word's stem, itself first, then the more frequent first; without any, itself."""
        return self._families_by_number(word)

    def beginning_with(self, beginning: str) -> Sequence[str]:
        """Give the words that begin so, in the order of the alphabet."""
        first = bisect_left(self._sorted, beginning)
        return self._sorted[first : bisect_left(self._sorted, beginning + "\U0010ffff")]

    def nearest(self, word: str) -> str | None:
        """Give the word that is spelt most like another; none if none is."""
        from difflib import get_close_matches  # late: it is for what is misspelt

        same = [one for one in self.beginning_with(word[:1]) if abs(len(one) - len(word)) <= LONGER]
        found = get_close_matches(word[:LONGEST], same, n=3, cutoff=ALIKE)
        return max(found, key=self._likely(word)) if found else None

    def _likely(self, word: str) -> Callable[[str], tuple[float, int]]:
        from difflib import SequenceMatcher

        return lambda one: (round(SequenceMatcher(None, one, word).ratio(), 2), self._passages[one])

    def _by_number(self, word: str) -> Sequence[str]:
        family = self._families.get(self._stems.get(word) or self._cut(word), [])
        others = sorted((one for one in family if one != word), key=lambda one: (-self._passages[one], one))
        return [word, *others] if word in self._passages or not others else others
