"""Highlighting where one reads: keys, the bar beside a selection, the card at a highlight, the menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from tipbrowser.controllers.highlights import HighlightsController
from tipbrowser.controllers.legend import LegendController, words_of_failure
from tipbrowser.controllers.page_contents import PageContents
from tipbrowser.controllers.reading import OpenText, ReadingController
from tipbrowser.controllers.tagging import Tagging
from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.highlighting import Span
from tipbrowser.domain.page import SectionPage
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.highlight_words import passage_words, sentence_not_kept
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.page.noted import ShownHighlight
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_notes import PageNotes, words_of_places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from tipbrowser.ui.page.highlight_popup import HighlightPopup
    from tipbrowser.ui.page.selection_bar import SelectionBar


class HighlightCards(QObject):
    """Wires one text: what is shown on its pages, and what is wished there."""

    note_requested = Signal(str)
    """Name of a highlight: a note about it is to be written, or those about it are to be shown."""
    tray_requested = Signal(bool)
    """As ``SelectionBar`` has it."""
    badge_pressed = Signal(str, str)
    """``note``, ``bookmark`` or ``tray``, and the passage that it stands at."""

    def __init__(
        self, text: OpenText, contents: PageContents, highlights: HighlightsController, legend: LegendController,
        actions: WindowActions, tagging: Tagging, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._text = text
        self._tagging = tagging
        self._contents = contents
        self._highlights = highlights
        self._legend = legend
        self._actions = actions
        self._page = text.area.page
        self.notes = PageNotes(self._page)
        self._bar: SelectionBar | None = None
        self._popup: HighlightPopup | None = None
        self._here: tuple[ItemId, ...] = ()
        """The highlights that the card steps through."""
        self._place = QRect()
        self._connect_signals()
        self.refresh()

    @property
    def bar(self) -> SelectionBar:
        """The bar beside a selection; made when it is first shown."""
        if self._bar is None:
            from tipbrowser.ui.page.selection_bar import SelectionBar

            self._bar = bar = SelectionBar(self._page, self._page.theme)
            bar.colour_requested.connect(self.mark)
            bar.bookmark_requested.connect(self._bookmark)
            bar.note_requested.connect(self._write)
            bar.removal_requested.connect(self.unmark)
            bar.tray_requested.connect(self.tray_requested)
            bar.show_names(self._legend.names, self._keys)
        return self._bar

    @property
    def popup(self) -> HighlightPopup:
        """The card at a highlight; made when it is first shown."""
        if self._popup is None:
            from tipbrowser.ui.page.highlight_popup import HighlightPopup

            self._popup = popup = HighlightPopup(self._page, self._page.theme)
            popup.colour_requested.connect(self._recolour)
            popup.remove_requested.connect(self._remove)
            popup.note_requested.connect(self._ask_for_note)
            popup.other_requested.connect(self._show_next)
            popup.show_names(self._legend.names, self._keys)
            self._tags = self._tagging.line_for(popup, lambda: popup.shown.id if popup.shown is not None else "")
            self._tags.left.connect(self._page.setFocus)
            popup.tag_place.addWidget(self._tags)
        return self._popup

    def open_tags(self) -> bool:
        """Let the tags of the highlight be typed whose card is open; tells whether one is."""
        popup = self._popup
        if popup is None or not popup.isVisible():
            return False
        self._tags.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def refresh(self) -> None:
        """Show on the page what the file has now."""
        self.notes.show(self._contents.content(self._shown.page))
        self._describe()
        popup = self._popup
        if popup is not None and popup.isVisible():
            now = self._find(popup.shown.id) if popup.shown is not None else None
            if now is None:
                popup.close_card()
            else:
                popup.show_highlight(now, several=len(self._here))
                self._show_tags(now)

    def mark(self, colour: str) -> None:
        """Mark the selected words in a colour; without any the highlight that one is at gets it, else the passage."""
        page, at = self._shown, self._at
        if at:
            self._highlights.recolour(page, at[0], colour, self._ended)
        elif self._spans:
            self._highlights.mark(page, self._spans, colour, self._ended)

    def unmark(self) -> None:
        """Leave the selected words without highlights; without any the highlight that one is at goes, else the passage's."""
        page, at = self._shown, self._at
        if at:
            self._highlights.remove(page, at[0], self._ended)
        elif self._highlights.is_marked(page, self._spans):
            self._highlights.erase(page, self._spans, self._ended)
        else:
            self.bar.say_trouble(sentence_not_kept("nothing", ""), self.notes.place_of_selection())

    def choose(self) -> None:
        """Lead the keyboard to the colours: of the highlight that one is at, or else for what ``mark`` would mark."""
        if self._at:
            self._enter()
        elif self._spans:
            self._offer(self.notes.place_of_selection())
            self.bar.take_focus()

    def let_go(self) -> None:
        """Let go of the selected words once what was wished of them is done."""
        if self._bar is not None:
            self._bar.close_card()
        self.notes.deselect()

    def _connect_signals(self) -> None:
        self._page.document_shown.connect(self._follow_page)
        self._legend.names_changed.connect(self._show_names)
        self._contents.changed.connect(self.refresh)
        self.notes.words_selected.connect(self._offer)
        self.notes.highlights_reached.connect(self._reach)
        self.notes.entered.connect(self._enter)
        self.notes.badge_pressed.connect(self._press_badge)
        self.notes.menu_opened.connect(self._fill_menu)

    @property
    def _made(self) -> PageDocument:
        made = self._page.view.made
        assert made is not None  # a text shows a page before anything can be done in it
        return made

    @property
    def _shown(self) -> SectionPage:
        return self._made.page

    @property
    def _at(self) -> tuple[ItemId, ...]:
        """The highlight whose card is open, or that the caret is in; none while words are selected."""
        popup = self._popup
        if self.notes.selected_spans():
            return ()
        if popup is not None and popup.isVisible() and popup.shown is not None:
            return (popup.shown.id,)
        return self.notes.highlights_at_caret()

    @property
    def _spans(self) -> Sequence[Span]:
        """The selected words; without any those of the current passage."""
        return self.notes.selected_spans() or self._whole(self._shown, str(self._page.current))

    @property
    def _keys(self) -> dict[str, str]:
        return {colour: self._actions.keys_of(action) for colour, action in self._actions.notes.highlights.items()}

    def _follow_page(self) -> None:
        for card in (self._bar, self._popup):
            if card is not None:
                card.set_theme(self._page.theme)
        self.refresh()

    def _show_names(self) -> None:
        for card in (self._bar, self._popup):
            if card is not None:
                card.show_names(self._legend.names, self._keys)
        self._describe()

    def describe_place(self) -> None:
        """Let a screen reader say what stands at the passage that one has come to."""
        self._describe()

    def _describe(self) -> None:
        made, current = self._made, self._page.current
        content = self.notes.content
        at = []
        for highlight in content.highlights:
            here = [placed for placed in highlight.places if placed.locator == current]
            if here:
                at.append((highlight, words_of_places(made, here)))
        badge = content.badges.get(current) if current is not None else None
        self._page.view.setAccessibleDescription(passage_words(at, badge, self._legend.names))

    def _offer(self, place: QRect) -> None:
        if self._popup is not None:
            self._popup.close_card()
        notes = self._actions.notes
        is_marked = self._highlights.is_marked(self._shown, self._spans)
        self.bar.show_uses(
            bookmark=notes.bookmark.isEnabled(), note=notes.note.isEnabled(), tray=notes.tray.isEnabled(),
            removal=is_marked,
        )  # fmt: skip
        self.bar.open_for(place)

    def _reach(self, names: tuple[ItemId, ...], place: QRect, by_caret: bool) -> None:
        popup = self._popup
        if popup is not None and popup.isVisible() and popup.shown is not None and popup.shown.id in names:
            return  # it stays where it is while the caret moves within the words
        self._here, self._place = names, place
        if not names:
            if popup is not None:
                popup.close_card()
            return
        if self._bar is not None:
            self._bar.close_card()
        self._show_card(names[0], place)
        if by_caret:
            words = self.tr("{highlight}. Enter leads to what can be done with it.")
            said = words.format(highlight=self.popup.accessibleName())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page.view, said))

    def _show_card(self, name: ItemId, place: QRect) -> None:
        found = self._find(name)
        if found is not None:
            self.popup  # noqa: B018  # made now, with its line for tags
            self._show_tags(found)
            self.popup.offer_note(offered=self._actions.notes.note.isEnabled() or found.notes > 0)
            self.popup.open_for(found, place, several=len(self._here))

    def _show_next(self) -> None:
        shown = self.popup.shown
        if shown is not None and shown.id in self._here:
            after = self._here[(self._here.index(shown.id) + 1) % len(self._here)]
            found = self._find(after)
            if found is not None:
                self.popup.show_highlight(found, several=len(self._here))
                self._show_tags(found)

    def _show_tags(self, highlight: ShownHighlight) -> None:
        if not self._tags.line.hasFocus():
            self._tags.show_tags(highlight.tags, self._tagging.known())

    def _enter(self) -> None:
        if not self.popup.isVisible():
            self._reach(self.notes.highlights_at_caret(), self.notes.place_of_selection(), True)
        self.popup.take_focus()

    def _find(self, name: ItemId) -> ShownHighlight | None:
        return next((one for one in self.notes.content.highlights if one.id == name), None)

    def _recolour(self, highlight: str, colour: str) -> None:
        self._highlights.recolour(self._shown, highlight, colour, self._ended)

    def _remove(self, highlight: str) -> None:
        self._highlights.remove(self._shown, highlight, self._ended)

    def _ask_for_note(self, highlight: str) -> None:
        self.popup.close_card()
        self.note_requested.emit(highlight)

    def _bookmark(self) -> None:
        self.bar.close_card()
        self._actions.notes.bookmark.trigger()

    def _write(self) -> None:
        self.bar.close_card()
        self._actions.notes.note.trigger()

    def _press_badge(self, kind: str, locator: str) -> None:
        self._page.link_requested.emit(locator)  # one goes there first: what it stands for is beside it
        self.badge_pressed.emit(kind, locator)

    def _ended(self, error: Exception | None) -> None:
        """Let go of the selection once its words are highlighted; or say why they are not, and keep it."""
        popup = self._popup
        if error is not None:
            sentence = words_of_failure(error)
            if popup is not None and popup.isVisible():
                popup.say_trouble(sentence)
            else:
                self.bar.say_trouble(sentence, self.notes.place_of_selection())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page.view, sentence))
            return
        self.let_go()

    def _whole(self, page: SectionPage, locator: str) -> list[Span]:
        passages = [passage for passage in page.passages if passage.locator == locator and passage.text]
        return [Span(passage.locator, 0, len(passage.text), is_whole=True) for passage in passages]

    def _fill_menu(self, menu: QMenu, names: tuple[ItemId, ...], locator: str) -> None:
        page = self._shown
        spans: Sequence[Span] = self.notes.selected_spans() or ([] if names else self._whole(page, locator))
        if not spans and not names:
            return
        menu.addSeparator()
        if self.notes.selected_spans():
            menu.addAction(self._actions.notes.tray_words)
        colours = menu.addMenu(self.tr("Highlight"))
        for colour, name in self._legend.names.items():
            if spans:
                act = partial(self._highlights.mark, page, spans, colour, self._ended)
            else:
                act = partial(self._highlights.recolour, page, names[0], colour, self._ended)
            entry = colours.addAction(name.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, act=act: act())
        if names and self._actions.notes.note.isEnabled():
            menu.addAction(self.tr("Write a note about the highlight")).triggered.connect(
                lambda: self.note_requested.emit(names[0])
            )
        if names:
            menu.addAction(self.tr("Remove the highlight")).triggered.connect(
                lambda: self._highlights.remove(page, names[0], self._ended)
            )


