"""Whether the clock can be believed when something old is to be removed for good."""

from __future__ import annotations

from tipbrowser.domain.times import DAYS, HOURS
from tipbrowser.domain.values import Value

FAR = 30 * DAYS
"""Ahead of all that was seen: a clock that says so is believed at a later start at the earliest."""
BACK = HOURS
"""By as much clocks are put back every day, by hand or by a server of the time."""


class Clock(Value):
    """What is remembered of the clock, in seconds since 1970; 0 for never."""

    seen: float = 0.0
    """The latest time that was believed."""
    claimed: float = 0.0
    """What the clock said at a start at which it was not believed."""


class Judgement(Value):
    """Whether the clock is believed, and what is to be remembered of it."""

    believed: bool
    clock: Clock


def judge(clock: Clock, now: float, *, starting: bool) -> Judgement:
    """Judge what the clock says; only at a start (``starting``) is a claim made or confirmed."""
    if not clock.seen:
        return Judgement(believed=False, clock=Clock(seen=now))
    if clock.seen - BACK <= now <= clock.seen + FAR:
        return Judgement(believed=True, clock=Clock(seen=max(now, clock.seen)))
    if not starting:
        return Judgement(believed=False, clock=clock)
    if clock.claimed and clock.claimed - BACK <= now <= clock.claimed + FAR:
        return Judgement(believed=True, clock=Clock(seen=now))
    return Judgement(believed=False, clock=Clock(seen=clock.seen, claimed=now))
