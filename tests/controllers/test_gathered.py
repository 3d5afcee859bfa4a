"""What lies in the trays, read beside the window and kept true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.kept_items import anchor
from tipbrowser.controllers.gathered import Gathered
from tipbrowser.controllers.tray_sources import TraySources
from tipbrowser.domain.annotations import PASSAGE, Item, ItemId, SavedSearch, Tray, TrayEntry
from tipbrowser.domain.changes import Written
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.services.notebook import AnnotationsError


class LateJobs:
    """Holds each job until it is told to be done."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[Any], None], Callable[[Exception], None]]] = []

    def start(
        self, _kind: str, _work: object, *, done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self.waiting.append((done, failed))


def item(id_: str, body: Tray | TrayEntry) -> Item:
    moment = "2026-11-27T10:00:00Z"
    return Item(
        id=ItemId(id_), body=body, created=moment, modified=moment, revision=1, change=1, origin="", deleted=None
    )


def entry(id_: str, locator: str) -> Item:
    return item(id_, TrayEntry(tray=ItemId("tray"), order=1.0, form=PASSAGE, anchors=(anchor(locator),)))


TRAY = item("tray", Tray(name="Tray", order=1.0))


@pytest.fixture
def jobs() -> LateJobs:
    return LateJobs()


@pytest.fixture
def gathered(jobs: LateJobs) -> Gathered:
    reading = SimpleNamespace(page=lambda _section: None)
    places = SimpleNamespace(known_locators=lambda one: [None if one.id == "gone" else one.body.anchors[0].locator])
    pen = SimpleNamespace(notebook=SimpleNamespace(read_apart=lambda *_kinds: []))
    every: Any = (reading, places)
    return Gathered(*every, edition="another", pen=cast(Any, pen), jobs=cast(Any, jobs), tray="")


def held(gathered: Gathered) -> list[str]:
    return [one.locator for one in gathered.held]


def test_what_is_written_while_all_is_read_is_not_lost(gathered: Gathered, jobs: LateJobs) -> None:
    gathered.read()
    assert not gathered.is_read
    gathered.take((Written(before=None, after=entry("late", "A.I.2")),))
    jobs.waiting[0][0]([TRAY, entry("one", "A.I.1")])
    assert sorted(held(gathered)) == ["A.I.1", "A.I.2"]
    assert gathered.is_read


def test_all_is_read_anew_where_it_is_not_known_what_was_written(gathered: Gathered, jobs: LateJobs) -> None:
    gathered.take(())
    assert len(jobs.waiting) == 1


def test_what_this_edition_has_not_is_not_held(gathered: Gathered, jobs: LateJobs) -> None:
    gathered.read()
    jobs.waiting[0][0]([TRAY, entry("gone", "A.I.1")])
    assert held(gathered) == []


def test_who_waits_is_told_once_why_nothing_can_be_read(gathered: Gathered, jobs: LateJobs) -> None:
    said: list[object] = []
    for _ in range(2):
        gathered.when_read(lambda: said.append("read"), said.append)
    assert len(jobs.waiting) == 1
    error = AnnotationsError(Path("notes"), "damaged")
    jobs.waiting[0][1](error)
    assert said == [error, error]
    assert gathered.is_read


@pytest.mark.parametrize("fault", [ValueError("a fault of the program")])
def test_a_fault_is_raised(gathered: Gathered, jobs: LateJobs, fault: Exception) -> None:
    gathered.read()
    with pytest.raises(ValueError, match="a fault"):
        jobs.waiting[0][1](fault)


def test_a_search_that_cannot_be_answered_raises_what_went_wrong(jobs: LateJobs) -> None:
    put: list[Any] = []
    library = SimpleNamespace(background=None)
    every: Any = (library, SimpleNamespace(known_locators=lambda _item: []))
    sources = TraySources(
        *every, edition="", undoable=cast(Any, None), jobs=cast(Any, jobs), put_passages=put.append, put_words=put.append
    )  # fmt: skip
    sources.put_items(
        [
            item(
                "search",
                cast(Any, SavedSearch(name="", folder=ItemId(""), order=1.0, query="x", narrowing=Narrowing())),
            )
        ]
    )
    with pytest.raises(OSError, match="away"):
        jobs.waiting[0][1](OSError("away"))
    assert put == []
