"""Tests of lists in sentences."""

from __future__ import annotations

import pytest

from tipbrowser.terminal.messages import listed


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
