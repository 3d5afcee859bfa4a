"""First words for a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.listing import Row
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.models.openings import SEEN, closing_words, densest, opening_words, snippet_of


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_they_begin_the_text_and_keep_the_length(text: str, longest: int) -> None:
    words = opening_words(text, longest)
    assert len(words) <= max(longest, 0) + 2 or words == text
    assert text.startswith(words.removesuffix(" …"))


def test_they_end_with_a_whole_word() -> None:
    assert opening_words("States parties should, develop", 24) == "States parties should …"


def test_a_word_longer_than_the_room_is_cut() -> None:
    assert opening_words("abcdefgh", 4) == "abcd …"


def test_the_last_words_begin_at_a_word_behind_an_ellipsis() -> None:
    assert closing_words("With regard to training, States parties should:", 24) == "… States parties should:"


def test_short_words_and_one_long_word_are_kept_as_far_as_there_is_room() -> None:
    assert closing_words("States should:", 24) == "States should:"
    assert closing_words("abcdefgh", 4) == "… efgh"


def test_a_match_near_the_end_has_as_many_words_as_a_row_holds() -> None:
    text = "States parties should take measures to combat trafficking occurring through the abuse of vulnerability of children."
    start = text.index("children")
    row = Row(
        locator=Locator("A.I.1"), part="A", section=SectionId("A.I"), label="", lead="", text=text,
        marks=((start, start + 8),),
    )  # fmt: skip
    snippet = snippet_of(row)
    assert len(snippet.words) >= 60
    assert text.endswith(snippet.words.removeprefix("… "))
    ((begin, end),) = snippet.marks
    assert snippet.words[begin:end] == "children"


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Give marks in their order, none within another, some longer than what a row shows."""
    found, place = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = place + draw(st.integers(0, 40))
        place = start + draw(st.integers(1, 2 * SEEN))
        found.append((start, place))
    return found


@given(spans())
def test_the_row_begins_where_most_of_what_matched_is_seen_together(marks: list[tuple[int, int]]) -> None:
    held = {
        begin: sum(end - start for start, end in marks if start >= begin and end <= begin + SEEN) for begin, _ in marks
    }
    best = max(held.values(), default=0)
    assert densest(marks) == next((begin for begin, letters in held.items() if letters == best > 0), 0)


def test_matches_far_behind_what_a_row_shows_are_left_out() -> None:
    text = "children " + "and others " * 60 + "children"
    last = len(text) - 8
    row = Row(
        locator=Locator("A.I.1"), part="A", section=SectionId("A.I"), label="", lead="", text=text,
        marks=((0, 8), (last, last + 8)),
    )  # fmt: skip
    assert snippet_of(row).marks == ((0, 8),)