class Highlighting(QObject):
    """The same for every text that there is, and for the keys."""

    note_requested = Signal(str)
    """As ``HighlightCards`` has it."""
    badge_pressed = Signal(str, str)
    tray_requested = Signal(bool)

    def __init__(
        self, places: ReadingController, window: MainWindow, contents: PageContents, highlights: HighlightsController,
        legend: LegendController, actions: WindowActions, tagging: Tagging, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._places = places
        self._window = window
        self._make: Callable[[OpenText], HighlightCards] = lambda text: HighlightCards(
            text, contents, highlights, legend, actions, tagging, self
        )
        self._cards: dict[OpenText, HighlightCards] = {}
        for text in places.texts:
            self._of(text)
        places.text_moved.connect(lambda text: self._of(text).describe_place())
        self._connect_actions(actions)

    @property
    def active(self) -> HighlightCards:
        """Those of the text that is read in."""
        return self._of(self._places.text)

    def _of(self, text: OpenText) -> HighlightCards:
        """Give those of a text; a second one may have been opened meanwhile."""
        if text not in self._cards:
            self._cards[text] = cards = self._make(text)
            cards.note_requested.connect(self.note_requested)
            cards.badge_pressed.connect(self.badge_pressed)
            cards.tray_requested.connect(self.tray_requested)
        return self._cards[text]

    def _connect_actions(self, actions: WindowActions) -> None:
        for colour, action in actions.notes.highlights.items():
            action.setEnabled(True)
            action.triggered.connect(partial(self._mark, colour))
        for action, act in ((actions.notes.no_highlight, self._unmark), (actions.notes.colours, self._choose)):
            action.setEnabled(True)
            action.triggered.connect(act)

    def _mark(self, colour: str, _checked: bool = False) -> None:
        if self._is_seen:
            self.active.mark(colour)

    def _choose(self) -> None:
        if self._is_seen:
            self.active.choose()

    def _unmark(self) -> None:
        if self._is_seen:
            self.active.unmark()

    @property
    def _is_seen(self) -> bool:
        """Whether the text is in sight: behind a sheet nothing is marked."""
        return self._window.stack.currentWidget() is self._window.columns
