"""The bundled compendium, read-only: one method answers one question."""

from __future__ import annotations

import sqlite3
from functools import cached_property

from tipbrowser.domain.names import Locator
from tipbrowser.domain.passages import Footnote, Passage
from tipbrowser.store.connection import open_compendium
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.store.questions import Questions, failure

TYPE_CHECKING = False  # as in typing; that and pathlib cost a command in the terminal more than its answer
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Self

    from tipbrowser.domain.edition import Edition, Erratum
    from tipbrowser.domain.names import SectionId
    from tipbrowser.domain.sections import Section, SilentSession
    from tipbrowser.store.addresses import Addresses
    from tipbrowser.store.references import References
    from tipbrowser.store.search import Search
    from tipbrowser.store.thematic_index import ThematicIndex

PASSAGE_COLUMNS = (
    "locator, position, part, section, kind, label, parent, title, text, markup, citation,"
    " report_symbol, report_reference, source_first, source_last"
)
SECTION_COLUMNS = (
    "section, part, heading, title, body, kind, ordinal, dates, start_date, end_date, page, report_symbol,"
    " instrument, instrument_title,"
    " (SELECT text FROM passage WHERE locator = section.section || '.chapeau') AS chapeau,"
    " (SELECT text FROM passage WHERE locator = section.section || '.note') AS note,"
    " numbering, report_constant, passage_count"
)


ERRATA = "SELECT number, place, kind, topic, locator, published, reading, reason, source_line FROM erratum"


