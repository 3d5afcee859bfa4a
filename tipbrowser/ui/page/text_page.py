"""The pane that shows a whole section as one page and knows which passage is the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.looks import TEXT_SIZES
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.laid_out import lay_out_all
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_links import PageLinks
from tipbrowser.ui.page.page_places import (
    Kept,
    kept_place,
    passage_at_reading_line,
    scroll_for_extent,
    scroll_for_note,
    scroll_for_passage,
    scroll_for_place,
)
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.page.page_writer import PageWriter
from tipbrowser.ui.page.view_shelf import ViewShelf
from tipbrowser.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from tipbrowser.ui.page.page_marks import PageMarks

REST = 150
"""Milliseconds without scrolling after which the passage at the reading line becomes the current one."""


class TextPage(QWidget):
    """A section as one page; emits what the reader does on it, and never fetches.

    Keys: J and Alt+Down for the next passage, K and Alt+Up for the one before; Tab for marks and references;
    F7 for a caret that selects; Escape closes a note.
    """

    current_changed = Signal(str)
    """Canonical locator: the reader chose another passage (once for each action, never for a call)."""
    link_requested = Signal(str)
    """Canonical locator of a passage or a section: a reference was followed."""
    apart_requested = Signal(str, str)
    """The same, not in the place of what is shown but ``BEHIND``, ``IN_FRONT`` or ``BESIDE`` it."""
    outside_link_requested = Signal(str)
    """Address or words of a text outside the compendium: to be shown and opened only once confirmed."""
    copy_requested = Signal(str)
    """What is to be put on the clipboard: the report's official address."""
    erratum_requested = Signal(int)
    """Number of the erratum whose mark was followed."""
    end_reached = Signal(int)
    """A key asked for what is behind the last passage (1), or before the first (-1)."""
    document_shown = Signal()
    """Another page is shown, or the same one in another look: positions mean other characters."""
    caret_shown = Signal(bool)
    """The arrow keys move a caret from now on, or scroll again."""

    def __init__(self, theme: Theme = LIGHT, text_scale: int = 100, parent: QWidget | None = None) -> None:
        """Make an empty page; ``text_scale`` in per cent, 80 to 200."""
        super().__init__(parent)
        self._formats = PageFormats(theme, _allowed(text_scale))
        self.shelf = ViewShelf(self._new_view)
        """The pages that were shown last."""
        self._current: Locator | None = None
        self._placing = False
        self._unseen = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._links = PageLinks(self._formats, self)
        self._marks: PageMarks | None = None  # made when something is first marked
        self._caret = False
        self.name = self.tr("Text: {title}")
        """What a screen reader calls it, with the title of the page."""
        self.beside_words = ""
        """What menus call opening a link in the other text."""
        self._view = self._new_view()
        self._build_page()
        self._connect_signals()

    @property
    def current(self) -> Locator | None:
        """The current passage; none on an empty page."""
        return self._current

    @property
    def text_scale(self) -> int:
        """The size of the text in per cent."""
        return self._formats.scale

    @property
    def view(self) -> PageView:
        """The browser of the page that is shown; each page has its own."""
        return self._view

    def show_page(self, page: SectionPage, current: str | None = None, left: Kept | None = None) -> None:
        """Show a section from its top, scrolled to ``current``, or as it was ``left`` (``kept_place``); emits nothing."""
        self._rest.stop()
        self._links.hide_note()
        made = self._lay_out(page)
        there = current is not None and made.text_map.extent(current) is not None
        self._current = Locator(current) if current is not None and there else made.first
        self._mark()
        if left is not None:
            self._return_to(left)
        elif there:
            self._bring(self._current, always=True)
        else:
            self._scroll_to(0)

    def set_current(self, locator: str, *, scroll: bool = True) -> None:
        """Mark the passage ``locator`` as the current one, and bring it into view; emits nothing.

        A locator that is not on the page is no passage to mark: nothing happens.
        """
        if self._made is None or self._made.text_map.extent(locator) is None:
            return
        self._rest.stop()
        self._current = Locator(locator)
        self._mark()
        if scroll:
            self._bring(self._current, always=False)

    def set_theme(self, theme: Theme) -> None:
        """Change colours; the place stays."""
        self._rewrite(theme, self._formats.scale)

    def set_text_scale(self, percent: int) -> None:
        """Set the size of the text, 80 to 200 per cent; the place stays."""
        self._rewrite(self._formats.theme, _allowed(percent))

    def next_passage(self) -> None:
        """Make the following passage the current one, as the key does."""
        self._step(1)

    def previous_passage(self) -> None:
        """Make the preceding passage the current one, as the key does."""
        self._step(-1)

    def turn_caret(self) -> None:
        """Let the arrow keys move a caret that selects, or scroll again, as the key does."""
        self._caret = not self._caret
        start = None if self._current is None else self.position_at(self._current, 0)
        self._view.set_caret(shown=self._caret, position=start)
        self.caret_shown.emit(self._caret)

    def selected_text(self) -> str:
        """Give the publication's words of the selection, without the page's marks; empty if nothing is selected."""
        return self._view.clean_selection()

    @property
    def marks(self) -> PageMarks:
        """The marks behind words of the page, made when they are first asked for."""
        if self._marks is None:
            from tipbrowser.ui.page.page_marks import PageMarks  # late: the text paints first

            self._marks = PageMarks(self)
        return self._marks

    @property
    def theme(self) -> Theme:
        """The theme that the page is written in."""
        return self._formats.theme

    def show_extent(self, start: int, end: int) -> None:
        """Scroll so that a place of the document is well in view, unless all of it can be seen."""
        self._rest.stop()
        value = scroll_for_extent(self._view, start, end)
        if value is not None:
            self._scroll_to(value)

    def locator_at(self, position: int) -> tuple[Locator, int] | None:
        """Give the passage and the offset in its ``text`` at a position of the document."""
        return None if self._made is None else self._made.text_map.locator_at(position)

    def position_at(self, locator: str, offset: int) -> int | None:
        """Give the document's position of a character of a passage's ``text``."""
        return None if self._made is None else self._made.text_map.position_at(locator, offset)

    def minimumSizeHint(self) -> QSize:
        return self._view.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._links.hide_note()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unseen:
            self._unseen = False
            self._tell_of_document()
            self._bring(self._current, always=True)

    def _build_page(self) -> None:
        self._view.show()
        self.setFocusProxy(self._view)

    def _connect_signals(self) -> None:
        self._rest.timeout.connect(self._on_rest)
        self._links.link_requested.connect(self.link_requested)
        self._links.apart_requested.connect(self.apart_requested)
        self._links.outside_link_requested.connect(self.outside_link_requested)
        self._links.copy_requested.connect(self.copy_requested)
        self._links.erratum_requested.connect(self.erratum_requested)
        self._links.position_requested.connect(self._show_position)

    def _new_view(self) -> PageView:
        view = PageView(self._formats.column, self)
        view.hide()
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.position_clicked.connect(self._on_clicked)
        view.step_requested.connect(self._step)
        view.anchor_entered.connect(self._on_anchor_entered)
        view.anchor_left.connect(self._links.hide_note_soon)
        view.anchor_followed.connect(self._on_anchor_followed)
        view.anchor_apart.connect(self._on_anchor_followed)
        view.anchor_reached.connect(self._on_moved_to)
        view.caret_moved.connect(self._on_moved_to)
        view.caret_wished.connect(self.turn_caret)
        view.menu_requested.connect(self._open_menu)
        view.dismissed.connect(self._links.hide_note)
        view.resized.connect(self._on_resized)
        return view

    def _on_scrolled(self) -> None:
        self._links.hide_note()
        if not self._placing:
            self._rest.start()

    def _on_rest(self) -> None:
        self._choose(passage_at_reading_line(self._view))

    def _on_clicked(self, position: int) -> None:
        found = self.locator_at(position) or self.locator_at(position - 1)
        if found is not None:
            self._choose(found[0])

    def _on_moved_to(self, position: int) -> None:
        """Follow a key to where it led, whatever it scrolled on its way."""
        self._rest.stop()
        self._on_clicked(position)

    def _open_menu(self, point: QPoint) -> None:
        from tipbrowser.ui.page.page_menu import page_menu  # late, as all the menu

        page_menu(self, self._view, self._links, point).popup(self._view.viewport().mapToGlobal(point))

    def _on_resized(self) -> None:
        before = self._formats
        place = kept_place(self._view, self._current)
        after = PageFormats(before.theme, before.scale, self._view.fit_column(before.ideal_column))
        if after.column != before.column:
            self._formats = after
            if self._made is not None and self._look(self._made.page) != self._made.look:
                self._lay_out(self._made.page)
                self._mark()
            self._return_to(place)
        self._rest.stop()

    def _on_anchor_entered(self, name: str, rect: QRect) -> None:
        if self._made is not None:
            self._links.explain(self._made, name, rect)

    def _on_anchor_followed(self, name: str, apart: str = "") -> None:
        if self._made is not None:
            self._links.follow(self._made, name, self._view.place_of_link().bottomLeft(), apart)

    def _choose(self, locator: Locator | None) -> None:
        """Make another passage the current one and say so."""
        if locator is not None and locator != self._current:
            self._current = locator
            self._mark()
            self.current_changed.emit(locator)

    @property
    def _made(self) -> PageDocument | None:
        return self._view.made

    def _step(self, by: int) -> None:
        if self._made is None or self._current is None:
            return
        locators = self._made.text_map.locators
        place = locators.index(self._current) + by
        if 0 <= place < len(locators):
            self._rest.stop()
            self._bring(locators[place], always=False)
            self._choose(locators[place])
        else:
            self.end_reached.emit(by)

    def _lay_out(self, page: SectionPage) -> PageDocument:
        """Bring the page's view to the front, from the shelf or written anew; give its document."""
        look = self._look(page)
        self._placing = True
        view = self.shelf.find(page, look)
        if view is None:
            spare = self._view if self._view.made is None else None
            view = self.shelf.put(PageWriter(self._formats, page, look).write(), spare)
            title = page.section.title if page.section else self.tr("Front matter")
            view.setAccessibleName(self.name.format(title=title))
        self._bring_forward(view)
        self._placing = False
        self._tell_of_document()
        assert view.made is not None
        return view.made

    def _tell_of_document(self) -> None:
        self.document_shown.emit()
        if self._marks is not None:
            self._marks.apply()

    def _bring_forward(self, view: PageView) -> None:
        """Show another page's view; the keyboard stays with the text if it was there."""
        before, self._view = self._view, view
        if view is before:
            return
        focused = before.hasFocus()
        self.setFocusProxy(view)
        view.setGeometry(self.rect())
        view.show()
        if focused:
            view.setFocus()
        before.hide()
        view.set_caret(shown=self._caret, position=None)

    def _look(self, page: SectionPage) -> tuple[str, int, int]:
        """Give what a page's document depends on; only the front matter's contents depend on the exact width."""
        exact = self._formats.column if page.section is None else 0
        return (self._formats.theme.name, self._formats.scale, exact or self._formats.narrow + self._formats.tiny)

    def _mark(self) -> None:
        """Draw the bar beside the current passage, and let the Tab key begin there."""
        extent = None
        if self._made is not None and self._current is not None:
            extent = self._made.text_map.extent(self._current)
        self._view.mark_blocks(extent, self._formats.theme.mark)
        if extent is not None:
            self._view.begin_tabs_at(*extent)

    def _rewrite(self, theme: Theme, scale: int) -> None:
        """Set the page anew in another look, at the same place."""
        if theme is self._formats.theme and scale == self._formats.scale:
            return
        place = kept_place(self._view, self._current)
        self._links.hide_note()
        ideal = PageFormats(theme, scale)
        self._formats = PageFormats(theme, scale, self._view.fit_column(ideal.ideal_column))
        self._links.set_formats(self._formats)
        if self._made is not None:
            self._lay_out(self._made.page)
            self._mark()
            self._return_to(place)

    def _return_to(self, place: Kept) -> None:
        self._view.select(*place[2:])  # Qt scrolls there
        self._scroll_to(scroll_for_place(self._view, place))
        self._rest.stop()

    def _show_position(self, position: int) -> None:
        """Scroll so that a position is well in view; the current passage stays."""
        self._rest.stop()
        self._scroll_to(scroll_for_note(self._view, position))
        self._view.begin_tabs_at(position, position)

    def _bring(self, locator: Locator | None, *, always: bool) -> None:
        """Scroll to a passage; unless ``always``, only if it is not wholly in view."""
        if locator is None:
            return
        if not self.isVisible():
            self._unseen = True
            return
        value = scroll_for_passage(self._view, locator, always=always)
        if value is not None:
            self._scroll_to(value)

    def _scroll_to(self, value: int) -> None:
        """Scroll without its counting as the reader's own scrolling."""
        if not self.isVisible():
            self._unseen = True  # its width is not known yet: laying it out now would be for nothing
            return
        self._placing = True
        if value:
            lay_out_all(self._view.document())  # what is seen at the top is painted first; Qt lays the rest out then
        self._view.verticalScrollBar().setValue(value)
        self._placing = False


def _allowed(percent: int) -> int:
    return max(TEXT_SIZES.start, min(TEXT_SIZES.stop - 1, percent))
