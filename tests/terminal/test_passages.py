"""Tests of `tipbrowser show` and `tipbrowser cite`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.conftest import Ask
from tipbrowser.__main__ import main


def test_a_passage_is_shown_under_its_section_with_its_citation(ask: Ask) -> None:
    assert ask("show", "A.I.3").splitlines() == [
        "First meeting, 14 and 15 April 2009 (A.I)",
        "",
        "A.I.3  CTOC/COP/WG.4/2009/2, para. 4",
        "3.  See paragraph 1 above.",
    ]


def test_errata_stand_behind_the_words_that_they_concern_and_in_full_at_the_end(ask: Ask) -> None:
    assert ask("show", "A.I.1").splitlines()[3:] == [
        "1.  States should act. [‡1]",
        "",
        "[‡1] index, A.I.1, Acting, line 70 of the source",
        "     Kind:    slip",
        "     Printed: this",
        "     Read as: that",
        "     Why:     Because.",
    ]


def test_an_erratum_of_a_footnote_stands_behind_the_note(ask: Ask) -> None:
    lines = ask("show", "B.II.1").splitlines()
    assert "[3] Note 3. [‡2]" in lines
    assert "[‡2] footnote 3, line 70 of the source" in lines
    assert not any("[‡2]" in line for line in ask("show", "B.II.PP.1").splitlines())


def test_a_sub_paragraph_is_shown_with_its_parents_and_the_footnotes_after(ask: Ask) -> None:
    assert ask("show", "A.I.2.a.ii").splitlines()[2:] == [
        "A.I.2.a.ii  CTOC/COP/WG.4/2009/2, para. 3 (a) (ii)",
        "2.  States[1] should:",
        "    (a) Act[2] now, that is:",
        "        (ii) Soon.",
        "",
        "[1] Note 1.",
        "[2] Note 2.",
    ]


def test_a_parent_brings_its_sub_paragraphs(ask: Ask) -> None:
    assert ask("show", "B.I.b").splitlines()[3:] == ["(b) Decided that:", "    (i) First;", "    (ii) Second."]


def test_siblings_share_their_parents_words(ask: Ask) -> None:
    shown = ask("show", "A.I.2.a.i-ii")
    assert shown.count("should:") == 1
    assert shown.count("para. 3 (a)") == 2


def test_passages_of_several_sections_stand_under_their_headings(ask: Ask) -> None:
    lines = ask("show", "A.I.2", "A.II.1", "A.II.2").splitlines()
    assert lines[0] == "First meeting, 14 and 15 April 2009 (A.I)"
    assert lines.count("Second meeting, 2010 (A.II)") == 1
    assert lines.index("[2] Note 2.") < lines.index("Second meeting, 2010 (A.II)")


def test_a_section_is_shown_whole(ask: Ask) -> None:
    shown = ask("show", "A.I")
    assert [one for one in ("A.I.1  ", "A.I.2  ", "A.I.3  ") if one not in shown] == []
    assert "At once." in shown


def test_the_front_matter_stands_under_its_own_titles(ask: Ask) -> None:
    assert ask("show", "F.introduction.1") == "F.introduction.1  Introduction\nIt is small.\n"
    assert ask("show", "F.title.1") == "F.title.1\nSmall Compendium\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["para.", "3", "of", "CTOC/COP/WG.4/2009/2"],
        ["I", "2"],
        ["I.2", "I.2"],
        ["A.I.2"],
        ["CTOC/COP/WG.4/2009/2, para. 3"],
    ],
)
def test_words_of_one_name_need_no_quotation_marks(ask: Ask, arguments: list[str]) -> None:
    assert "\nA.I.2  " in ask("show", *arguments)


def test_what_stands_in_both_parts_is_given_from_both_with_a_remark(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "I.a", "II.1"]) == 0
    answer = capsys.readouterr()
    assert "A.II.1  " in answer.out
    assert "B.II.1  " in answer.out
    assert (
        answer.err == "tipbrowser: both parts have this: A.II.1 and B.II.1. All are given; type the part to have one.\n"
    )


def test_a_session_that_adopted_nothing_says_so(refuse: Ask) -> None:
    assert refuse("show", "B.VI") == (
        "the sixth session (October 2012) adopted nothing on trafficking in persons."
        " The heading numbered VI in part B is that of B.X."
    )
    assert refuse("show", "B.VII", "B.VII").endswith("The nearest with a text: B.II and B.X.")


def test_an_unknown_locator_is_named_with_the_nearest(refuse: Ask) -> None:
    assert refuse("show", "A.I.9") == (
        "“A.I.9” names nothing in the compendium. The nearest that exist: A.I.3 and A.I.2."
    )


def test_what_nothing_is_near_to_points_at_the_list(refuse: Ask) -> None:
    assert refuse("show", "nonsense, more") == (
        "“nonsense” and “more” name nothing in the compendium. “tipbrowser sections” lists what exists."
    )


def test_an_empty_locator_is_answered_with_an_example(refuse: Ask) -> None:
    assert refuse("show", "") == "no locator was given; try “tipbrowser show A.II.36”."


def test_what_was_found_is_shown_beside_what_was_not(small_file: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "A.I.1, A.I.9"]) == 2
    answer = capsys.readouterr()
    assert "States should act." in answer.out
    assert "“A.I.9”" in answer.err


def test_json_gives_a_passage_with_its_lead_footnotes_and_sub_paragraphs(ask_json: Callable[..., Any]) -> None:
    (passage,) = ask_json("show", "A.I.2.a")["passages"]
    assert passage["lead"] == "States should:"
    assert passage["citation"] == "CTOC/COP/WG.4/2009/2, para. 3 (a)"
    assert passage["footnotes"] == [{"number": 2, "offset": 3, "text": "Note 2.", "markup": "*Note* 2.", "errata": []}]
    assert passage["errata"] == []
    assert [one["locator"] for one in passage["subparagraphs"]] == ["A.I.2.a.i", "A.I.2.a.ii"]
    assert passage["subparagraphs"][0]["markup"] == "At *once*."


@pytest.mark.parametrize(
    ("form", "citation"),
    [
        ("official", "resolution 10/3, para. 1"),
        ("compendium", "Small Compendium (Vienna, 2024), part B, sect. VI (tenth session), para. 1"),
        (
            "footnote",
            (
                "Conference resolution 10/3, para. 1; reproduced in Small Press,"
                " Small Compendium (Vienna, 2024), part B, sect. VI (tenth session), para. 1."
            ),
        ),
    ],
)
def test_a_citation_has_three_forms(ask: Ask, form: str, citation: str) -> None:
    assert ask("cite", "B.X.1", "--form", form) == citation + "\n"


def test_several_are_cited_line_by_line_and_officially(ask: Ask) -> None:
    assert ask("cite", "B.X.1", "A.I.1", "A.I").splitlines() == [
        "resolution 10/3, para. 1",
        "CTOC/COP/WG.4/2009/2, para. 2",
        "CTOC/COP/WG.4/2009/2",
    ]


def test_json_gives_all_forms_of_a_citation(ask_json: Callable[..., Any]) -> None:
    (citation,) = ask_json("cite", "A.III.note")["citations"]
    assert set(citation) == {"locator", "official", "compendium", "footnote"}
    assert citation["official"] == "part A, sect. III, note"


def test_json_numbers_the_errata_of_a_passage_and_of_a_footnote(ask_json: Callable[..., Any]) -> None:
    first, second = ask_json("show", "A.I.1; B.II.1")["passages"]
    assert (first["errata"], second["errata"]) == ([1], [])
    assert [note["errata"] for note in second["footnotes"]] == [[2]]


def test_json_of_the_front_matter_has_no_citation(ask_json: Callable[..., Any]) -> None:
    (passage, *_) = ask_json("show", "F")["passages"]
    assert passage["citation"] is None


def test_what_was_understood_is_shown_beside_what_was_not(small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "A.I.1", "zebra"]) == 2
    answer = capsys.readouterr()
    assert "States should act." in answer.out
    assert answer.err.startswith("tipbrowser: “zebra” names nothing in the compendium.")


def test_a_locator_of_the_index_with_a_letter_misread_is_remarked_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("cite", "IV.I")) == 0
    answer = capsys.readouterr()
    assert answer.out == "decision 4/4, para. (i)\n"
    assert "IV.l is meant: see erratum 5" in answer.err
    assert main(("show", "IV.i")) == 0
    assert capsys.readouterr().err == ""
