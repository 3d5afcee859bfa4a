"""Tests of the passages' markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.markup import ESCAPED, Run, parse_markup


def words_of(markup: str) -> str:
    """Give the words without italics and footnote marks."""
    return "".join(run.text for run in parse_markup(markup) if run.kind != "footnote")


def test_plain_words_are_one_run() -> None:
    assert parse_markup("States should act.") == (Run("text", "States should act.", 0),)


def test_nothing_has_no_runs() -> None:
    assert parse_markup("") == ()


def test_italics_are_a_run_of_their_own_with_their_offset() -> None:
    assert parse_markup("1. *Urges* States") == (
        Run("text", "1. ", 0),
        Run("italic", "Urges", 3),
        Run("text", " States", 8),
    )


def test_a_footnote_mark_has_its_number_and_takes_no_room() -> None:
    assert parse_markup("Crime[^12] and") == (Run("text", "Crime", 0), Run("footnote", "12", 5), Run("text", " and", 5))


def test_a_footnote_mark_inside_italics_leaves_both_sides_italic() -> None:
    kinds = [(run.kind, run.text) for run in parse_markup("*one[^3] two*")]
    assert kinds == [("italic", "one"), ("footnote", "3"), ("italic", " two")]


def test_a_backslash_makes_a_sign_stand_for_itself() -> None:
    assert words_of(r"a \* b \[^1] c \\ d") == r"a * b [^1] c \ d"


def test_a_bracket_that_is_no_footnote_mark_stands_for_itself() -> None:
    assert words_of("[x] [^] [^a] [^1") == "[x] [^] [^a] [^1"


def test_digits_of_other_scripts_are_no_footnote_number() -> None:
    assert words_of("[^٣]") == "[^٣]"


def test_a_backslash_at_the_end_stands_for_itself() -> None:
    assert words_of("end\\") == "end\\"


def test_italics_left_open_run_to_the_end() -> None:
    assert parse_markup("*open") == (Run("italic", "open", 0),)


@given(st.text())
def test_escaped_text_comes_back_unchanged(text: str) -> None:
    assert words_of("".join("\\" + sign if sign in ESCAPED else sign for sign in text)) == text


@given(st.text(alphabet="ab*[^]\\1 "))
def test_offsets_count_the_words_before(markup: str) -> None:
    words = ""
    for run in parse_markup(markup):
        assert run.offset == len(words)
        words += "" if run.kind == "footnote" else run.text
    assert words == words_of(markup)
