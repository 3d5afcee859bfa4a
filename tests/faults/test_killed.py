"""Promises 1 and 2 in their short form."""

from __future__ import annotations

import pytest

from tests.faults.figures import proved
from tests.faults.operations import OPERATIONS


def test_killed_while_typing_nothing_that_was_called_saved_is_lost_and_little_else() -> None:
    proved("tests.faults.typing_killed", "60")


def test_killed_while_typing_during_an_import_or_while_the_file_is_held_as_little_is_lost() -> None:
    proved("tests.faults.busy_killed", "8")


@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_any_call_there_is_the_state_before_or_the_state_after(name: str) -> None:
    proved("tests.faults.deaths", "3", name)
