"""Arrows stand before the rows that have others below them, and before no others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from tipbrowser.ui.row_tree import RowTree

INDENTATION = 20


@pytest.fixture
def tree(qtbot: QtBot) -> RowTree:
    made = RowTree()
    model = QStandardItemModel(made)
    above = QStandardItem("")
    above.appendRow(QStandardItem(""))
    model.appendRow(above)
    model.appendRow(QStandardItem(""))
    made.setModel(model)
    made.setHeaderHidden(True)
    made.setIndentation(INDENTATION)
    made.resize(200, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def drawn(tree: RowTree, index: QModelIndex) -> frozenset[tuple[int, int]]:
    """Give the pixels before a row that differ from the ground."""
    row = tree.visualRect(index)
    left = row.right() + 1 if tree.isRightToLeft() else row.left() - INDENTATION
    image = tree.viewport().grab(QRect(left, row.top(), INDENTATION, row.height())).toImage()
    ground = image.pixel(0, 0)
    return frozenset((x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground)


def test_a_row_with_others_below_it_has_an_arrow_that_turns(tree: RowTree) -> None:
    index = tree.model().index(0, 0)
    closed = drawn(tree, index)
    tree.expand(index)
    opened = drawn(tree, index)
    assert closed
    assert opened
    assert opened != closed


def test_a_row_with_nothing_below_it_has_none(tree: RowTree) -> None:
    assert not drawn(tree, tree.model().index(1, 0))


def test_from_right_to_left_a_closed_arrow_points_the_other_way(tree: RowTree) -> None:
    index = tree.model().index(0, 0)
    before = drawn(tree, index)
    tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = drawn(tree, index)
    assert after
    assert max(x for x, _ in before) - min(x for x, _ in before) < INDENTATION
    assert _tip(before) > 0
    assert _tip(after) < 0


def _tip(pixels: frozenset[tuple[int, int]]) -> float:
    """Give on which side the middle row of an arrow stands to the mean of the whole, right above 0."""
    middle = sorted(y for _, y in pixels)[len(pixels) // 2]
    tip = [x for x, y in pixels if y == middle]
    return sum(tip) / len(tip) - sum(x for x, _ in pixels) / len(pixels)
