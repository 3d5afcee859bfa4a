"""Tests of the query language: what is typed, what is understood, and that it is the same when typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.random_texts import OF_QUERIES
from tipbrowser.domain.query import Term, terms_of, written
from tipbrowser.domain.query_reading import DEEPEST, LONGEST, MOST, read_query


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Organ  Trafficking", "organ trafficking"),
        ("non-punishment", "non-punishment"),
        ("attachés", "attaches"),
        ('"exact phrase"', '"exact phrase"'),
        ("“exact phrase” organ*", '"exact phrase" organ*'),
        ('"begun phra*"', '"begun phra*"'),
        ("a OR b c", "a OR (b c)"),
        ("(a OR b) c", "(a OR b) c"),
        ("a AND b", "a b"),
        ("a -b", "a -b"),
        ("a NOT b", "a -b"),
        ("a -(b c)", "a -(b c)"),
        ("NOT -a", "a"),
        ("NEAR(a b, 5)", "NEAR(a b, 5)"),
        ('NEAR(a "b c")', 'NEAR(a "b c", 10)'),
        ("a NEAR/5 b", "NEAR(a b, 5)"),
        ("a NEAR/5 b NEAR/2 c", "NEAR(a b, 5) NEAR(b c, 2)"),
        ("NEAR(a b, 9999)", "NEAR(a b, 100)"),
        ("part:b", "part:B"),
        ("meeting:XI session:tenth", "meeting:11 session:10"),
        ("year:2015–2010", "year:2010-2015"),
        ("year:2010", "year:2010"),
        ("kind:sub-paragraphs", "kind:subparagraph"),
        ('topic:"Reflection  period"', 'topic:"reflection period"'),
        ("symbol:CTOC/COP/WG.4/2010/6", "symbol:ctoc/cop/wg.4/2010/6"),
        ('cites:"resolution 10/3, para. 13 (i)"', 'cites:"resolution 10/3, para. 13 (i)"'),
        ("-part:A organ", "-part:A organ"),
        ("", None),
        (" , - ", None),
    ],
)
def test_each_form_is_understood_without_a_remark(text: str, meant: str | None) -> None:
    reading = read_query(text)
    assert (written(reading.query) if reading.query else None) == meant
    assert reading.remarks == ()


@pytest.mark.parametrize(
    ("text", "meant", "kind", "words"),
    [
        ('"open phrase', '"open phrase"', "quotation", '"open phrase'),
        ("(a b", "a b", "bracket", "("),
        ("a) b", "a b", "stray", ")"),
        ("a OR", "a", "beside", "OR"),
        ("OR a", "a", "beside", "OR"),
        ("AND a", "a", "beside", "AND"),
        ("a NOT", "a", "beside", "NOT"),
        ("colour:red", "colour red", "field", "colour"),
        ("year:soon", "year soon", "value", "year:soon"),
        ("part:C", "part c", "value", "part:C"),
        ("meeting:0", "meeting 0", "value", "meeting:0"),
        ("kind:poem", "kind poem", "value", "kind:poem"),
        ("part: ", "part", "value", "part:"),
        ("part:(a)", "part a", "value", "part:"),
        ("year:20 a", "year 20 a", "value", "year:20"),
        ("a year:", "a", "begun", "year:"),
        ("a year:20", "a", "begun", "year:20"),
        ("a year:2018-2", "a", "begun", "year:2018-2"),
        ("a -Meeting:elev", "a", "begun", "Meeting:elev"),
        ("a session:tent", "a", "begun", "session:tent"),
        ("a OR kind:", "a", "begun", "kind:"),
        ("a NEAR/5", "a", "near", "NEAR/5"),
        ("a NEAR/5 (b c)", "a b c", "near", "NEAR/5"),
        ("NEAR(a)", "a", "near", "NEAR"),
        ("NEAR(a OR b)", "NEAR(a b, 10)", "near", "OR"),
        ("NEAR(a b", "NEAR(a b, 10)", "bracket", "NEAR("),
    ],
)
def test_what_cannot_be_meant_is_read_as_words_and_said(text: str, meant: str, kind: str, words: str) -> None:
    reading = read_query(text)
    assert reading.query is not None
    assert written(reading.query) == meant
    assert [(remark.kind, remark.words) for remark in reading.remarks][:1] == [(kind, words)]


def test_what_is_too_long_is_said() -> None:
    assert [remark.kind for remark in read_query("a" + " b" * LONGEST).remarks] == ["long", "long"]
    many = read_query("a " * (MOST + 1))
    assert many.query is not None
    assert len(terms_of(many.query)) == MOST
    deep = read_query("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))
    assert deep.query == Term("a")
    assert {remark.kind for remark in deep.remarks} >= {"long"}


def test_the_words_that_must_not_be_are_not_looked_for() -> None:
    query = read_query('a -b (c OR "d e") NEAR(f g) part:A').query
    assert query is not None
    assert [written(term) for term in terms_of(query)] == ["a", "c", '"d e"', "f", "g"]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(OF_QUERIES), max_size=16).map("".join)))
def test_no_text_is_too_strange_and_what_is_written_is_read_as_the_same(text: str) -> None:
    reading = read_query(text)
    if reading.query is not None:
        again = read_query(written(reading.query))
        assert again.query == reading.query
        assert again.remarks == ()
