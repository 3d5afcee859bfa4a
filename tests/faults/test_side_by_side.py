"""Promises 5 and 10 in their short form."""

from __future__ import annotations

from tests.faults.figures import proved


def test_in_a_random_walk_text_lands_in_its_own_note() -> None:
    proved("tests.faults.walk", "900")


def test_two_windows_that_write_in_the_same_notes_lose_nothing() -> None:
    proved("tests.faults.two_windows", "80")
