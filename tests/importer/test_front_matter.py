"""Title, imprint, contents and introduction are passages; what is none of these stops the build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.importer.conftest import INVENTED_SOURCE, Bend
from tipbrowser.importer.assembly import edition_record
from tipbrowser.importer.errors import OtherDocument, Truncated, UnplacedLine
from tipbrowser.importer.publication import Publication
from tipbrowser.importer.repairs import Repair, Repairs


def _texts(publication: Publication) -> dict[str, str]:
    return {draft.locator: words.text for draft, words in publication.passages if draft.part == "F"}


def test_a_title_set_on_two_lines_is_one_title(bend: Bend) -> None:
    assert _texts(bend())["F.title.2"] == "Lights on the Coast: Compendium and Index"


def test_a_sentence_cut_by_a_page_break_is_one_paragraph(bend: Bend) -> None:
    text = _texts(bend())["F.introduction.2"]
    assert text.endswith("a reader who looks for lamps and a reader who looks for keepers both find them.")


def test_the_note_of_the_contents_keeps_its_asterisk(bend: Bend) -> None:
    assert _texts(bend())["F.note.1"].startswith("* At the second session")


def test_the_colophon_stands_at_the_end(bend: Bend) -> None:
    assert list(_texts(bend()))[-2:] == ["F.index-note.1", "F.colophon.1"]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            "I. First meeting, 3 and 4 May 2028\t1",
            "A page's head\nI. First meeting, 3 and 4 May 2028\t1",
            "A page's head",
        ),
        ("\nlooks for keepers", "\n47\n\nlooks for keepers", "looks for keepers"),
        ("\nlooks for keepers", "\nA PAGE'S HEAD\n\nlooks for keepers", "A PAGE'S HEAD"),
        ("Introduction\n\nAt its", "At its", "At its"),
        ("\n\nAt its first", "\n\nat its first", "at its first"),
        ("3 and 4 May 2028\t1", "3 and 4 Mai 2028\t1", "3 and 4 Mai"),
        ("I. First meeting, 3 and 4 May 2028\t1", "I. Umpteenth meeting, 3 and 4 May 2028\t1", "Umpteenth"),
        ("I. First meeting, 3 and 4 May 2028\t1", "III. First meeting, 3 and 4 May 2028\t1", "III. First"),
        ("I. First meeting, 3 and 4 May 2028\t1", "IIX. First meeting, 3 and 4 May 2028\t1", "IIX. First"),
    ],
)
def test_a_line_that_fits_nowhere_stops_the_build(old: str, new: str, text: str, bend: Bend) -> None:
    with pytest.raises(UnplacedLine) as refused:
        bend((old, new))
    assert text in refused.value.text


def test_a_title_that_the_contents_promise_must_come(bend: Bend) -> None:
    with pytest.raises(Truncated) as refused:
        bend(("find them.\n\nCompendium of recommendations and decisions\n", "find them.\n"))
    assert refused.value.missing == "Compendium of recommendations and decisions"


def test_a_paragraph_may_be_continued_by_a_repair(bend: Bend, without_sha: Repairs) -> None:
    place = next(line.number for line in bend().source.lines if line.text.startswith("The index lists"))
    more = tuple(
        Repair(source_line=line, was=words, becomes=words, why="A page's end.", continues=True)
        for line, words in ((place, "The index"), (place + 2, "looks for"))
    )
    texts = _texts(bend(repairs=replace(without_sha, lines=without_sha.lines + more)))
    assert texts["F.introduction.1"].endswith(
        "para. 5). The index lists some of them under more than one topic, so that a reader who looks for lamps and a reader who looks for keepers both find them."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("© Office on Coastal Matters, 2031", "All rights reserved."),
        ("Vienna, 2031", "In the year 2031"),
        ("Introduction\tiii", "A page's head\nIntroduction\tiii"),
        ("A. Recommendations adopted by the Working", "A. Recommendations of the Working"),
    ],
)
def test_without_the_marks_of_a_compendium_it_is_another_document(old: str, new: str, bend: Bend) -> None:
    with pytest.raises(OtherDocument) as refused:
        edition_record(bend((old, new)), "en")
    assert refused.value.missing


def test_without_a_note_no_session_is_silent(bend: Bend) -> None:
    text = INVENTED_SOURCE.read_text("utf-8")
    note = next(line for line in text.splitlines() if line.startswith("* At"))
    assert bend((note, "")).outline.silences == ()


@pytest.mark.parametrize("dates", ["(8 to 40 June 2029)", "in June 2029"])
def test_a_silent_session_without_dates_stops_the_build(dates: str, bend: Bend) -> None:
    with pytest.raises(UnplacedLine) as refused:
        bend(("(8 to 10 June 2029)", dates))
    assert refused.value.text.startswith("* At the second session")


def test_without_a_reservation_the_edition_is_formally_edited(bend: Bend) -> None:
    record = edition_record(bend(("This publication has not been formally edited.", "It was edited.")), "en")
    assert record.formally_edited == 1
    assert "Not formally edited" not in record.covers


def test_a_source_that_ends_in_its_index_is_truncated(bend: Bend) -> None:
    with pytest.raises(Truncated) as refused:
        bend(("\nOffice on Coastal Matters\n1 Harbour Street\n", ""))
    assert refused.value.missing == "the publisher's colophon"
