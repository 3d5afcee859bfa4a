"""Meetings and sessions by their count and by their dates, on another Working Group's compendium."""

from __future__ import annotations

import pytest

from tests.importer.other_group import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at its second meeting", [("second meeting", "A.II")]),
        ("the fifth session of the Conference of the Parties", [("fifth session", "B.V")]),
        ("the second and sixth meetings of the Working Group", [("second", "A.II"), ("sixth meetings", "A.VI")]),
        ("its first, second and fifth meetings", [("first", "A.I"), ("second", "A.II"), ("fifth meetings", "A.V")]),
        ("its third to sixth meetings", [("third to sixth meetings", name) for name in ("A.III", "A.IV", "A.V", "A.VI")]),
        ("its sixth to seventh meetings", [("sixth to seventh meetings", "A.VI")]),
        ("the meeting held in Nairobi on 30 May 2012", [("meeting held in Nairobi on 30 May 2012", "A.I")]),
        (
            "the meetings of the Working Group on Donors in Organs in Rome from 11 to 13 November 2013 and on 10 May 2016",
            [("meetings of the Working Group on Donors in Organs in Rome from 11 to 13 November 2013", "A.II"),
             ("10 May 2016", "A.V")],
        ),
        ("its second meeting, held on 11 to 13 November 2013", [("second meeting", "A.II")]),
        ("the meetings on 18 November 2015 and 1 April 1999", [("meetings on 18 November 2015", "A.III")]),
        ("the meetings on 1 April 1999 and 18 November 2015", [("18 November 2015", "A.III")]),
        ("paragraph 6 of the report on its second meeting, and the fourth meeting", [("fourth meeting", "A.IV")]),
    ],
)  # fmt: skip
def test_meetings_and_sessions_are_found_by_count_and_by_date(text: str, found: list[tuple[str, str]]) -> None:
    meetings = [(span, target) for span, target, kind in read(text) if kind in ("meeting", "session")]
    assert meetings == found


def test_those_of_our_own_without_a_section_lead_outside() -> None:
    assert read("its fourth and ninth meetings and its twenty-fifth session") == [
        ("fourth", "A.IV", "meeting"),
        ("ninth meetings", None, "meeting outside"),
        ("twenty-fifth session", None, "session outside"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Second meeting, 11 November 2013",
        "the second session of the Commission on Organs",
        "the Commission, at its fifth session, heard of it",
        "the fifth meeting of experts",
        "the second meeting of an expert group on organs",
        "its first 13 meetings, those meetings, at future meetings",
        "a meeting held on 31 February 2012",
        "an intersessional meeting in the second half of May 2012",
    ],
)
def test_meetings_of_others_are_left_out(text: str) -> None:
    assert read(text) == []
