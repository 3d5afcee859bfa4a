"""The reader's highlights and badges on a page: painted, pointed at, and selected anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from tipbrowser.domain.annotations import ItemId, Placed
from tipbrowser.domain.highlighting import Span, trimmed
from tipbrowser.domain.names import Locator
from tipbrowser.ui.page.badges import MarginBadges
from tipbrowser.ui.page.highlight_painter import HighlightPainter, Mark
from tipbrowser.ui.page.noted import NOTHING, PageContent, badge_words
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.page.text_page import TextPage


class PageNotes(QObject):
    """Stands around the words of one text page, in whichever view shows it; a ``PageLayer``."""

    words_selected = Signal(QRect)
    """Words were selected with the pointer; where they end, in the page's coordinates."""
    highlights_reached = Signal(tuple, QRect, bool)
    """Names of the highlights that the pointer (False) or the caret (True) came to, and where, in the page's coordinates."""
    entered = Signal()
    """Enter was pressed while the caret is in a highlight."""
    badge_pressed = Signal(str, str)
    """``note``, ``bookmark`` or ``tray``, and the passage."""
    menu_opened = Signal(QMenu, tuple, str)
    """A menu over the page is about to open: it, and the names of the highlights and the passage under the pointer."""

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        self._content: PageContent = NOTHING
        self._painter: HighlightPainter | None = None
        self._badges: MarginBadges | None = None
        self._extents: list[tuple[int, int, ItemId]] = []
        """Where the highlights are in the document."""
        self._view: PageView | None = None
        """The view that shows it; the page's other views wait on the shelf."""
        self._cursor: QCursor | None = None
        """What the pointer looked like before it came to a badge; none while it is on none."""

    @property
    def content(self) -> PageContent:
        """What is shown."""
        return self._content

    @property
    def page(self) -> TextPage:
        """The page that it stands on."""
        return self._page

    def show(self, content: PageContent) -> None:
        """Show what belongs to the page that is shown now; nothing moves."""
        view, theme = self._page.view, self._page.theme
        view.layer = self
        self._view, self._content = view, content
        self._painter = self._badges = None
        self._extents = []
        if view.made is not None and (content.highlights or content.badges):
            marks = self._marks(view.made, content)
            self._painter = HighlightPainter(view.made.document, marks, theme.name) if marks else None
            badges = MarginBadges(view.made, content.badges, theme)
            self._badges = None if badges.is_empty else badges
        view.viewport().update()

    def selected_spans(self) -> list[Span]:
        """Give the words that are selected, for each passage that they touch; without blanks at their ends."""
        made, (one, other) = self._page.view.made, self._page.view.selected
        return [] if made is None else spans_between(made, min(one, other), max(one, other))

    def deselect(self) -> None:
        """Let no words be selected; what is in sight stays."""
        view = self._page.view
        start, end = view.selected
        if start != end:
            scrolled = view.verticalScrollBar().value()
            view.select(end, end)
            view.verticalScrollBar().setValue(scrolled)

    def highlights_at(self, position: int) -> tuple[ItemId, ...]:
        """Give the names of the highlights on a character of the document, or that end before it; the shortest first."""
        found = [one for one in self._extents if one[0] <= position < one[1]]
        found = found or [one for one in self._extents if one[1] == position]
        ordered = sorted(found, key=lambda one: one[1] - one[0])
        return tuple(dict.fromkeys(name for _, _, name in ordered))

    def highlights_at_caret(self) -> tuple[ItemId, ...]:
        """Give the names of the highlights that the caret is in; none while the arrow keys scroll."""
        view = self._page.view
        return self.highlights_at(view.textCursor().position()) if view.has_caret else ()

    def place_of_selection(self) -> QRect:
        """Give where the selection ends that was made last, or else the caret is, in the page's coordinates.

        Without either it is the beginning of the current passage.
        """
        view, current = self._page.view, self._page.current
        cursor = view.textCursor()
        if not cursor.hasSelection() and not view.has_caret and current is not None:
            cursor.setPosition(self._page.position_at(current, 0) or 0)
        return self._place_of_line(view, cursor)

    # What the view tells

    def paint_below(self, view: PageView, area: QRect) -> None:
        """Paint behind the words, in an area of the viewport."""
        if self._painter is not None and view is self._view:
            self._painter.paint_below(view, area)

    def paint_above(self, view: PageView, area: QRect) -> None:
        """Paint over them."""
        if self._painter is not None and view is self._view:
            self._painter.paint_above(view, area)
        if self._badges is not None and view is self._view:
            self._badges.paint(view, area)

    def point_at(self, view: PageView, point: QPoint) -> None:
        """Say what a badge stands for while the pointer is on it."""
        badges = self._badges
        found = badges.at(view, point) if badges is not None and view is self._view else None
        if found is None:
            if self._cursor is not None:
                view.viewport().setCursor(self._cursor)
                self._cursor = None
                QToolTip.hideText()
            return
        if self._cursor is None:
            self._cursor = view.viewport().cursor()
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        words = badge_words(self._content.badges[found.locator])
        QToolTip.showText(view.viewport().mapToGlobal(point), words, view.viewport(), found.rect.toAlignedRect())

    def press(self, view: PageView, point: QPoint) -> bool:
        """Tell which badge or highlights were clicked; a click on a badge is none in the text."""
        badge = self._badges.at(view, point) if self._badges is not None else None
        if badge is not None:
            self.badge_pressed.emit(badge.kind, str(badge.locator))
            return True
        names = self._names_at(view, point)
        if names:
            self.highlights_reached.emit(names, self._place_of_line(view, view.cursorForPosition(point)), False)
        return False

    def select(self, view: PageView) -> None:
        """Tell that words were selected with the pointer, unless they are none of the publication's."""
        if self.selected_spans():
            self.words_selected.emit(self.place_of_selection())

    def come(self, view: PageView, position: int) -> None:
        """Tell of the highlights that the caret is in, also that it is in none any more."""
        if not view.textCursor().hasSelection():
            names = self.highlights_at(position)
            self.highlights_reached.emit(names, self._place_of_line(view, view.textCursor()), True)

    def enter(self, view: PageView) -> bool:
        """Tell that Enter was pressed at the caret, if it is in a highlight."""
        inside = bool(self.highlights_at(view.textCursor().position()))
        if inside:
            self.entered.emit()
        return inside

    def fill_menu(self, view: PageView, menu: QMenu, point: QPoint) -> None:
        """Let what can be done there be added to a menu."""
        at = self._page.locator_at(view.cursorForPosition(point).position())
        self.menu_opened.emit(menu, self._names_at(view, point), str(at[0]) if at is not None else "")

    def _names_at(self, view: PageView, point: QPoint) -> tuple[ItemId, ...]:
        if not self._extents:
            return ()
        at = QPointF(point) + QPointF(0, view.verticalScrollBar().value())
        position = view.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        return self.highlights_at(position) if position >= 0 else ()

    def _place_of_line(self, view: PageView, cursor: QTextCursor) -> QRect:
        rect = view.cursorRect(cursor)
        return QRect(view.viewport().mapTo(self._page, rect.topLeft()), rect.size())

    def _marks(self, made: PageDocument, content: PageContent) -> list[Mark]:
        marks: list[Mark] = []
        for highlight in content.highlights:
            for placed in highlight.places:
                extent = extent_of(made, placed)
                if extent is not None:
                    marks.append((*extent, highlight.colour))
                    self._extents.append((*extent, highlight.id))
        return marks


