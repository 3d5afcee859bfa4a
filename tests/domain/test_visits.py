"""Tests of the places of today."""

from __future__ import annotations

import pytest

from tipbrowser.domain.visits import MOST, Visit, of_today, visits_from, with_visit

NOON = "2026-11-26T12:00:00"
LATER = "2026-11-26T13:00:00"
TOMORROW = "2026-11-27T00:00:01"


def test_the_latest_comes_first_and_each_place_once() -> None:
    visits = with_visit(with_visit(with_visit([], "A.I.1", NOON), "A.I.2", NOON), "A.I.1", LATER)
    assert visits == [Visit("A.I.1", LATER), Visit("A.I.2", NOON)]


def test_after_midnight_those_of_the_day_before_are_gone() -> None:
    assert with_visit([Visit("A.I.1", NOON)], "A.I.2", TOMORROW) == [Visit("A.I.2", TOMORROW)]
    assert of_today([Visit("A.I.1", NOON)], TOMORROW) == []


def test_a_clock_that_jumps_back_keeps_the_order() -> None:
    visits = with_visit([Visit("A.I.1", LATER)], "A.I.2", NOON)
    assert [visit.place for visit in visits] == ["A.I.2", "A.I.1"]


def test_there_is_an_end_to_them() -> None:
    visits: list[Visit] = []
    for number in range(MOST + 5):
        visits = with_visit(visits, f"A.I.{number}", NOON)
    assert len(visits) == MOST
    assert visits[0].place == f"A.I.{MOST + 4}"


@pytest.mark.parametrize(
    "kept",
    [
        None, {}, "A.I.1", [1], ["A.I.1"], [{}], [{"place": "A.I.1"}], [{"place": 1, "at": NOON}],
        [{"place": "", "at": NOON}], [{"place": "A.I.1", "at": "noon"}], [{"place": "A.I.1", "at": "2026-11-26T25:00:00"}],
        [{"place": "A" * 101, "at": NOON}], [{"place": "A.\ud800", "at": NOON}], [{"place": "A.\x1b", "at": NOON}],
    ],
)  # fmt: skip
def test_what_is_malformed_is_left_out(kept: object) -> None:
    assert visits_from(kept) == ()


def test_what_was_kept_comes_back() -> None:
    assert visits_from([{"place": "A.I.1", "at": NOON}, {"no": 1}]) == (Visit("A.I.1", NOON),)
    many = [{"place": f"A.I.{number}", "at": NOON} for number in range(MOST + 1)]
    assert len(visits_from(many)) == MOST


def test_a_place_that_was_kept_twice_comes_back_once_with_the_first_time() -> None:
    kept = [{"place": "A.I.1", "at": LATER}, {"place": "A.I.2", "at": NOON}, {"place": "A.I.1", "at": NOON}]
    assert visits_from(kept) == (Visit("A.I.1", LATER), Visit("A.I.2", NOON))
