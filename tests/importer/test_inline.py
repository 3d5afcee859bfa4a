"""The conversion's signs go, the words stay."""

from __future__ import annotations

import pytest

from tipbrowser.importer.inline import UnbalancedItalics, begins_with_capital, read_words


@pytest.mark.parametrize(
    ("raw", "text", "markup"),
    [
        ("a *b* c", "a b c", "a *b* c"),
        ("**a** b", "a b", "a b"),
        ("see [55/25](#), annex", "see 55/25, annex", "see 55/25, annex"),
        ("[2331 \\(2016\\)](#)", "2331 (2016)", "2331 (2016)"),
        ("one\\* [two] \\\\", "one* [two] \\", "one\\* \\[two] \\\\"),
        ("lamps,¹² and", "lamps, and", "lamps,[^12] and"),
    ],
)
def test_signs_become_markup_and_text_keeps_the_words(raw: str, text: str, markup: str) -> None:
    words = read_words(raw)
    assert (words.text, words.markup) == (text, markup)


def test_a_mark_knows_its_number_and_offset() -> None:
    assert read_words("*Lamps*,¹² and³").marks == ((12, 6), (3, 10))


def test_italics_that_do_not_end_are_refused() -> None:
    with pytest.raises(UnbalancedItalics):
        read_words("a *b c")


@pytest.mark.parametrize(
    ("raw", "expected"), [("*Recalling*", True), ("“Lamps", True), ("2017, and", False), ("of", False), ("—", False)]
)
def test_a_capital_is_found_past_signs(raw: str, expected: bool) -> None:
    assert begins_with_capital(raw) is expected