def extent_of(made: PageDocument, placed: Placed) -> tuple[int, int] | None:
    """Give where words stand in a document; none if it has them not."""
    first = made.text_map.position_at(placed.locator, placed.start)
    last = made.text_map.position_at(placed.locator, placed.end)
    return None if first is None or last is None or first >= last else (first, last)


def spans_between(made: PageDocument, start: int, end: int) -> list[Span]:
    """Give the words between two positions of a document, for each passage, without blanks at their ends."""
    text_map = made.text_map
    found: dict[Locator, tuple[int, int]] = {}
    for stretch in text_map.between(start, end):
        if not stretch.text:
            continue
        first = text_map.locator_at(max(start, stretch.position))
        behind = stretch.offset + len(stretch.text)
        last = (stretch.locator, behind) if end >= stretch.end else text_map.locator_at(end)
        if first is not None and last is not None:
            known = found.get(stretch.locator, (first[1], last[1]))
            found[stretch.locator] = (min(known[0], first[1]), max(known[1], last[1]))
    texts = {passage.locator: passage.text for passage in made.page.passages}
    spans = (trimmed(texts[locator], Span(locator, *extent)) for locator, extent in found.items())
    return [span for span in spans if span is not None]


def words_of_places(made: PageDocument, places: Sequence[Placed]) -> str:
    """Give the words that stand at places, in one line."""
    texts = {passage.locator: passage.text for passage in made.page.passages}
    return " … ".join(texts[placed.locator][placed.start : placed.end] for placed in places)
