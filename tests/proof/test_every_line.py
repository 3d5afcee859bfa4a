"""The whole attack on the importer: every line of the publication, damaged in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.mutations import contents, damages, silent_fault
from tipbrowser.importer.publication import read_publication
from tipbrowser.importer.repairs import load_repairs
from tipbrowser.importer.source import read_printed, read_source

SOURCE = Path(__file__).parents[2] / "data" / "source" / "tip-compendium-2024-en.txt"
SHARES = 8


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_no_damage_to_any_line_passes_in_silence(share: int) -> None:
    repairs = load_repairs()
    whole = contents(read_publication(read_source(read_printed(SOURCE), repairs), repairs))
    tried = (damage for damage in damages(read_printed(SOURCE).lines, repairs, 1) if damage.number % SHARES == share)
    assert [fault for damage in tried if (fault := silent_fault(damage, whole))] == []
