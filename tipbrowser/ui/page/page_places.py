"""Where the passages of a laid-out page stand in its view: what is in sight, and how far to scroll for what is not."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics, QTextCursor

from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.laid_out import lay_out_all, room_of
from tipbrowser.ui.page.page_view import PageView

READING_LINE = 0.25
"""Where the eye rests, as a part of the page's visible height."""
HEADROOM = 0.14
"""Above a passage that is brought into view, as a part of the visible height."""
NOTE_LINE = 0.4
"""Where a note or its mark is shown, as a part of the visible height."""
STILL_IN_SIGHT = 0.8
"""Where the first passage must begin for its page to be shown from the title on, as a part of the visible height."""
Kept = tuple[int, int, int, int]
"""A character of the document and its height in the view, 0 and 0 at the page's top; where what is selected begins and
ends."""


def passage_at_reading_line(view: PageView) -> Locator | None:
    """Give the passage at the height where one reads; near the ends of the page the outermost one in sight."""
    bar, height = view.verticalScrollBar(), view.viewport().height()
    # Near the ends the line moves to the edge, so that the first and the last passage can be reached.
    line = min(height * READING_LINE, bar.value())
    line = max(line, height - (bar.maximum() - bar.value()))
    point = QPoint(view.viewport().width() // 2, round(line))
    return None if view.made is None else view.made.text_map.nearest(view.cursorForPosition(point).position())


def top_of(view: PageView, position: int) -> int:
    """Give the height of a character in the document."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    return view.cursorRect(cursor).top() + view.verticalScrollBar().value()


def scroll_for_note(view: PageView, position: int) -> int:
    """Give how far to scroll for a note, or its mark, to be well in view."""
    return top_of(view, position) - round(view.viewport().height() * NOTE_LINE)


def scroll_for_extent(view: PageView, start: int, end: int) -> int | None:
    """Give how far to scroll for a place of the document to be well in view; none if all of it can be seen."""
    lay_out_all(view.document())
    bar, height = view.verticalScrollBar().value(), view.viewport().height()
    top, bottom = top_of(view, start), top_of(view, end) + QFontMetrics(view.font()).height()
    if top >= bar and bottom <= bar + height:
        return None
    return top - round(height * NOTE_LINE)


def scroll_for_passage(view: PageView, locator: Locator, *, always: bool) -> int | None:
    """Give how far to scroll for a passage; none, unless ``always``, if it is wholly in view."""
    extent = view.made.text_map.extent(locator) if view.made is not None else None
    if extent is None or view.made is None:
        return None
    rect, height = room_of(view.document(), extent), view.viewport().height()
    top = view.verticalScrollBar().value()
    if not always and rect.top() >= top and rect.bottom() <= top + height:
        return None
    at_top = locator == view.made.first and rect.top() < height * STILL_IN_SIGHT
    return 0 if at_top else round(rect.top() - height * HEADROOM)


def kept_place(view: PageView, current: Locator | None) -> Kept:
    """Give how a page is left that is to come back so, in this look or in another one."""
    return *_character_kept(view, current), *view.selected


def scroll_for_place(view: PageView, place: Kept) -> int:
    """Give how far to scroll for a kept place to be where it was."""
    position, height = place[:2]
    return top_of(view, position) - height if position else 0


def _character_kept(view: PageView, current: Locator | None) -> tuple[int, int]:
    """Give a character that is to stay where it is, and its height; 0, 0 at the page's top.

    It is the first one of the current passage if that is in sight, else of all that can be seen.
    """
    if view.made is None or not view.isVisible():
        return 0, 0
    bar, height = view.verticalScrollBar().value(), view.viewport().height()
    extent = view.made.text_map.extent(current) if current is not None else None
    if extent is not None and current != view.made.first:
        rect = room_of(view.document(), extent).translated(0, -bar)
        if rect.bottom() > 0 and rect.top() < height:
            return extent[0], top_of(view, extent[0]) - bar
    if bar == 0:
        return 0, 0
    cursor = view.cursorForPosition(QPoint(view.viewport().width() // 2, 1))
    return cursor.position(), view.cursorRect(cursor).top()
