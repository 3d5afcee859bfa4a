"""Tests of the rows of a tray: what they show, how they are dragged and typed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.domain.items import anchor, item, written_by
from tipbrowser.domain.annotations import HEADING, OWN_TEXT, PASSAGE, Item, ItemId, Note, Tray, TrayEntry
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.models.line_row import LineRow
from tipbrowser.models.roles import Role
from tipbrowser.models.tray_model import MIME, TrayModel

NONE = QModelIndex()
FIRST, SECOND = ItemId("first"), ItemId("second")


def entry(id: str, order: float, form: str = PASSAGE, within: ItemId = FIRST, **fields: object) -> Item:  # noqa: A002  # its own word
    return item(id, TrayEntry(tray=within, order=order, form=form, **fields))  # type: ignore[arg-type]  # as each test has it


def items() -> dict[ItemId, Item]:
    words = replace(anchor("A.II.37"), exact="of A.II", is_whole=False, start=6, end=13)
    some = [
        item(FIRST, Tray(name="First", order=1)),
        item(SECOND, Tray(name="Second", order=2)),
        entry("head", 1, HEADING, text="Agreed", level=2),
        entry("whole", 2, anchors=(anchor("A.II.36"),)),
        entry("part", 3, anchors=(words,), with_lead=False),
        entry("own", 4, OWN_TEXT, text="We  recall\n\nthat."),
        entry("empty", 5, OWN_TEXT),
        entry("gone", 6, anchors=(anchor("A.II.99"),)),
        entry("nothing", 7),
        entry("other", 1, within=SECOND, anchors=(anchor("A.I.1"),)),
    ]
    return {one.id: one for one in some}


def places(one: Item) -> Sequence[Locator | None]:
    return [None if "99" in anchor.locator else anchor.locator for anchor in one.body.anchors]


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[TrayModel]:
    model = TrayModel(places)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items(items().values())
    yield model
    tester.deleteLater()


def row(model: TrayModel, key: str) -> LineRow:
    found = model.index_of(key).data(Role.ROW)
    assert isinstance(found, LineRow)
    return found


def text(model: TrayModel, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(model.index_of(key).data(role))


def shown(model: TrayModel) -> list[str]:
    return [model.key_of(model.index(number, 0)) for number in range(model.rowCount())]


def test_the_first_tray_is_shown_and_another_when_it_is_wished(model: TrayModel) -> None:
    assert model.tray == FIRST
    assert shown(model) == ["head", "whole", "part", "own", "empty", "gone", "nothing"]
    model.show_tray(SECOND)
    assert shown(model) == ["other"]
    model.show_tray(ItemId("none of them"))
    assert model.tray == FIRST


def test_without_trays_nothing_is_shown(qtbot: QtBot) -> None:
    model = TrayModel(places)
    assert (model.tray, model.entries, model.rowCount()) == (None, [], 0)


def test_rows_say_what_they_are(model: TrayModel) -> None:
    assert {key: row(model, key).kind for key in shown(model)} == {
        "head": "heading", "whole": "passage", "part": "part", "own": "text", "empty": "text", "gone": "passage",
        "nothing": "passage",
    }  # fmt: skip
    assert text(model, "head") == "Agreed"
    assert (row(model, "head").detail, row(model, "head").is_strong) == ("2", True)
    assert text(model, "whole") == "II.36 Words of A.II.36."
    assert text(model, "part") == "II.37 “of A.II”"
    assert text(model, "own") == "We recall that."
    assert text(model, "empty") == "Own words, still empty"
    assert text(model, "nothing") == "Nothing"


def test_what_is_special_is_said(model: TrayModel) -> None:
    assert "opening words" in text(model, "part", Qt.ItemDataRole.ToolTipRole)
    assert text(model, "whole", Qt.ItemDataRole.ToolTipRole) == text(model, "whole")
    assert text(model, "part", Qt.ItemDataRole.AccessibleTextRole).startswith("II.37 “of A.II”, words of a paragraph")
    assert "A.II.99" in text(model, "gone", Qt.ItemDataRole.ToolTipRole)
    assert row(model, "gone").is_faint
    assert not row(model, "whole").is_faint


def test_passages_lead_to_their_place(model: TrayModel) -> None:
    targets = {key: text(model, key, Role.TARGET) for key in ("whole", "own", "gone")}
    assert targets == {"whole": "A.II.36", "own": "", "gone": ""}
    assert text(model, "whole", Role.KEY) == "whole"


def test_what_is_cut_is_faint_until_something_else_is(model: TrayModel) -> None:
    model.show_cut([ItemId("own"), ItemId("not here")])
    assert row(model, "own").is_faint
    model.show_cut([])
    assert not row(model, "own").is_faint


def test_a_heading_is_typed_in_its_place(model: TrayModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.heading_typed) as asked:
        assert model.setData(model.index_of("head"), "  What was\nagreed ")
    assert asked.args == ["head", "What was agreed"]
    with qtbot.assertNotEmitted(model.heading_typed):
        model.setData(model.index_of("head"), text(model, "head", Qt.ItemDataRole.EditRole))
        model.setData(model.index_of("head"), "  ")
        assert not model.setData(NONE, "x")
        assert not model.setData(model.index_of("head"), "x", Qt.ItemDataRole.DisplayRole)


def drop(model: TrayModel, data: QMimeData, row: int, parent: QModelIndex = NONE) -> bool:
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


@pytest.mark.parametrize(("row", "place"), [(1, 1), (-1, 7)])
def test_rows_are_dropped_before_a_row_or_at_the_end(model: TrayModel, qtbot: QtBot, row: int, place: int) -> None:
    dragged = model.mimeData([model.index_of("own"), model.index_of("part")])
    with qtbot.waitSignal(model.move_requested) as asked:
        assert drop(model, dragged, row)
    assert asked.args == [("own", "part"), place]
    assert model.mimeTypes() == [MIME]
    assert model.supportedDropActions() == Qt.DropAction.MoveAction


def test_nothing_foreign_is_dropped_nor_anything_into_a_row(model: TrayModel) -> None:
    foreign = QMimeData()
    foreign.setData(MIME, b"\xff\nother")
    assert not drop(model, foreign, 0)
    assert not drop(model, QMimeData(), 0)
    assert not drop(model, model.mimeData([model.index_of("own")]), -1, model.index_of("part"))


def test_only_what_can_be_written_can_be_dragged_and_typed(model: TrayModel) -> None:
    assert model.index_of("head").flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.index_of("whole").flags() & Qt.ItemFlag.ItemIsEditable
    assert model.index_of("whole").flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(NONE) & Qt.ItemFlag.ItemIsDropEnabled
    model.set_writable(writable=False)
    assert not model.index_of("head").flags() & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    assert not drop(model, model.mimeData([model.index_of("own")]), 0)


def test_it_follows_what_is_written_elsewhere(model: TrayModel, qtbot: QtBot) -> None:
    known = items()
    kept = QPersistentModelIndex(model.index_of("own"))
    with qtbot.waitSignal(model.dataChanged):
        assert model.take(written_by(model.trays.move([ItemId("own")], FIRST, 0), known))
    assert kept.row() == 0
    assert model.take(written_by(model.trays.move([ItemId("own")], SECOND, 0), known))
    assert not kept.isValid()
    note = Put(id=ItemId("n"), revision=0, body=Note(text="", about="free"))
    assert not model.take(written_by([note], known))


def test_a_tray_that_goes_leaves_the_next_one(model: TrayModel) -> None:
    model.take(written_by(model.trays.bin_tray(FIRST), items()))
    assert shown(model) == ["other"]


def test_no_row_shows_nothing(model: TrayModel) -> None:
    assert model.data(NONE) is None
    assert model.index_of("own").data(Qt.ItemDataRole.DecorationRole) is None
