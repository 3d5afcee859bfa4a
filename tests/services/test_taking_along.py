"""What is taken along where the reader has written nothing yet."""

from __future__ import annotations

from pathlib import Path

from tests.small_compendium import BUNDLED
from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.names import Locator
from tipbrowser.services.taking_along import PASSAGES, TRAY, Source, gathered


def test_passages_are_taken_along_without_a_file_of_the_readers(tmp_path: Path) -> None:
    source = Source(kind=PASSAGES, sections=(Locator("A.II.36"),))
    for with_own in (False, True):
        taken = gathered(BUNDLED, tmp_path / "annotations.sqlite", source, "2024-en", with_own=with_own)
        assert [one.passage.locator for one in taken.material.passages] == ["A.II.36"]
    assert not list(tmp_path.iterdir())


def test_without_a_file_there_is_nothing_in_a_tray(tmp_path: Path) -> None:
    source = Source(kind=TRAY, tray=ItemId("0" * 32))
    taken = gathered(BUNDLED, tmp_path / "annotations.sqlite", source, "2024-en", with_own=False)
    assert not taken.material.passages
