"""Labels are counted by numbers, letters and small Roman numerals."""

from __future__ import annotations

import pytest

from tipbrowser.importer.numbering import Numbering, counted, labels, letter


@pytest.mark.parametrize(("count", "label"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_letters_are_doubled_after_z(count: int, label: str) -> None:
    assert letter(count) == label
    assert counted(label, below_letter=False) == count


@pytest.mark.parametrize("label", ["ab", "I", "-"])
def test_what_is_no_label_has_no_place(label: str) -> None:
    assert counted(label, below_letter=False) is None


@pytest.mark.parametrize(
    ("first", "last", "below", "expected"),
    [
        ("8", "10", False, ["8", "9", "10"]),
        ("y", "bb", False, ["y", "z", "aa", "bb"]),
        ("i", "iv", True, ["i", "ii", "iii", "iv"]),
        ("h", "j", False, ["h", "i", "j"]),
        ("3", "3", False, None),
        ("d", "a", False, None),
        ("a", "7", False, None),
        ("a", "b2", False, None),
    ],
)
def test_a_range_is_counted_by_its_own_kind(first: str, last: str, below: bool, expected: list[str] | None) -> None:
    assert labels(first, last, below_letter=below) == expected


def test_i_is_a_letter_after_h_and_a_numeral_after_a_colon() -> None:
    for after_colon, path in ((False, ("1", "i")), (True, ("1", "h", "i"))):
        numbering = Numbering()
        numbering.open_number(1)
        for label in "abcdefgh":
            numbering.open_letters(label, after_colon=label == "a")
        assert numbering.open_letters("i", after_colon=after_colon) == path


def test_a_letter_that_is_not_the_next_opens_nothing() -> None:
    assert Numbering().open_letters("c", after_colon=True) is None
