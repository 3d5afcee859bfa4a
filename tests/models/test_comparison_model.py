"""What an import would bring, as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.exchange.collections import EVERY, HIGHLIGHT, LEGEND_ITEM, NOTES, SEARCH, item, note
from tipbrowser.domain.annotations import Bookmark
from tipbrowser.domain.exchanged import Comparison, Pair
from tipbrowser.domain.values import replace
from tipbrowser.models.comparison_model import ComparisonModel
from tipbrowser.models.item_words import kind_words, line_of, place_words, text_of
from tipbrowser.models.roles import Role

COMPARISON = Comparison(
    new=(SEARCH,), same=(HIGHLIGHT,), left=(LEGEND_ITEM,), different=(Pair(mine=note(6, "Mine"), theirs=NOTES[0]),)
)


@pytest.fixture
def model(qapp: object) -> ComparisonModel:
    """Give the model of a comparison with a row of each sort."""
    return ComparisonModel(COMPARISON)


def test_it_keeps_the_rules_of_models(model: ComparisonModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_differs_stands_first_and_what_is_the_same_last(model: ComparisonModel) -> None:
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]
    assert rows == [
        [
            "Different from yours",
            "Note",
            "II.36",
            "# Ours see **A.II.37** <script>alert(1)</script> & more Tags: victims",
        ],
        ["New", "Saved search", "", "Non-punishment non-punishment OR “not be punished”"],
        ["Stays yours", "Names of the colours", "", "support: We agree"],
        ["The same", "Highlight", "II.36", "“words of it”"],
    ]


def test_a_row_gives_both_items(model: ComparisonModel) -> None:
    assert model.index(0, 0).data(Role.ROW) == ("different", NOTES[0], note(6, "Mine"))
    assert model.index(1, 0).data(Role.ROW) == ("new", SEARCH, None)


def test_there_are_headings_over_the_columns_alone(model: ComparisonModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(column, across) for column in range(4)] == ["Compared", "Kind", "Where", "What it says"]
    assert model.headerData(0, down) is None


def test_nothing_else_is_told(model: ComparisonModel) -> None:
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(9, 9)) is None


def test_every_kind_has_a_name() -> None:
    assert len({kind_words(one.kind) for one in EVERY.items}) == 10


def test_of_many_places_the_first_are_named() -> None:
    anchor = NOTES[0].body.anchors[0]
    anchors = tuple(replace(anchor, locator=f"A.II.{number}") for number in range(1, 6))
    many = item(30, Bookmark(name="", folder=SEARCH.id, order=1.0, anchors=anchors))
    assert place_words(many) == "II.1, II.2, II.3, …"
    assert place_words(NOTES[2]) == "II"


def test_a_bookmark_without_a_name_says_the_words_of_its_place() -> None:
    assert text_of(EVERY.items[2]) == "“words of it”\n“words of it”\nTags: draft"


def test_a_long_text_is_cut_on_its_line() -> None:
    assert line_of(note(1, "long " * 100), 20) == "long long long long…"
