"""Where passages stand: the look-ups by which what a reader types is found."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value
from tipbrowser.store.questions import Questions

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence


KEPT = 2
"""Groups of neighbours that are kept."""


class SectionAddress(Value, kw_only=False):
    """All the names of a section."""

    section: SectionId
    part: str
    ordinal: int
    heading: str
    report_symbol: str | None
    instrument: str | None
    numbering: str | None


class Neighbour(Value, kw_only=False):
    """A passage beside others: its locator, and its number in the report."""

    locator: Locator
    report_reference: str | None


class Addresses:
    """Answers about places, without the texts."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions
        # While one types a word, each of its letters may be a place that the open section does not have.
        self.neighbours = lru_cache(KEPT)(self._neighbours)

    def sections(self) -> list[SectionAddress]:
        """Give the names of all sections."""
        return self._questions.many(
            SectionAddress,
            "SELECT section, part, ordinal, heading, report_symbol, instrument, numbering FROM section"
            " ORDER BY position",
        )

    def by_report(self, section: SectionId, reference: str) -> list[Locator]:
        """Give the passage that the section's report numbers so (``51 (j) (iv)``)."""
        return self._locators(
            "SELECT locator FROM passage WHERE section = ? AND report_reference = ? ORDER BY position",
            section,
            reference,
        )

    def of_kind(self, section: SectionId, kind: str) -> list[Locator]:
        """Give a section's passages of one kind, in order."""
        return self._locators(
            # With the plus SQLite looks them up by their section, of which a kind has far more.
            "SELECT locator FROM passage WHERE section = ? AND +kind = ? ORDER BY position",
            section,
            kind,
        )

    def nested(self, section: SectionId) -> list[Locator]:
        """Give the passages of a section that stand under another, in order."""
        return self._locators(
            "SELECT locator FROM passage WHERE section = ? AND parent IS NOT NULL ORDER BY position", section
        )

    def from_to(self, first: Locator, last: Locator) -> list[tuple[Locator, Locator | None]]:
        """Give all passages from one to another with their parents, in order; none where ``last`` comes first."""
        return self._questions.rows(
            "SELECT locator, parent FROM passage"
            " WHERE position BETWEEN (SELECT position FROM passage WHERE locator = ?)"
            " AND (SELECT position FROM passage WHERE locator = ?) ORDER BY position",
            first,
            last,
        )

    def _neighbours(self, section: SectionId, parent: Locator | None) -> Sequence[Neighbour]:
        """Give the passages directly under a section, or under one of its passages."""
        return self._questions.all(
            Neighbour,
            "SELECT locator, report_reference FROM passage WHERE section = ? AND parent IS ? ORDER BY position",
            section,
            parent,
        )

    def _locators(self, statement: str, *values: object) -> list[Locator]:
        return [Locator(row[0]) for row in self._questions.rows(statement, *values)]

    def section_starts(self) -> list[tuple[int, str]]:
        """Give the positions of the first passages of the front matter (``F``) and of all sections, with their names."""
        return self._questions.rows(
            "SELECT min(position), coalesce(section, 'F') FROM passage GROUP BY section ORDER BY 1"
        )
