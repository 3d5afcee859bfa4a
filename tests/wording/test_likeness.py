"""How like texts are, and which of many are nearest."""

from __future__ import annotations

import pytest

from tipbrowser.wording.likeness import Common, Pool, Wording


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("States parties should act at once.", "STATES parties, should act at once", 1.0),
        ("States parties should act at once.", "Nothing of the kind was ever said there", 0.0),
        ("one two three four five six", "one two three four seven eight", 4 / 6),
        ("the a the b the c the", "the d the e the f the", 0.0),
        ("Decides:", "Decides to:", 2 / 3),
        ("", "", 0.0),
    ],
)
def test_words_are_as_like_as_what_they_share_in_their_order(first: str, second: str, likeness: float) -> None:
    assert Common(Wording(first), Wording(second)).likeness == pytest.approx(likeness)


def test_shares_say_which_text_is_within_which() -> None:
    common = Common(Wording("one two three"), Wording("zero one two three four five"))
    assert (common.share_of_first, common.share_of_second) == (1.0, 0.5)
    empty = Common(Wording(""), Wording(""))
    assert (empty.share_of_first, empty.share_of_second) == (0.0, 0.0)


def test_the_nearest_text_shares_what_few_others_have() -> None:
    pool = Pool(["States should act", "States should wait here", "States should act now and here", "Nothing"])
    assert pool.nearest(Wording("States should wait"), 2) == [1, 0]
    assert pool.nearest(Wording("Nothing"), 5) == [3]
    assert pool.nearest(Wording("elsewhere"), 5) == []


def test_a_word_knows_its_place_in_the_text() -> None:
    wording = Wording("“Ünder, way”")
    assert (wording.words, wording.spans) == (["ünder", "way"], [(1, 6), (8, 11)])
