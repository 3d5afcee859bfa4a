"""Tests of the questions to the thematic index."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.questions import BATCH

A1, A2, LATE = Locator("A.I.1"), Locator("A.I.2"), Locator("A.I.2.a.ii")


def test_topics_come_in_their_printed_order_with_their_counts(small: Compendium) -> None:
    assert [(one.topic, one.count) for one in small.index.topics()] == [
        ("Acting", 3), ("Acting, late", 3), ("Meetings", 2), ("[label lost, line 50]", 1),
    ]  # fmt: skip


def test_entries_come_with_their_parents_words(small: Compendium) -> None:
    entry = small.index.entries("Acting, late")[0]
    assert (entry.locator, entry.lead, entry.text, entry.published) == (
        LATE, "States should: Act now, that is:", "Soon.", "I.2.a.ii",
    )  # fmt: skip


def test_entries_of_any_paragraphs_name_no_token(small: Compendium) -> None:
    entries = small.index.entries_of([A2, Locator("A.I.99")])
    assert list(entries) == [A2]
    assert entries[A2].published == ""


def test_places_are_the_paragraphs_named_in_order(small: Compendium) -> None:
    assert list(small.index.places("Acting")) == ["A.I.1", "A.I.2", "B.II.1"]
    assert small.index.places("no such topic") == {}


def test_tokens_are_given_for_the_paragraphs_that_are_named(small: Compendium) -> None:
    assert small.index.published("Acting", [A1, LATE]) == {A1: "I.1"}


def test_places_below_are_the_next_level_of_each(small: Compendium) -> None:
    below = small.index.places_below([A1, A2])
    assert {parent: list(places) for parent, places in below.items()} == {A2: ["A.I.2.a", "A.I.2.b"]}


def test_all_places_are_the_paragraphs_with_a_label_and_no_parent(small: Compendium) -> None:
    places = list(small.index.all_places())
    assert "A.I.2" in places
    assert not {"A.I.2.a", "A.III.note", "B.I.chapeau", "F.title.1"} & set(places)


def test_a_passage_stands_under_its_own_topics_and_its_parents(small: Compendium) -> None:
    assert [(one.topic, one.inherited_from) for one in small.index.topics_of(LATE)] == [
        ("Acting, late", None), ("Acting", "A.I.2"),
    ]  # fmt: skip


def test_rows_stand_as_printed(small: Compendium) -> None:
    assert [(one.part, one.locators) for one in small.index.rows("Acting")] == [
        ("A", "I.1 and I.2"), ("B", "II.1"),
    ]  # fmt: skip


def test_more_names_than_a_statement_holds_are_asked_in_batches(bundled: Compendium) -> None:
    names = list(dict.fromkeys(name for topic in bundled.index.topics() for name in bundled.index.places(topic.topic)))
    assert len(names) > BATCH
    assert set(bundled.index.entries_of(names)) == set(names)
