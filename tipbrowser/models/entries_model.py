"""The passages of a list, in groups, fetched by the slice as they come into sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from tipbrowser.domain.badges import Badge
from tipbrowser.domain.hits import Reason
from tipbrowser.domain.listing import FOUND, NAMED, Group, Listing, Row
from tipbrowser.domain.locators import short
from tipbrowser.domain.publication import Locator, Section
from tipbrowser.domain.values import Value, replace
from tipbrowser.models.badge_words import badge_words
from tipbrowser.models.openings import Snippet, snippet_of
from tipbrowser.models.reasons import in_words
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
SLICE = 8
"""Passages that are fetched together: about as many as a list shows at once."""
GROWTH = 10_000
"""Rows that a long list has at first, and gets more when one comes to their end: a view asks for each of them."""
NO_INDEX = QModelIndex()
NOTHING = Qt.ItemFlag.NoItemFlags
CAN_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _NoListing:
    """Nothing is listed."""

    groups: Sequence[Group] = ()

    def __len__(self) -> int:
        return 0

    def rows(self, first: int, last: int) -> Sequence[Row | None]:
        return ()[first:last]

    def place_of(self, locator: str) -> int | None:
        return None


class GroupRow(Value):
    """Stands above the passages of one meeting or session, or above what a text names."""

    part: str
    title: str
    detail: str
    """Dates of a meeting; instrument and year of a session."""
    count: int


class EntryRow(Value):
    """One passage of the list."""

    locator: Locator
    part: str
    printed: str
    """The locator without its part, as the index prints it."""
    meeting: str
    """Meeting or session and year: ``Second meeting, 2010``."""
    snippet: Snippet
    reasons: tuple[Reason, ...]
    """Why it was found, where its own words do not say."""
    published: str
    inherited_from: Locator | None
    """The parent through which it stands under a topic that does not name it itself."""
    badge: Badge | None = None
    """What of the reader's stands on it and below it."""

    @property
    def opening(self) -> str:
        """The words that the row shows."""
        return self.snippet.words


