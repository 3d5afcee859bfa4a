"""What becomes of the links on a page: notes that open, references that are followed, addresses that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.outside import official_address, outside_address
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.link_browser import BESIDE, IN_FRONT
from tipbrowser.ui.page.notes import note_of
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.pieces import Link

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from tipbrowser.ui.page.note_popup import NotePopup


class PageLinks(QObject):
    """Turns the name of a link into the wish behind it."""

    link_requested = Signal(str)
    """Canonical locator of a passage or a section, or a page."""
    apart_requested = Signal(str, str)
    """The same, and ``BEHIND``, ``IN_FRONT`` or ``BESIDE``."""
    outside_link_requested = Signal(str)
    """Address or words of a text outside the compendium."""
    copy_requested = Signal(str)
    """What is to be put on the clipboard: the report's official address."""
    erratum_requested = Signal(int)
    """Number of the erratum whose mark was followed."""
    position_requested = Signal(int)
    """Position of the document that is to be shown: a note, or its mark."""

    def __init__(self, formats: PageFormats, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self._owner = parent
        self._popup: NotePopup | None = None

    @property
    def popup(self) -> NotePopup:
        """The small window in which notes open; made when it is first asked for, as the text paints before."""
        if self._popup is None:
            from tipbrowser.ui.page.note_popup import NotePopup

            self._popup = NotePopup(self._formats, self._owner)
        return self._popup

    def set_formats(self, formats: PageFormats) -> None:
        """Take another look for what is shown next."""
        self._formats = formats
        if self._popup is not None:
            self._popup.set_formats(formats)

    def hide_note(self) -> None:
        """Close the note that is open."""
        if self._popup is not None:
            self._popup.hide()

    def hide_note_soon(self) -> None:
        """Close the note after a moment, unless the pointer goes into it or another is shown."""
        if self._popup is not None:
            self._popup.hide_soon()

    def explain(self, made: PageDocument, name: str, place: QRect) -> None:
        """Open what is behind a mark, at its place on the screen; other links have no note."""
        note = note_of(made.page, name)
        if note is None:
            self.hide_note()
        else:
            self.popup.show_note(note.heading, note.runs, place)

    def follow(self, made: PageDocument, name: str, corner: QPoint, apart: str = "") -> None:
        """Follow a link; ``corner`` is where on the screen to ask, if it has several targets.

        What leads to a text of the compendium can be opened ``apart``: ``BEHIND``, ``IN_FRONT`` or ``BESIDE``.
        """
        kind, _, rest = name.partition(":")
        if kind == "link":
            self._follow_reference(made.links[int(rest)], corner, apart)
        elif kind == "page":
            self._ask_for(rest, apart)
        elif kind == "erratum":
            self.erratum_requested.emit(int(rest))
        elif kind in {"note", "mark"}:
            self.hide_note()
            self.position_requested.emit((made.notes if kind == "note" else made.marks)[int(rest)])
        elif address := self.address(made, name):
            (self.copy_requested if kind == "copy" else self.outside_link_requested).emit(address)

    def address(self, made: PageDocument, name: str) -> str:
        """Give the official address behind a link that leads outside, or the words that it stands for; may be empty."""
        kind, _, rest = name.partition(":")
        if kind == "link":
            link = made.links[int(rest)]
            return "" if link.targets else outside_address(link.text, link.kind)
        section = made.page.section
        if kind in {"copy", "open"} and section is not None and section.report_symbol:
            return official_address(section.report_symbol)
        return ""

    def add_to_menu(self, menu: QMenu, made: PageDocument, name: str, corner: QPoint, beside: str) -> None:
        """Offer in a menu what can be done with a link; ``beside`` is what opening it in the other text is called."""
        address = self.address(made, name)
        if address:
            menu.addAction(self.tr("Copy “{words}”").format(words=address)).triggered.connect(
                lambda: self.copy_requested.emit(address)
            )
            return
        menu.addAction(self.tr("Follow the reference")).triggered.connect(lambda: self.follow(made, name, corner))
        if name.partition(":")[0] in {"link", "page"}:
            for words, apart in ((self.tr("Open in a new tab"), IN_FRONT), (beside, BESIDE)):
                menu.addAction(words).triggered.connect(
                    lambda _=False, apart=apart: self.follow(made, name, corner, apart)
                )

    def _ask_for(self, target: str, apart: str) -> None:
        if apart:
            self.apart_requested.emit(target, apart)
        else:
            self.link_requested.emit(target)

    def _follow_reference(self, link: Link, corner: QPoint, apart: str) -> None:
        """Follow a reference; one with several targets asks which."""
        if not link.targets:
            self.outside_link_requested.emit(outside_address(link.text, link.kind))
        elif len(link.targets) == 1:
            self._ask_for(link.targets[0], apart)
        else:
            from PySide6.QtWidgets import QMenu  # late: the text paints first

            menu = QMenu(self._owner)
            menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setAccessibleName(self.tr("Texts referred to"))
            for target in link.targets:
                menu.addAction(target).triggered.connect(lambda _=False, to=target: self._ask_for(to, apart))
            menu.popup(corner)
