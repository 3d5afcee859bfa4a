"""Tests of what a query becomes for SQLite: the reader's words stand in quotation marks, or are bound."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_compendium import BUNDLED
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term
from tipbrowser.domain.query_reading import read_query
from tipbrowser.domain.vocabulary import Vocabulary
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.search_terms import MOST_NEAR, NOWHERE, Expressions
from tipbrowser.store.stems import stems_of

WORDS = "organ organs organization organize organizes labor labors a b c punishment non nonpunishment nonpunishments vict victim"


@pytest.fixture(scope="module")
def expressions() -> Expressions:
    """Write in a vocabulary of a few words, those named first in more passages."""
    words = WORDS.split()
    stems = stems_of(words)
    rows = [(word, stems[word], 100 - number) for number, word in enumerate(words)]
    return Expressions(Vocabulary(rows, lambda word: stems_of([word])[word]))


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        (Term("labour"), '("labor" OR "labors")'),
        (Term("labors"), '("labors" OR "labor")'),
        (Term("unheard"), '"unheard"'),
        (Term("lab", True), '"lab" *'),
        (Term("organis", True), '("organization" OR "organize" OR "organizes")'),
        (Term("organi", is_open=True), '("organi" OR "organization" OR "organize" OR "organizes")'),
        (Term("labou", True), '"labo" *'),
        (Term("xyzzy", True), NOWHERE),
        (Term("non-punish", True), '("non punishment" OR "nonpunishment" OR "nonpunishments")'),
        (Term("non-punishment"), '("non punishment" OR "nonpunishment" OR "nonpunishments")'),
        (Term("nonpunishment"), '("nonpunishment" OR "nonpunishments" OR "non punishment")'),
        (Phrase(("exact", "phrase")), '{text} : ("exact phrase")'),
        (Phrase(("nonpunishment",)), '{text} : (("nonpunishment" OR "non punishment"))'),
        (Phrase(("begun", "vic"), True), '{text} : ("begun vic" *)'),
        (Phrase(("begun", "victi"), True), '{text} : ("begun victim")'),
        (Near((Term("a"), Phrase(("b", "c"))), 5), 'NEAR("a" "b c", 5)'),
        (Near((Term("vic", True), Term("b")), 5), 'NEAR("vic" * "b", 5)'),
        (Near((Term("labour"), Term("b")), 5), '(NEAR("labor" "b", 5) OR NEAR("labors" "b", 5))'),
        (All((Term("a"), Term("b"))), '("a" AND "b")'),
        (All((Term("non"), Term("punishment"))), (
            '(("non" OR "nonpunishment" OR "nonpunishments") AND'
            ' ("punishment" OR "nonpunishment" OR "nonpunishments"))'
        )),
        (All((Term("a"), Not(Term("b")))), '("a" NOT "b")'),
        (All((Term("a"), Not(Term("_")))), '"a"'),
        (Any((Term("a"), Term("_"))), '"a"'),
        (Field("topic", "labour a*"), '{topics} : ((("labor" OR "labors") AND "a" *))'),
        (Field("topic", "-"), NOWHERE),
        (All((Term("a"), Term("_"))), NOWHERE),
        (Term("_"), NOWHERE),
        (Term("_", True), NOWHERE),
        (Phrase(("_",), True), NOWHERE),
        (Phrase(("_",)), NOWHERE),
        (Near((Term("_"), Term("_")), 5), NOWHERE),
        (Any((Term("_"), Term("_"))), NOWHERE),
        (Field("part", "A"), None),
        (Not(Term("a")), None),
        (All((Not(Term("a")), Not(Term("b")))), None),
        (Any((Term("a"), Field("part", "A"))), None),
    ],
)  # fmt: skip
def test_each_query_has_its_expression(expressions: Expressions, query: Query, expression: str | None) -> None:
    assert expressions.of(query) == expression


@pytest.mark.parametrize(
    ("text", "expression", "rest"),
    [
        ("a b", '("a" AND "b")', None),
        ("a part:A", '"a"', Field("part", "A")),
        ("a part:A kind:note -b", '("a" NOT "b")', All((Field("part", "A"), Field("kind", "note")))),
        ("a -part:B", '"a"', Not(Field("part", "B"))),
        ("part:A", None, Field("part", "A")),
        ("part:A -b", None, All((Field("part", "A"), Not(Term("b"))))),
        ("a OR part:A", None, Any((Term("a"), Field("part", "A")))),
        ("-a", None, Not(Term("a"))),
    ],
)
def test_what_is_no_matter_of_words_is_left_over(
    expressions: Expressions, text: str, expression: str | None, rest: Query | None
) -> None:
    query = read_query(text).query
    assert query is not None
    parted = expressions.parted(query)
    assert (parted.expression, parted.rest) == (expression, rest)


def test_what_is_typed_comes_in_one_piece_then_apart_then_close(expressions: Expressions) -> None:
    assert expressions.typed([Term("a"), Term("labour")]) == [
        '{text} : ("a labor")',
        '{text} : (("a" AND "labor"))',
        '{text} : ((NEAR("a" "labor", 8) OR NEAR("a" "labors", 8)))',
    ]
    assert expressions.typed([Term("a", True)]) == ['{text} : ("a" *)']
    assert expressions.typed([Term("a"), Term("b", is_open=True)])[:-1] == [
        '{text} : ("a b")', '{text} : ("a b" *)', '{text} : (("a" AND "b"))', '{text} : (("a" AND "b" *))',
    ]  # fmt: skip
    assert expressions.typed([Term("a", is_open=True)]) == ['{text} : ("a")']
    assert expressions.typed([Term("_")]) == []
    assert expressions.typed([]) == []


def test_many_ways_to_stand_near_are_not_all_written(expressions: Expressions) -> None:
    written = expressions.of(Near((Term("organ"),) * 5, 5))
    assert written is not None
    assert written.count("NEAR") == MOST_NEAR


@given(st.text(max_size=40))
def test_nothing_of_the_reader_s_stands_outside_quotation_marks(text: str) -> None:
    query = read_query(text).query
    if query is None:
        return
    with Compendium(BUNDLED) as compendium:
        search = compendium.search
        asked = search.asked(query, search.places(lambda _: ()), 1)
    outside = re.sub(r'"[^"]*"', "", asked.expression or "")
    assert re.fullmatch(r"(?:[ *():,{}0-9]|NEAR|OR|AND|NOT|topics|text)*", outside), outside
    for words in re.findall(r'"([^"]*)"', asked.expression or ""):
        assert all(sign.isalnum() or sign == " " for sign in words), words
