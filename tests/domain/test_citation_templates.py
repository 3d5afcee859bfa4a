"""Tests of the language of templates: what it says, what it refuses and where, and that it can be typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.citation_templates import (
    DEEPEST,
    DEPTH,
    ESCAPE,
    UNCLOSED_FIELD,
    UNCLOSED_PART,
    UNKNOWN,
    UNOPENED,
    Field,
    Part,
    Piece,
    Template,
    TemplateError,
    Words,
    fields_in,
    filled,
    parse,
    printed,
)

FIELDS = ("number", "symbol", "date")
VALUES = {"number": "43", "symbol": "CTOC/COP/WG.4/2010/6"}


def said(text: str, **values: str) -> str:
    return filled(parse(text, FIELDS), values or VALUES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("{symbol}, para. {number}", "CTOC/COP/WG.4/2010/6, para. 43"),
        ("{number}{date}", "43"),
        ("{number}[ of {date}]", "43"),
        ("[{date}|{number}|{symbol}]", "43"),
        ("[{date}]", ""),
        ("[always]", "always"),
        ("[{date}|or]", "or"),
        ("[{number}[ of {date}]]", "43"),
        ("[[{date}] {number}]", " 43"),
        ("[{date}[ {number}]]", ""),
        (r"\{\}\[\]\|\\\n|", "{}[]|\\\n|"),
        (r"[a\|b]", "a|b"),
        ("\u202e\U0001f600{number}", "\u202e\U0001f60043"),
    ],
)
def test_fields_are_filled_and_empty_parts_left_out(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "position", "words"),
    [
        ("{number}, {nombre}", UNKNOWN, 10, "nombre"),
        ("a {}", UNKNOWN, 2, ""),
        ("a {number", UNCLOSED_FIELD, 2, "{"),
        ("{number {date}", UNCLOSED_FIELD, 0, "{"),
        ("ab[c", UNCLOSED_PART, 2, "["),
        ("[a][b[c]", UNCLOSED_PART, 3, "["),
        ("a]", UNOPENED, 1, "]"),
        ("a}", UNOPENED, 1, "}"),
        ("[}", UNOPENED, 1, "}"),
        (r"a\x", ESCAPE, 1, r"\x"),
        ("a\\", ESCAPE, 1, "\\"),
        ("[" * (DEEPEST + 1), DEPTH, DEEPEST, "["),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, kind: str, position: int, words: str) -> None:
    with pytest.raises(TemplateError) as told:
        parse(text, FIELDS)
    assert (told.value.kind, told.value.position, told.value.words) == (kind, position, words)


def test_the_fields_of_a_template_are_known() -> None:
    assert fields_in(parse("{number}[{date}[|{symbol}]]", FIELDS)) == {"number", "date", "symbol"}


def test_a_value_is_filled_in_as_it_is() -> None:
    assert said("{number}", number=r"{symbol} [x|y] \n") == r"{symbol} [x|y] \n"


def pieces(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[tuple[Piece, ...]]:
    """Give pieces such as are read: words never follow words, and are never empty."""
    return st.lists(inner, max_size=4).map(
        lambda found: tuple(
            one
            for place, one in enumerate(found)
            if not (place and isinstance(one, Words) and isinstance(found[place - 1], Words))
        )
    )


PLAIN = st.one_of(
    st.text(r"ab{}[]|\n" "\n\u202e", min_size=1, max_size=5).map(Words), st.sampled_from(FIELDS).map(Field)
)
PIECE: st.SearchStrategy[Piece] = st.recursive(
    PLAIN, lambda inner: st.lists(pieces(inner), min_size=1, max_size=3).map(lambda ways: Part(tuple(ways))),
    max_leaves=8,
)  # fmt: skip


def depth(found: tuple[Piece, ...]) -> int:
    return max((1 + max(depth(way) for way in piece.ways) for piece in found if isinstance(piece, Part)), default=0)


@given(found=pieces(PIECE).filter(lambda found: depth(found) <= DEEPEST))
def test_what_is_printed_is_read_as_the_same(found: tuple[Piece, ...]) -> None:
    template = Template(found)
    assert parse(printed(template), FIELDS) == template


@given(
    text=st.text(r"{}[]|\n" "abnumberdatesymbol", max_size=30) | st.text(max_size=30),
    values=st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=5)),
)  # fmt: skip
def test_any_text_is_a_template_or_told_to_be_none(text: str, values: dict[str, str]) -> None:
    read = template_or_error(text)
    if isinstance(read, TemplateError):
        assert 0 <= read.position < len(text)
    else:
        assert parse(printed(read), FIELDS) == read
        filled(read, values)


def template_or_error(text: str) -> Template | TemplateError:
    try:
        return parse(text, FIELDS)
    except TemplateError as told:
        return told
