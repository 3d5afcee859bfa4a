"""The thirteenth promise of the design: whatever is typed or pasted in the box, nothing is raised and nothing is slow."""

from __future__ import annotations

import random
import time

import pytest

from tests.random_texts import random_texts, seed
from tipbrowser.domain.locator_input import parse_input
from tipbrowser.domain.places_in_text import places_in
from tipbrowser.domain.query import left_open, written
from tipbrowser.domain.query_reading import read_query
from tipbrowser.services.resolving import Resolver
from tipbrowser.services.searching import Searching
from tipbrowser.store.compendium import Compendium

pytestmark = (
    pytest.mark.no_cover
)  # every line that they reach is reached by other tests, and counting takes twice as long
SEED = 20261126
SLOWEST = 0.5
"""Seconds that no text may take."""


@pytest.fixture(scope="module")
def searching(bundled: Compendium, resolver: Resolver) -> Searching:
    """Give the search over the bundled compendium."""
    return Searching(bundled, resolver)


def read(text: str) -> None:
    """Read a text in all the ways in which the box does, without looking anything up."""
    parse_input(text)
    assert all(text[place.start : place.end] == place.words for place in places_in(text))
    query = read_query(text).query
    if query is not None:
        left_open(query)
        again = read_query(written(query))
        assert again.query == query
        assert again.remarks == ()


def read_many(count: int, part: int) -> None:
    """Read so many texts, others for each part; each at once, but for the machine's own bursts."""
    for text in random_texts(random.Random(seed(SEED) + part), count):
        start = time.perf_counter()
        read(text)
        if time.perf_counter() - start > SLOWEST:
            start = time.perf_counter()
            read(text)
            assert time.perf_counter() - start < SLOWEST, text


def search_for_many(searching: Searching, count: int) -> None:
    """Search for so many texts; one that was slow is asked again, for the machine's own bursts are no fault of it."""
    for text in random_texts(random.Random(seed(SEED) + 10), count):
        assert any(_seconds(searching, text) < SLOWEST for _ in range(3)), text


def _seconds(searching: Searching, text: str) -> float:
    start = time.perf_counter()
    searching.search(text, 50)
    return time.perf_counter() - start


def test_a_hundred_thousand_random_texts_raise_nothing_in_the_parsers() -> None:
    read_many(100_000, 0)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(1, 10))
def test_a_million_random_texts_raise_nothing_in_the_parsers(part: int) -> None:
    read_many(100_000, part)


def test_two_thousand_random_texts_raise_nothing_in_a_search_and_none_is_slow(searching: Searching) -> None:
    search_for_many(searching, 2_000)


@pytest.mark.slow
def test_twenty_thousand_random_texts_raise_nothing_in_a_search_and_none_is_slow(searching: Searching) -> None:
    search_for_many(searching, 20_000)


def test_ten_thousand_random_texts_raise_nothing_in_the_resolver(resolver: Resolver) -> None:
    for text in random_texts(random.Random(seed(SEED) + 11), 10_000):
        resolver.resolve(text)
