"""Tests of how a name fits what is typed to find it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.matching import BEGINS, INITIALS, INSIDE, WORDS, fit


@pytest.mark.parametrize(
    ("name", "typed", "rank", "fitting"),
    [
        ("Next pane", "", BEGINS, []),
        ("Next pane", " Ne", BEGINS, ["Ne"]),
        ("Next pane", "pane", WORDS, ["pane"]),
        ("Next pane", "pa ne", WORDS, ["Ne", "pa"]),
        ("Next pane", "ext", INSIDE, ["ext"]),
        ("Next pane", "np", INITIALS, ["N", "p"]),
        ("Switch between light and dark", "blad", INITIALS, ["b", "l", "a", "d"]),
        ("Résumé of today", "resume", BEGINS, ["Résumé"]),
        ("Larger text", "TEXT", WORDS, ["text"]),
    ],
)
def test_a_name_fits_by_its_beginning_its_words_its_letters_or_its_initials(
    name: str, typed: str, rank: int, fitting: list[str]
) -> None:
    found = fit(name, typed)
    assert found is not None
    assert found.rank == rank
    assert [name[start:end] for start, end in found.spans] == fitting


@pytest.mark.parametrize("typed", ["q", "next nextx", "pn"])
def test_what_has_not_all_that_is_typed_does_not_fit(typed: str) -> None:
    assert fit("Next pane", typed) is None


@given(st.text(max_size=30), st.text(max_size=10))
def test_what_fits_stands_in_the_name(name: str, typed: str) -> None:
    found = fit(name, typed)
    if found is not None:
        assert all(0 <= start < end <= len(name) for start, end in found.spans)
