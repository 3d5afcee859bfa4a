"""The citations of passages and of whole sections."""

from __future__ import annotations

from tipbrowser.domain.citations import citations_of, citations_of_section
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import Citations
from tipbrowser.store.compendium import Compendium


class Citing:
    """Answers how to cite."""

    def __init__(self, compendium: Compendium) -> None:
        """Answer from ``compendium``."""
        self._compendium = compendium
        self._edition = compendium.edition()

    def citations(self, locator: Locator) -> Citations:
        """Give the forms in which a passage, or a whole section, is cited; raises ``KeyError`` for an unknown one."""
        passage = self._compendium.passage(locator)
        name = SectionId(locator) if passage is None else passage.section
        section = None if name is None else self._compendium.section(name)
        if passage is not None:
            return citations_of(passage, section, self._edition)
        if section is None:
            raise KeyError(locator)
        return citations_of_section(section, self._edition)
