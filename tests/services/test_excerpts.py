"""Tests of passages with all that belongs to their reading."""

from __future__ import annotations

import pytest

from tipbrowser.domain.names import Locator
from tipbrowser.services.excerpts import Excerpts
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumDamaged


def test_a_sub_paragraph_brings_its_parents_and_what_is_below(small: Compendium) -> None:
    (excerpt,) = Excerpts(small).of(Locator("A.I.2.a"))
    assert [one.locator for one in excerpt.lead] == ["A.I.2"]
    assert [one.locator for one in excerpt.below] == ["A.I.2.a.i", "A.I.2.a.ii"]
    assert [one.number for one in excerpt.footnotes] == [1, 2]


def test_the_highest_parent_comes_first(small: Compendium) -> None:
    (excerpt,) = Excerpts(small).of(Locator("A.I.2.a.ii"))
    assert [one.locator for one in excerpt.lead] == ["A.I.2", "A.I.2.a"]


def test_a_section_is_an_excerpt_for_each_paragraph_that_stands_alone(small: Compendium) -> None:
    assert [one.passage.locator for one in Excerpts(small).of(Locator("A.I"))] == ["A.I.1", "A.I.2", "A.I.3"]


def test_an_index_that_does_not_agree_with_its_table_is_damage(
    small: Compendium, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Compendium, "subtree", lambda *_: [])
    with pytest.raises(CompendiumDamaged, match="does not agree"):
        Excerpts(small).of(Locator("A.I.1"))
