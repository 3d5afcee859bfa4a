"""The paragraphs of a list, grouped by meeting and session, fetched by the slice as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.locators import section_of, short
from tipbrowser.domain.publication import Locator, Section, TopicEntry
from tipbrowser.models.openings import closing_words, opening_words
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Fetch = Callable[[Sequence[Locator]], Sequence[TopicEntry]]
SLICE = 60
OPENING = 320


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


class EntriesModel(QAbstractListModel):
    """Rows of equal height: a group's row, then its paragraphs."""

    def __init__(self, sections: Callable[[], Sequence[Section]], parent: QObject | None = None) -> None:
        """``sections`` gives the meetings and sessions; it is asked when the first list is shown."""
        super().__init__(parent)
        self._fetch: Fetch = lambda _: ()
        self._read_sections = sections
        self._sections: Mapping[str, Section] = {}
        self._locators: Sequence[Locator] = ()
        self._places: list[int] = []
        """For each row the place of its locator, or of its group below zero."""
        self._rows: dict[Locator, int] = {}
        self._groups: list[GroupRow] = []
        self._fetched: dict[int, EntryRow] = {}

    @property
    def count(self) -> int:
        """How many paragraphs are listed."""
        return len(self._locators)

    @property
    def group_count(self) -> int:
        """How many meetings and sessions they come from."""
        return len(self._groups)

    def show_locators(self, locators: Sequence[Locator], fetch: Fetch) -> None:
        """List paragraphs in the order given; ``fetch`` gives the entries of a slice of them, in their order."""
        if not self._sections:
            self._sections = {section.section: section for section in self._read_sections()}
        self.beginResetModel()
        self._locators, self._fetch = locators, fetch
        self._places, self._rows, self._groups, self._fetched = [], {}, [], {}
        self._arrange()
        self.endResetModel()

    def index_of(self, locator: str) -> QModelIndex:
        """Give the row of a locator; invalid if it is not listed."""
        row = self._rows.get(Locator(locator))
        return QModelIndex() if row is None else self.index(row, 0)

    # -- Qt

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._places[index.row()] < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == Role.ROW:
            return row
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

    def _arrange(self) -> None:
        start, current = 0, None
        for place, locator in enumerate(self._locators):
            section = section_of(locator)
            if section != current:
                self._close_group(current, place - start)
                start, current = place, section
                self._places.append(-len(self._groups) - 1)
            self._rows[locator] = len(self._places)
            self._places.append(place)
        self._close_group(current, len(self._locators) - start)

    def _close_group(self, section_id: str | None, count: int) -> None:
        if count == 0:
            return
        section = self._sections.get(section_id or "")
        if section is None:
            self._groups.append(GroupRow(part="F", title=section_id or "", detail="", count=count))
            return
        detail = f"{section.instrument}, {section.start_date[:4]}" if section.instrument else section.dates
        self._groups.append(GroupRow(part=section.part, title=section.title, detail=detail, count=count))

    def _row(self, row: int) -> GroupRow | EntryRow:
        place = self._places[row]
        if place < 0:
            return self._groups[-place - 1]
        if place not in self._fetched:
            first = place - place % SLICE
            entries = self._fetch(self._locators[first : first + SLICE])
            for offset, entry in enumerate(entries):
                self._fetched[first + offset] = self._entry(entry)
        return self._fetched[place]

    def _entry(self, entry: TopicEntry) -> EntryRow:
        section = self._sections.get(entry.section)
        return EntryRow(
            locator=entry.locator, part=entry.part, printed=short(entry.locator),
            meeting=f"{section.title}, {section.start_date[:4]}" if section else "",
            opening=opening_words(_own_words(entry), OPENING), published=entry.published,
            inherited_from=entry.inherited_from,
        )  # fmt: skip


def _own_words(entry: TopicEntry) -> str:
    """Give what a row shows: of a sub-paragraph the end of its parents' words, so that its own are seen."""
    return f"{closing_words(entry.lead)} {entry.label} {entry.text}" if entry.lead else entry.text
