"""The errata of the edition: a list that leads to the places."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from tipbrowser.models.errata_model import ErrataModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.erratum_delegate import ErratumDelegate
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.row_list import RowList
from tipbrowser.ui.theme import Theme


class ErrataPane(QWidget):
    """Shows every place where the publication contradicts itself."""

    erratum_chosen = Signal(object)
    """The ``Erratum`` that was clicked or entered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = _ErrataList(self)
        self._intro = plain_label(self, "pane_detail")
        self._delegate = ErratumDelegate(self._list, theme)
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> QListView:
        """The list itself."""
        return self._list

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane."""
        return self._list

    def set_model(self, model: ErrataModel) -> None:
        """Show the rows of a model."""
        self._list.setModel(model)
        count = model.rowCount()
        self._intro.setText(
            self.tr("Places where the publication contradicts itself: %n. A click leads there.", "", count)
            if count
            else self.tr("No errata are known in this edition.")
        )

    def select(self, row: int) -> None:
        """Select a row and bring it into sight; tells nobody."""
        index = self._list.model().index(row, 0)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)

    def _build_column(self) -> None:
        view = self._list
        view.setObjectName("errata")
        view.setAccessibleName(self.tr("Errata"))
        view.setItemDelegate(self._delegate)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        self._intro.setContentsMargins(14, 10, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._intro)
        column.addWidget(view, 1)

    def _connect_signals(self) -> None:
        self._list.clicked.connect(self._choose)
        self._list.chosen.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        erratum = index.data(Role.ROW)
        if erratum is not None:
            self.erratum_chosen.emit(erratum)


class _ErrataList(RowList):
    """Lays its wrapped rows out anew when its width changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
