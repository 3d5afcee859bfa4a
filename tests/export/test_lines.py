"""Tests of the words of passages as spans: nothing of them is lost, and what stands on them stands where it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.manuscript import Span
from tipbrowser.domain.markup import parse_markup
from tipbrowser.export.lines import Stretch, address_of, joined, line_of_markup, line_of_passage, plain


def test_italics_and_footnote_marks_stand_where_they_do_in_the_source() -> None:
    line = line_of_passage("*Urges* States[^3] to act", mark=lambda number: number + 10)
    assert line == (
        Span(text="Urges", italic=True), Span(text=" States"), Span(footnote=13), Span(text=" to act"),
    )  # fmt: skip
    assert line_of_passage("States[^3] act") == (Span(text="States act"),)
    assert line_of_markup("*Ibid.*, vol. 2[^1]") == (Span(text="Ibid.", italic=True), Span(text=", vol. 2"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, None, "Second thoughts."), (7, 15, "[…] thoughts […]"), (7, None, "[…] thoughts."), (0, 6, "Second […]")],
)
def test_what_is_left_out_is_marked(start: int, end: int | None, expected: str) -> None:
    assert plain(line_of_passage("Second thoughts.", start=start, end=end)) == expected


@pytest.mark.parametrize(("start", "end", "marks"), [(0, 6, [1]), (6, 10, []), (0, 5, []), (0, None, [0, 1])])
def test_only_the_marks_within_the_words_come_along(start: int, end: int | None, marks: list[int]) -> None:
    first = [0] if start == 0 and end is not None else []
    line = line_of_passage("[^1]States[^2] act", mark=lambda number: number - 1, start=start, end=end)
    assert [span.footnote for span in line if span.footnote is not None] == sorted({*first, *marks})


def test_links_and_colours_break_spans_where_they_begin_and_end() -> None:
    line = line_of_passage(
        "See *paragraph* 1 above", links=[Stretch(4, 15, "#A.I.1"), Stretch(4, 15, "#A.I.2")],
        colours=[Stretch(10, 23, "own")],
    )  # fmt: skip
    assert line == (
        Span(text="See "), Span(text="paragr", italic=True, link="#A.I.1"),
        Span(text="aph", italic=True, link="#A.I.1", colour="own"), Span(text=" 1", link="#A.I.1", colour="own"),
        Span(text=" above", colour="own"),
    )  # fmt: skip


def test_neighbours_that_are_set_alike_are_one() -> None:
    assert joined([Span(text="a"), Span(text=""), Span(text="b"), Span(footnote=0), Span(text="c")]) == (
        Span(text="ab"), Span(footnote=0), Span(text="c"),
    )  # fmt: skip


def test_only_addresses_lead_outside() -> None:
    assert address_of("CTOC/COP/2008/8", "document") == "https://undocs.org/CTOC/COP/2008/8"
    assert address_of("article 32 of the Convention", "article") == ""


@given(
    markup=st.text("ab*[^1]\\ é\U0001f600", max_size=40), start=st.integers(0, 20), length=st.integers(1, 20),
    links=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3),
)  # fmt: skip
def test_no_letter_is_lost_or_doubled(markup: str, start: int, length: int, links: list[tuple[int, int]]) -> None:
    text = "".join(run.text for run in parse_markup(markup) if run.kind != "footnote")
    stretches = [Stretch(first, last, "#x") for first, last in links]
    assert plain(line_of_passage(markup, links=stretches, colours=stretches)) == text
    start = min(start, len(text))
    end = min(start + length, len(text))
    shown = plain(line_of_passage(markup, start=start, end=end, links=stretches))
    assert shown == f"{'[…] ' if start else ''}{text[start:end]}{' […]' if end < len(text) else ''}"
