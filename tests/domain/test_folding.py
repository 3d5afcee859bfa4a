"""Tests of words as they are searched."""

from __future__ import annotations

import pytest

from tipbrowser.domain.folding import WORD, folded, joined_words, without_accents, words_in
from tipbrowser.domain.spelling import one_spelling, parts_of


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"), ("organisation", "organization"), ("recognised", "recognized"), ("analyse", "analyze"),
        ("programme", "program"), ("programmes", "programs"), ("centre", "center"), ("theatres", "theaters"),
        ("kilometre", "kilometer"), ("defence", "defense"), ("licences", "licenses"), ("travelled", "traveled"),
        ("counselling", "counseling"), ("dialogue", "dialog"), ("enrol", "enroll"), ("fulfilment", "fulfillment"),
        ("paediatric", "pediatric"), ("judgement", "judgment"), ("favourable", "favorable"), ("behaviour", "behavior"), ("practises", "practices"),
    ],
)  # fmt: skip
def test_two_spellings_meet(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    "words",
    [("four", "for"), ("hour", "hor"), ("your", "yor"), ("crisis", "crizis"), ("this", "thiz"), ("offence", "offend")],
)
def test_different_words_stay_apart(words: tuple[str, str]) -> None:
    assert one_spelling(words[0]) != one_spelling(words[1])


def test_words_are_searched_in_small_plain_letters() -> None:
    assert folded("Attachés, Labour!") == "attaches, labor!"
    assert words_in("Non-punishment of ﬁnanciers") == ["non", "punishment", "of", "financiers"]
    assert without_accents("plain") == "plain"


def test_what_a_hyphen_joins_is_one_word_too() -> None:
    assert joined_words("non-punishment and State-to-State, non-punishment - not this") == [
        "nonpunishment", "statetostate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nonpunishment", ("non", "punishment")),
        ("antitrafficking", ("anti", "trafficking")),
        ("none", None),
        ("a", None),
    ],
)
def test_a_word_in_one_may_be_two(word: str, parts: tuple[str, str] | None) -> None:
    assert parts_of(word) == parts


def test_a_folded_text_has_its_words_at_the_same_count() -> None:
    text = "Organisations' 10/3 programme: “non-punishment” of attachés"
    assert len(WORD.findall(text)) == len(WORD.findall(folded(text)))
