"""Dates and ordinals are read as the headings print them."""

from __future__ import annotations

import pytest

from tipbrowser.importer.dates import Dates, read_dates, read_ordinal


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("28 June to 8 July 2004", "2004-06-28", "2004-07-08"),
        ("14 and 15 April 2009", "2009-04-14", "2009-04-15"),
        ("19 October 2010", "2010-10-19", "2010-10-19"),
        ("29 to 31 October 2012", "2012-10-29", "2012-10-31"),
    ],
)
def test_dates_are_read_in_every_form(text: str, start: str, end: str) -> None:
    assert read_dates(text) == Dates(start=start, end=end)


@pytest.mark.parametrize("text", ["", "October 2010", "31 June 2010", "15 and 14 April 2009", "1 Mai 2010"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_dates(text) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("First", 1),
        ("thirteenth", 13),
        ("Twentieth", 20),
        ("Twenty-first", 21),
        ("umpteenth", None),
        ("twenty-x", None),
    ],
)
def test_ordinal_words_are_numbers(word: str, number: int | None) -> None:
    assert read_ordinal(word) == number
