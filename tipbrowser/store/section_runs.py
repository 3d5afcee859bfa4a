"""Where the passages of each meeting and session stand, in few bytes: there may be many thousands."""

from __future__ import annotations

from array import array
from bisect import bisect_right

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.store.questions import Questions

FRONT_MATTER = "F"
_OF_SECTIONS = (
    "SELECT section, (SELECT min(position) FROM passage WHERE passage.section = section.section) AS first,"
    " (SELECT max(position) FROM passage WHERE passage.section = section.section) FROM section"
    " WHERE first IS NOT NULL ORDER BY first"
)


class SectionRuns:
    """Names with the first and the last of their positions, in order; the front matter stands in several places."""

    def __init__(self, questions: Questions) -> None:
        """Read them."""
        self.names: list[str] = []
        self._firsts, self._lasts = array("L"), array("L")
        front = questions.each("SELECT position FROM passage WHERE section IS NULL ORDER BY position")
        waiting = next(front, None)
        for name, first, last in questions.each(_OF_SECTIONS):
            while waiting is not None and waiting[0] < first:
                self._add_front(waiting[0])
                waiting = next(front, None)
            self._add(name, first, last)
        while waiting is not None:
            self._add_front(waiting[0])
            waiting = next(front, None)

    def __len__(self) -> int:
        """Give how many runs there are."""
        return len(self.names)

    def extents(self, wanted: Callable[[str], bool] = lambda _: True) -> Iterator[tuple[int, int]]:
        """Give the first and the last position of those runs whose names are wanted."""
        return (
            (first, last)
            for name, first, last in zip(self.names, self._firsts, self._lasts, strict=True)
            if wanted(name)
        )

    def counts(self, positions: Sequence[int], flags: Callable[[], bytes | bytearray]) -> Sequence[int]:
        """Give how many of the positions stand in each run; ``flags`` gives the same by position, and takes longer."""
        if len(positions) >= len(self):
            given = flags()
            return [given.count(1, first, last + 1) for first, last in self.extents()]
        found = [0] * len(self)
        for position in positions:
            found[bisect_right(self._firsts, position) - 1] += 1
        return found

    def _add(self, name: str, first: int, last: int) -> None:
        self.names.append(name)
        self._firsts.append(first)
        self._lasts.append(last)

    def _add_front(self, position: int) -> None:
        if self.names and self.names[-1] == FRONT_MATTER and self._lasts[-1] == position - 1:
            self._lasts[-1] = position
        else:
            self._add(FRONT_MATTER, position, position)
