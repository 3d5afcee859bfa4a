"""References from text to text in the compendium."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.references import CrossReference
from tipbrowser.store.questions import Questions


class References:
    """Answers what refers to what."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions

    def of_section(self, section: SectionId | None) -> list[CrossReference]:
        """Give the references made in a section's passages, in order; without a section in the front matter."""
        return self._questions.all(
            CrossReference,
            "SELECT cross_reference.locator, start, end, cross_reference.text, target, cross_reference.kind"
            " FROM passage JOIN cross_reference ON cross_reference.locator = passage.locator"
            " WHERE passage.section IS ? ORDER BY passage.position, start, cross_reference.rowid",
            section,
        )

    def of_passage(self, locator: Locator) -> list[CrossReference]:
        """Give the references made in one passage, in order."""
        return self._questions.all(
            CrossReference,
            "SELECT locator, start, end, text, target, kind FROM cross_reference WHERE locator = ?"
            " ORDER BY start, rowid",
            locator,
        )

    def to(self, target: str) -> list[CrossReference]:
        """Give the references that lead to a passage or a section."""
        return self._questions.all(
            CrossReference,
            "SELECT locator, start, end, text, target, kind FROM cross_reference WHERE target = ? ORDER BY rowid",
            target,
        )
