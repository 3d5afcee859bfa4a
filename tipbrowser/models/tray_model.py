"""What lies in one tray as Qt rows, which can be dragged, and whose headings can be typed in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from tipbrowser.domain.annotations import HEADING, OWN_TEXT, Item, ItemId, TrayEntry
from tipbrowser.domain.changes import Written
from tipbrowser.domain.locators import short
from tipbrowser.domain.names import Locator
from tipbrowser.domain.trays import Trays
from tipbrowser.models.line_row import LineRow
from tipbrowser.models.openings import opening_words
from tipbrowser.models.roles import Role
from tipbrowser.models.synced_tree import TOP_KEY, AnyIndex, SyncedTree

MIME = "application/x-tipbrowser-tray"
"""Of rows that are dragged: their ids, a line each. In another window they name nothing."""
USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
OWN = USUAL | Qt.ItemFlag.ItemIsDragEnabled
TYPED = OWN | Qt.ItemFlag.ItemIsEditable
SHOWN = 200
"""Characters of own words that a row shows at most."""


class TrayModel(SyncedTree):
    """Rows of one tray at a time; a row's key is its item's id."""

    move_requested = Signal(object, int)
    """Ids of rows that were dropped, and the row before which they are to stand."""
    heading_typed = Signal(str, str)
    """Id of a heading, and the words that were typed for it."""

    def __init__(self, places: Callable[[Item], Sequence[Locator | None]], parent: QObject | None = None) -> None:
        """``places`` gives the passage of each anchor of an item, none for those that this edition has not."""
        super().__init__(parent)
        self._read_places = places
        self._places: dict[ItemId, tuple[int, Locator | None]] = {}
        """The passage of each entry, with the revision for which it was read."""
        self._cut: frozenset[ItemId] = frozenset()
        self._is_writable = True
        self.trays = Trays()
        self.tray: ItemId | None = None
        """The tray that is shown; none while there is none."""

    @property
    def entries(self) -> list[Item]:
        """What is shown, in order."""
        return self.trays.entries(self.tray) if self.tray is not None else []

    def show_items(self, items: Iterable[Item]) -> None:
        """Take in what was read anew."""
        self.trays = Trays(items)
        self._places.clear()
        self._follow()

    def show_tray(self, tray: ItemId) -> None:
        """Show another tray; one that is not there shows the first."""
        self.tray = tray
        self._follow()

    def take(self, written: Iterable[Written]) -> bool:
        """Follow what was written; tells whether anything of it concerns trays."""
        some = list(written)
        if not self.trays.follow(some):
            return False
        self._follow()
        for one in some:
            item = one.after or one.before
            index = self.index_of(item.id) if item is not None else QModelIndex()
            if index.isValid():
                self.dataChanged.emit(index, index)
        return True

    def show_cut(self, ids: Iterable[ItemId]) -> None:
        """Show which rows are about to be moved, and no others."""
        before, self._cut = self._cut, frozenset(ids)
        for one in before ^ self._cut:
            index = self.index_of(one)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def set_writable(self, *, writable: bool) -> None:
        """Let rows be dragged and typed in, or not."""
        self._is_writable = writable

    def item_at(self, index: AnyIndex) -> Item | None:
        """Give the item of a row; none for no row."""
        return self.trays.item(ItemId(self.key_of(index)))

    def target_of(self, item: Item) -> Locator | None:
        """Give the passage that a row leads to; none for own words, and for what this edition has not."""
        kept = self._places.get(item.id)
        if kept is None or kept[0] != item.revision:
            place = next((one for one in self._read_places(item) if one is not None), None)
            kept = self._places[item.id] = (item.revision, place)
        return kept[1]

    # -- Qt

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: what can be done with a row."""
        item = self.item_at(index)
        if item is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if not self._is_writable:
            return USUAL
        return TYPED if _body(item).form == HEADING else OWN

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a row shows."""
        item = self.item_at(index)
        if item is None:
            return None
        match role:
            case Role.ROW:
                return self._row(item)
            case Qt.ItemDataRole.DisplayRole:
                return self._words(item)
            case Qt.ItemDataRole.EditRole:
                return _body(item).text
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (self._words(item), self._remark(item))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (self._words(item), self._kind_words(item), self._remark(item))))
            case Role.KEY:
                return item.id
            case Role.TARGET:
                return self.target_of(item) or ""
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item_at(index)
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        words = " ".join(str(value).split())
        if words and words != _body(item).text:
            self.heading_typed.emit(item.id, words)  # shown once it is written
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, "\n".join(self.key_of(index) for index in indexes).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        return self._is_writable and not parent.isValid() and bool(self._dragged(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.move_requested.emit(self._dragged(data), row if row >= 0 else self.rowCount())
        return True

    def _dragged(self, data: QMimeData) -> tuple[ItemId, ...]:
        words = bytes(data.data(MIME).data()).decode("ascii", "replace").split("\n")
        return tuple(ItemId(word) for word in words if self.index_of(word).isValid())

    def _follow(self) -> None:
        trays = [one.id for one in self.trays.trays]
        if self.tray not in trays:
            self.tray = trays[0] if trays else None
        entries = self.entries
        for item in entries:
            self.target_of(item)  # before a row of it is asked for: it may be when the compendium is closed
        self.follow({TOP_KEY: [item.id for item in entries]})

    def _row(self, item: Item) -> LineRow:
        body = _body(item)
        is_faint = item.id in self._cut or bool(self._missing(item))
        if body.form == HEADING:
            detail = str(body.level) if body.level > 1 else ""
            return LineRow(
                kind="heading", locators="", text=body.text, detail=detail, is_faint=is_faint, is_strong=True
            )
        if body.form == OWN_TEXT:
            return LineRow(kind="text", locators="", text=self._own_words(body), is_faint=is_faint)
        anchor = body.anchors[0] if body.anchors else None
        if anchor is None:
            return LineRow(kind="passage", locators="", text=self.tr("Nothing"), is_faint=True)
        kind, words = ("passage", opening_words(anchor.exact)) if anchor.is_whole else ("part", f"“{anchor.exact}”")
        return LineRow(kind=kind, locators=short(anchor.locator), text=words[:SHOWN], is_faint=is_faint)

    def _words(self, item: Item) -> str:
        row = self._row(item)
        return " ".join(word for word in (row.locators, row.text) if word)

    def _own_words(self, body: TrayEntry) -> str:
        return " ".join(body.text[: 4 * SHOWN].split())[:SHOWN] or self.tr("Own words, still empty")

    def _kind_words(self, item: Item) -> str:
        kinds = {
            "heading": self.tr("heading"), "text": self.tr("own words"), "passage": self.tr("paragraph"),
            "part": self.tr("words of a paragraph"),
        }  # fmt: skip
        return kinds[self._row(item).kind]

    def _remark(self, item: Item) -> str:
        body, missing = _body(item), self._missing(item)
        if missing:
            return self.tr("Not in this edition: {locators}").format(locators=missing)
        return "" if body.with_lead else self.tr("Without the opening words of its parents")

    def _missing(self, item: Item) -> str:
        anchors = item.body.anchors
        return anchors[0].locator if anchors and self.target_of(item) is None else ""


def _body(item: Item) -> TrayEntry:
    assert isinstance(item.body, TrayEntry)  # only these have rows
    return item.body
