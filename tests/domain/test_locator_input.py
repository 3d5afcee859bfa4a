"""Tests of taking apart what a reader types; whether it exists is tested with the resolver."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.random_texts import OF_LOCATORS
from tipbrowser.domain.locator_input import Container, Wish, parse_input


def only(text: str) -> Wish:
    """Give the single wish of a text."""
    (wish,) = parse_input(text)
    return wish


@pytest.mark.parametrize("text", ["B.V.PP.6", "b.v.pp.6", "B V PP 6", "part B, sect. V, PP 6", " B.V, PP6 "])
def test_the_steps_of_a_locator_are_found_in_any_dress(text: str) -> None:
    wishes = parse_input(text)
    assert [wish.path for wish in wishes if wish.path] == [("PP", "6")]
    assert wishes[0].container is not None
    assert (wishes[0].container.part, wishes[0].container.name) == ("B", "V")


def test_a_locator_without_its_part_names_none() -> None:
    assert only("II.36") == Wish("II.36", Container("section", "II"), ("36",))


@pytest.mark.parametrize("sign", ["-", "–", "—", " - ", " to "])
def test_a_range_is_two_wishes_joined_by_a_dash(sign: str) -> None:
    first, last = parse_input(f"XIII.8.a{sign}d")
    assert first.path == ("8", "a")
    assert (last.container, last.path, last.joined) == (None, ("d",), "-")


@pytest.mark.parametrize(
    ("sign", "joined"), [(",", ","), (" and ", "&"), ("&", "&"), (", and ", "&"), (";", ";"), ("\n", ";")]
)
def test_a_list_keeps_how_its_pieces_are_joined(sign: str, joined: str) -> None:
    assert [wish.joined for wish in parse_input(f"II.3{sign}4")] == [",", joined]


def test_a_paragraph_of_a_report_is_bound_to_the_symbol_behind_it() -> None:
    wish = only("para. 43 of ctoc/cop/wg.4/2010/6")
    assert wish.container == Container("symbol", "CTOC/COP/WG.4/2010/6")
    assert wish.path == ("43",)


def test_a_paragraph_needs_no_of_before_its_symbol() -> None:
    assert only("para. 43 CTOC/COP/WG.4/2010/6").path == ("43",)


def test_an_official_link_is_read_as_its_symbol() -> None:
    assert only("https://undocs.org/CTOC/COP/WG.4/2010/6").container == Container("symbol", "CTOC/COP/WG.4/2010/6")


def test_a_resolution_keeps_the_word_for_it() -> None:
    wish = only("res. 10/3 OP13(i)")
    container = Container("instrument", "10/3", word="resolution")
    assert wish == Wish("res. 10/3 OP13(i)", container, ("13", "i"), fresh=True)


def test_the_word_recommendation_is_kept() -> None:
    assert parse_input("CTOC/COP/WG.4/2019/6, recommendation 21")[1].numbering == "recommendation"
    assert [wish.numbering for wish in parse_input("paras. 4 and 7 of CTOC/COP/WG.4/2011/8")] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "text", ["sixth preambular paragraph", "preambular paragraph 6", "PP 6", "6th preambular para."]
)
def test_preambular_paragraphs_are_named_by_words_or_numbers(text: str) -> None:
    assert only(text).path == ("PP", "6")


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [("second meeting", "A", "II"), ("meeting 2", "A", "II"), ("session X", "B", "X"), ("10th session", "B", "X")],
)
def test_meetings_and_sessions_are_named_by_words_or_numbers(text: str, part: str, name: str) -> None:
    assert only(text).container == Container("section", name, part)


def test_a_session_in_brackets_says_which_section_a_heading_is() -> None:
    assert only("part B, sect. VI (tenth session)").container == Container("section", "X", "B")


@pytest.mark.parametrize("text", ["part C", "part", "sect.", "sect. foo", "meeting 0", "meeting 1234"])
def test_half_a_name_of_a_section_is_strange(text: str) -> None:
    assert only(text).strange


def test_a_small_letter_goes_on_from_a_lettered_path() -> None:
    assert [wish.path for wish in parse_input("V.7.a, d and c")] == [("7", "a"), ("d",), ("c",)]


def test_a_capital_numeral_begins_a_section_even_behind_letters() -> None:
    assert parse_input("IV.e, V")[1].container == Container("section", "V")


def test_a_letter_behind_the_word_paragraph_is_no_section() -> None:
    assert only("para. c").path == ("c",)


def test_locators_are_told_apart_by_a_blank_alone() -> None:
    assert [wish.path for wish in parse_input("II.36 II.40 A.I.7.a B.X.1 10/3 4")] == [
        ("36",), ("40",), ("7", "a"), ("1",), ("4",)
    ]  # fmt: skip


def test_numbers_are_told_apart_by_a_blank_alone() -> None:
    assert [wish.path for wish in parse_input("II.36 40")] == [("36",), ("40",)]


def test_leading_noughts_do_not_count() -> None:
    assert [wish.path for wish in parse_input("II.007, 0")] == [("7",), ("0",)]


def test_the_front_matter_has_names_with_hyphens() -> None:
    assert only("f.index-note.1") == Wish("f.index-note.1", Container("front", "F", "F"), ("index-note", "1"))
    assert [wish.path for wish in parse_input("F.title.1-3")] == [("title", "1"), ("3",)]


@pytest.mark.parametrize("text", ["victims of trafficking", "II.36 foo", "General Assembly resolution 55/25", "?"])
def test_words_that_belong_to_no_locator_are_strange(text: str) -> None:
    assert any(wish.strange for wish in parse_input(text))


def test_the_words_around_a_citation_are_passed_over() -> None:
    wish = only("see the Conference resolution 10/3")
    assert not wish.strange
    assert wish.container == Container("instrument", "10/3", word="resolution")


def test_what_was_written_is_kept_with_its_brackets() -> None:
    assert [wish.written for wish in parse_input("decision 4/4, (n)–(p), (s)")] == ["decision 4/4", "(n)", "(p)", "(s)"]


@pytest.mark.parametrize("text", ["", " ", "\n", ",;–", "of", "the report", "()"])
def test_nothing_but_signs_asks_for_nothing(text: str) -> None:
    assert parse_input(text) == []


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(OF_LOCATORS)).map("".join),
        st.lists(st.sampled_from(OF_LOCATORS)).map(" ".join),
    )
)
@example("a.")
@example("of of, 10/3 of A.II")
@example("part a part b")
def test_reading_never_raises(text: str) -> None:
    for wish in parse_input(text):
        assert wish.container or wish.path or wish.strange
