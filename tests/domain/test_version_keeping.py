"""Which versions, and what in the bin, have been kept long enough."""

from __future__ import annotations

from tests.kept_items import NOON
from tipbrowser.domain.times import DAYS, HOURS
from tipbrowser.domain.version_keeping import old_in_bin, old_versions

MINUTES = 60.0


def test_for_a_day_every_version_is_kept() -> None:
    moments = [NOON + minute * MINUTES for minute in range(24 * 60)]
    assert old_versions(moments, moments[-1]) == []


def test_then_the_last_of_each_day_for_ninety_days() -> None:
    moments = [NOON + hour * HOURS for hour in range(200 * 24)]
    now = moments[-1]
    gone = set(old_versions(moments, now))
    kept = [moment for place, moment in enumerate(moments[:-1]) if place not in gone]
    assert sum(now - moment <= DAYS for moment in kept) == 24
    assert 89 <= len([moment for moment in kept if now - moment > DAYS]) <= 90


def test_a_version_that_was_the_text_for_a_year_is_kept_from_its_end_on() -> None:
    assert old_versions([NOON, NOON + 365 * DAYS], NOON + 400 * DAYS) == []
    assert old_versions([NOON, NOON + 365 * DAYS], NOON + 456 * DAYS) == [0]


def test_a_version_written_under_a_wrong_clock_is_as_old_as_its_neighbours() -> None:
    assert old_versions([NOON, 1000.0, NOON + HOURS], NOON + 2 * HOURS) == []


def test_the_bin_is_kept_for_ninety_days() -> None:
    changes = [("old", NOON - 5, NOON), ("used", NOON, 0.0), ("young", NOON, NOON + DAYS)]
    assert old_in_bin(changes, NOON + 90 * DAYS) == ["old"]
    assert old_in_bin(changes, NOON + 90 * DAYS - 1) == []


def test_what_was_binned_under_a_clock_far_behind_is_as_old_as_what_was_changed_before() -> None:
    changes = [("used", NOON, 0.0), ("binned", NOON - DAYS, 1000.0)]
    assert old_in_bin(changes, NOON + DAYS) == []
