"""The stems of words, cut one by one or many together."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from tipbrowser.store.stems import Stemmer, stems_of

STEMS = {"trafficking": "traffick", "victims": "victim", "parties": "parti", "policies": "polici", "of": "of"}


def test_words_are_cut_as_porter_cuts_them() -> None:
    assert stems_of(STEMS) == STEMS
    assert stems_of([]) == {}


def test_what_is_no_word_stays_as_it_is() -> None:
    assert stems_of(["·", "victims"]) == {"·": "·", "victims": "victim"}


def test_one_by_one_they_are_the_same_and_nothing_of_one_is_left_for_the_next() -> None:
    stemmer = Stemmer()
    for _ in range(2):
        assert {word: stemmer.stem(word) for word in STEMS} == STEMS
    assert stemmer.stem("·") == "·"
    stemmer.close()


def test_it_serves_whichever_thread_asks() -> None:
    stemmer = Stemmer()
    found = [stemmer.stem("victims")]
    thread = threading.Thread(target=lambda: found.append(stemmer.stem("parties")))
    thread.start()
    thread.join()
    stemmer.close()
    assert found == ["victim", "parti"]


def test_it_is_closed_whether_or_not_a_word_was_cut() -> None:
    Stemmer().close()
    stemmer = Stemmer()
    stemmer.stem("victims")
    stemmer.close()
    with pytest.raises(sqlite3.ProgrammingError):
        stemmer.stem("parties")
