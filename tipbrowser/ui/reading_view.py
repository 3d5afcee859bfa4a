"""The view for the floor: one passage, full screen, in large type."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from tipbrowser.domain.looks import READING_SIZES
from tipbrowser.domain.markup import parse_markup
from tipbrowser.domain.publication import Passage, Section
from tipbrowser.ui.enter_key import pressed_by_enter
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.text_map import utf16_length
from tipbrowser.ui.theme import LIGHT, TYPE, Theme

if TYPE_CHECKING:
    from tipbrowser.ui.page.highlight_painter import HighlightPainter

LEADING = 1.42
"""From line to line, in ems."""
BESIDE = 12
"""Pixels that the words keep from the scroll bar, at least."""
ABOVE = 0.35
"""Of the room that a short passage leaves, what goes above it."""


class ReadingView(QWidget):
    """One passage in large type with its parents' opening words; a window of its own, shown with ``showFullScreen``.

    Keys: Right, Down, Space and Page Down for the next passage, Left, Up, Backspace and Page Up for the one
    before; a passage longer than the screen is scrolled first. Plus and minus change the size, Escape closes.
    """

    next_requested = Signal()
    previous_requested = Signal()
    close_requested = Signal()
    size_changed = Signal(int)
    """The reader chose another size of the text, in points."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        """Make the view, not yet shown."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._size = READING_SIZES[1]
        self._shown: tuple[Passage, str] | None = None
        self._highlights: Sequence[tuple[int, int, str]] = ()
        self._section = plain_label(self, "reading_section")
        self._text = _Paper(self)
        self._citation = plain_label(self, "reading_citation")
        self._previous = _FootButton(self.tr("Previous"), self)
        self._next = _FootButton(self.tr("Next"), self)
        self._smaller = _FootButton(self.tr("A−"), self)
        self._larger = _FootButton(self.tr("A+"), self)
        self._close = _FootButton(self.tr("Close"), self)
        self._build_view()
        self._text.resized.connect(self._write)

    @property
    def points(self) -> int:
        """The size of the text in points."""
        return self._size

    @property
    def words(self) -> str:
        """What is shown: the parents' opening words, the label and the passage."""
        return self._text.toPlainText()

    def show_passage(
        self, passage: Passage, lead: str, section: Section | None, citation: str,
        highlights: Sequence[tuple[int, int, str]] = (),
    ) -> None:  # fmt: skip
        """Show a passage; ``lead`` holds its parents' opening words, ``citation`` the official form.

        ``highlights`` are starts and ends in the passage's ``text``, each with its colour.
        """
        self._shown = (passage, lead)
        self._highlights = highlights
        self._section.setText(_section_line(section, passage))
        self._citation.setText(citation or passage.locator)
        self.setWindowTitle(citation or passage.locator)
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._write()

    def set_points(self, points: int) -> None:
        """Set the size of the text, one of ``READING_SIZES``; tells nobody."""
        self._size = points
        self._smaller.setEnabled(points != READING_SIZES[0])
        self._larger.setEnabled(points != READING_SIZES[-1])
        self._write()

    def larger(self) -> None:
        """Set the text one size larger, up to the largest."""
        self._resize_text(1)

    def smaller(self) -> None:
        """Set the text one size smaller, down to 24 points."""
        self._resize_text(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown}:
            self._page_or(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_PageUp}:
            self._page_or(-1)
        elif key == Qt.Key.Key_Right:
            self.next_requested.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Backspace}:
            self.previous_requested.emit()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif not pressed_by_enter(self.focusWidget(), event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_view(self) -> None:
        self.setObjectName("reading_view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Reading view"))
        self._text.setObjectName("reading_text")
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It keeps its place: coming and going while a passage is written, it would have it written anew in between.
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self._text.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self._text.setAccessibleName(self.tr("Passage"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 36, 48, 24)
        column.setSpacing(18)
        column.addWidget(self._section)
        column.addWidget(self._text, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._citation, 1)
        self._build_buttons(foot)
        column.addLayout(foot)

    def _build_buttons(self, row: QHBoxLayout) -> None:
        for button, name, slot in (
            (self._previous, self.tr("Previous passage (Left)"), self.previous_requested),
            (self._next, self.tr("Next passage (Right)"), self.next_requested),
            (self._smaller, self.tr("Smaller text (−)"), self.smaller),
            (self._larger, self.tr("Larger text (+)"), self.larger),
            (self._close, self.tr("Close the reading view (Esc)"), self.close_requested),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(slot)
            row.addWidget(button)

    def _page_or(self, direction: int) -> None:
        """Scroll by most of a screen if there is more of the passage that way, otherwise go to the next one."""
        bar = self._text.verticalScrollBar()
        edge = bar.maximum() if direction > 0 else bar.minimum()
        if bar.value() != edge:
            bar.setValue(bar.value() + direction * round(bar.pageStep() * 0.85))
        elif direction > 0:
            self.next_requested.emit()
        else:
            self.previous_requested.emit()

    def _resize_text(self, steps: int) -> None:
        place = READING_SIZES.index(self._size) + steps
        if 0 <= place < len(READING_SIZES):
            self.set_points(READING_SIZES[place])
            self.size_changed.emit(self._size)

    def _write(self) -> None:
        """Set the passage anew, in the middle of the screen."""
        if self._shown is None:
            return
        passage, lead = self._shown
        formats = PageFormats(self._theme, round(self._size / TYPE.reading * 100))
        self._text.clear()
        self._set_margins(max((self._text.width() - formats.ideal_column) // 2, 0), 0)
        start = _write_words(QTextCursor(self._text.document()), formats, passage, lead)
        self._text.painter = self._painter_of(passage, start)
        spare = self._text.viewport().height() - self._text.document().size().height()
        self._set_margins(None, max(spare * ABOVE, 0))
        self._text.verticalScrollBar().setValue(0 if spare >= 0 or not lead else self._below_lead(start))

    def _painter_of(self, passage: Passage, start: int) -> HighlightPainter | None:
        """Give what paints the highlights of a passage that begins, with its label, at a position; none without any."""
        if not self._highlights:
            return None
        from tipbrowser.ui.page.highlight_painter import HighlightPainter  # late: most passages have none

        begun = start + (utf16_length(f"{passage.label}\t") if passage.label else 0)
        marks = []
        for first, last, colour in self._highlights:
            before, behind = (utf16_length(passage.text[:offset]) for offset in (first, last))
            marks.append((begun + before, begun + behind, colour))
        return HighlightPainter(self._text.document(), marks, self._theme.name)

    def _below_lead(self, start: int) -> int:
        """Give how far to scroll so that the last line of the parents' words stands at the top, and make room for it."""
        document = self._text.document()
        lead = document.findBlock(start).previous()
        last = lead.layout().lineAt(lead.layout().lineCount() - 1)
        above = math.floor(document.documentLayout().blockBoundingRect(lead).top() + last.y())
        lacking = above + self._text.viewport().height() - document.size().height()
        self._set_margins(None, 0, max(lacking, 0))
        return above

    def _set_margins(self, side: float | None, top: float, bottom: float = 0) -> None:
        frame = self._text.document().rootFrame()
        look = frame.frameFormat()
        if side is not None:
            look.setLeftMargin(side)
            look.setRightMargin(max(side, BESIDE))
        look.setTopMargin(top)
        look.setBottomMargin(bottom)
        frame.setFrameFormat(look)


class _FootButton(QPushButton):
    """Leaves the arrow keys, which would go from button to button, to the view."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Paper(QTextEdit):
    """Tells when it has another size, and with it another middle."""

    resized = Signal()
    painter: HighlightPainter | None = None
    """Of the highlights; none where there are none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter
        if painter is not None:
            painter.paint_below(self, event.rect())
        super().paintEvent(event)
        if painter is not None:
            painter.paint_above(self, event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


def _write_words(cursor: QTextCursor, formats: PageFormats, passage: Passage, lead: str) -> int:
    """Write the parents' opening words in a quiet colour, then the label and the passage; no footnote marks.

    Gives the position at which the passage begins.
    """
    if lead:
        cursor.setBlockFormat(formats.plain(0, line=LEADING))
        cursor.insertText(lead, formats.label)
        cursor.insertBlock(formats.hanging(0.6, LEADING) if passage.label else formats.plain(0.6, LEADING))
    else:
        cursor.setBlockFormat(formats.hanging(0, LEADING) if passage.label else formats.plain(0, LEADING))
    start = cursor.position()
    if passage.label:
        cursor.insertText(f"{passage.label}\t", formats.label)
    for run in parse_markup(passage.markup):
        if run.kind != "footnote":
            cursor.insertText(run.text, formats.italic if run.kind == "italic" else formats.text)
    return start


def _section_line(section: Section | None, passage: Passage) -> str:
    """Give the section in one line: title, dates, and in part B what it adopted."""
    if section is None:
        return passage.title or ""
    parts = (section.title, section.dates, section.instrument)
    return " · ".join(part for part in parts if part)
