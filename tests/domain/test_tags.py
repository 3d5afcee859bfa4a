"""Tags as they are typed and kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.tags import LONGEST, MOST, read_tags, tag_of, written_tags


def test_commas_and_semicolons_stand_between_tags() -> None:
    assert read_tags(" consent,  burden of proof ;#victims, ").tags == ("consent", "burden of proof", "victims")


def test_a_tag_that_is_typed_twice_is_one() -> None:
    assert read_tags("Consent, consent").tags == ("Consent",)


def test_a_known_tag_is_written_as_it_is_known() -> None:
    assert read_tags("CONSENT, new", known=("consent", "other")).tags == ("consent", "new")


def test_a_tag_of_ten_thousand_characters_is_shortened_and_told() -> None:
    typed = read_tags("a" * 10_000)
    assert typed.tags == ("a" * LONGEST,)
    assert typed.shortened == ("a" * LONGEST,)


def test_more_tags_than_one_thing_has_are_left_out_and_told() -> None:
    typed = read_tags(",".join(map(str, range(MOST + 3))))
    assert len(typed.tags) == MOST
    assert typed.left_out == 3


def test_what_cannot_be_seen_or_kept_is_no_part_of_a_tag() -> None:
    assert tag_of("\ud800con\u200bsent\x00 \t now") == "consent now"


def test_letters_are_composed_so_that_two_that_look_the_same_are() -> None:
    assert tag_of("cafe\u0301") == "caf\u00e9"


@given(st.text())
def test_whatever_is_typed_is_read_the_same_again(text: str) -> None:
    tags = read_tags(text).tags
    assert read_tags(written_tags(tags)).tags == tags
