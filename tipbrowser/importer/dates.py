"""Ordinals and dates as the headings print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINAL = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(ORDINALS[:9])})|{'|'.join(reversed(ORDINALS))})(?![\w-])"
"""A pattern of what ``read_ordinal`` reads, in small letters as within a sentence."""
_MONTH = "|".join(MONTHS)
_DAY = "[0-9]{1,2}"
DATES = rf"{_DAY}(?: (?:{_MONTH}))?(?: (?:and|to) {_DAY})? (?:{_MONTH}) [0-9]{{4}}(?![\w])"
"""A pattern of what ``read_dates`` reads."""
_DATES = re.compile(
    rf"(?P<first>[0-9]{{1,2}})(?: (?P<first_month>{_MONTH}))?(?: (?:and|to) (?P<last>[0-9]{{1,2}}))?"
    rf" (?P<month>{_MONTH}) (?P<year>[0-9]{{4}})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The days of a meeting or session, first and last, ISO 8601."""

    start: str
    end: str


def read_dates(text: str) -> Dates | None:
    """Give the dates of ``28 June to 8 July 2004``, ``14 and 15 April 2009`` or ``19 October 2010``, or none."""
    match = _DATES.fullmatch(text)
    if match is None:
        return None
    year, month = int(match["year"]), MONTHS.index(match["month"]) + 1
    first_month = MONTHS.index(match["first_month"]) + 1 if match["first_month"] else month
    try:
        start = date(year, first_month, int(match["first"]))
        end = date(year, month, int(match["last"] or match["first"]))
    except ValueError:
        return None
    return Dates(start=start.isoformat(), end=end.isoformat()) if start <= end else None


def read_ordinal(word: str) -> int | None:
    """Give the number of an ordinal word, ``Tenth`` or ``twenty-first``, or none."""
    word = word.lower()
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit in ORDINALS[:9]:
        return _TENS[tens] + ORDINALS.index(unit) + 1
    return None
