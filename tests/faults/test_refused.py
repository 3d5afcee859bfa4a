"""Promise 3 in its short form."""

from __future__ import annotations

import pytest

from tests.faults.figures import proved
from tests.faults.operations import OPERATIONS


@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_call_is_refused_nothing_is_lost_and_the_next_try_succeeds(name: str) -> None:
    proved("tests.faults.refusals", "11", name)


@pytest.mark.parametrize("manner", ["limit", "read-only"])
def test_trouble_is_told_within_a_second_and_all_is_saved_by_itself_afterwards(manner: str) -> None:
    proved("tests.faults.trouble_told", "1", manner)
