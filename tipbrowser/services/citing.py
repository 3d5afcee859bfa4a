"""The citations of passages and of whole sections."""

from __future__ import annotations

from tipbrowser.domain.citations import citations_of, citations_of_section
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import Citations
from tipbrowser.store.compendium import Compendium


def citations_for(compendium: Compendium, locator: Locator) -> Citations:
    """Give the forms in which a passage, or a whole section, is cited; raises ``KeyError`` for an unknown locator."""
    edition = compendium.edition()
    passage = compendium.passage(locator)
    section = compendium.section(SectionId(locator) if passage is None else passage.section or SectionId(""))
    if passage is not None:
        return citations_of(passage, section, edition)
    if section is None:
        raise KeyError(locator)
    return citations_of_section(section, edition)
