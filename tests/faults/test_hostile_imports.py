"""Promise 12: what comes in breaks nothing, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.hostile_imports import LONG, SEED, main, try_documents
from tests.random_texts import seed


def test_hostile_documents_are_refused_or_taken_whole(tmp_path: Path) -> None:
    losses, came = try_documents(tmp_path, 4000, seed(SEED))
    assert losses == []
    assert {"taken", "written", "field", "json", "damaged", "archive", "foreign", "text", "twice"} <= set(came)


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(20, SEED) == 0
    assert '"promise": "12 hostile imports", "runs": 20, "losses": 0' in capsys.readouterr().out


@pytest.mark.slow
def test_fifty_thousand_of_them(tmp_path: Path) -> None:
    losses, _ = try_documents(tmp_path, LONG, seed(SEED))
    assert losses == []
