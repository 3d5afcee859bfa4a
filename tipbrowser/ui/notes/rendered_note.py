"""A note's Markdown as it is read: no HTML, nothing loaded, and the places that it names as links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from tipbrowser.domain.places_in_text import places_in
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.page.text_map import utf16_length
from tipbrowser.ui.theme import Theme

PLACE = "place:"
LONGEST = 40_000
"""Characters that are rendered; of a longer note the rest is shown once one writes in it."""
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class RenderedNote(QTextBrowser):
    """As high as its text; the wheel scrolls what it stands in."""

    pressed = Signal()
    """A click on words that are no link, and nothing was selected by it."""
    copied = Signal(str)
    """Copying was asked for, of these words; empty for all."""
    place_requested = Signal(str)
    outside_link_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._places: frozenset[str] = frozenset()
        self._heights: dict[int, int] = {}
        """By the width; Qt asks for them with every letter that is typed beside."""
        self._build()
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str, places: frozenset[str]) -> None:
        """Show Markdown; ``places`` are those of its words that name a place of the compendium."""
        self._text, self._places = text, places
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        # Half a letter is shown as one that is missing: Qt would end the text there.
        self.document().setMarkdown(shown.encode("utf-8", "replace").decode().replace("\0", "\ufffd"), FEATURES)
        self._link_places()
        self._heights.clear()
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        if self._text:
            self.show_text(self._text, self._places)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002  # Qt's own name
        """Qt: load what the text names; here, nothing."""
        return None

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            document.setTextWidth(max(width, 1))
            self._heights[width] = round(document.size().height())
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.viewport().width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._heights.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(self.textCursor().selectedText().replace("\u2029", "\n"))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_link = bool(self.anchorAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not on_link and not self.textCursor().hasSelection():
            self.pressed.emit()

    def _build(self) -> None:
        self.setObjectName("note_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Note"))

    def _link_places(self) -> None:
        """Make links of the places, but not inside another link."""
        text = self.document().toRawText()
        cursor = QTextCursor(self.document())
        for place in places_in(text):
            if place.words not in self._places:
                continue
            cursor.setPosition(utf16_length(text[: place.start]) + 1)
            if cursor.charFormat().isAnchor():
                continue
            cursor.setPosition(utf16_length(text[: place.start]))
            cursor.setPosition(utf16_length(text[: place.end]), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setAnchor(True)
            look.setAnchorHref(PLACE + place.words)
            look.setForeground(self.palette().link())
            cursor.mergeCharFormat(look)

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(PLACE):
            self.place_requested.emit(url.toString(QUrl.ComponentFormattingOption.PrettyDecoded).removeprefix(PLACE))
        else:
            self.outside_link_requested.emit(address)
