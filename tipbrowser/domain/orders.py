"""Orders: numbers by which things that are moved by hand stand one behind another, so that a move changes few of them."""

from __future__ import annotations

from itertools import pairwise

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence


def spots(before: Sequence[float], count: int, after: Sequence[float]) -> tuple[list[float], dict[int, float]]:
    """Give ``count`` orders between things that stand in order before and after.

    Where floating-point numbers run out there, all are numbered anew: then the second gives the new order of each of
    ``(*before, *after)`` that has to be another, by its place.
    """
    found = _between(before[-1] if before else None, count, after[0] if after else None)
    if found:
        return found, {}
    first = len(before) + 1
    numbers = [*range(1, first), *range(first + count, first + count + len(after))]
    changed = {
        place: float(number)
        for place, (order, number) in enumerate(zip((*before, *after), numbers, strict=True))
        if order != number
    }
    return [float(first + number) for number in range(count)], changed


def _between(lower: float | None, count: int, upper: float | None) -> list[float]:
    """Give so many numbers in order between two, or beyond one; none where there are not as many."""
    if lower is None and upper is None:
        return [float(number + 1) for number in range(count)]
    if upper is None:
        assert lower is not None
        found = [lower + number + 1 for number in range(count)]
    elif lower is None:
        found = [upper - count + number for number in range(count)]
    else:
        step = (upper - lower) / (count + 1)
        found = [lower + step * (number + 1) for number in range(count)]
    every = [end for end in (lower, *found, upper) if end is not None]
    return found if all(one < other for one, other in pairwise(every)) else []
