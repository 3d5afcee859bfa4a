"""Tests of what a query becomes for SQLite: the reader's words stand in quotation marks, or are bound."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_compendium import BUNDLED
from tipbrowser.domain.query import Field, Near, Phrase, Term
from tipbrowser.domain.query_reading import read_query
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.search_terms import Conditions, match_of


@pytest.mark.parametrize(
    ("part", "expression"),
    [
        (Term("labour"), '"labor"'),
        (Term("organ", True), '"organ" *'),
        (Term("organis", True), '"organis" * OR "organiz" *'),
        (Term("labou", True), '"labou" * OR "labo" *'),
        (Term("non-punish", True), '"non punish" * OR "nonpunish" *'),
        (Term("nonpunish", True), '"nonpunish" * OR "non punish" *'),
        (Term("non-punishment"), '"non punishment" OR "nonpunishment"'),
        (Term("nonpunishment"), '"nonpunishment" OR "non punishment"'),
        (Phrase(("exact", "phrase")), '{text} : ("exact phrase")'),
        (Phrase(("nonpunishment",)), '{text} : ("nonpunishment" OR "non punishment")'),
        (Phrase(("begun", "phra"), True), '{text} : ("begun phra" *)'),
        (Near((Term("a"), Phrase(("b", "c"))), 5), 'NEAR("a" "b c", 5)'),
        (Near((Term("vict", True), Term("b")), 5), 'NEAR("vict" * "b", 5)'),
        (Near((Term("nonpunishment"), Term("b")), 5), 'NEAR("nonpunishment" "b", 5) OR NEAR("non punishment" "b", 5)'),
        (Term("_"), ""),
        (Term("_", True), ""),
        (Phrase(("_",), True), ""),
        (Phrase(("_",)), ""),
        (Near((Term("_"), Term("_")), 5), ""),
    ],
)
def test_each_part_has_its_expression(part: Term | Phrase | Near, expression: str) -> None:
    assert match_of(part)[1] == expression


@given(st.text(max_size=40))
def test_nothing_of_the_reader_s_stands_outside_quotation_marks(text: str) -> None:
    query = read_query(text).query
    if query is None:
        return
    condition, values = Conditions(lambda _: ()).of(query)
    assert condition.count("?") == len(values)
    for value in values:
        if "MATCH" in condition and "GLOB" not in condition and isinstance(value, str):
            outside = re.sub(r'"[^"]*"', "", value)
            if outside != value:  # an expression, not a field's value
                assert re.fullmatch(r"[ *():,{}0-9]*(?:(?:NEAR|OR|AND|topics|text)[ *():,{}0-9]*)*", outside), value


def test_a_term_without_a_word_is_nowhere() -> None:
    with Compendium(BUNDLED) as compendium:
        assert compendium.search.ranked(Term("_"), lambda _: ()) == ([], frozenset())
        assert compendium.search.ranked(Field("topic", "-"), lambda _: ()) == ([], frozenset())
