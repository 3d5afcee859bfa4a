"""Anchors in another edition: what moved, was altered, merged, split, deleted or translated."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from tests.second_edition import (
    ALTERED,
    DELETED,
    INTO,
    MERGED,
    MOVED,
    NAME,
    PART,
    SPLIT,
    write_second_edition,
)
from tests.small_compendium import BUNDLED
from tipbrowser.domain.anchors import Anchor, anchor_of_passage, anchor_of_words, edition_name
from tipbrowser.domain.names import Locator
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.placing import BY_LOCATOR
from tipbrowser.domain.values import replace
from tipbrowser.services.placing import passages_of
from tipbrowser.store.compendium import Compendium
from tipbrowser.wording.finding_again import MOST, UNSURE, Again, Edition

SPANS = (5, 20, 80, 300)
"""Characters of the quotations that are tried."""


@pytest.fixture(scope="module")
def first() -> Sequence[Passage]:
    with Compendium(BUNDLED) as compendium:
        return passages_of(compendium)


@pytest.fixture(scope="module")
def name() -> str:
    with Compendium(BUNDLED) as compendium:
        return edition_name(compendium.edition())


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Passage]:
    path = write_second_edition(tmp_path_factory.mktemp("second") / "second.sqlite")
    with Compendium(path) as compendium:
        assert edition_name(compendium.edition()) == NAME
        return passages_of(compendium)


@pytest.fixture(scope="module")
def edition(first: Sequence[Passage], second: Sequence[Passage], name: str) -> Edition:
    return Edition(second, NAME, {name: first})


def whole(passages: Sequence[Passage], locator: str, name: str, *, neighbours: bool = True) -> Anchor:
    """Give the anchor of a passage, with its neighbours or as if it had none."""
    number = next(number for number, one in enumerate(passages) if one.locator == locator)
    beside = [
        passages[number + step].text
        if neighbours
        and 0 <= number + step < len(passages)
        and passages[number + step].section == passages[number].section
        else ""
        for step in (-1, 1)
    ]
    return anchor_of_passage(passages[number], name, before=beside[0], after=beside[1])


def quoted(passages: Sequence[Passage], locator: str, words: str, name: str) -> Anchor:
    """Give the anchor of words in a passage."""
    passage = next(one for one in passages if one.locator == locator)
    start = passage.text.index(words)
    return anchor_of_words(passage, start, start + len(words), name)


def words_at(passages: Sequence[Passage], found: Again | None) -> str:
    """Give the words that were found."""
    assert found is not None
    return next(one for one in passages if one.locator == found.locator).text[found.start : found.end]


def spans(passage: Passage, name: str, chance: random.Random, count: int) -> Iterator[Anchor]:
    """Give anchors of some words of a passage, short and long."""
    for _ in range(count):
        start = chance.randrange(len(passage.text))
        end = chance.randrange(start, min(len(passage.text), start + chance.choice(SPANS))) + 1
        yield anchor_of_words(passage, start, end, name)


def test_every_passage_and_thousands_of_quotations_are_found_at_themselves_in_the_same_edition(
    first: Sequence[Passage], name: str
) -> None:
    edition, chance = Edition(first, name), random.Random(4)
    anchors = [anchor for one in first for anchor in spans(one, name, chance, 5)]
    anchors += [whole(first, one.locator, name, neighbours=beside) for one in first for beside in (True, False)]
    for anchor in anchors:
        found = edition.find(anchor)
        assert found is not None, anchor
        place = (anchor.locator, anchor.position, anchor.start, anchor.end, 1.0)
        assert (found.locator, found.position, found.start, found.end, found.score) == place


@pytest.mark.parametrize("renumbered", [False, True])
def test_no_passage_that_was_deleted_is_found_for_certain(
    first: Sequence[Passage], name: str, renumbered: bool
) -> None:
    chance = random.Random(7)
    for gone in chance.sample(range(len(first)), 40):
        section = [number for number, one in enumerate(first) if one.section == first[gone].section and number > gone]
        rest = [one for number, one in enumerate(first) if number != gone]
        if renumbered:  # those behind it have taken the numbers before their own
            rest = [
                replace(one, locator=first[number - 1].locator) if number in section else one
                for number, one in enumerate(first)
                if number != gone
            ]
        edition = Edition(rest, NAME, {name: first})
        for anchor in (
            whole(first, first[gone].locator, name), whole(first, first[gone].locator, name, neighbours=False),
            *spans(first[gone], name, chance, 3),
        ):  # fmt: skip
            found = edition.find(anchor)
            assert found is None or found.score < 1, anchor


@pytest.mark.parametrize(("before", "after"), MOVED.items())
def test_a_passage_that_moved_on_is_found_for_certain(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str, before: str, after: str
) -> None:
    anchor = whole(first, before, name)
    found = edition.find(anchor)
    assert found is not None
    assert (found.locator, found.score, words_at(second, found)) == (after, 1.0, anchor.exact)


def test_a_quotation_in_a_passage_that_moved_on_keeps_its_words(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str
) -> None:
    anchor = quoted(first, "A.II.52", next(one.text for one in first if one.locator == "A.II.52")[30:90], name)
    found = edition.find(anchor)
    assert found is not None
    assert (found.locator, found.score, words_at(second, found)) == ("A.II.53", 1.0, anchor.exact)


def test_without_the_former_edition_a_quotation_elsewhere_is_only_proposed(
    first: Sequence[Passage], second: Sequence[Passage], name: str
) -> None:
    alone = Edition(second, NAME)
    anchor = quoted(first, "A.II.52", next(one.text for one in first if one.locator == "A.II.52")[30:90], name)
    found = alone.find(anchor)
    assert found is not None
    assert (found.locator, found.score) == ("A.II.53", UNSURE)
    moved = alone.find(whole(first, "A.II.53", name))
    assert moved is not None
    assert (moved.locator, moved.score) == ("A.II.54", 1.0)  # both neighbours are the same
    unknown = alone.find(whole(first, "A.II.53", name, neighbours=False))
    assert unknown is not None
    assert (unknown.locator, unknown.score) == ("A.II.54", UNSURE)


def test_an_altered_passage_is_found_with_a_score(first: Sequence[Passage], edition: Edition, name: str) -> None:
    found = edition.find(whole(first, ALTERED, name))
    assert found is not None
    assert found.locator == ALTERED
    assert 0.9 < found.score <= MOST


def test_altered_words_are_those_between_the_words_around_them(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str
) -> None:
    found = edition.find(quoted(first, ALTERED, "should consider conducting research on the", name))
    assert words_at(second, found) == "are urged to begin conducting research on the"
    assert found is not None
    assert 0.55 <= found.score < 1


def test_words_whose_surroundings_alone_have_changed_are_found_in_their_passage(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str
) -> None:
    anchor = quoted(first, ALTERED, "conducting research on the factors", name)
    found = edition.find(anchor)
    assert words_at(second, found) == anchor.exact
    assert found is not None
    assert 0.6 <= found.score < 1


def test_a_deleted_passage_is_not_found(first: Sequence[Passage], edition: Edition, name: str) -> None:
    assert edition.find(whole(first, DELETED, name)) is None
    assert edition.find(quoted(first, DELETED, "joint investigations as a practical means", name)) is None


@pytest.mark.parametrize("locator", [INTO, MERGED])
def test_merged_passages_are_both_found_in_the_one_that_holds_them(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str, locator: str
) -> None:
    found = edition.find(whole(first, locator, name))
    assert found is not None
    assert found.locator == INTO
    assert 0.75 <= found.score < 1
    anchor = quoted(first, locator, next(one.text for one in first if one.locator == locator)[100:160], name)
    assert words_at(second, edition.find(anchor)) == anchor.exact


def test_a_passage_that_was_split_is_found_where_most_of_it_is_and_a_quotation_where_it_is(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str
) -> None:
    found = edition.find(whole(first, SPLIT, name))
    assert found is not None
    assert found.locator == SPLIT
    assert 0.75 <= found.score < 1
    anchor = quoted(first, SPLIT, "the Vienna Convention on Consular Relations, States should", name)
    part = edition.find(anchor)
    assert part is not None
    assert (part.locator, words_at(second, part)) == (PART, anchor.exact)


def test_another_language_is_found_by_the_locator_alone(
    second: Sequence[Passage], first: Sequence[Passage], name: str
) -> None:
    french = Edition([replace(one, text="Il convient.") for one in second], NAME.replace("en", "fr"), {name: first})
    found = french.find(quoted(first, "A.II.36", "socially unacceptable", name))
    assert found is not None
    assert (found.locator, found.start, found.end, found.score) == ("A.II.36", 0, 12, BY_LOCATOR)
    assert french.find(whole(first, DELETED, name)) is None


def passages(*texts: str) -> list[Passage]:
    """Give passages of one section with these words."""
    with Compendium(BUNDLED) as compendium:
        one = compendium.passage(Locator("A.II.1"))
    assert one is not None
    return [
        replace(one, locator=Locator(f"A.II.{number}"), position=number, text=text)
        for number, text in enumerate(texts, 1)
    ]


LONG = "States parties should consider whatever was said about the matter before the meeting."


def test_of_the_same_words_at_several_places_the_neighbours_decide() -> None:
    anchor = anchor_of_passage(
        passages("", LONG)[1], "2024-en-1", before="Before it came this.", after="After it came that."
    )
    there = passages("Something.", "Else.", LONG, "Other.", "Before it came this.", LONG, "After it came that.")
    found = Edition([replace(one, locator=Locator(f"B.V.{one.position}")) for one in there], NAME).find(anchor)
    assert found is not None
    assert (found.locator, found.score) == ("B.V.6", 1.0)


def test_of_the_same_words_at_several_places_with_nothing_to_decide_one_is_proposed() -> None:
    anchor = anchor_of_passage(passages("", "", "", "", LONG)[4], "2024-en-1")
    found = Edition(passages("Something.", LONG, "Other.", LONG), NAME).find(anchor)
    assert found is not None
    assert found.score == UNSURE


def test_a_few_words_that_stand_anywhere_are_not_found_elsewhere() -> None:
    few = "States should:"
    anchor = anchor_of_passage(passages("", "", "", few)[3], "2024-en-1")
    assert Edition(passages("Something.", few, few), NAME).find(anchor) is None
    assert Edition(passages("Something.", "States must:"), NAME).find(anchor) is None
    word = anchor_of_words(passages("", "", "", "They say that all should")[3], 18, 24, "2024-en-1")
    assert Edition(passages("All should", "None should", "x", "Nobody should ever"), NAME).find(word) is None


def test_what_one_conversion_writes_otherwise_is_the_same() -> None:
    before = passages("The “General Assembly” \u2013 its\u00a0organs, and what they have done since the last meeting.")
    after = passages('The "General Assembly" - its organs, and what they have done since the last meeting.')
    found = Edition(after, NAME).find(anchor_of_passage(before[0], "2024-en-1"))
    assert found is not None
    assert found.score == 1.0


def test_a_passage_without_words_is_found_by_its_locator() -> None:
    anchor = anchor_of_passage(passages("")[0], "2024-en-1")
    assert Edition(passages(LONG), NAME).find(anchor) is None
    found = Edition(passages(""), NAME).find(anchor)
    assert found is not None
    assert (found.locator, found.score) == ("A.II.1", 1.0)


def test_a_quotation_twice_in_a_passage_is_the_one_nearest_to_where_it_stood() -> None:
    text = (
        "and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on"
    )
    anchor = anchor_of_words(passages(text)[0], 55, 61, "2024-en-1")
    found = Edition(passages(f"{text}"), NAME).find(anchor)
    assert found is not None
    assert (found.start, found.score) == (55, 1.0)


def test_a_locator_that_another_passage_with_the_same_words_has_taken_is_only_proposed() -> None:
    old = passages(
        f"{LONG * 5} It shall be done by all who can do so in accordance with domestic law, at the latest by the end of the year that follows.",
        "Encourages others. It shall be done by all who can do so in accordance with domestic law, at the latest by the end of the year that follows.",
    )
    anchor = quoted(old, "A.II.1", "in accordance with domestic law", "2024-en-1")
    new = [replace(old[1], locator=Locator("A.II.1"))]
    found = Edition(new, NAME, {"2024-en-1": old}).find(anchor)
    assert found is not None
    assert found.score == UNSURE


def test_words_in_a_passage_that_was_chosen_by_hand_are_those_words_or_those_like_them_or_all(
    first: Sequence[Passage], second: Sequence[Passage], edition: Edition, name: str
) -> None:
    same = quoted(first, "A.II.36", "socially unacceptable", name)
    assert words_at(second, edition.words_in(same, Locator("A.II.36"))) == "socially unacceptable"
    altered = quoted(first, ALTERED, "should consider conducting research on the", name)
    found = edition.words_in(altered, Locator(ALTERED))
    assert found is not None
    assert (words_at(second, found), found.score) == ("are urged to begin conducting research on the", 1.0)
    others = edition.words_in(same, Locator("B.X.1"))
    assert others is not None
    assert others.start == 0
    assert edition.words_in(whole(first, "A.II.36", name), Locator("A.II.37")) is not None
    assert edition.words_in(same, Locator("A.II.999")) is None


def test_what_was_asked_once_is_remembered(edition: Edition, first: Sequence[Passage], name: str) -> None:
    anchor = whole(first, "A.II.36", name)
    assert edition.find(anchor) is edition.find(anchor)
