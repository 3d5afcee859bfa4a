"""The paragraphs of a list, grouped by meeting and session, fetched by the slice as they come into sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from tipbrowser.domain.locators import section_of, short
from tipbrowser.domain.publication import Locator, Section, TopicEntry
from tipbrowser.models.openings import closing_words, opening_words
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[Locator]], Sequence[TopicEntry]]
SLICE = 20
"""Paragraphs that are fetched together: about as many as a tall list shows at once."""
OPENING = 320
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """Stands above the paragraphs of one meeting or session."""

    part: str
    title: str
    detail: str
    """Dates of a meeting; instrument and year of a session."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One paragraph of the list."""

    locator: Locator
    part: str
    printed: str
    """The locator without its part, as the index prints it."""
    meeting: str
    """Meeting or session and year: ``Second meeting, 2010``."""
    opening: str
    published: str
    inherited_from: Locator | None
    """The parent through which it stands under a topic that does not name it itself."""


class EntriesModel(QStringListModel):
    """Rows of equal height: a group's row, then its paragraphs.

    A list view asks for every row there is each time it lays itself out. Of Qt's own list of words, here empty ones,
    it asks that without coming to Python, which took ten times as long for a topic of seven thousand rows.
    """

    def __init__(self, sections: Callable[[], Sequence[Section]], parent: QObject | None = None) -> None:
        """``sections`` gives the meetings and sessions; it is asked when the first list is shown."""
        super().__init__(parent)
        self._fetch: Fetch = lambda _: ()
        self._read_sections = sections
        self._sections: Mapping[str, Section] = {}
        self._locators: Sequence[Locator] = ()
        self._order: dict[Locator, int] = {}
        """The place of each locator in the list of them."""
        self._starts: list[int] = []
        """The place of the first locator of each group."""
        self._group_rows: list[int] = []
        """The row of each group: the rows are those of the locators before it, and of the groups."""
        self._fetched: dict[int, EntryRow | None] = {}

    @property
    def count(self) -> int:
        """How many paragraphs are listed."""
        return len(self._locators)

    @property
    def group_counts(self) -> tuple[int, int]:
        """How many meetings and how many sessions they come from."""
        parts = [self._locators[start].partition(".")[0] for start in self._starts]
        return parts.count("A"), parts.count("B")

    def show_locators(self, locators: Sequence[Locator], fetch: Fetch) -> None:
        """List paragraphs in the order given; ``fetch`` gives the entries of a slice of them, in their order."""
        if not self._sections:
            self._sections = {section.section: section for section in self._read_sections()}
        self._locators, self._fetch, self._fetched = locators, fetch, {}
        self._order = dict(zip(locators, range(len(locators)), strict=True))
        self._starts = _group_starts(locators)
        self._group_rows = [start + group for group, start in enumerate(self._starts)]
        self.setStringList([""] * (len(locators) + len(self._starts)))

    def index_of(self, locator: str) -> QModelIndex:
        """Give the row of a locator; invalid if it is not listed."""
        place = self._order.get(Locator(locator))
        return QModelIndex() if place is None else self.index(place + bisect_right(self._starts, place), 0)

    # -- Qt

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._group_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

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
                return f"{row.printed}, {row.meeting}: {row.opening}"
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

    def _tooltip(self, row: EntryRow) -> str:
        if row.inherited_from is not None:
            return self.tr("Inherited: the index names the parent, {parent}. Printed in the index: {published}").format(
                parent=short(row.inherited_from), published=row.published
            )
        return self.tr("Printed in the index: {published}").format(published=row.published)

    def _group_at(self, row: int) -> int | None:
        """Give the number of the group that a row stands for; none if it is a paragraph's."""
        group = bisect_left(self._group_rows, row)
        return group if group < len(self._group_rows) and self._group_rows[group] == row else None

    def _group(self, group: int) -> GroupRow:
        start = self._starts[group]
        count = (self._starts[group + 1] if group + 1 < len(self._starts) else len(self._locators)) - start
        name = section_of(self._locators[start]) or ""
        section = self._sections.get(name)
        if section is None:
            return GroupRow(part="F", title=name, detail="", count=count)
        detail = f"{section.instrument}, {section.start_date[:4]}" if section.instrument else section.dates
        return GroupRow(part=section.part, title=section.title, detail=detail, count=count)

    def _row(self, row: int) -> GroupRow | EntryRow | None:
        group = self._group_at(row)
        if group is not None:
            return self._group(group)
        place = row - bisect_left(self._group_rows, row)
        if place not in self._fetched:
            first = place - place % SLICE
            for entry in self._fetch(self._locators[first : first + SLICE]):
                self._fetched[self._order[entry.locator]] = self._entry(entry)
            self._fetched.setdefault(place, None)  # what cannot be read is a row without words
        return self._fetched[place]

    def _entry(self, entry: TopicEntry) -> EntryRow:
        section = self._sections.get(entry.section)
        return EntryRow(
            locator=entry.locator, part=entry.part, printed=short(entry.locator),
            meeting=f"{section.title}, {section.start_date[:4]}" if section else "",
            opening=opening_words(_own_words(entry), OPENING), published=entry.published,
            inherited_from=entry.inherited_from,
        )  # fmt: skip


def _group_starts(locators: Sequence[Locator]) -> list[int]:
    """Give the place of the first locator of each section."""
    starts, within = [], ""
    for place, locator in enumerate(locators):
        if not (within and locator.startswith(within)):
            starts.append(place)
            within = f"{section_of(locator)}."
    return starts


def _own_words(entry: TopicEntry) -> str:
    """Give what a row shows: of a sub-paragraph the end of its parents' words, so that its own are seen."""
    return f"{closing_words(entry.lead)} {entry.label} {entry.text}" if entry.lead else entry.text
