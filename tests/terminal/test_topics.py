"""Tests of `tipbrowser topics` and `tipbrowser topic`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.conftest import Ask
from tipbrowser.__main__ import main


def test_topics_are_listed_with_their_counts(ask: Ask) -> None:
    assert ask("topics").splitlines() == [
        "   3  Acting", "   3  Acting, late", "   2  Meetings", "   1  [label lost, line 50]",
    ]  # fmt: skip


def test_topics_are_chosen_by_all_their_words(ask: Ask) -> None:
    assert ask("topics", "LATE", "act") == "   3  Acting, late\n"


def test_words_that_no_topic_holds_are_named(refuse: Ask) -> None:
    assert refuse("topics", "late", "meetings").startswith("no topic of the index holds “late meetings”")


@pytest.mark.parametrize("name", [["acting, late"], ["late"], ["late", "ACTING"]])
def test_a_topic_is_found_by_its_name_or_by_words(ask: Ask, name: list[str]) -> None:
    assert ask("topic", *name).splitlines() == [
        "Acting, late",
        "",
        "First meeting, 14 and 15 April 2009 (A.I)",
        "A.I.2.a.ii    … Soon.",
        "A.I.2.b       … Act later.",
        "",
        "Second meeting, 2010 (A.II)",
        "A.II.1        Second thoughts.",
    ]


def test_a_whole_name_wins_over_longer_ones(ask: Ask) -> None:
    assert ask("topic", "acting").startswith("Acting\n")


def test_words_of_several_topics_name_them_all(refuse: Ask) -> None:
    assert refuse("topic", "act") == "the index has no single topic “act”; it has “Acting” and “Acting, late”."


def test_an_unknown_topic_names_those_that_share_a_word(refuse: Ask) -> None:
    assert refuse("topic", "late", "and", "dull") == (
        "the index has no single topic “late and dull”; it has “Acting, late”."
    )


def test_an_unknown_topic_without_any_near_points_at_the_list(refuse: Ask) -> None:
    assert refuse("topic", "zebra") == "the index has no topic “zebra”; “tipbrowser topics” lists them all."


def test_a_topic_that_is_misspelt_brings_near_what_is_spelt_alike(refuse: Ask) -> None:
    assert refuse("topic", "Actng").startswith("the index has no single topic “Actng”; it has “Acting”")
    assert refuse("topics", "actingg").startswith("no topic of the index holds “actingg”; near are “Acting”")
    assert refuse("topics", "zebra").endswith("“tipbrowser topics” lists them all.")


def test_json_of_no_topic_is_an_answer_too(small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("topic", "zebra", "--json")) == 2
    assert json.loads(capsys.readouterr().out) == {"topic": None, "paragraphs": [], "rows": [], "errata": []}


def test_json_gives_topics_paragraphs_and_rows(ask_json: Callable[..., Any]) -> None:
    assert [one["topic"] for one in ask_json("topics", "late")["topics"]] == ["Acting, late"]
    answer = ask_json("topic", "late")
    assert answer["topic"]["count"] == 3
    assert [one["published"] for one in answer["paragraphs"]] == ["I.2.a.ii", "I.2.b", "II.1"]
    assert [one["locators"] for one in answer["rows"]] == ["I.2.a.ii and I.2.b", "II.1"]


def test_errata_stand_behind_the_entries_that_they_concern(ask: Ask) -> None:
    lines = ask("topic", "acting").splitlines()
    assert "A.I.1         States should act. [‡1]" in lines
    assert "[‡1] index, A.I.1, Acting, line 70 of the source" in lines


def test_json_numbers_the_errata_of_entries_and_gives_those_of_the_topic(ask_json: Callable[..., Any]) -> None:
    answer = ask_json("topic", "acting")
    assert [one["number"] for one in answer["errata"]] == [1]
    assert {one["locator"]: one["errata"] for one in answer["paragraphs"]}["A.I.1"] == [1]
