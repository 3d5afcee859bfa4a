"""Which earlier versions of an item, and what in the bin, have been kept long enough."""

from __future__ import annotations

from itertools import pairwise

from tipbrowser.domain.times import DAY, DAYS, in_order, written_time

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

ALL_FOR = DAYS
DAILY_FOR = 90 * DAYS
BIN_FOR = 90 * DAYS


def old_versions(moments: Sequence[float], now: float) -> list[int]:
    """Give the places of the versions that may go; ``moments`` is when each was written, the present one's the last.

    A version was what the reader had until the next one came: from then on its age is counted. For a day all are kept
    (one a minute, and what lost much at once), for 90 days the last of each day.
    """
    written = in_order(moments, now)
    gone = []
    for place, (moment, until) in enumerate(pairwise(written)):
        age = now - until
        is_last_of_day = written_time(moment)[:DAY] != written_time(until)[:DAY]
        if age >= DAILY_FOR or (age >= ALL_FOR and not is_last_of_day):
            gone.append(place)
    return gone


def old_in_bin(changes: Sequence[tuple[str, float, float]], now: float) -> list[str]:
    """Give the items that were in the bin for 90 days.

    ``changes`` are all items in the order of their last change: id, when its text was written, and when it was put
    into the bin or 0.
    """
    moments = in_order([max(written, deleted) for _, written, deleted in changes], now)
    return [
        id_ for (id_, _, deleted), moment in zip(changes, moments, strict=True) if deleted and now - moment >= BIN_FOR
    ]
