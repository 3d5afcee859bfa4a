"""The index's rows are put back in order, and every oddity becomes a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.importer.conftest import INVENTED_SOURCE, Bend
from tipbrowser.importer.errors import Truncated, UnplacedLine
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.publication import Publication
from tipbrowser.importer.repairs import Reading, Repairs
from tipbrowser.importer.thematic_index import name_topics

HEADS = (
    "Topic\tParagraphs/ recommendations in compendium (section/paragraph/ subparagraph)\tMeeting report\t\t\t\n"
    "\t\tDocument symbol\tResolution/ decision\tParagraphs\tRecommendations\n"
)
TOWERS = "Towers <i>(continued)</i>\tPart B\t\t\t\t\n"


def _findings(publication: Publication, kind: str) -> list[Finding]:
    return [finding for finding in publication.findings if finding.kind == kind]


def _topic(publication: Publication, topic: str) -> list[str]:
    return [
        reference.locator
        for row, references in publication.index.rows
        for reference in references
        for block, name in publication.index.topics
        if block is row.block and name.topic == topic
    ]


def test_a_label_that_comes_late_belongs_to_the_rows_above_it(bend: Bend) -> None:
    assert _topic(bend(), "Ships") == ["A.II.1", "B.I.b.i"]


def test_rows_pressed_into_one_line_are_taken_apart(bend: Bend) -> None:
    lamps = _topic(bend(), "Lamps")
    assert lamps[:3] == ["A.I.1", "A.II.3.a", "A.II.3.b"]
    assert lamps[26:] == ["A.II.3.z", "A.II.3.aa", "A.II.3.bb", "B.I.b.ii", "B.III.2.a", "B.III.2.b"]


def test_a_topic_whose_label_is_lost_is_named_by_its_line(bend: Bend) -> None:
    found = _findings(bend(), "lost label")
    assert [finding.reading for finding in found] == [None]
    assert _topic(bend(), f"[label lost, line {found[0].line}]") == ["A.I.2.c"]


def test_a_topic_that_is_continued_and_never_began_proves_a_missing_page(bend: Bend) -> None:
    (gap,) = _findings(bend(), "missing page")
    assert gap.published == "Towers (continued)"
    assert "page 10" in gap.reason


def test_two_gaps_are_counted_one_after_the_other(bend: Bend) -> None:
    more = f"\nTHEMATIC INDEX\n\n{HEADS}Oil <i>(continued)</i>\tPart A\t\t\t\t\n\tI.1\tCTOC/COP/WG.7/2028/2\t\t2\t\n"
    gaps = _findings(bend(("\nNotes:", f"{more}\nNotes:")), "missing page")
    assert ["page 10" in gaps[0].reason, "page 12" in gaps[1].reason] == [True, True]


def test_running_titles_that_do_not_fit_one_missing_page_leave_its_number_open(bend: Bend) -> None:
    more = f"\nTHEMATIC INDEX\n\n{HEADS}Oil\tPart A\t\t\t\t\n\tI.1\tCTOC/COP/WG.7/2028/2\t\t2\t\n"
    (gap,) = _findings(bend(("\nNotes:", f"{more}\nNotes:")), "missing page")
    assert "running titles" not in gap.reason


def test_a_gap_before_the_first_topic_names_no_topic_before_it(bend: Bend) -> None:
    gaps = _findings(bend(("Keepers, pay\tPart A", "Keepers, pay (continued)\tPart A")), "missing page")
    assert "printed page is not in the source" in gaps[0].reason
    assert "stood there, the beginning" in gaps[0].reason


def test_a_gap_may_have_taken_the_end_of_the_topic_before_it(publication: Publication) -> None:
    (gap,) = _findings(publication, "missing page")
    assert "perhaps the end of “Responders, United Nations bodies and functions”, the beginning" in gap.reason


def test_a_topic_continued_on_the_next_page_goes_on(bend: Bend) -> None:
    changed = bend(("Keepers, training\tPart A", "Keepers, pay (continued)\tPart A"))
    assert _topic(changed, "Keepers, pay")[:3] == ["A.I.2.b", "A.I.2.b", "A.I.3"]


def test_a_paragraph_named_twice_is_listed_once_and_said(bend: Bend) -> None:
    changed = bend(
        ("\tI.2.b and I.3\tCTOC/COP/WG.7/2028/2\t\t3 (b) and 4\t", "\tI.3 and I.3\tCTOC/COP/WG.7/2028/2\t\t4\t")
    )
    (twice,) = _findings(changed, "named twice")
    assert (twice.locator, twice.published) == ("A.I.3", "I.3")


def test_a_disagreement_that_nothing_decides_keeps_the_locator(bend: Bend) -> None:
    (found,) = _findings(bend(), "disagreement")
    assert (found.published, found.reading, found.locator) == ("I.2.a with 3 (b) in the report", None, "A.I.2.a")


def test_a_reading_decides_a_disagreement(bend: Bend, without_sha: Repairs) -> None:
    (plain,) = _findings(bend(), "disagreement")
    reading = Reading(source_line=plain.line, published="I.2.a", reading="I.2.b", why="Wicks are trained.")
    (found,) = _findings(bend(repairs=replace(without_sha, readings=(reading,))), "disagreement")
    assert (found.reading, found.locator, found.reason) == ("I.2.b", "A.I.2.b", "Wicks are trained.")


def test_a_letter_of_a_decision_is_told_as_the_report_prints_it(bend: Bend) -> None:
    changed = bend(
        (
            "\tI.a and I.c\tCTOC/COP/2027/4\tDecision 1/2\t(a) and (c)",
            "\tI.a and I.c\tCTOC/COP/2027/4\tDecision 1/2\t(a) and (b)",
        )
    )
    assert next(finding.published for finding in _findings(changed, "disagreement")) == "I.c with (b) in the report"


def test_a_misread_letter_is_read_as_the_edition_says(bend: Bend, without_sha: Repairs) -> None:
    change = (
        "\tI.a and I.c\tCTOC/COP/2027/4\tDecision 1/2\t(a) and (c)",
        "\tI.a and I.e\tCTOC/COP/2027/4\tDecision 1/2\t(a) and (e)",
    )
    line = _findings(bend(), "missing page")[0].line + 1
    reading = Reading(source_line=line, published="I.e", reading="I.c", why="An e for a c.")
    (found,) = _findings(bend(change, repairs=replace(without_sha, readings=(reading,))), "misread letter")
    assert (found.reading, found.locator) == ("I.c", "B.I.c")


def test_a_short_locator_is_completed_if_one_paragraph_alone_ends_with_it(bend: Bend) -> None:
    (found,) = _findings(bend(), "short locator")
    assert (found.published, found.reading, found.locator) == ("I.ii", "I.b.ii", "B.I.b.ii")


def test_a_row_without_symbol_or_instrument_or_part_is_said(bend: Bend) -> None:
    whole = bend()
    assert [finding.reading for finding in _findings(whole, "missing symbol")] == ["CTOC/COP/WG.7/2029/3"]
    assert [finding.reading for finding in _findings(whole, "missing instrument")] == ["Resolution 3/1"]
    assert [finding.reading for finding in _findings(whole, "missing part heading")] == ["Part A"]


def test_a_number_that_the_report_s_column_does_not_name_is_said(bend: Bend) -> None:
    changed = bend(
        ("\tI.2.b and I.3\tCTOC/COP/WG.7/2028/2\t\t3 (b) and 4\t", "\tI.2.b and I.3\tCTOC/COP/WG.7/2028/2\t\t3 (b)\t")
    )
    (found,) = _findings(changed, "missing number")
    assert (found.published, found.reading) == ("I.3 without a number in the report", "I.3")


def test_another_report_s_symbol_is_said(bend: Bend) -> None:
    changed = bend(("\tIII.PP.6\tCTOC/COP/2030/8", "\tIII.PP.6\tCTOC/COP/2030/9"))
    found = [finding for finding in _findings(changed, "disagreement") if "CTOC" in finding.published]
    assert [finding.reading for finding in found] == ["CTOC/COP/2030/8"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ships\tPart B I.b.i\t", "Ships of no port\nShips\tPart B I.b.i\t"),
        ("Part A I.2.c", "Part A I.2.c of the first"),
        ("Part A I.2.c", "Part A I.2.c or I.1"),
        ("Part A I.2.c", "Part A I.9"),
        ("Part A I.2.c", "Part A IIX.2"),
        ("Part A I.2.c", "Part A nothing"),
        ("Part A I.2.c", "Part A I.c-a"),
        ("\t3 (c)\t", "\t3 [c]\t"),
        ("\t3 (c)\t", "\t9 (c)\t"),
        ("\t3 (c)\t", "\tPP\t"),
        ("\t3 (c)\t", "\t3 (c), 3 (b) and 4\t"),
        ("\t3 (c)\t", "\t3 (c)\t17"),
        ("\t3 (c)\t", "\t3 (c)\t\tmore"),
        ("I.2.c\tCTOC/COP/WG.7/2028/2\t", "I.2.c\tCTOC/COP/WG.7/2028/2 CTOC/COP/9\t"),
        ("I.2.c\tCTOC/COP/WG.7/2028/2\t", "I.2.c\tCTOC/COP/WG.7/2028/2\tDecision 1/2"),
        (TOWERS, f"Towers of old\tPart A\t\t\t\t\n{TOWERS}"),
        ("Keepers, pay\tPart A\t\t\t\t\n", ""),
    ],
)
def test_a_row_that_cannot_be_placed_stops_the_build(old: str, new: str, bend: Bend) -> None:
    with pytest.raises(UnplacedLine) as refused:
        bend((old, new))
    assert refused.value.number > 150
    assert refused.value.text


@pytest.mark.parametrize(("first", "last"), [("Keepers, pay", "\nTHEMATIC INDEX"), ("Topic\t", "Office on Coastal")])
def test_an_index_without_rows_is_truncated(first: str, last: str, bend: Bend) -> None:
    text = INVENTED_SOURCE.read_text("utf-8")
    index = text[text.index(first) : text.rindex(last)]
    rest = text[text.rindex("Towers") : text.rindex("\nNotes")]
    with pytest.raises(Truncated) as refused:
        bend((index, ""), *([(rest, "")] if rest not in index else []))
    assert refused.value.missing == "the rows of the thematic index"


def test_ranges_of_numerals_are_expanded(bend: Bend) -> None:
    changed = bend(
        (
            "Part B I.b.i\tCTOC/COP/2027/4\tDecision 1/2\t(b) (i)",
            "Part B I.b.i–ii\tCTOC/COP/2027/4\tDecision 1/2\t(b) (i)–(ii)",
        )
    )
    assert _topic(changed, "Ships") == ["A.II.1", "B.I.b.i", "B.I.b.ii"]


def test_a_heading_is_split_only_where_topics_share_it() -> None:
    names = name_topics(["Keepers, pay", "Keepers, training", "Oil, role of", "Ships", "Ships, large"])
    assert [(name.heading, name.subheading) for name in names] == [
        ("Keepers", "pay"),
        ("Keepers", "training"),
        ("Oil, role of", None),
        ("Ships", None),
        ("Ships", "large"),
    ]
