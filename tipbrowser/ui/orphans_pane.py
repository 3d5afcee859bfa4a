"""The page of what was made in another edition and needs the reader's eye in this one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tipbrowser.domain.locators import short
from tipbrowser.domain.placing import Misplaced
from tipbrowser.ui.kept_words import own_words
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.sheet_column import SheetColumn

LONGEST = 600
"""Characters of a text that a card shows."""


class OrphansPane(SheetColumn):
    """Lists what was found by likeness, to be confirmed or placed otherwise, and what was not found."""

    confirmed = Signal(str)
    """The place that was found is right: the item's id and the anchor's number, between them a space; as below."""
    look_requested = Signal(str)
    placing_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column.setSpacing(10)
        self.setAccessibleName(self.tr("Notes from another edition"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it is read by the arrow keys

    def show_rows(self, alike: Sequence[Misplaced], lost: Sequence[Misplaced]) -> None:
        """Show these in place of what was shown."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._clear()
        if not alike and not lost:
            self._add(plain_label(self._content, "sheet_text", self._nothing()))
        self._add_group(self.tr("Not found"), self._why_lost(), lost)
        self._add_group(self.tr("Found by likeness"), self._why_alike(), alike)
        self._column.addStretch(1)
        buttons = self._content.findChildren(QPushButton)
        if had_focus and buttons:
            buttons[-1].setFocus()

    def _nothing(self) -> str:
        return self.tr(
            "Nothing waits here: all that you have made stands in this edition word for word where it belongs. When"
            " another compendium is opened (Ctrl+O), what is not found in it is listed here."
        )

    def _why_alike(self) -> str:
        return self.tr(
            "The words of these paragraphs have changed, or stand elsewhere. Each is kept where it is shown below."
        )

    def _why_lost(self) -> str:
        return self.tr(
            "This edition has no such words any more. They are kept; place them where they belong now, or leave them"
            " here. In their own edition they stand where they stood."
        )

    def _add_group(self, heading: str, why: str, rows: Sequence[Misplaced]) -> None:
        if rows:
            self._add(plain_label(self._content, "sheet_heading", heading))
            self._add(plain_label(self._content, "pane_detail", why))
            for row in rows:
                self._add(_Card(row, self))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()


class _Card(QFrame):
    """One item: what it is, both texts, what can be done."""

    def __init__(self, row: Misplaced, pane: OrphansPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._name = f"{row.item.id} {row.number}"
        self._build(row)

    def _build(self, row: Misplaced) -> None:
        self.setObjectName("placing_card")
        title = _title(row)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(plain_label(self, "sheet_heading", title))
        words = own_words(row.item)
        if words:
            column.addWidget(plain_label(self, "sheet_text", _shortened(words)))
        column.addWidget(plain_label(self, "pane_detail", self.tr("The words that it was made for")))
        column.addWidget(plain_label(self, "placing_old", f"“{_shortened(row.anchor.exact)}”"))
        if row.placed is not None:
            where = self.tr("In this edition, {locator}, like them by {score} %").format(
                locator=short(row.placed.locator), score=int(row.placed.score * 100)
            )
            column.addWidget(plain_label(self, "pane_detail", where))
            column.addWidget(plain_label(self, "placing_new", f"“{_shortened(row.text)}”"))
        column.addLayout(self._buttons(is_placed=row.placed is not None, title=title))

    def _buttons(self, *, is_placed: bool, title: str) -> QHBoxLayout:
        offers = [("placing", self.tr("Place it by hand…"), self._pane.placing_requested)]
        if is_placed:
            offers = [
                ("confirm", self.tr("It belongs there"), self._pane.confirmed),
                ("look", self.tr("Go there"), self._pane.look_requested),
                *offers,
            ]
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words, wish in offers:
            button = QPushButton(words, self)
            button.setObjectName(f"{name}_button")
            button.setAccessibleName(f"{words}: {title}")
            button.clicked.connect(lambda _checked=False, wish=wish: wish.emit(self._name))
            row.addWidget(button)
        row.addStretch(1)
        return row


def _title(row: Misplaced) -> str:
    kinds = {
        "note": _tr("Note on {locator}"),
        "highlight": _tr("Highlight in {locator}"),
        "bookmark": _tr("Bookmark of {locator}"),
        "topic": _tr("Own topic, paragraph {locator}"),
        "entry": _tr("In a tray, paragraph {locator}"),
    }
    return kinds.get(row.item.kind, "{locator}").format(locator=short(row.anchor.locator))


def _tr(words: str) -> str:
    return QCoreApplication.translate("OrphansPane", words)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
