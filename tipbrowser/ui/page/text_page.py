"""The pane that shows a whole section as one page and knows which passage is the current one."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.outside import official_address, outside_address
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.note_popup import NotePopup
from tipbrowser.ui.page.notes import note_of
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.page.page_writer import PageWriter
from tipbrowser.ui.page.pieces import Link
from tipbrowser.ui.page.view_shelf import ViewShelf
from tipbrowser.ui.theme import LIGHT, Theme

REST = 150
"""Milliseconds without scrolling after which the passage at the reading line becomes the current one."""
READING_LINE = 0.25
"""Where the eye rests, as a part of the page's visible height."""
HEADROOM = 0.14
"""Above a passage that is brought into view, as a part of the visible height."""
STILL_IN_SIGHT = 0.5
"""Where the first passage must begin for its page to be shown from the title on, as a part of the visible height."""
SMALLEST, LARGEST = 80, 200


class TextPage(QWidget):
    """A section as one page; emits what the reader does on it, and never fetches.

    Keys: J and Alt+Down for the next passage, K and Alt+Up for the one before; Tab for marks and references;
    F7 for a caret that selects; Escape closes a note.
    """

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
        self._formats = PageFormats(theme, _allowed(text_scale))
        self._shelf = ViewShelf(self._new_view)
        self._current: Locator | None = None
        self._placing = False
        self._unseen = False
        self._rest = QTimer(self)
        self._popup = NotePopup(self._formats, self)
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

    def show_page(self, page: SectionPage, current: str | None = None) -> None:
        """Show a section, scrolled to the passage ``current`` (its first if none); emits nothing."""
        self._rest.stop()
        self._popup.hide()
        made = self._lay_out(page)
        there = current is not None and made.text_map.extent(current) is not None
        self._current = Locator(current) if current is not None and there else made.first
        self._mark()
        self._bring(self._current, always=True)

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

    def selected_text(self) -> str:
        """Give the publication's words of the selection, without the page's marks; empty if nothing is selected."""
        return self._view.clean_selection()

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
        self._popup.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unseen:
            self._unseen = False
            self._bring(self._current, always=True)

    def _build_page(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._view.show()
        self.setFocusProxy(self._view)

    def _connect_signals(self) -> None:
        self._rest.timeout.connect(self._on_rest)

    def _new_view(self) -> PageView:
        view = PageView(self._formats.column, self)
        view.hide()
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.position_clicked.connect(self._on_clicked)
        view.step_requested.connect(self._step)
        view.anchor_entered.connect(self._on_anchor_entered)
        view.anchor_left.connect(self._popup.hide_soon)
        view.anchor_followed.connect(self._on_anchor_followed)
        view.dismissed.connect(self._popup.hide)
        view.resized.connect(self._on_resized)
        return view

    def _on_scrolled(self) -> None:
        self._popup.hide()
        if not self._placing:
            self._rest.start()

    def _on_rest(self) -> None:
        if self._made is None:
            return
        bar = self._view.verticalScrollBar()
        height = self._view.viewport().height()
        line = height * READING_LINE
        # Near the ends the line moves to the edge, so that the first and the last passage can be reached.
        line = min(line, bar.value())
        line = max(line, height - (bar.maximum() - bar.value()))
        self._choose(self._passage_near(QPoint(self._view.viewport().width() // 2, round(line))))

    def _on_clicked(self, position: int) -> None:
        found = self.locator_at(position) or self.locator_at(position - 1)
        if found is not None:
            self._choose(found[0])

    def _on_resized(self) -> None:
        before = self._formats
        place = self._place()
        after = PageFormats(before.theme, before.scale, self._view.fit_column(before.ideal_column))
        if after.column != before.column:
            self._formats = after
            if self._made is not None and self._look(self._made.page) != self._made.look:
                self._lay_out(self._made.page)
                self._mark()
            self._return_to(place)
        self._rest.stop()

    def _on_anchor_entered(self, name: str, rect: QRect) -> None:
        note = None if self._made is None else note_of(self._made.page, name)
        if note is None:
            self._popup.hide()
        else:
            self._popup.show_note(note.heading, note.runs, rect)

    def _on_anchor_followed(self, name: str) -> None:
        kind, _, rest = name.partition(":")
        made = self._made
        if made is None:
            return
        if kind == "link":
            self._follow(made.links[int(rest)])
        elif kind == "erratum":
            self.erratum_requested.emit(int(rest))
        elif kind in {"note", "mark"}:
            places = made.notes if kind == "note" else made.marks
            self._popup.hide()
            self._show_position(places[int(rest)])
        elif made.page.section is not None and made.page.section.report_symbol:
            address = official_address(made.page.section.report_symbol)
            (self.copy_requested if kind == "copy" else self.outside_link_requested).emit(address)

    def _follow(self, link: Link) -> None:
        """Follow a reference; one with several targets asks which, at the pointer or the caret."""
        if not link.targets:
            self.outside_link_requested.emit(outside_address(link.text, link.kind))
        elif len(link.targets) == 1:
            self.link_requested.emit(link.targets[0])
        else:
            menu = QMenu(self)
            menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setAccessibleName(self.tr("Texts referred to"))
            for target in link.targets:
                menu.addAction(target).triggered.connect(lambda _=False, to=target: self.link_requested.emit(to))
            menu.popup(self._view.viewport().mapToGlobal(self._view.cursorRect().bottomLeft()))

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

    def _lay_out(self, page: SectionPage) -> PageDocument:
        """Bring the page's view to the front, from the shelf or written anew; give its document."""
        look = self._look(page)
        self._placing = True
        view = self._shelf.find(page, look)
        if view is None:
            spare = self._view if self._view.made is None else None
            view = self._shelf.put(PageWriter(self._formats, page, look).write(), spare)
            title = page.section.title if page.section else self.tr("Front matter")
            view.setAccessibleName(self.tr("Text: {title}").format(title=title))
        self._bring_forward(view)
        self._placing = False
        assert view.made is not None
        return view.made

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
            self._view.begin_tabs_at(extent[0])

    def _rewrite(self, theme: Theme, scale: int) -> None:
        """Set the page anew in another look, at the same place."""
        if theme is self._formats.theme and scale == self._formats.scale:
            return
        place = self._place()
        self._popup.hide()
        ideal = PageFormats(theme, scale)
        self._formats = PageFormats(theme, scale, self._view.fit_column(ideal.ideal_column))
        self._popup.set_formats(self._formats)
        if self._made is not None:
            self._lay_out(self._made.page)
            self._mark()
            self._return_to(place)
        self._rest.stop()

    def _place(self) -> tuple[int, int]:
        """Give the first character that can be seen, and its height in the view; 0, 0 at the page's top."""
        if not self.isVisible() or self._view.verticalScrollBar().value() == 0:
            return 0, 0
        cursor = self._view.cursorForPosition(QPoint(self._view.viewport().width() // 2, 1))
        return cursor.position(), self._view.cursorRect(cursor).top()

    def _return_to(self, place: tuple[int, int]) -> None:
        position, height = place
        self._scroll_to(self._top_of(position) - height if position else 0)

    def _show_position(self, position: int) -> None:
        """Scroll so that a position is well in view; the current passage stays."""
        self._rest.stop()
        self._scroll_to(self._top_of(position) - round(self._view.viewport().height() * 0.4))
        self._view.begin_tabs_at(position)

    def _top_of(self, position: int) -> int:
        """Give the height of a character in the document."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(position)
        return self._view.cursorRect(cursor).top() + self._view.verticalScrollBar().value()

    def _bring(self, locator: Locator | None, *, always: bool) -> None:
        """Scroll to a passage; unless ``always``, only if it is not wholly in view."""
        if self._made is None or locator is None:
            return
        extent = self._made.text_map.extent(locator)
        if extent is None or not self.isVisible():
            self._unseen = True
            return
        rect = self._view.extent_rect(extent)
        height = self._view.viewport().height()
        top = self._view.verticalScrollBar().value()
        if always or rect.top() < top or rect.bottom() > top + height:
            at_top = locator == self._made.first and rect.top() < height * STILL_IN_SIGHT
            self._scroll_to(0 if at_top else round(rect.top() - height * HEADROOM))

    def _scroll_to(self, value: int) -> None:
        """Scroll without its counting as the reader's own scrolling."""
        if not self.isVisible():
            self._unseen = True  # its width is not known yet: laying it out now would be for nothing
            return
        self._placing = True
        if value:
            self._view.lay_out_all()  # what is seen at the top is painted first; Qt lays the rest out then
        self._view.verticalScrollBar().setValue(value)
        self._placing = False

    def _passage_near(self, point: QPoint) -> Locator | None:
        """Give the passage at a point of the view; the first above the text, the last below it."""
        return None if self._made is None else self._made.text_map.nearest(self._view.position_near(point))


def _allowed(percent: int) -> int:
    return max(SMALLEST, min(LARGEST, percent))
