"""Tests of lists and quoted words in sentences."""

from __future__ import annotations

import pytest

from tests.terminal.conftest import Ask
from tipbrowser.terminal.messages import QUOTED_AT_MOST, listed, quoted


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcdefghij"), "a, b, c, d, e, f, g and 3 others"),
    ],
)
def test_names_are_listed_without_a_serial_comma(names: list[str], words: str) -> None:
    assert listed(names) == words


@pytest.mark.parametrize("steering", ["\x1b", "\x07", "\n", "\u202e", "\udcff"])
def test_what_was_typed_cannot_steer_the_terminal(steering: str) -> None:
    assert quoted(f"{steering}[31mII.36") == "“\ufffd[31mII.36”"


def test_what_was_typed_is_given_back_short() -> None:
    assert quoted("x" * QUOTED_AT_MOST) == f"“{'x' * QUOTED_AT_MOST}”"
    assert quoted("x" * 100_000) == f"“{'x' * (QUOTED_AT_MOST - 1)}…”"


@pytest.mark.parametrize("command", ["show", "cite", "topic", "topics"])
def test_no_sentence_is_longer_for_longer_input(refuse: Ask, command: str) -> None:
    assert len(refuse(command, "x" * 10_000)) < 300
