"""Many more sources with strange words, of the invented publication and of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.conftest import INVENTED, INVENTED_SOURCE, SOURCE
from tests.importer.hostility import strange_text, try_to_build
from tipbrowser.importer.repairs import REPAIRS_FILE, load_repairs
from tipbrowser.importer.source import read_printed

SHARES = 4


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(
    ("source", "repairs", "seeds"),
    [(INVENTED_SOURCE, INVENTED / "repairs.toml", 20_000), (SOURCE, REPAIRS_FILE, 400)],
    ids=["invented", "real"],
)
def test_words_exchanged_for_strange_ones_crash_nothing(source: Path, repairs: Path, seeds: int, share: int) -> None:
    lines, loaded = read_printed(source).lines, load_repairs(repairs)
    for seed in range(share, seeds, SHARES):
        print(seed)  # to be seen where one crashes
        try_to_build(strange_text(lines, seed), loaded)
