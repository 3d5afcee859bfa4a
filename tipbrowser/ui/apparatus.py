"""The pane beside the text: citations, topics, references both ways and errata of the current passage."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.page import Apparatus


class ApparatusPane(QWidget):
    """What stands beside the current passage; emits wishes."""

    locator_requested = Signal(str)
    """Canonical locator of a passage or a section."""
    topic_requested = Signal(str)
    """Whole name of a topic."""
    copy_requested = Signal(str)
    """What is to be put on the clipboard."""
    outside_link_requested = Signal(str)
    """An address to be shown and opened only once confirmed."""
    erratum_requested = Signal(int)
    """Number of an erratum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty pane."""
        super().__init__(parent)

    def show_apparatus(self, apparatus: Apparatus | None) -> None:
        """Show what belongs to one passage; words that say what to do if there is none."""

    def set_compact(self, compact: bool) -> None:
        """Set the groups side by side, for a short and wide strip, or one above the other."""
