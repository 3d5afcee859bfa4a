"""Moments as the reader's file keeps them, and what wrong clocks make of their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.times import NEVER, in_order, read_time, written_time


def test_a_moment_is_written_to_the_millisecond() -> None:
    assert written_time(1_795_000_000.1234) == "2026-11-18T11:06:40.123Z"


def test_a_moment_just_before_a_second_is_that_second() -> None:
    assert written_time(0.9996) == "1970-01-01T00:00:01.000Z"


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -float("inf"), 1e300, -1e12, 1e12], ids=str)
def test_what_no_calendar_has_is_written_as_1970(seconds: float) -> None:
    assert written_time(seconds) == NEVER


def test_years_have_four_digits_so_that_moments_sort() -> None:
    assert written_time(-60_000_000_000.0).startswith("0068-")


@given(st.integers(-62_000_000_000_000, 253_000_000_000_000))
def test_what_was_written_is_read_back(thousandths: int) -> None:
    assert read_time(written_time(thousandths / 1000)) == pytest.approx(thousandths / 1000, abs=0.0011)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2026-11-27", "2026-13-27T09:30:00.000Z", "x" * 99, "٢٠٢٦-11-27T09:30:00.000Z"]
)
def test_what_is_no_moment_is_read_as_1970(written: str) -> None:
    assert read_time(written) == 0.0


def test_moments_in_order_stay_as_they_are() -> None:
    assert in_order([1.0, 2.0, 3.0], 4.0) == [1.0, 2.0, 3.0]


def test_what_a_clock_put_before_its_forerunner_is_as_old_as_that() -> None:
    assert in_order([100.0, 5.0, 200.0], 300.0) == [100.0, 100.0, 200.0]


def test_what_a_clock_put_into_the_future_is_as_old_as_what_came_next() -> None:
    assert in_order([100.0, 9e9, 200.0], 300.0) == [100.0, 200.0, 200.0]


def test_the_last_is_no_older_than_now_if_its_clock_was_ahead() -> None:
    assert in_order([9e9], 300.0) == [300.0]
    assert in_order([], 300.0) == []


@given(st.lists(st.floats(0, 1e6)), st.floats(1e6, 2e6))
def test_no_moment_is_made_older_than_it_was_written(moments: list[float], now: float) -> None:
    settled = in_order(moments, now)
    assert settled == sorted(settled)
    assert all(one >= moment for one, moment in zip(settled, moments, strict=True))
