"""Days that are typed among words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.day_fields import read_days


@pytest.mark.parametrize(
    ("text", "words", "since", "until"),
    [
        ("consent", "consent", None, None),
        ("consent since:2026-11-01", "consent ", date(2026, 11, 1), None),
        ("until:2026-2-3 consent", " consent", None, date(2026, 2, 3)),
        ("Since:2026 UNTIL:2026", " ", date(2026, 1, 1), date(2026, 12, 31)),
        ("since:2024-02 until:2024-02", " ", date(2024, 2, 1), date(2024, 2, 29)),
        ("until:2026-12", "", None, date(2026, 12, 31)),
        ("since:2026 since:2025", " ", date(2026, 1, 1), None),
        ("until:2026 until:2025", " ", None, date(2025, 12, 31)),
        ("ever-since:2026", "ever-since:2026", None, None),
    ],
)
def test_days_are_read_and_all_else_stays(text: str, words: str, since: date | None, until: date | None) -> None:
    days = read_days(text)
    assert (days.words, days.since, days.until, days.misread) == (words, since, until, ())


@pytest.mark.parametrize(
    "field",
    [
        "since:",
        "until:20",
        "since:2026-",
        "since:2026-13",
        "since:2026-02-30",
        "since:today",
        "until:0000",
        "since:9999-12",
    ],
)
def test_what_names_no_day_asks_for_nothing_and_is_told(field: str) -> None:
    days = read_days(f"consent {field}")
    assert (days.words, days.since, days.until, days.misread) == ("consent ", None, None, (field,))


@given(st.text() | st.from_regex(r"(since|until):[0-9]{0,5}(-[0-9]{0,3}){0,2}", fullmatch=True))
def test_no_text_is_too_strange(text: str) -> None:
    read_days(text)
