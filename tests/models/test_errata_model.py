"""The errata as a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.models.errata_model import ErrataModel
from tipbrowser.models.roles import Role
from tipbrowser.services.reading import Reading


def test_it_keeps_qt_s_rules_and_lists_every_erratum(reading: Reading) -> None:
    model = ErrataModel(reading.errata())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    assert [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())] == reading.errata()


def test_an_erratum_is_found_by_its_number_and_says_its_place_and_reason(reading: Reading) -> None:
    model = ErrataModel(reading.errata())
    erratum = reading.errata()[1]
    index = model.index(model.row_of(erratum.number), 0)
    assert index.data(Role.KEY) == str(erratum.number)
    assert index.data(Role.DETAIL) == f"{erratum.number}. {erratum.topic}"
    assert erratum.reason in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_not_there_has_no_row(reading: Reading) -> None:
    model = ErrataModel(reading.errata())
    assert model.row_of(9999) == -1
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
