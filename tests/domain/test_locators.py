"""Tests of canonical locators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.locators import ancestors_of, from_roman, number_of_path, parent_of, roman, section_of, short


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (13, "XIII"), (1990, "MCMXC"), (3999, "MMMCMXCIX")]
)
def test_numbers_become_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_what_has_no_roman_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_come_back_as_their_numbers(number: int) -> None:
    assert from_roman(roman(number)) == from_roman(roman(number).lower()) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "A", "MMMM", "MMMMM", "iı", "I I", "12"])
def test_what_is_no_well_formed_numeral_has_no_number(text: str) -> None:
    assert from_roman(text) is None


@given(st.text())
def test_reading_a_numeral_never_raises(text: str) -> None:
    number = from_roman(text)
    assert number is None or roman(number) == text.upper()


@pytest.mark.parametrize(
    ("locator", "section"),
    [("A.II.36", "A.II"), ("B.V.PP.6", "B.V"), ("A.II", "A.II"), ("F.introduction.1", None), ("A", None)],
)
def test_a_locator_knows_its_section(locator: str, section: str | None) -> None:
    assert section_of(locator) == section


@pytest.mark.parametrize(
    ("locator", "parent"),
    [
        ("A.IV.46.j.iv", "A.IV.46.j"),
        ("A.I.7.a", "A.I.7"),
        ("A.I.7", None),
        ("B.IV.o.ii", "B.IV.o"),
        ("B.V.PP.6", None),
        ("A.III.note", None),
        ("F.introduction.1", None),
    ],
)
def test_a_locator_knows_its_parent(locator: str, parent: str | None) -> None:
    assert parent_of(locator) == parent


def test_parents_come_nearest_first() -> None:
    assert ancestors_of("A.IV.46.j.iv") == ["A.IV.46.j", "A.IV.46"]


def test_the_short_form_leaves_out_the_part() -> None:
    assert [short(one) for one in ("A.II.36", "F.introduction.1", "F")] == ["II.36", "introduction.1", "F"]


def test_a_path_is_numbered_as_documents_number_it() -> None:
    paths = (("51", "j", "iv"), ("o", "ii"), ("PP", "6"))
    assert [number_of_path(path) for path in paths] == ["51 (j) (iv)", "(o) (ii)", "PP 6"]
    assert number_of_path(("46", "j"), 5) == "51 (j)"
