"""Whatever stands in a source, it makes a database or is refused in a sentence; nothing crashes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.importer.conftest import INVENTED_SOURCE, Bend
from tests.importer.hostility import strange_text, try_to_build
from tipbrowser.importer.build import build
from tipbrowser.importer.errors import OtherDocument, RowRefused, SourceUnreadable, UnplacedLine
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.source import LARGEST_SOURCE, read_printed

SEEDS = 500


def test_words_exchanged_for_strange_ones_crash_nothing(without_sha: Repairs) -> None:
    lines = read_printed(INVENTED_SOURCE).lines
    built = 0
    for seed in range(SEEDS):
        print(seed)  # to be seen where one crashes
        built += try_to_build(strange_text(lines, seed), without_sha)
    assert 0 < built < SEEDS / 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I. First meeting, 3 and 4 May 2028\t1", "I. First meeting, 3 and 4 May 2028\tiv"),
        ("Thematic index of recommendations and decisions\t9", "Thematic index of recommendations and decisions\txl"),
        ("3. Keepers", "9" * 5000 + ". Keepers"),
        ("\t3 (c)\t", f"\t{'3' * 5000} (c)\t"),
        ("I.2.b and I.3", f"I.2.b and I.{'3' * 5000}"),
        ("I.2.b and I.3", "I.2.b and I.3-99999"),
        ("Keepers, pay\tPart A", "Keepers, <pay\tPart A"),
        ("\tIII.PP.6\tCTOC/COP/2030/8", "\t \tCTOC/COP/2030/8"),
        ("No. 8.", "No. 8.¹"),
        ("1. States should light", "1. *States should light \\"),
    ],
)
def test_what_no_compendium_prints_cannot_be_placed(bend: Bend, old: str, new: str) -> None:
    with pytest.raises(UnplacedLine):
        bend((old, new))


def test_contents_without_the_other_titles_are_another_document_s(bend: Bend) -> None:
    with pytest.raises(OtherDocument, match="an introduction"):
        bend(
            ("Introduction\tiii\n", ""), ("Compendium of recommendations and decisions\t1\n", ""),
            ("Thematic index of recommendations and decisions\t9\n", ""),
        )  # fmt: skip


def test_a_row_that_the_database_does_not_take_is_named(tmp_path: Path, without_sha: Repairs) -> None:
    old = tmp_path / "old.txt"
    old.write_text(INVENTED_SOURCE.read_text("utf-8").replace("Matters, 2031", "Matters, 1899"), encoding="utf-8")
    with pytest.raises(RowRefused, match="year"):
        build(old, tmp_path / "x.sqlite", without_sha)


def test_an_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)
    with pytest.raises(SourceUnreadable, match="larger than 64 MiB"):
        read_printed(large)


def test_a_name_that_no_file_can_have_is_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        read_printed(Path("nothing\0"))


def test_a_text_cut_before_its_last_line_breaks_off(bend: Bend, without_sha: Repairs) -> None:
    whole = replace(without_sha, last_line="Lamps and more")
    with pytest.raises(Exception, match="Lamps and more"):
        bend(repairs=whole)
