"""Tests of searching as one types: at once, narrowed, counted, and in two steps where there is much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.services.narrowings import NARROWINGS, is_within, topics_of
from tests.small_compendium import BUNDLED
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.query import Query
from tipbrowser.domain.values import replace
from tipbrowser.services import facet_order
from tipbrowser.services import finding as finding_module
from tipbrowser.services.finding import Finder
from tipbrowser.services.resolving import Resolver
from tipbrowser.services.searching import Searching
from tipbrowser.store import questions, search_places
from tipbrowser.store import search as search_module
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumDamaged

VICTIM = re.compile(r"\bvictim", re.IGNORECASE)
QUERIES = (
    "children", "victims of trafficking", '"reflection period"', "child* OR minors", "victims -children",
    "NEAR(demand supply, 5)", "part:B children", "year:2010-2015 labour", "topic:children protection",
    "kind:preambular trafficking", "part:A OR kind:preambular", "-trafficking", "part:B -trafficking", "cites:4/4", "cites:4",
    "t*", "non punishment", "(organs part:B) OR (tissue part:A)", "meeting:4",
)  # fmt: skip


@pytest.mark.parametrize("narrowing", NARROWINGS)
@pytest.mark.parametrize("text", QUERIES)
def test_narrowed_it_finds_those_of_all_that_are_within(
    finder: Finder, bundled: Compendium, passages: dict[int, Passage], text: str, narrowing: Narrowing
) -> None:
    everything = finder.begin(text)
    narrowed = finder.begin(text, narrowing)
    expected = [one for one in everything.positions if is_within(bundled, passages[one], narrowing)]
    assert everything.is_nearest or sorted(narrowed.positions) == sorted(expected)


@pytest.mark.parametrize("narrowing", NARROWINGS)
def test_facets_count_what_would_be_found_without_what_narrows_in_the_same_way(
    finder: Finder, bundled: Compendium, passages: dict[int, Passage], narrowing: Narrowing
) -> None:
    everything = finder.begin("trafficking victims")
    facets = finder.begin("trafficking victims", narrowing).facets
    counted = {(kind, value): count for kind, counts in facets.items() for value, count in counts.items()}
    expected: Counter[tuple[str, str]] = Counter()
    for position in everything.positions:
        passage = passages[position]
        for kind, values in (("part", [passage.part]), ("section", [passage.section]), ("kind", [passage.kind])):
            if is_within(bundled, passage, narrowing, kind):
                expected.update((kind, value) for value in values if value)
        if is_within(bundled, passage, narrowing):
            expected.update(("topic", topic) for topic in topics_of(bundled, passage.locator))
    assert counted == expected


def test_facets_stand_in_order(finder: Finder) -> None:
    facets = finder.begin("children").facets
    sections = list(facets["section"])
    assert sections[0] == "A.I"
    assert sections.index("A.XIII") < sections.index("B.V")
    topics = list(facets["topic"].values())
    assert topics == sorted(topics, reverse=True)


def test_of_very_many_sections_those_are_counted_in_which_most_was_found(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = Finder(bundled, resolver).begin("children").facets["section"]
    monkeypatch.setattr(facet_order, "MOST_SECTIONS", 3)
    most = Finder(bundled, resolver).begin("children").facets["section"]
    assert list(most) == [section for section in every if section in most]
    assert sorted(most.values()) == sorted(every.values())[-3:]


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("narrowing", NARROWINGS[:3])
def test_in_two_steps_it_finds_the_same(
    bundled: Compendium, resolver: Resolver, make_large: Callable[[], None], text: str, narrowing: Narrowing
) -> None:
    at_once = Finder(bundled, resolver).begin(text, narrowing)
    make_large()
    finder = Finder(bundled, resolver)
    first = finder.begin(text, narrowing)
    assert first.is_provisional or not at_once.total or at_once.is_nearest
    if first.is_provisional:
        assert first.facets == {}
        assert 0 < first.total <= 10
        assert list(first.positions) == sorted(at_once.positions)[:10]
    whole = finder.finish(first) if first.is_provisional else first
    assert list(whole.positions) == list(at_once.positions)
    assert whole.facets == at_once.facets
    assert not whole.is_provisional


def test_what_was_asked_before_is_answered_without_asking_again(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Finder(bundled, resolver)
    narrowing = Narrowing(part="B")
    first = [finder.begin("children"), finder.begin("children", narrowing), finder.begin("xqzzz organs")]
    monkeypatch.setattr(bundled.search, "begin", None)
    again = [finder.begin("children"), finder.begin("children", narrowing), finder.begin("xqzzz organs")]
    assert again == first
    assert finder.begin("Children ").positions == first[0].positions
    with pytest.raises(TypeError):
        finder.begin("women")


def test_only_some_answers_are_kept_and_none_that_is_very_long(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_module, "KEPT", 2)
    monkeypatch.setattr(finding_module, "KEPT_POSITIONS", 500)
    finder = Finder(bundled, resolver)
    for text in ("children", "women", "children", "men", "trafficking"):
        finder.begin(text)
    monkeypatch.setattr(bundled.search, "begin", None)
    assert finder.begin("children").total
    assert finder.begin("men").total
    for text in ("women", "trafficking"):
        with pytest.raises(TypeError):
            finder.begin(text)


@pytest.mark.parametrize("text", [*QUERIES, "II.36", "xqzzz organs", "colour:red ("])
def test_at_once_it_gives_the_same_or_in_too_little_time_nothing(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    expected = Finder(bundled, resolver).begin(text, typing=True)
    finder = Finder(bundled, resolver)
    assert finder.make_ready()
    monkeypatch.setattr(questions, "STEPS", 1)
    monkeypatch.setattr(finding_module, "AT_ONCE", -1)
    assert finder.at_once(text, typing=True) is None or expected.query is None
    monkeypatch.setattr(finding_module, "AT_ONCE", 60)
    monkeypatch.setattr(questions, "STEPS", 2_000)
    assert finder.at_once(text, typing=True) == expected
    assert finder.begin(text, typing=True) == expected  # nothing limits what is asked afterwards


@pytest.mark.parametrize(
    "text",
    [
        "A.II.36; II.37",
        "demand A.II.36 and II.37",
        "traffiking viktims abd consnt",
        '"traffiking viktims"',
        "topic:childern",
    ],
)
def test_whatever_takes_its_time_can_be_cut_short(bundled: Compendium, resolver: Resolver, text: str) -> None:
    calls = 0

    def count() -> None:
        nonlocal calls
        calls += 1

    expected = Finder(bundled, resolver).begin(text, check=count)
    assert calls > 1
    for end in range(1, calls + 1):
        left = end

        def stop() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise InterruptedError

        finder = Finder(bundled, resolver)
        with pytest.raises(InterruptedError):
            finder.begin(text, check=stop)
        assert finder.begin(text) == expected


def test_a_text_is_left_to_others_that_may_name_very_much(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_module, "AT_ONCE", 60)
    finder = Finder(bundled, resolver)
    assert finder.at_once("A.II.1; " * 25) is not None
    assert finder.at_once("A.II.1; " * 26) is None


def test_what_cannot_be_read_is_left_to_whoever_asks_again(
    bundled: Compendium, resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise CompendiumDamaged("compendium.sqlite", "disk image is malformed")

    monkeypatch.setattr(bundled.search, "begin", fail)
    finder = Finder(bundled, resolver)
    assert finder.at_once("children") is None
    with pytest.raises(CompendiumDamaged):
        finder.begin("children")


def test_of_nothing_nothing_is_counted(bundled: Compendium) -> None:
    for kind in finding_module.FACETS:
        counts = bundled.search.places(lambda _: ()).counts(kind, ())
        assert counts == {}
        assert type(counts) is dict


def test_a_large_compendium_never_answers_at_once(
    bundled: Compendium, resolver: Resolver, make_large: Callable[[], None]
) -> None:
    make_large()
    assert not Finder(bundled, resolver).make_ready()


def test_a_quotation_mark_need_not_be_closed_while_one_types(finder: Finder) -> None:
    text = '"victims of trafficking'
    assert [remark.kind for remark in finder.begin(text).remarks] == ["quotation"]
    typed = finder.begin(text, typing=True)
    assert typed.remarks == ()
    assert list(typed.positions) == list(finder.begin(f'{text}*"').positions)
    assert [remark.kind for remark in finder.begin("(organs", typing=True).remarks] == ["bracket"]


def test_the_words_of_another_finder_are_as_good_as_ones_own(resolver: Resolver) -> None:
    with Compendium(BUNDLED) as one, Compendium(BUNDLED) as other:
        words = Finder(one, Resolver(one)).prepare()
        finder = Finder(other, Resolver(other))
        finder.take_vocabulary(words)
        assert finder.prepare() is not words
        kept = finder.prepare()
        finder.take_vocabulary(words)
        assert finder.prepare() is kept
        one.close()
        assert sorted(finder.begin("traffickings").positions) == sorted(finder.begin("trafficking").positions)


def test_a_large_compendium_is_prepared_too(finder: Finder, make_large: Callable[[], None]) -> None:
    make_large()
    finder.prepare()
    assert finder.begin("trafficking").is_provisional


def test_once_it_is_prepared_the_first_text_reads_no_names_of_sections(
    bundled: Compendium, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Finder(bundled, Resolver(bundled))
    finder.prepare()
    monkeypatch.setattr(bundled.addresses, "sections", None)
    assert finder.begin("A.II", context=SectionId("A.II")).named == ("A.II",)
    with pytest.raises(TypeError):
        Resolver(bundled).resolve("A.II")


def test_the_word_that_is_being_typed_may_be_a_beginning(finder: Finder) -> None:
    assert finder.begin("traffi").total == 0
    assert finder.begin("traffi", typing=True).total > 500
    assert finder.begin("traffi ", typing=True).total == 0
    assert finder.begin('"victims of traff', typing=True).total > 50
    assert finder.begin('"victims of traff"', typing=True).is_nearest
    assert finder.begin("victims traff*", typing=True).total == finder.begin("victims traff*").total
    assert finder.begin("organ OR traffi", typing=True).total > 500
    assert finder.begin("NEAR(organ traffi", typing=True).total == finder.begin("NEAR(organ traffi*").total


def test_the_very_word_comes_before_those_that_begin_so(finder: Finder) -> None:
    finding = finder.begin("child", typing=True)
    texts = [hit.text.lower() for hit in finder.hits(finding, 0, finding.total)]
    has_word = ["child" in text.replace("-", " ").replace(",", " ").split() for text in texts]
    assert has_word == sorted(has_word, reverse=True)
    assert not all(has_word)


def test_with_every_letter_of_a_word_something_is_found(finder: Finder) -> None:
    word = "transportati"
    totals = [finder.begin(word[:length], typing=True).total for length in range(1, len(word) + 1)]
    assert all(before >= after > 0 for before, after in pairwise(totals))


def test_a_hit_has_its_place_and_what_is_no_hit_has_none(finder: Finder) -> None:
    finding = finder.begin("reflection period")
    hits = finder.hits(finding, 0, 10)
    assert [finder.place_of(finding, hit.locator) for hit in hits] == [0, 1, 2, 3]
    assert finder.hits(finding, 1, 3) == hits[1:3]
    assert finder.place_of(finding, "A.I.1") is None
    assert finder.place_of(finding, "A.XX.1") is None


def test_marks_stand_on_the_words_of_the_query(finder: Finder, passages: dict[int, Passage]) -> None:
    finding = finder.begin("labour OR non-punishment OR organ*")
    text = "Labor, labour; non-punishment and nonpunishment, organised organs – not elaborate."
    passage = replace(passages[finding.positions[0]], text=text)
    (marks,) = finder.marks(finding, [passage]).values()
    assert [text[start:end] for start, end in marks] == [
        "Labor", "labour", "non-punishment", "nonpunishment", "organised", "organs",
    ]  # fmt: skip
    assert finder.marks(finder.begin(""), [passage]) == {}
    assert finder.hits(finder.begin(""), 0, 5) == []
    assert finder.finish(finder.begin("")).total == 0


def test_the_terminal_waits_for_all(make_large: Callable[[], None], bundled: Compendium, resolver: Resolver) -> None:
    expected = Searching(bundled, resolver).search("children")
    make_large()
    assert Searching(bundled, resolver).search("children") == expected


def test_many_groups_of_topics_take_more_room(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = finder.begin("children").facets
    monkeypatch.setattr(search_places, "LARGEST_SHORT", 3)
    with Compendium(BUNDLED) as compendium:
        assert Finder(compendium, Resolver(compendium)).begin("children").facets == expected


def test_only_what_was_found_is_marked_and_that_in_its_order(finder: Finder, passages: dict[int, Passage]) -> None:
    everything = [passages[position] for position in sorted(passages)]
    finding = finder.finish(finder.begin("victims -children"))
    marked = finder.marks(finding, everything)
    assert list(marked) == [passages[position].locator for position in sorted(finding.positions)]
    texts = {one.locator: one.text for one in everything}
    assert all(bool(spans) == bool(VICTIM.search(texts[locator])) for locator, spans in marked.items())
    assert set(finder.marks(finder.begin("cites:4/4"), everything).values()) == {()}


def test_of_a_large_compendium_the_beginning_is_enough_where_it_has_the_first(
    finder: Finder, make_large: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_large()
    places, looked_at = finder._places, []
    masks = search_module.Search._mask_of

    def note(search: search_module.Search, query: Query, own: search_places.Places, within: int) -> int:
        looked_at.append(within)
        return masks(search, query, own, within)

    monkeypatch.setattr(search_module.Search, "_mask_of", note)
    assert finder.begin("-xqzzz").total == 10
    assert set(looked_at) == {places.beginning}
    looked_at.clear()
    assert finder.begin("-the part:B").total
    assert places.everything in looked_at
