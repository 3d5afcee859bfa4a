"""What the tabs of the texts are called: the paragraph and its meeting or session."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from tipbrowser.controllers.failing import read_or
from tipbrowser.domain.locators import short
from tipbrowser.domain.page import FRONT_MATTER, Place
from tipbrowser.domain.publication import Section
from tipbrowser.services.reading import Reading


class TabTitles:
    """Gives titles; the list of meetings and sessions is read when the first is asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __call__(self, place: Place) -> tuple[str, str]:
        """Give the title of a tab at a place, and the whole of what it is short for."""
        section, at = self._sections.get(place.page), place.locator or place.page
        if section is None:
            words = QCoreApplication.translate("TabTitles", "Front matter") if place.page == FRONT_MATTER else at
            return words, words
        return f"{short(at)} · {section.title}", f"{at} · {section.title}, {section.dates}"

    @cached_property
    def _sections(self) -> dict[str, Section]:
        nothing: list[Section] = []
        return {section.section: section for section in read_or(self._reading.sections, nothing)}
