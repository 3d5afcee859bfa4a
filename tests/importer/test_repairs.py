"""The file of an edition's repairs is read whole, or refused with what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipbrowser.importer.errors import RepairsRefused
from tipbrowser.importer.repairs import LARGEST_FILE, Reading, Repair, load_repairs

HEAD = 'source_sha256 = "00"\nlanguage = "en"\n'
REPAIR = '[[repair]]\nsource_line = 3\nwas = "a"\nbecomes = "b"\nwhy = "c"\n'
READING = '[[reading]]\nsource_line = 4\npublished = "I.1"\nreading = "I.2"\nwhy = "d"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the place of a file of repairs."""
    return tmp_path / "repairs.toml"


def test_repairs_and_readings_are_read(file: Path) -> None:
    file.write_text(f"{HEAD}{REPAIR}continues = true\n{READING}", encoding="utf-8")
    repairs = load_repairs(file)
    assert (repairs.source_sha256, repairs.language, repairs.last_line) == ("00", "en", "")
    assert repairs.lines == (Repair(source_line=3, was="a", becomes="b", why="c", continues=True),)
    assert repairs.readings == (Reading(source_line=4, published="I.1", reading="I.2", why="d"),)


def test_the_text_s_last_line_may_be_named(file: Path) -> None:
    file.write_text(f'{HEAD}last_line = "The end."\n', encoding="utf-8")
    assert load_repairs(file).last_line == "The end."


def test_an_edition_may_need_none(file: Path) -> None:
    file.write_text(HEAD, encoding="utf-8")
    assert load_repairs(file).lines == ()
    assert load_repairs(file).readings == ()


NEEDS = "a [[repair]] has to give source_line, was, becomes, why"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"\xff", "it is no TOML: "),
        (b"words", "it is no TOML: "),
        (b"", "it has no source_sha256"),
        (b'source_sha256 = "00"', "it has no language"),
        (b'source_sha256 = "00"\nlanguage = 1', "it has no language"),
        (b'source_sha256 = "00"\nlanguage = "english"', "its language is not two small letters"),
        ((HEAD + "last_line = 4").encode(), "its last_line is no text"),
        ((HEAD + REPAIR.replace("3", "-99999")).encode(), "no text has a line -99999"),
        ((HEAD + READING.replace("4", "0")).encode(), "no text has a line 0"),
        ((HEAD + READING.replace("4", "9" * 30)).encode(), "no text has a line 999"),
        ((HEAD + REPAIR.replace('"a"', '""')).encode(), "the repair of line 3 does not say what was there"),
        ((HEAD + READING.replace("I.2", "")).encode(), "the reading of line 4 is not of locators"),
        ((HEAD + READING.replace("I.2", "IV")).encode(), "the reading of line 4 is not of locators"),
        ((HEAD + READING.replace("I.1", "2")).encode(), "the reading of line 4 is not of locators"),
        ((HEAD + REPAIR.replace("why", "because")).encode(), NEEDS),
        ((HEAD + REPAIR + "continued = true").encode(), NEEDS),
        ((HEAD + REPAIR.replace("3", "true")).encode(), NEEDS),
        ((HEAD + REPAIR.replace('"b"', "7")).encode(), NEEDS),
        ((HEAD + "repair = 5").encode(), NEEDS),
        ((HEAD + "repair = [5]").encode(), NEEDS),
        ((HEAD + "[[reading]]").encode(), "a [[reading]] has to give source_line, published, reading, why"),
    ],
)
def test_a_file_of_another_form_is_refused_with_what_it_lacks(file: Path, content: bytes, detail: str) -> None:
    file.write_bytes(content)
    with pytest.raises(RepairsRefused) as refused:
        load_repairs(file)
    assert refused.value.path == file
    assert refused.value.detail.startswith(detail)


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "repairs.toml"
    with file.open("wb") as long:
        long.truncate(LARGEST_FILE + 1)
    with pytest.raises(RepairsRefused) as refused:
        load_repairs(file)
    assert refused.value.detail == "it is larger than 4 MiB"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RepairsRefused) as refused:
        load_repairs(tmp_path)
    assert refused.value.detail == "Is a directory"
