"""The user's guide, read from the bundled pages only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QTextBrowser, QWidget

from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.named_values import set_named

PAGES = (
    "start", "reading", "topics", "search", "notes", "exchange", "taking", "citing", "errata", "keyboard", "coverage", "terminal",
)  # fmt: skip
"""Names of the pages, in the order of the guide; each is a Markdown file in ``resources/help``."""

LEADING = 145
"""From line to line, in per cent."""
HEADING_SIZES = {1: 1.7, 2: 1.25}
"""By the heading's level, against the size of the text."""


class BundledBrowser(QTextBrowser):
    """Shows Markdown and loads nothing that it names: no picture, no file, no address."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002  # Qt's own name
        """Qt: load what the text names; here, nothing."""
        return None


class _PageList(QListWidget):
    """As wide as its longest title."""

    def sizeHint(self) -> QSize:
        around = 2 * (self.frameWidth() + self.spacing())
        return QSize(self.sizeHintForColumn(0) + around, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class HelpPane(QWidget):
    """The guide's pages at the start side, the chosen one beside them."""

    outside_link_requested = Signal(str)
    """An address to be shown and opened only once confirmed."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """``folder`` holds the pages."""
        super().__init__(parent)
        self._folder = folder
        self._list = _PageList(self)
        self._browser = BundledBrowser(self)
        self._build_list()
        self._build_row()
        self._connect_signals()

    def show_page(self, name: str) -> None:
        """Show one page of the guide by its name."""
        if name in PAGES:
            self._list.setCurrentRow(PAGES.index(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            QTimer.singleShot(0, self, self._set_anew)  # the text's own widget changes after its parent

    def _build_list(self) -> None:
        titles = {
            "start": self.tr("Getting started"),
            "reading": self.tr("Reading the text"),
            "topics": self.tr("Topics"),
            "search": self.tr("Search"),
            "notes": self.tr("Notes"),
            "exchange": self.tr("Export and import"),
            "taking": self.tr("Tray and documents"),
            "citing": self.tr("Citations"),
            "errata": self.tr("Errata"),
            "keyboard": self.tr("Keyboard"),
            "coverage": self.tr("Data and coverage"),
            "terminal": self.tr("In the terminal"),
        }
        for name in PAGES:
            self._list.addItem(QListWidgetItem(titles[name]))
        self._list.setSpacing(4)
        set_named(self._list, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self._list.setObjectName("help_pages")
        self._list.setAccessibleName(self.tr("Pages of the guide"))

    def _build_row(self) -> None:
        self._browser.setObjectName("help_text")
        self._browser.setAccessibleName(self.tr("User's guide"))
        self._browser.setOpenLinks(False)
        self._browser.document().setDocumentMargin(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self._list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        row.addWidget(self._list)
        row.addWidget(self._browser, 1)

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._load)
        self._browser.anchorClicked.connect(self._follow)

    def _load(self, row: int) -> None:
        try:
            text = (self._folder / f"{PAGES[row]}.md").read_text(encoding="utf-8")
        except OSError:
            text = self.tr("This page of the guide is missing. Install the program again to get it back.")
        self._browser.setMarkdown(text)
        set_in_type(self._browser.document(), self._browser.font().pointSizeF())

    def _set_anew(self) -> None:
        """Set the page in the size that type has now, and leave it where it was."""
        bar = self._browser.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._list.updateGeometry()
        if self._list.currentRow() >= 0:
            self._load(self._list.currentRow())
        bar.setValue(round(part * bar.maximum()))

    def _follow(self, address: QUrl) -> None:
        if address.isRelative():
            self.show_page(address.path().removesuffix(".md"))
        else:
            self.outside_link_requested.emit(address.toString())


def set_in_type(document: QTextDocument, points: float) -> None:
    """Give a Markdown document generous lines, and headings of our own scale; ``points`` is the size of its text."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = block.blockFormat().headingLevel()
        spacing.setTopMargin(points * (1.4 if level else 0.3))
        spacing.setBottomMargin(points * (0.4 if level else 0.5))
        cursor.mergeBlockFormat(spacing)
        if level:
            letters = QTextCharFormat()
            letters.setFontPointSize(points * HEADING_SIZES.get(level, 1.0))
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(letters)
        else:
            _lighten_strong_words(block)
        block = block.next()


def _lighten_strong_words(block: QTextBlock) -> None:
    """Set strong words in the semi-bold cut that is shipped; there is no bold one, and Qt would smear a false one."""
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.DemiBold)
    spans = block.begin()
    while not spans.atEnd():
        fragment = spans.fragment()
        if fragment.charFormat().fontWeight() > QFont.Weight.DemiBold:
            cursor = QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)
        spans += 1
