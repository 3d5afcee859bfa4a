"""The passages of a list, in groups, fetched by the slice as they come into sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from tipbrowser.domain.badges import Badge
from tipbrowser.domain.hits import Reason
from tipbrowser.domain.listing import FOUND, NAMED, Group, Listing, Row
from tipbrowser.domain.locators import short
from tipbrowser.domain.publication import Locator, Section
from tipbrowser.domain.values import Value, replace
from tipbrowser.models.badge_words import badge_words, tray_words
from tipbrowser.models.growing_rows import SLICE, AnyIndex, GrowingRows
from tipbrowser.models.openings import Snippet, snippet_of
from tipbrowser.models.reasons import in_words
from tipbrowser.models.roles import Role


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
    tray: str = ""
    """How much of it lies in the tray: ``WHOLE``, ``PART`` or nothing."""

    @property
    def opening(self) -> str:
        """The words that the row shows."""
        return self.snippet.words


class EntriesModel(GrowingRows[EntryRow]):
    """A group's row, then its passages; one that cannot be read is a row without words."""

    growth = 10_000

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
        self._badge_of: Callable[[str], Badge | None] = lambda _locator: None
        self._held_of: Callable[[str], str] = lambda _locator: ""

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
        self._list_anew()

    def clear(self) -> None:
        """List nothing."""
        self.show_listing(_NoListing())

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show in each row what of the reader's stands on its passage and below it."""
        self._badge_of = badge_of
        self._show_own()

    def show_tray(self, held_of: Callable[[str], str]) -> None:
        """Show in each row how much of its passage lies in the tray."""
        self._held_of = held_of
        self._show_own()

    def _show_own(self) -> None:
        entries = {row: entry for row, entry in self._fetched.items() if entry is not None}
        self._fetched |= {
            row: replace(entry, badge=self._badge_of(entry.locator), tray=self._held_of(entry.locator))
            for row, entry in entries.items()
        }
        if self.rowCount():
            roles = [Role.ROW, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), roles)

    def index_of(self, locator: str) -> QModelIndex:
        """Give the row of a locator; invalid if it is not listed."""
        place = self._listing.place_of(locator) if locator else None
        if place is None:
            return QModelIndex()
        return self._index_at(place + bisect_right(self._starts, place))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: tell what can be done with a row; a group's is not chosen."""
        return Qt.ItemFlag.NoItemFlags if self._group_at(index.row()) is not None else super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: give something of a row."""
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
                own = (badge_words(row.badge), tray_words(row.tray))
                return ": ".join(filter(None, (f"{row.printed}, {row.meeting}", row.opening, reasons, *own)))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(row)
            case Role.TARGET | Role.TRAY:
                return row.locator
        return None

    def _group_data(self, row: GroupRow, role: int) -> str | None:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.title}, {row.detail}"
        return None

    @property
    def _total(self) -> int:
        return len(self._listing) + len(self._starts)

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
        return self._at(row - bisect_left(self._group_rows, row))

    def _fetch_slice(self, first: int) -> Sequence[EntryRow | None]:
        found = self._listing.rows(first, min(first + SLICE, len(self._listing)))
        return [self._entry(one) for one in found]

    def _entry(self, row: Row | None) -> EntryRow | None:
        if row is None:
            return None
        section = self._sections.get(row.section)
        meeting = f"{section.title}, {section.start_date[:4]}" if section else self.tr("Front matter")
        return EntryRow(
            locator=row.locator, part=row.part, printed=short(row.locator), meeting=meeting,
            snippet=snippet_of(row), reasons=row.reasons, published=row.published, inherited_from=row.inherited_from,
            badge=self._badge_of(row.locator), tray=self._held_of(row.locator),
        )  # fmt: skip
