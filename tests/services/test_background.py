"""Tests of searching beside the window, and of what cuts a question short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.small_compendium import BUNDLED
from tipbrowser.domain.hits import Finding
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.services.background import BackgroundFinder
from tipbrowser.services.finding import Finder
from tipbrowser.services.resolving import Resolver
from tipbrowser.store import questions
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumInterrupted


class Waiting:
    """Somebody who waits, until told otherwise."""

    def __init__(self) -> None:
        self.waits = True
        self.stops: list[Callable[[], None]] = []

    def check(self) -> None:
        if not self.waits:
            raise InterruptedError

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        self.check()
        self.stops.append(stop)
        yield
        self.stops.remove(stop)


class Overtaken(Waiting):
    """Nobody waits any more before the first statement has begun."""

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        stop()
        yield


class TestBackground:
    """Searching from other threads."""

    @pytest.fixture
    def background(self) -> Iterator[BackgroundFinder]:
        background = BackgroundFinder(lambda: Compendium(BUNDLED))
        yield background
        background.close()

    def test_it_answers_as_the_finder_does(self, background: BackgroundFinder, finder: Finder) -> None:
        background.prepare()
        found = ask(background, "children", Waiting())
        assert found == finder.begin("children")
        assert background.finish(found, Waiting()).positions == found.positions

    def test_what_nobody_waits_for_is_not_begun(self, background: BackgroundFinder) -> None:
        nobody = Waiting()
        nobody.waits = False
        with pytest.raises(InterruptedError):
            ask(background, "children", nobody)

    def test_what_is_asked_can_be_cut_short(self, background: BackgroundFinder) -> None:
        waiting = Waiting()

        def stop() -> None:
            for one in waiting.stops:
                one()
            waiting.waits = False

        calls = 0

        def check() -> None:
            nonlocal calls
            calls += 1
            if calls == 2:
                stop()
            Waiting.check(waiting)

        waiting.check = check  # type: ignore[method-assign]
        with pytest.raises(InterruptedError):
            ask(background, "children", waiting)
        assert calls == 2

    def test_it_is_prepared_also_behind_a_question_that_was_cut_short(
        self, background: BackgroundFinder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(questions, "STEPS", 1)
        with pytest.raises(CompendiumInterrupted):
            ask(background, "children", Overtaken())
        background.prepare()
        assert ask(background, "children", Waiting()).total == 74

    def test_it_can_be_closed_twice_and_asked_again(self, background: BackgroundFinder) -> None:
        background.close()
        assert ask(background, "children", Waiting()).total == 74
        background.close()


def ask(background: BackgroundFinder, text: str, waiting: Waiting) -> Finding:
    return background.begin(text, Narrowing(), context=None, typing=False, waiting=waiting)


def test_a_statement_is_interrupted_from_another_thread() -> None:
    with Compendium(BUNDLED) as compendium:
        statement = (
            "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 50000000)"
            " SELECT n FROM count"
        )
        rows = compendium.search._questions.each(statement)
        next(rows)
        compendium.search.interrupt()
        with pytest.raises(CompendiumInterrupted):
            for _ in rows:
                pass


def test_an_interruption_between_two_statements_ends_the_second_and_not_the_next_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(questions, "STEPS", 1)
    with Compendium(BUNDLED) as compendium:
        search = compendium.search
        search.interruptible()
        assert Finder(compendium, Resolver(compendium)).begin("women").total
        search.interrupt()  # no statement runs now
        with pytest.raises(CompendiumInterrupted):
            Finder(compendium, Resolver(compendium)).begin("children")
        search.interruptible()
        assert Finder(compendium, Resolver(compendium)).begin("children").total == 74


def test_what_takes_too_long_is_ended_within_a_statement_and_between_two() -> None:
    with Compendium(BUNDLED) as compendium:
        asked = compendium.search._questions
        counting = (
            "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 50000000)"
            " SELECT max(n) FROM count"
        )
        with pytest.raises(CompendiumInterrupted), compendium.search.limited(0.005):
            asked.rows(counting)
        with pytest.raises(CompendiumInterrupted), compendium.search.limited(-1) as check:
            check()
        with compendium.search.limited(60) as check:
            check()
        assert asked.rows(counting.replace("50000000", "50000")) == [(50000,)]