class EntriesModel(QStringListModel):
    """Rows of equal height: a group's row, then its passages.

    A list view asks for every row there is each time it lays itself out. Of Qt's own list of words, here empty ones,
    it asks that without coming to Python, which took ten times as long for a topic of seven thousand rows.
    """

    def __init__(self, sections: Callable[[], Sequence[Section]], parent: QObject | None = None) -> None:
        """``sections`` gives the meetings and sessions; it is asked when the first list is shown."""
        super().__init__(parent)
        self._read_sections = sections
        self._sections: Mapping[str, Section] = {}
        self._listing: Listing = _NoListing()
        self._starts: list[int] = []
        """The place of the first passage of each group."""
        self._group_rows: list[int] = []
        """The row of each group: the rows are those of the passages before it, and of the groups."""
        self._fetched: dict[int, EntryRow | None] = {}
        self._is_growing = False
        self._badge_of: Callable[[str], Badge | None] = lambda _locator: None

    @property
    def count(self) -> int:
        """How many passages are listed."""
        return len(self._listing)

    def show_listing(self, listing: Listing) -> None:
        """List other passages."""
        if not self._sections:
            self._sections = {section.section: section for section in self._read_sections()}
        self._listing, self._fetched = listing, {}
        self._starts = [group.start for group in listing.groups]
        self._group_rows = [group + start for group, start in enumerate(self._starts)]
        self.setStringList([""] * min(self._total, GROWTH))

    def clear(self) -> None:
        """List nothing."""
        self.show_listing(_NoListing())

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show in each row what of the reader's stands on its passage and below it."""
        self._badge_of = badge_of
        entries = {row: entry for row, entry in self._fetched.items() if entry is not None}
        self._fetched |= {row: replace(entry, badge=badge_of(entry.locator)) for row, entry in entries.items()}
        if self.rowCount():
            roles = [Role.ROW, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), roles)

    def index_of(self, locator: str) -> QModelIndex:
        """Give the row of a locator; invalid if it is not listed."""
        place = self._listing.place_of(locator) if locator else None
        if place is None:
            return QModelIndex()
        row = place + bisect_right(self._starts, place)
        if row >= self.rowCount():
            self._grow(row + GROWTH)
        return self.index(row, 0)

    # -- Qt

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and not self._is_growing and self.rowCount() < self._total

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._grow(self.rowCount() + GROWTH)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._group_at(index.row()) is not None:
            return NOTHING
        return CAN_BE_CHOSEN

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == Role.ROW:
            return row
        if row is None:
            return None
        if isinstance(row, GroupRow):
            return self._group_data(row, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.printed} {row.opening}"
            case Qt.ItemDataRole.AccessibleTextRole:
                reasons = "; ".join(map(in_words, row.reasons))
                return ": ".join(
                    filter(None, (f"{row.printed}, {row.meeting}", row.opening, reasons, badge_words(row.badge)))
                )
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(row)
            case Role.TARGET:
                return row.locator
        return None

    # -- Qt: what is listed can only be read

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return False

    def insertRows(self, row: int, count: int, parent: AnyIndex = NO_INDEX) -> bool:
        return False

    def removeRows(self, row: int, count: int, parent: AnyIndex = NO_INDEX) -> bool:
        return False

    def moveRows(self, *_places: object) -> bool:
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        return

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.IgnoreAction

    def _group_data(self, row: GroupRow, role: int) -> str | None:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.title}, {row.detail}"
        return None

    @property
    def _total(self) -> int:
        return len(self._listing) + len(self._starts)

    def _grow(self, rows: int) -> None:
        """Get rows up to a number of them, or all that there are."""
        self._is_growing = True  # whoever is told that rows come may ask for more before they are there
        before = self.rowCount()
        super().insertRows(before, min(rows, self._total) - before, QModelIndex())
        self._is_growing = False

    def _tooltip(self, row: EntryRow) -> str:
        return "\n".join(filter(None, (self._as_printed(row), *map(in_words, row.reasons), badge_words(row.badge))))

    def _as_printed(self, row: EntryRow) -> str:
        if row.inherited_from is not None:
            return self.tr("Inherited: the index names the parent, {parent}. Printed in the index: {published}").format(
                parent=short(row.inherited_from), published=row.published
            )
        return self.tr("Printed in the index: {published}").format(published=row.published) if row.published else ""

    def _group_at(self, row: int) -> int | None:
        """Give the number of the group that a row stands for; none if it is a passage's."""
        group = bisect_left(self._group_rows, row)
        return group if group < len(self._group_rows) and self._group_rows[group] == row else None

    def _group(self, group: int) -> GroupRow:
        start = self._starts[group]
        count = (self._starts[group + 1] if group + 1 < len(self._starts) else len(self._listing)) - start
        name = self._listing.groups[group].name
        section = self._sections.get(name)
        if section is None:
            titles = {
                NAMED: (self.tr("Named"), self.tr("by what you typed")),
                FOUND: (self.tr("Found"), self.tr("by its words")),
                "F": (self.tr("Front matter"), ""),
            }
            title, detail = titles.get(name, (name, ""))
            return GroupRow(part="F", title=title, detail=detail, count=count)
        detail = f"{section.instrument}, {section.start_date[:4]}" if section.instrument else section.dates
        return GroupRow(part=section.part, title=section.title, detail=detail, count=count)

    def _row(self, row: int) -> GroupRow | EntryRow | None:
        group = self._group_at(row)
        if group is not None:
            return self._group(group)
        place = row - bisect_left(self._group_rows, row)
        if place not in self._fetched:
            first = place - place % SLICE
            found = self._listing.rows(first, min(first + SLICE, len(self._listing)))
            self._fetched.update((first + number, self._entry(one)) for number, one in enumerate(found))
            self._fetched.setdefault(place, None)  # what cannot be read is a row without words
        return self._fetched[place]

    def _entry(self, row: Row | None) -> EntryRow | None:
        if row is None:
            return None
        section = self._sections.get(row.section)
        meeting = f"{section.title}, {section.start_date[:4]}" if section else self.tr("Front matter")
        return EntryRow(
            locator=row.locator, part=row.part, printed=short(row.locator), meeting=meeting,
            snippet=snippet_of(row), reasons=row.reasons, published=row.published, inherited_from=row.inherited_from,
            badge=self._badge_of(row.locator),
        )  # fmt: skip
