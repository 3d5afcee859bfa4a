"""Tests of several paragraphs cited at once."""

from __future__ import annotations

import pytest

from tipbrowser.domain.pinpoints import Pinpoint, Told, listed, pinpoint, told


def cited(*numbers: str, kind: str = "chapeau", counted: str | None = None) -> Told:
    return told(pinpoint(kind, number or None, counted) for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["43"], "para. 43"),
        (["4", "5", "6", "7", "8", "9"], "paras. 4–9"),
        (["4", "7"], "paras. 4 and 7"),
        (["4", "5"], "paras. 4 and 5"),
        (["4", "4"], "para. 4"),
        (["4", "6", "9"], "paras. 4, 6 and 9"),
        (["1", "3", "4", "5", "8"], "paras. 1, 3–5 and 8"),
        (["5", "4"], "paras. 5 and 4"),
        (["13 (i)"], "para. 13 (i)"),
        (["13 (i)", "13 (k)"], "para. 13 (i) and (k)"),
        (["13 (h)", "13 (i)", "13 (j)"], "para. 13 (h)–(j)"),
        (["51 (j) (i)", "51 (j) (ii)", "51 (j) (iii)", "51 (k)"], "para. 51 (j) (i)–(iii) and 51 (k)"),
        (["13 (i)", "14"], "paras. 13 (i) and 14"),
        (["13", "13 (i)"], "paras. 13 and 13 (i)"),
        (["(a)", "(b)", "(c)"], "paras. (a)–(c)"),
        (["(o) (ii)", "(o) (iii)"], "para. (o) (ii) and (iii)"),
        (["(o) (ix)", "(o) (x)", "(o) (xi)"], "para. (o) (ix)–(xi)"),
        (["PP 6"], "sixth preambular paragraph"),
        (["PP 6", "PP 7"], "sixth and seventh preambular paragraphs"),
        (["PP 6", "PP 7", "PP 8", "PP 21"], "sixth to eighth and twenty-first preambular paragraphs"),
        ([""], "chapeau"),
        (["", "PP 6", "1", "2", "3"], "chapeau, sixth preambular paragraph and paras. 1–3"),
    ],
)
def test_neighbours_take_a_dash_and_the_rest_is_listed(numbers: list[str], expected: str) -> None:
    assert cited(*numbers).text == expected


def test_in_running_text_the_word_is_spelled_out() -> None:
    assert cited("4").spelled == "paragraph 4"
    assert cited("", "4", "5").spelled == "chapeau and paragraphs 4 and 5"


def test_a_report_that_numbers_recommendations_says_so() -> None:
    assert cited("21", counted="recommendation").text == "recommendation 21"
    assert cited("21", "22", "23", counted="recommendation").text == "recommendations 21–23"


def test_word_and_number_are_given_apart_where_one_thing_is_counted() -> None:
    assert (cited("4", "7").word, cited("4", "7").number) == ("paras.", "4 and 7")
    assert (cited("").word, cited("").number) == ("", "chapeau")
    assert (cited("", "4").word, cited("", "4").number) == ("", "")


def test_a_list_has_no_comma_before_its_last() -> None:
    assert [listed(texts) for texts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_numerals_are_told_from_letters_by_their_neighbours() -> None:
    assert cited("1 (i)", "1 (ii)", "1 (iii)").number == "1 (i)–(iii)"
    assert cited("1 (u)", "1 (v)", "1 (w)").number == "1 (u)–(w)"
    assert cited("1 (aa)", "1 (bb)", "1 (cc)").number == "1 (aa), (bb) and (cc)"
    assert Pinpoint("para.", ("1", "i")) == pinpoint("subparagraph", "1 (i)", "paragraph")
