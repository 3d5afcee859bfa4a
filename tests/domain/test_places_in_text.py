"""Tests of finding the places that a running text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.places_in_text import MOST, places_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See II.36, 37 and 40.", ["II.36, 37 and 40"]),
        ("In paragraph 43 of the report (CTOC/COP/WG.4/2010/6) it", ["paragraph 43 of the report (CTOC/COP/WG.4/2010/6"]),
        ("CTOC/COP/WG.4/2010/6, para. 43; resolution 10/3, para. 13 (i)",
         ["CTOC/COP/WG.4/2010/6, para. 43", "resolution 10/3, para. 13 (i)"]),
        ("A.IV.46.j.iv and B.IV.o.ii, V.PP.1-11, XIII.8.a–d", ["A.IV.46.j.iv", "B.IV.o.ii", "V.PP.1-11", "XIII.8.a–d"]),
        ("decision 4/4 (o) (ii), decisions 2/3", ["decision 4/4 (o) (ii)", "decisions 2/3"]),
        ("I agree. V. Smith said i.2 and v.8 to 58 States in 2010.", []),
        ("", []),
    ],
)  # fmt: skip
def test_locators_and_citations_are_found_among_words(text: str, found: list[str]) -> None:
    places = places_in(text)
    assert [place.words for place in places] == found
    assert all(text[place.start : place.end] == place.words for place in places)


def test_there_is_an_end_to_them() -> None:
    assert len(places_in("II.36; " * 1000)) == MOST


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert all(text[place.start : place.end] == place.words for place in places_in(text))
