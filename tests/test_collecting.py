"""Tests of the pauses of Python's search for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tipbrowser.collecting import START, begin_end, end_start, hold_back, let_go


@pytest.fixture(autouse=True)
def looking() -> Iterator[None]:
    """Let Python look for garbage as in the program; the tests' own run does not."""
    gc.enable()
    yield
    gc.disable()


def test_it_rests_until_the_last_reason_is_gone() -> None:
    hold_back("start")
    hold_back("job")
    hold_back("job")
    let_go("start")
    assert not gc.isenabled()
    let_go("job")
    assert gc.isenabled()


def test_a_reason_that_is_gone_is_taken_back_in_vain() -> None:
    let_go("start")
    assert gc.isenabled()
    hold_back("job")
    let_go("start")
    assert not gc.isenabled()
    let_go("job")


def test_what_was_off_before_stays_off() -> None:
    gc.disable()
    hold_back("start")
    let_go("start")
    assert not gc.isenabled()


def test_what_the_start_made_is_searched_no_more_until_the_end() -> None:
    hold_back(START)
    end_start()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    begin_end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_start_that_ends_before_anything_is_painted_lets_python_look_again() -> None:
    hold_back(START)
    begin_end()
    assert gc.isenabled()
