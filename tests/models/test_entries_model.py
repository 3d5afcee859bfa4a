"""The list in the middle: grouped, fetched by slices, fast for thousands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.domain.publication import Locator, SectionId, TopicEntry
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.models.entries_model import EntriesModel, EntryRow, GroupRow
from tipbrowser.models.growing_rows import SLICE
from tipbrowser.models.roles import Role
from tipbrowser.services.listing import LocatorListing
from tipbrowser.services.reading import Reading
from tipbrowser.services.topics import TopicIndex

CHILDREN = TopicChoice(all_of=("Children",))


@pytest.fixture
def model(reading: Reading, index: TopicIndex) -> EntriesModel:
    model = EntriesModel(reading.sections)
    model.show_listing(LocatorListing(index.locators(CHILDREN), partial(index.entries_for, choice=CHILDREN)))
    return model


def rows_of(model: EntriesModel) -> list[GroupRow | EntryRow]:
    return [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]


def test_it_keeps_qt_s_rules(model: EntriesModel, index: TopicIndex) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    legislation = TopicChoice(all_of=("Legislation",))
    model.show_listing(LocatorListing(index.locators(legislation), index.entries_for))
    assert tester.model() is model


def test_it_keeps_them_while_it_grows(model: EntriesModel, index: TopicIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EntriesModel, "growth", 10)
    locators = index.locators(CHILDREN)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    # By itself it would ask for more inside a reset that it still takes to be going on, and blame the model.
    tester.setUseFetchMore(False)
    model.show_listing(LocatorListing(locators, index.entries_for))
    rows = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        rows.append(model.rowCount())
    assert rows == [10, 20, 30, 38]


def test_what_is_listed_cannot_be_changed(model: EntriesModel) -> None:
    before = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert not model.setData(model.index(1, 0), "words")
    assert not model.insertRows(0, 1)
    assert not model.removeRows(0, 1)
    assert not model.moveRows(QModelIndex(), 0, 1, QModelIndex(), 3)
    model.sort(0)
    assert model.supportedDropActions() == Qt.DropAction.IgnoreAction
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == before


def test_a_paragraph_that_cannot_be_read_is_a_row_without_words(model: EntriesModel, index: TopicIndex) -> None:
    locators = index.locators(CHILDREN)
    lost = locators[1]

    def fetch(wanted: Sequence[Locator]) -> Sequence[TopicEntry]:
        return index.entries_for([locator for locator in wanted if locator != lost], CHILDREN)

    model.show_listing(LocatorListing(locators, fetch))
    for locator in locators:
        row = model.index_of(locator).data(Role.ROW)
        assert (row is None) if locator == lost else (row.locator == locator)
    assert model.index_of(lost).data() is None


def test_every_group_stands_before_its_paragraphs_with_their_number(model: EntriesModel) -> None:
    counted: dict[str, int] = {}
    group: GroupRow | None = None
    for row in rows_of(model):
        if isinstance(row, GroupRow):
            assert group is None or counted[group.title] == group.count
            group = row
        else:
            assert group is not None
            assert row.part == group.part
            counted[group.title] = counted.get(group.title, 0) + 1
    assert sum(counted.values()) == model.count == 28


def test_a_paragraph_says_where_it_stands_and_what_the_index_printed(model: EntriesModel) -> None:
    index = model.index_of("A.I.12.h")
    assert index.data().startswith("I.12.h ")
    assert index.data(Role.TARGET) == "A.I.12.h"
    assert "First meeting, 2009" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Printed in the index: I.12.h"


def test_a_paragraph_that_stands_by_its_parent_says_so(reading: Reading, index: TopicIndex) -> None:
    topics = index.topics()
    model = EntriesModel(reading.sections)
    for first in topics[:12]:
        for second in topics[:30]:
            choice = TopicChoice(all_of=(first.topic, second.topic))
            model.show_listing(LocatorListing(index.locators(choice), partial(index.entries_for, choice=choice)))
            inherited = [row for row in rows_of(model) if isinstance(row, EntryRow) and row.inherited_from]
            if inherited:
                tip = model.index_of(inherited[0].locator).data(Qt.ItemDataRole.ToolTipRole)
                assert tip.startswith("Inherited")
                return
    raise AssertionError("no two topics meet in a sub-paragraph")


def test_a_group_cannot_be_selected(model: EntriesModel) -> None:
    group = model.index(0, 0)
    assert model.flags(group) == Qt.ItemFlag.NoItemFlags
    assert group.data() == "First meeting, 14 and 15 April 2009"
    assert group.data(Role.TARGET) is None


def test_what_is_not_listed_has_no_row(model: EntriesModel) -> None:
    assert not model.index_of("A.I.1").isValid()
    assert model.data(QModelIndex()) is None
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_seven_thousand_paragraphs_are_fetched_only_where_one_looks(reading: Reading) -> None:
    asked: list[Sequence[Locator]] = []

    def fetch(locators: Sequence[Locator]) -> list[TopicEntry]:
        asked.append(locators)
        return [
            TopicEntry(
                locator=locator,
                part="A",
                section=SectionId("Z"),
                label="1.",
                lead="",
                text="words " * 90,
                published="Z.1",
            )
            for locator in locators
        ]

    model = EntriesModel(reading.sections)
    model.show_listing(LocatorListing([Locator(f"A.Z{number // 20}.{number}") for number in range(7000)], fetch))
    assert asked == []
    assert model.rowCount() == 7350
    row = model.index(3000, 0).data(Role.ROW)
    assert isinstance(row, EntryRow)
    assert row.opening.endswith(" …")
    assert [len(slice_) for slice_ in asked] == [SLICE]
    # A section that the edition does not have is named as the locators name it.
    assert model.index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "A.Z0, "
    assert model.index(7329, 0).data(Role.ROW).count == 20


def test_without_a_list_there_are_no_rows(reading: Reading) -> None:
    model = EntriesModel(reading.sections)
    assert model.rowCount() == 0
    model.clear()
    assert model.rowCount() == 0


def test_nothing_listed_has_no_rows_and_no_places(model: EntriesModel) -> None:
    model.clear()
    assert model.rowCount() == model.count == 0
    assert not model.index_of("A.I.12.h").isValid()
    nothing = model._listing
    assert (list(nothing.rows(0, 5)), len(nothing)) == ([], 0)


def test_a_long_list_grows_as_one_comes_to_its_end(
    model: EntriesModel, index: TopicIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EntriesModel, "growth", 10)
    locators = index.locators(CHILDREN)
    model.show_listing(LocatorListing(locators, index.entries_for))
    rows = {10}
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        rows.add(model.rowCount())
    model.fetchMore(QModelIndex())
    assert sorted(rows) == [10, 20, 30, 38] == sorted({*rows, model.rowCount()})
    assert not model.canFetchMore(model.index(0, 0))
    model.show_listing(LocatorListing(locators, index.entries_for))
    assert model.index_of(locators[-1]).row() == 37
    seen: list[tuple[int, object]] = []
    model.show_listing(LocatorListing(locators, index.entries_for))
    model.rowsAboutToBeInserted.connect(lambda _, first, last: seen.append((first, model.index(first - 1, 0).data())))
    model.rowsAboutToBeInserted.connect(lambda *_: model.fetchMore(QModelIndex()))
    model.rowsInserted.connect(lambda _, first, last: seen.append((last, model.index(first - 1, 0).data())))
    model.fetchMore(QModelIndex())
    assert [place for place, _ in seen] == [10, 19]
    assert seen[0][1] == seen[1][1]


def test_a_hit_tells_the_pointer_why_it_was_found(reading: Reading, index: TopicIndex) -> None:
    model = EntriesModel(reading.sections)
    entry = index.entries_for(index.locators(CHILDREN))[0]
    listing = LocatorListing([entry.locator], lambda _: [replace(entry, published="")])
    model.show_listing(listing)
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == ""
