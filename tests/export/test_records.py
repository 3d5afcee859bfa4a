"""Tests of CSV, JSON and the records for reference managers: read back by others' readers where there are any."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.manuscripts import gathered, passage, with_notes
from tipbrowser.domain.material import ChosenText, Material
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.export import bibliography, records
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "export"
WRITERS = {
    "csv": records.csv_written,
    "json": records.json_written,
    "ris": bibliography.ris_written,
    "bib": bibliography.bibtex_written,
    "csl.json": bibliography.csl_written,
}


def rows(text: str) -> list[dict[str, str]]:
    """Read CSV as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_says_what_it_said_before(small: Library, ending: str) -> None:
    material = with_notes(gathered(small), "A.I.1", "=SUM(A1)", "Two\nlines")
    golden = GOLDEN / f"records.{ending}"
    assert WRITERS[ending](material).encode() == golden.read_bytes()


def test_every_passage_is_in_the_tables_to_the_letter(bundled: Library) -> None:
    gathering = Gathering(bundled)
    sections = [Locator(one.section) for one in bundled.reading.sections()]
    material = gathering.material(gathering.chosen([Locator("F"), *sections]))
    found = json.loads(records.json_written(material))["entries"]
    table = rows(records.csv_written(material))
    for taken, entry, row in zip(material.passages, found, table, strict=True):
        assert entry["text"] == taken.passage.text
        assert row["text"] in (taken.passage.text, f"'{taken.passage.text}")
        assert [one.text for one in taken.below] == [
            words.partition(" ")[2] if one.label else words
            for one, words in zip(taken.below, entry["sub_paragraphs"], strict=True)
        ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_defused(small: Library, text: str) -> None:
    (row,) = rows(records.csv_written(with_notes(gathered(small, passage("A.I.1")), "A.I.1", text)))
    assert row["notes"].startswith("'")


@given(text=st.text(max_size=30))
def test_any_note_goes_through_csv_and_json(text: str) -> None:
    from tests.small_compendium import BUNDLED

    with Library(BUNDLED) as library:
        material = with_notes(gathered(library, passage("A.I.1")), "A.I.1", text)
    records.csv_written(material).encode()
    (entry,) = json.loads(records.json_written(material))["entries"]
    expected = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    assert entry["notes"] == [expected]
    (row,) = rows(records.csv_written(material))
    assert not row["notes"].lstrip().startswith(records.FORMULA)


def test_part_of_a_passage_says_what_was_left_out(small: Library) -> None:
    (entry,) = json.loads(records.json_written(gathered(small, passage("A.II.1", start=7, end=15))))["entries"]
    assert entry["text"] == "[…] thoughts […]"


def test_errata_stand_at_their_passages(bundled: Library) -> None:
    (entry,) = json.loads(records.json_written(gathered(bundled, passage("B.IV.chapeau"))))["entries"]
    assert [one["place"] for one in entry["errata"]] == ["footnote 14"]


def test_each_document_is_one_record_with_what_was_chosen_of_it(small: Library) -> None:
    material = gathered(small, *map(passage, ("A.I.1", "A.I.2", "A.I.1", "B.II.1", "A.III.note", "F.title.1")))
    found = {one.key: one.cited for one in bibliography.sources(material)}
    assert found == {
        "un-ctoc-cop-wg-4-2009-2": ("para. 2", "para. 3"), "un-resolution-2-3": ("para. 1",), "compendium-2024": (),
    }  # fmt: skip


def test_nothing_chosen_still_names_the_compendium(small: Library) -> None:
    empty = replace(gathered(small), entries=())
    assert [one.kind for one in bibliography.sources(empty)] == ["book"]
    assert rows(records.csv_written(empty)) == []
    words = replace(empty, entries=(ChosenText(text="x"),))
    assert isinstance(words, Material)
    assert json.loads(records.json_written(words))["entries"] == [{"type": "text", "text": "x"}]


def test_signs_of_tex_are_written_as_letters(small: Library) -> None:
    material = gathered(small, passage("A.I.1"))
    edition = replace(material.edition, title=r"A & B_{c} 100 % #1 ~ ^ \x")
    written = bibliography.bibtex_written(replace(material, edition=edition))
    assert r"A \& B\_\{c\} 100 \% \#1 \textasciitilde{} \textasciicircum{} \textbackslash{}x" in written


def test_csl_is_read_as_json_with_whole_dates(small: Library) -> None:
    found = json.loads(bibliography.csl_written(gathered(small, passage("B.II.1"))))
    assert found[0]["issued"] == {"date-parts": [[2010, 1, 2]]}
    assert found[0]["title"] == "Resolution 2/3: Its title"
    assert found[-1]["issued"] == {"date-parts": [[2024]]}
