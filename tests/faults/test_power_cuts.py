"""Promise 4 in its short form."""

from __future__ import annotations

from tests.faults.figures import proved


def test_no_power_cut_takes_what_was_acknowledged_and_without_a_sync_of_the_folder_some_would() -> None:
    whole, without_sync = proved("tests.faults.power_cuts", "300")
    assert whole["losses"] == 0
    assert without_sync["lost"]
