"""What is typed as an expression of the full-text index, tried on one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.query import left_open
from tipbrowser.domain.query_reading import read_query
from tipbrowser.store.note_words import query_expression, words_expression

NOTES = (
    "Trafficking of children",
    "The nationality of victims",
    "cafe\u0301 au lait",
    'say "yes" or no',
    "caring for them",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """Give an index such as the reader's file has, with some notes."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE notes USING fts5 (words, content = '', tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO notes (rowid, words) VALUES (?, ?)", enumerate(NOTES))
    yield connection
    connection.close()


def found(index: sqlite3.Connection, expression: str | None) -> list[int]:
    """Give the numbers of the notes that an expression finds."""
    assert expression is not None
    return [row[0] for row in index.execute("SELECT rowid FROM notes WHERE notes MATCH ? ORDER BY rowid", [expression])]


@pytest.mark.parametrize("word", ["trafficking", "nationality", "caring", "children"])
def test_a_word_is_found_at_every_letter_of_its_typing(index: sqlite3.Connection, word: str) -> None:
    whole = found(index, words_expression(f"{word} "))
    assert len(whole) == 1
    for letters in range(1, len(word) + 1):
        assert whole[0] in found(index, words_expression(word[:letters])), word[:letters]


def test_all_words_must_be_there_and_only_the_last_may_be_begun(index: sqlite3.Connection) -> None:
    assert found(index, words_expression("trafficked chi")) == [0]
    assert found(index, words_expression("traf children")) == []


@pytest.mark.parametrize("text", ["cafe", "caf\u00e9", "cafe\u0301"])
def test_accents_do_not_matter_however_they_are_written(index: sqlite3.Connection, text: str) -> None:
    assert found(index, words_expression(text)) == [2]


@pytest.mark.parametrize("text", ["", "  ", '"', "- (", "\0"])
def test_signs_alone_are_no_words(text: str) -> None:
    assert words_expression(text) is None


@given(st.text())
def test_whatever_is_typed_can_be_looked_up(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE notes USING fts5 (words)")
    for expression in (words_expression(text), _of_query(text)):
        if expression is not None:
            connection.execute("SELECT rowid FROM notes WHERE notes MATCH ?", [expression]).fetchall()
    connection.close()


def _of_query(text: str) -> str | None:
    query = read_query(text).query
    return None if query is None else query_expression(left_open(query))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("children", [0]),
        ("children OR victims", [0, 1]),
        ('"of victims"', [1]),
        ('"nationality of vic*"', [1]),
        ('"the nationalit*"', [1]),
        ("traffic*", [0]),
        ("nationality NEAR/2 victims", [1]),
        ('"the nationality" NEAR/2 vic*', [1]),
        ("victims -nationality", []),
        ("children -nationality", [0]),
        ("(children OR victims) of", [0, 1]),
    ],
)
def test_a_query_finds_what_it_asks_of_words(index: sqlite3.Connection, text: str, numbers: list[int]) -> None:
    query = read_query(text).query
    assert query is not None
    assert found(index, query_expression(query)) == numbers


@pytest.mark.parametrize("text", ["part:A", "children part:A", "-children", "children OR part:A", "children -part:A"])
def test_a_query_that_asks_of_a_passage_is_no_matter_of_words(text: str) -> None:
    query = read_query(text).query
    assert query is not None
    assert query_expression(query) is None
