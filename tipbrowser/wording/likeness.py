"""How like two texts are, by their words: a measure from 0 to 1, and the texts of many that are nearest to one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"\w+")
CHAIN = 2
"""Words in a row that count as the same; a single one, such as “the”, says nothing. Of texts below ``SHORT`` each counts."""
SHORT = 5


class Wording:
    """The words of a text, without case, each with its place."""

    __slots__ = ("spans", "words")

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.words: list[str] = [one.group().casefold() for one in found]
        self.spans: list[tuple[int, int]] = [one.span() for one in found]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Give the neighbours among the words; a single word stands beside itself."""
        return set(zip(self.words, self.words[1:], strict=False)) or {(word, word) for word in self.words}


class Common:
    """Which words two texts have in common, in their order."""

    __slots__ = ("count", "first", "pairs", "second")

    def __init__(self, first: Wording, second: Wording) -> None:
        self.first, self.second = len(first), len(second)
        least = 1 if min(self.first, self.second) < SHORT else CHAIN
        blocks = SequenceMatcher(None, first.words, second.words, autojunk=False).get_matching_blocks()
        self.pairs: list[tuple[int, int]] = [
            (block.a + step, block.b + step) for block in blocks if block.size >= least for step in range(block.size)
        ]
        """Numbers of the words in the one and in the other."""
        self.count = len(self.pairs)

    @property
    def likeness(self) -> float:
        """Twice what they have in common through all that they have: 1 for the same words, 0 for others (Dice's measure)."""
        return 2 * self.count / (self.first + self.second) if self.first + self.second else 0.0

    @property
    def share_of_first(self) -> float:
        """How much of the first the second has."""
        return self.count / self.first if self.first else 0.0

    @property
    def share_of_second(self) -> float:
        """How much of the second the first has."""
        return self.count / self.second if self.second else 0.0


class Pool:
    """Many texts, of which those can be asked for that have most in common with another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.wordings = [Wording(text) for text in texts]
        self._having: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, wording in enumerate(self.wordings):
            for pair in wording.pairs:
                self._having[pair].append(number)

    def nearest(self, wording: Wording, most: int) -> list[int]:
        """Give the numbers of the texts, at most so many, that share most pairs of words with one, the best first.

        A pair that few texts have counts more than one that many have.
        """
        shared: Counter[int] = Counter()
        for pair in wording.pairs:
            having = self._having.get(pair, ())
            for number in having:
                shared[number] += 1 / len(having)  # type: ignore[assignment]  # a counter of parts
        return [number for number, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:most]]
