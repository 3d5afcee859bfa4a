"""Tests of what is found where nothing is, and of what the forms of a query find while they are typed."""

from __future__ import annotations

import pytest

from tests.services.narrowings import NARROWINGS, is_within
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.values import replace
from tipbrowser.services.finding import Finder
from tipbrowser.store.compendium import Compendium


def test_what_is_only_narrowed_to_nothing_is_not_answered_with_the_nearest(finder: Finder) -> None:
    narrowed = finder.begin("reflection period", Narrowing(part="B"))
    assert (narrowed.total, narrowed.is_nearest) == (0, False)
    assert narrowed.total_without == finder.begin("reflection period").total
    assert narrowed.facets


@pytest.mark.parametrize("narrowing", NARROWINGS)
def test_what_nothing_has_is_answered_with_the_nearest_where_it_is_narrowed_to(
    finder: Finder, narrowing: Narrowing, passages: dict[int, Passage], bundled: Compendium
) -> None:
    found = finder.begin("xqzzz organs women zebra", narrowing)
    assert found.is_nearest
    assert all(is_within(bundled, passages[position], narrowing) for position in found.positions)
    if not narrowing.sections:
        for section, count in found.facets["section"].items():
            pressed = finder.begin(found.text, replace(narrowing, sections=(SectionId(section),)))
            assert (pressed.is_nearest, pressed.total) == (True, count)


def test_a_wrong_spelling_is_answered_wherever_it_is_narrowed_to(finder: Finder) -> None:
    for text, meant in {
        "traficking": "trafficking", '"traficking in persons"': '"trafficking in persons"',
        "traficking NEAR/5 childern": "NEAR(trafficking children, 5)", "topic:childern": "topic:children",
    }.items():  # fmt: skip
        for narrowing in (Narrowing(), Narrowing(part="A")):
            for typing in (False, True):
                assert finder.begin(text, narrowing, typing=typing).suggestions == (meant,)


def test_the_nearest_have_the_words_that_tell_something(finder: Finder, passages: dict[int, Passage]) -> None:
    found = finder.begin("the prevention of trafficking in persons for forced labour xqzzz")
    assert found.is_nearest
    assert found.total < len(passages) / 2
    assert finder.begin("the of xqzzz").total > len(passages) / 2


def test_a_search_for_what_is_nearest_can_be_cut_short(finder: Finder) -> None:
    class Stopped(Exception):  # no error of the program's
        """Nobody waits any more."""

    asked = 0

    def stop_at_the_second() -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise Stopped

    with pytest.raises(Stopped):
        finder.begin("childern sovreignty trafiking", check=stop_at_the_second)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('cites:"decision 4/4"', ()), ("cites:II.36", ()), ("session:V", ()), ("-cites:II.36 women", ()),
        ('symbol:"resolution 10/3" technology', ()), ("symbol:CTOC/COP/WG.4/2010/6 demand", ()), ("women -II.36", ()),
        ("cites:4/4 II.36", ("A.II.36",)), ("children of II.36", ("A.II.36",)),
    ],
)  # fmt: skip
def test_what_a_field_asks_and_what_must_not_be_names_no_place(
    finder: Finder, text: str, places: tuple[str, ...]
) -> None:
    assert finder.begin(text).named == places


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("labour NEAR/5 inspec", "labour NEAR/5 inspec*"), ("NEAR(labour inspec", "NEAR(labour inspec*)"),
        ("topic:reflec", "topic:reflection"), ('topic:"reflection pe', 'topic:"reflection period"'),
        ("symbol:WG.4/2010/", "symbol:WG.4/2010/6"), ("cites:decis", "cites:decis*"),
    ],
)  # fmt: skip
def test_every_form_finds_while_it_is_typed(finder: Finder, text: str, whole: str) -> None:
    typed, meant = finder.begin(text, typing=True), finder.begin(whole)
    assert set(typed.positions) >= set(meant.positions) != set()
    assert not typed.is_nearest


def test_only_the_word_at_the_end_goes_on(finder: Finder) -> None:
    for text in ("(a OR", "a AND", "a NOT", "NEAR(organ tissue, 5", "part:B"):
        assert finder.begin(text, typing=True).query == finder.begin(text).query


def test_the_passage_found_next_is_told_and_behind_the_last_the_first(finder: Finder) -> None:
    finding = finder.begin("organs")
    in_order = [hit.locator for hit in finder.hits(replace(finding, positions=sorted(finding.positions)), 0, 999)]
    assert [finder.beside(finding, one, 1) for one in in_order] == [*in_order[1:], in_order[0]]
    assert [finder.beside(finding, one, -1) for one in in_order] == [in_order[-1], *in_order[:-1]]
    assert finder.beside(finding, "A.XX.1", 1) is None
    assert finder.beside(finder.begin(""), "A.I.1", 1) is None
