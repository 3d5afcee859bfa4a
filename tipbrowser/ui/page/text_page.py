"""The pane that shows a whole section as one page and knows which passage is the current one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.theme import LIGHT, Theme


class TextPage(QWidget):
    """A section as one page; emits what the reader does on it, and never fetches."""

    current_changed = Signal(str)
    """Canonical locator: the reader chose another passage (once for each action, never for a call)."""
    link_requested = Signal(str)
    """Canonical locator of a passage or a section: a reference was followed."""
    outside_link_requested = Signal(str)
    """Address or words of a text outside the compendium: to be shown and opened only once confirmed."""
    copy_requested = Signal(str)
    """What is to be put on the clipboard: the report's official address."""
    erratum_requested = Signal(int)
    """Number of the erratum whose mark was followed."""

    def __init__(self, theme: Theme = LIGHT, text_scale: int = 100, parent: QWidget | None = None) -> None:
        """Make an empty page; ``text_scale`` in per cent, 80 to 200."""
        super().__init__(parent)

    @property
    def current(self) -> Locator | None:
        """The current passage; none on an empty page."""
        return None

    def show_page(self, page: SectionPage, current: str | None = None) -> None:
        """Show a section, scrolled to the passage ``current`` (its first if none); emits nothing."""

    def set_current(self, locator: str, *, scroll: bool = True) -> None:
        """Mark the passage ``locator`` as the current one, and bring it into view; emits nothing."""

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""

    def set_text_scale(self, percent: int) -> None:
        """Set the size of the text, 80 to 200 per cent; the place stays."""

    def next_passage(self) -> None:
        """Make the following passage the current one, as the key does."""

    def previous_passage(self) -> None:
        """Make the preceding passage the current one, as the key does."""

    def locator_at(self, position: int) -> tuple[Locator, int] | None:
        """Give the passage and the offset in its ``text`` at a position of the document."""
        return None

    def position_at(self, locator: str, offset: int) -> int | None:
        """Give the document's position of a character of a passage's ``text``."""
        return None
