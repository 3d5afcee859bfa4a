"""When the clock is believed."""

from __future__ import annotations

from tests.kept_items import NOON
from tipbrowser.domain.clock import BACK, FAR, Clock, judge


def test_the_first_clock_is_remembered_and_not_yet_believed() -> None:
    found = judge(Clock(), NOON, starting=True)
    assert (found.believed, found.clock) == (False, Clock(seen=NOON))


def test_a_clock_that_went_on_is_believed() -> None:
    found = judge(Clock(seen=NOON), NOON + FAR, starting=False)
    assert (found.believed, found.clock) == (True, Clock(seen=NOON + FAR))


def test_a_clock_put_back_by_an_hour_is_believed_and_forgets_nothing() -> None:
    found = judge(Clock(seen=NOON), NOON - BACK, starting=False)
    assert (found.believed, found.clock) == (True, Clock(seen=NOON))


def test_a_clock_far_ahead_is_believed_at_the_second_start() -> None:
    ahead = NOON + FAR + 1
    first = judge(Clock(seen=NOON), ahead, starting=True)
    assert not first.believed
    again = judge(first.clock, ahead + 5, starting=False)
    assert not again.believed
    second = judge(again.clock, ahead + 10, starting=True)
    assert (second.believed, second.clock) == (True, Clock(seen=ahead + 10))


def test_a_clock_far_ahead_at_one_start_alone_is_never_believed() -> None:
    first = judge(Clock(seen=NOON), NOON + 100 * FAR, starting=True)
    second = judge(first.clock, NOON + 60, starting=True)
    assert (second.believed, second.clock) == (True, Clock(seen=NOON + 60))


def test_a_clock_far_behind_is_not_believed_before_the_second_start() -> None:
    first = judge(Clock(seen=NOON), NOON - FAR, starting=True)
    assert not first.believed
    assert judge(first.clock, NOON - FAR + 60, starting=True).believed
