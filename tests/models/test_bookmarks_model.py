"""Tests of the tree of bookmarks: what its rows show, how they are dragged and renamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.domain.items import anchor, bookmark, folder, item, written_by
from tipbrowser.domain.annotations import ROOT, Bookmark, Item, ItemId, SavedSearch
from tipbrowser.domain.names import Locator
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.models.bookmarks_model import MIME, BookmarksModel
from tipbrowser.models.line_row import LineRow
from tipbrowser.models.roles import Role

NONE = QModelIndex()
RANGE = [anchor(f"A.II.{number}", number) for number in (36, 37, 38)]
SET = [anchor(f"A.II.{number}", number) for number in (1, 5, 7, 9)]


def items() -> dict[ItemId, Item]:
    search = SavedSearch(name="", folder=ROOT, order=9, query="victims  consent", narrowing=Narrowing())
    some = [
        folder("law", order=1, name="Law"),
        bookmark("one", "law", 1, at=[anchor("A.II.36", 36)]),
        bookmark("range", "law", 2, at=RANGE),
        bookmark("set", "law", 3, at=SET),
        bookmark("gone", order=2, at=[anchor("A.II.99", 99)]),
        bookmark("named", order=3, name="Mine", at=[anchor("A.II.1", 1), anchor("A.II.99", 99)]),
        item("search", search),
    ]
    return {one.id: one for one in some}


def places(one: Item) -> Sequence[Locator | None]:
    return [None if "99" in anchor.locator else anchor.locator for anchor in one.body.anchors]


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[BookmarksModel]:
    model = BookmarksModel(items().values(), places)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


def row(model: BookmarksModel, key: str) -> LineRow:
    found = model.index_of(key).data(Role.ROW)
    assert isinstance(found, LineRow)
    return found


def text(model: BookmarksModel, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(model.index_of(key).data(role))


def test_rows_without_a_name_are_called_by_their_locators_and_first_words(model: BookmarksModel) -> None:
    assert text(model, "one") == "II.36 Words of A.II.36."
    assert text(model, "range") == "II.36 – II.38 Words of A.II.36."
    assert text(model, "set").startswith("II.1, II.5, II.7 ")
    assert text(model, "search") == "victims consent"
    assert text(model, "law") == "Law"
    assert text(model, "named") == "Mine"


def test_rows_say_what_they_are_and_how_many(model: BookmarksModel) -> None:
    kinds = {key: (row(model, key).kind, row(model, key).detail) for key in ("law", "one", "set", "search")}
    assert kinds == {"law": ("folder", "3"), "one": ("bookmark", ""), "set": ("set", "4"), "search": ("search", "")}


def test_what_this_edition_has_not_is_faint_and_says_so(model: BookmarksModel) -> None:
    assert row(model, "gone").is_faint
    assert not row(model, "named").is_faint
    assert "A.II.99" in text(model, "gone", Qt.ItemDataRole.ToolTipRole)
    assert "A.II.99" in text(model, "named", Qt.ItemDataRole.AccessibleTextRole)
    assert text(model, "gone", Role.TARGET) == ""
    assert text(model, "named", Role.TARGET) == "A.II.1"


def test_what_is_cut_is_faint_until_something_else_is(model: BookmarksModel) -> None:
    model.show_cut([ItemId("one")])
    assert row(model, "one").is_faint
    model.show_cut([])
    assert not row(model, "one").is_faint


def test_a_typed_name_is_asked_for_once_and_not_where_nothing_changes(model: BookmarksModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rename_requested) as asked:
        assert model.setData(model.index_of("one"), "  My\npoint ")
    assert asked.args == ["one", "My point"]
    with qtbot.assertNotEmitted(model.rename_requested):
        model.setData(model.index_of("one"), text(model, "one", Qt.ItemDataRole.EditRole))
        model.setData(model.index_of("law"), " ")
        assert not model.setData(NONE, "x")
        assert not model.setData(model.index_of("one"), "x", Qt.ItemDataRole.DisplayRole)


def test_a_bookmark_can_lose_its_name(model: BookmarksModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rename_requested) as asked:
        model.setData(model.index_of("named"), "")
    assert asked.args == ["named", ""]


def dragged(model: BookmarksModel, *keys: str) -> QMimeData:
    return model.mimeData([model.index_of(key) for key in keys])


def drop(model: BookmarksModel, data: QMimeData, row: int, parent: QModelIndex) -> bool:
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


@pytest.mark.parametrize(("row", "place"), [(1, 1), (-1, 3)])
def test_rows_are_dropped_before_a_row_or_at_the_end_of_a_folder(
    model: BookmarksModel, qtbot: QtBot, row: int, place: int
) -> None:
    with qtbot.waitSignal(model.move_requested) as asked:
        assert drop(model, dragged(model, "named", "gone"), row, model.index_of("law"))
    assert asked.args == [("named", "gone"), "law", place]
    assert model.mimeTypes() == [MIME]


def test_a_folder_is_not_dropped_into_itself_nor_anything_foreign(model: BookmarksModel) -> None:
    foreign = QMimeData()
    foreign.setData(MIME, b"\xff\nnobody")
    for data in (dragged(model, "law"), foreign, QMimeData()):
        assert not drop(model, data, 0, model.index_of("law"))
    assert not drop(model, dragged(model, "named"), -1, model.index_of("one"))


def test_only_what_can_be_written_can_be_dragged_and_renamed(model: BookmarksModel) -> None:
    index = model.index_of("law")
    own = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
    assert index.flags() & own == own
    model.set_writable(writable=False)
    assert not index.flags() & own
    assert not drop(model, dragged(model, "named"), 0, index)


def test_the_tree_follows_what_is_written_elsewhere(model: BookmarksModel, qtbot: QtBot) -> None:
    known = items()
    kept = QPersistentModelIndex(model.index_of("set"))
    written = written_by(model.shelf.move([ItemId("set")], ROOT, 0), known)
    with qtbot.waitSignal(model.dataChanged):
        assert model.take(written)
    assert (kept.row(), kept.parent().isValid()) == (0, False)
    assert row(model, "law").detail == "2"
    assert not model.take([])
    model.take(written_by(model.shelf.bin([ItemId("law")]), known))
    assert not model.index_of("one").isValid()


def test_what_is_read_anew_keeps_its_rows(model: BookmarksModel, qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(model.index_of("one"))
    with qtbot.waitSignal(model.dataChanged):
        model.show_items(one for one in items().values() if one.id != "gone")
    assert kept.isValid()
    assert not model.index_of("gone").isValid()
    assert model.item_at(model.index_of("one")) == items()[ItemId("one")]


def test_the_places_of_an_item_are_read_once_for_each_revision(qtbot: QtBot) -> None:
    asked: list[str] = []

    def read(one: Item) -> Sequence[Locator | None]:
        asked.append(one.id)
        return places(one)

    model = BookmarksModel(items().values(), read)
    assert asked == []
    for _ in range(3):
        row(model, "one")
    assert asked == ["one"]
    model.take(written_by(model.shelf.rename(ItemId("one"), "New"), items()))
    row(model, "one")
    assert asked == ["one", "one"]


def test_a_bookmark_of_nothing_has_no_words(qtbot: QtBot) -> None:
    empty = item("empty", Bookmark(name="", folder=ROOT, order=1.0))
    model = BookmarksModel([empty], places)
    assert text(model, "empty") == ""
    assert row(model, "empty").kind == "bookmark"


def test_no_row_shows_nothing(model: BookmarksModel) -> None:
    assert model.data(NONE) is None
    assert model.index_of("one").data(Qt.ItemDataRole.DecorationRole) is None
    assert model.supportedDropActions() == Qt.DropAction.MoveAction
    assert text(model, "one", Role.KEY) == "one"
