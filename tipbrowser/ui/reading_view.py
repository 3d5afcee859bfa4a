"""The view for the floor: one passage, full screen, in large type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.publication import Passage, Section
from tipbrowser.ui.theme import LIGHT, Theme


class ReadingView(QWidget):
    """One passage in large type with its parents' opening words; a window of its own, shown with ``showFullScreen``."""

    next_requested = Signal()
    previous_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        """Make the view, not yet shown."""
        super().__init__(parent)

    def show_passage(self, passage: Passage, lead: str, section: Section | None, citation: str) -> None:
        """Show a passage; ``lead`` holds its parents' opening words, ``citation`` the official form."""

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
