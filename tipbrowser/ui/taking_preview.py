"""How a manuscript is going to look: its beginning, as rich text of our own making, and nothing is loaded for it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from tipbrowser.ui.rich_text import set_piece


class TakingPreview(QTextBrowser):
    """Shows HTML from ``export.html``; links in it lead nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taking_preview")
        self.setAccessibleName(self.tr("Preview"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)

    def show_piece(self, html: str) -> None:
        """Show a piece from its beginning."""
        scrolled = self.verticalScrollBar().value()
        set_piece(self.document(), html)
        self.verticalScrollBar().setValue(scrolled)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return "" if kind == QTextDocument.ResourceType.StyleSheetResource.value else None
