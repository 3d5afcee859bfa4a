"""Word differences: what they keep, and how they read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tipbrowser.domain.word_pieces import ADDED, REMOVED, SAME, Piece
from tipbrowser.wording.differences import differences

WORDS = st.lists(
    st.sampled_from(["the ", "sea", " \n", "\n\n", "a\u00a0b", "“so”, ", "_", "don't ", "\u2029", "é", "\0"])
)
TEXTS = st.one_of(st.text(), WORDS.map("".join))


def joined(pieces: tuple[Piece, ...], kind: str) -> str:
    """Give the text that the pieces were made from."""
    return "".join(piece.text for piece in pieces if piece.kind in (SAME, kind))


@given(TEXTS, TEXTS)
@example("a b", "a b")
@example("", "\ud800 x")
def test_the_pieces_give_both_texts_to_the_letter(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert joined(pieces, REMOVED) == before
    assert joined(pieces, ADDED) == after
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(TEXTS)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert differences(text, text) == ((Piece(SAME, text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("States should consider the sea.", "States shall consider the open sea.", "States [should |shall ]consider the [|open ]sea."),
        ("ask the chair\n- so", "ask the chair before noon\n- so", "ask the chair[| before noon]\n- so"),
        ("the old sea", "the new ocean", "the [old sea|new ocean]"),
        ("one\ntwo", "one two", "one[\n| ]two"),
        ("It’s so.", "It is so.", "[It’s |It is ]so."),
        ("  so", "so", "[  |]so"),
    ],
)  # fmt: skip
def test_only_the_words_that_changed_are_named(before: str, after: str, written: str) -> None:
    assert "".join(shown(differences(before, after))) == written


def shown(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Give the pieces in a short form: what stayed, and in brackets what was removed and what was added."""
    removed = ""
    for one, following in zip(pieces, [*pieces[1:], Piece(SAME, "")], strict=True):
        if one.kind == SAME:
            yield one.text
        elif one.kind == REMOVED and following.kind == ADDED:
            removed = one.text
        else:
            yield f"[{one.text}|]" if one.kind == REMOVED else f"[{removed}|{one.text}]"
            removed = ""


def test_in_a_long_note_a_frequent_word_is_no_noise() -> None:
    before = "the sea " * 300
    assert differences(before, before + "the shore ") == (Piece(SAME, before), Piece(ADDED, "the shore "))


def test_lines_that_stayed_are_not_compared_word_by_word() -> None:
    before = "".join(f"Line {number} of a note.\n" for number in range(3000))
    after = before.replace("Line 1500 of", "Line 1500a of")
    assert [piece.kind for piece in differences(before, after)] == [SAME, REMOVED, ADDED, SAME]


def test_a_place_that_is_too_long_for_that_is_given_as_replaced() -> None:
    before, after = "one two " * 1500, "two three " * 1500
    assert differences(before, after) == (Piece(REMOVED, before), Piece(ADDED, after))