class Compendium:
    """Answers from one compendium database file, opened read-only and hardened.

    The classes of values are imported by the methods that make them: each costs the start of a command in the
    terminal a millisecond, and a command needs one or two.
    """

    def __init__(self, path: Path | str) -> None:
        """Open ``path``; raises a ``CompendiumError`` that says what is wrong with it."""
        self.path = path
        self._connection = open_compendium(path)
        self._questions = Questions(self._connection, str(path))

    @cached_property
    def index(self) -> ThematicIndex:
        """The thematic index of the same file."""
        from tipbrowser.store.thematic_index import ThematicIndex

        return ThematicIndex(self._questions)

    @cached_property
    def references(self) -> References:
        """The references in the same file."""
        from tipbrowser.store.references import References

        return References(self._questions)

    @cached_property
    def addresses(self) -> Addresses:
        """The places in the same file."""
        from tipbrowser.store.addresses import Addresses

        return Addresses(self._questions)

    @cached_property
    def search(self) -> Search:
        """The full-text index of the same file."""
        from tipbrowser.store.search import Search

        return Search(self._questions)

    def close(self) -> None:
        """Let go of the file."""
        if "search" in vars(self):
            self.search.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Let go of the file; what broke in it meanwhile, whoever read it, is raised as ``CompendiumDamaged``."""
        self.close()
        if isinstance(error, sqlite3.Error):
            raise failure(str(self.path), error) from error

    def edition(self) -> Edition:
        """Give the record of the publication; raises ``CompendiumDamaged`` for a file that has lost it."""
        from tipbrowser.domain.edition import Edition

        edition = self._questions.first(
            Edition,
            "SELECT title, publisher, place, year, language, copyright, covers, meetings_until, sessions_until,"
            " formally_edited, source_name, source_sha256, source_lines, schema_version, importer_version"
            " FROM edition",
        )
        if edition is None:
            raise CompendiumDamaged(self.path, "no edition")
        return edition

    def sections(self) -> list[Section]:
        """Give all meetings and sessions in the order of the publication."""
        from tipbrowser.domain.sections import Section

        return self._questions.all(Section, f"SELECT {SECTION_COLUMNS} FROM section ORDER BY position")

    def section(self, section: SectionId) -> Section | None:
        """Give one meeting or session, or none if there is no such section."""
        from tipbrowser.domain.sections import Section

        return self._questions.first(Section, f"SELECT {SECTION_COLUMNS} FROM section WHERE section = ?", section)

    def section_beside(self, section: SectionId | None, step: int) -> tuple[SectionId, str] | None:
        """Give identifier and title of the section so many steps behind another (without one: behind the front matter)."""
        rows = self._questions.rows(
            "SELECT section, title FROM section"
            " WHERE position = ifnull((SELECT position FROM section WHERE section = ?), 0) + ?",
            section,
            step,
        )
        return rows[0] if rows else None

    def silent_sessions(self) -> list[SilentSession]:
        """Give the sessions that adopted nothing on the subject."""
        from tipbrowser.domain.sections import SilentSession

        return self._questions.all(
            SilentSession,
            "SELECT section, ordinal, title, dates, start_date, end_date, source_line"
            " FROM silent_session ORDER BY ordinal",
        )

    def passages(self, section: SectionId | None) -> list[Passage]:
        """Give a section's passages in order, sub-paragraphs after their parents; without a section the front matter."""
        return self._questions.all(
            Passage, f"SELECT {PASSAGE_COLUMNS} FROM passage WHERE section IS ? ORDER BY position", section
        )

    def passage(self, locator: Locator) -> Passage | None:
        """Give one passage by its canonical locator, or none."""
        return self._questions.first(Passage, f"SELECT {PASSAGE_COLUMNS} FROM passage WHERE locator = ?", locator)

    def subtree(self, locator: Locator) -> list[Passage]:
        """Give a passage and everything under it, in order; nothing if there is no such passage."""
        return self._questions.all(
            Passage,
            f"SELECT {PASSAGE_COLUMNS} FROM passage WHERE locator = ? OR locator BETWEEN ? AND ? ORDER BY position",
            locator,
            f"{locator}.",
            f"{locator}/",  # the sign behind the full stop
        )

    def lead(self, locator: Locator) -> str:
        """Give the opening words of a passage's parents, empty where it has none."""
        return "".join(row[0] for row in self._questions.rows("SELECT lead FROM passage WHERE locator = ?", locator))

    def is_passage(self, locator: str) -> bool:
        """Tell whether there is a passage of this canonical locator."""
        return bool(self._questions.rows("SELECT 1 FROM passage WHERE locator = ?", locator))

    def heading_of(self, section: SectionId) -> str:
        """Give a section's title and dates, ``Second meeting, 27 to 29 January 2010``; empty without such a section."""
        rows = self._questions.rows("SELECT title || ', ' || dates FROM section WHERE section = ?", section)
        return "".join(row[0] for row in rows)

    def footnotes(self, section: SectionId | None) -> list[Footnote]:
        """Give the footnotes whose marks stand in a section (without a section: in the front matter)."""
        return self._questions.all(
            Footnote,
            "SELECT number, footnote.locator, offset, footnote.text, footnote.markup"
            " FROM footnote JOIN passage ON passage.locator = footnote.locator"
            " WHERE passage.section IS ? ORDER BY number",
            section,
        )

    def footnotes_of(self, locator: Locator) -> list[Footnote]:
        """Give the footnotes whose marks stand in one passage."""
        return self._questions.all(
            Footnote,
            "SELECT number, locator, offset, text, markup FROM footnote WHERE locator = ? ORDER BY number",
            locator,
        )

    def errata_at(self, places: Sequence[str]) -> list[Erratum]:
        """Give the errata of passages (by locator) and of footnotes (``footnote 14``), in the order of the publication."""
        from tipbrowser.domain.edition import Erratum

        found: dict[int, Erratum] = {}
        for marks, batch in self._questions.batches(places):
            statement = f"{ERRATA} WHERE locator IN ({marks}) OR place IN ({marks})"
            found.update((one.number, one) for one in self._questions.all(Erratum, statement, *batch, *batch))
        return [found[number] for number in sorted(found)]

    def errata(self) -> list[Erratum]:
        """Give every erratum in the order of the publication."""
        from tipbrowser.domain.edition import Erratum

        return self._questions.all(Erratum, f"{ERRATA} ORDER BY number")
