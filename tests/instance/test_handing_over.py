"""What a start does while another one holds the seat, step by step; the processes stand in test_second_start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.instance.starts import ASKED
from tipbrowser.instance import handing_over
from tipbrowser.instance.calling import ABSENT, ANSWERED, SILENT
from tipbrowser.instance.handing_over import hand_over
from tipbrowser.instance.seat import Seat, take_seat


@pytest.fixture
def holder(folder: Path) -> Iterator[Seat]:
    seat = take_seat(folder)
    yield seat
    seat.leave()


@pytest.fixture
def outcomes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of what calls come to, the next first; the last for ever."""
    results: list[str] = []
    monkeypatch.setattr(handing_over, "call", lambda *_: results.pop(0) if len(results) > 1 else results[0])
    return results


def told() -> None:
    """Nobody is told in a test that is not about it."""


def test_a_wait_is_told_once(folder: Path, holder: Seat, outcomes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "UNTOLD", 60)
    outcomes += [*[ABSENT] * 5, ANSWERED]
    said: list[str] = []
    assert hand_over(take_seat(folder), folder, ASKED, "", lambda: said.append("wait")) == (None, False)
    assert said == ["wait"]


def test_a_seat_of_one_s_own_is_kept(folder: Path, holder: Seat) -> None:
    assert hand_over(holder, folder, ASKED, "", told) == (holder, False)


def test_who_is_answered_gets_no_seat(folder: Path, holder: Seat, outcomes: list[str]) -> None:
    outcomes += [ABSENT, ABSENT, ANSWERED]
    assert hand_over(take_seat(folder), folder, ASKED, ABSENT, told) == (None, False)


def test_of_one_that_does_not_answer_the_seat_is_taken_over(folder: Path, holder: Seat, outcomes: list[str]) -> None:
    seat, is_silent = hand_over(take_seat(folder), folder, ASKED, SILENT, told)
    assert seat is not None
    assert (seat.is_ours, is_silent) == (True, True)
    assert not take_seat(folder).is_ours
    seat.leave()


def test_who_is_too_late_to_take_it_over_calls_the_one_that_did(
    folder: Path, holder: Seat, outcomes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Seat, "take_over", lambda _: None)
    outcomes += [SILENT, ANSWERED]
    assert hand_over(take_seat(folder), folder, ASKED, "", told) == (None, False)


def test_the_seat_of_one_that_ends_meanwhile_is_free(folder: Path, holder: Seat, outcomes: list[str]) -> None:
    outcomes += [ABSENT]
    waiting = take_seat(folder)
    holder.leave()
    seat, is_silent = hand_over(waiting, folder, ASKED, "", told)
    assert seat is not None
    assert (seat.is_ours, is_silent) == (True, False)
    seat.leave()


def test_nobody_is_waited_for_without_end(
    folder: Path, holder: Seat, outcomes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "BEGINNING", 120)
    outcomes += [ABSENT]
    seat, is_silent = hand_over(take_seat(folder), folder, ASKED, "", told)
    assert seat is not None
    assert (seat.is_ours, is_silent) == (True, True)
    seat.leave()
