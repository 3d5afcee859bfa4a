"""Tests of ordinal words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.ordinals import from_ordinal_word, ordinal_word


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (6, "sixth"), (12, "twelfth"), (20, "twentieth"), (21, "twenty-first"), (40, "fortieth"),
     (99, "ninety-ninth"), (101, "101st"), (111, "111th"), (122, "122nd")],
)  # fmt: skip
def test_numbers_become_ordinal_words(number: int, word: str) -> None:
    assert ordinal_word(number) == word


@given(st.integers(min_value=1, max_value=9999))
def test_ordinal_words_come_back_as_their_numbers(number: int) -> None:
    assert from_ordinal_word(ordinal_word(number).upper()) == number


@pytest.mark.parametrize("text", ["", "six", "6st", "st", "zeroth", "٣rd"])
def test_other_words_are_no_ordinals(text: str) -> None:
    assert from_ordinal_word(text) is None


def test_figures_with_their_ending_are_ordinals() -> None:
    assert from_ordinal_word("21st") == 21
