"""Tests of text set for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.terminal.layout import WIDTH, shortened, wrapped


def test_lines_hang_under_the_words_of_the_first() -> None:
    lines = wrapped("word " * 30 + "end", "36. ")
    assert lines[0].startswith("36. word")
    assert all(line.startswith("    word") or line == "    end" for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH


def test_the_other_lines_can_begin_otherwise() -> None:
    assert wrapped("word " * 20, rest="> ")[1].startswith("> word")


def test_a_word_too_long_for_a_line_stays_whole() -> None:
    assert wrapped("x" * 100 + " y") == ["x" * 100, "y"]


def test_no_break_spaces_do_not_break() -> None:
    assert wrapped("a " + "b\u00a0" * 45) == ["a", "b\u00a0" * 45] or "b\u00a0b" in wrapped("a " + "b\u00a0" * 45)[1]


@given(st.text(alphabet="ab ", max_size=300))
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(wrapped(text)).split() == text.split()


def test_a_short_text_is_not_shortened() -> None:
    assert shortened("short", 5) == "short"


def test_a_long_text_is_cut_at_a_blank() -> None:
    assert shortened("one two, three", 12) == "one two…"
