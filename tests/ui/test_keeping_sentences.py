"""Tests of the sentences on why nothing can be kept."""

from __future__ import annotations

import pytest

from tipbrowser.services.notebook import TROUBLES
from tipbrowser.ui.keeping_sentences import sentence_about_keeping


@pytest.mark.parametrize("kind", sorted(TROUBLES.values()))
def test_every_trouble_names_the_file_and_promises_nothing_of_what_is_typed(kind: str) -> None:
    sentence = sentence_about_keeping(kind, "/home/reader/annotations.sqlite", "why")
    assert "/home/reader/annotations.sqlite" in sentence
    assert "what you type" not in sentence


def test_where_all_is_well_nothing_is_said() -> None:
    assert sentence_about_keeping("", "") == ""
