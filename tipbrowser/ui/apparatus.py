"""The pane beside the text: citations, topics, references both ways and errata of the current passage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tipbrowser.domain.page import Apparatus
from tipbrowser.ui.apparatus_columns import SPACING, ApparatusColumns
from tipbrowser.ui.apparatus_lines import (
    OUTSIDE,
    erratum_lines,
    outside_lines,
    reference_lines,
    referring_lines,
    report_lines,
    topic_lines,
)
from tipbrowser.ui.apparatus_parts import CopyRow, LinkGroup, LinkItem, Words
from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.look_changes import LOOK_CHANGES

LEAST = 32
"""Pixels that it is high at least: Qt would give it more, which a text in a small window lacks."""


class ApparatusPane(QWidget):
    """What stands beside the current passage; emits wishes."""

    locator_requested = Signal(str)
    """Canonical locator of a passage or a section."""
    apart_requested = Signal(str, str)
    """The same, to be opened ``BEHIND`` or ``IN_FRONT`` of what is shown."""
    topic_requested = Signal(str)
    """Whole name of a topic."""
    copy_requested = Signal(str)
    """What is to be put on the clipboard."""
    outside_link_requested = Signal(str)
    """An address, or the words of a reference without one, to be shown and opened only once confirmed."""
    erratum_requested = Signal(int)
    """Number of an erratum."""
    own_topic_requested = Signal(str)
    """Key of an own topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty pane; it says what it is for."""
        super().__init__(parent)
        self._scroll = QScrollArea(self)
        self._own: LinkGroup | None = None
        """The own topics, once a passage stands under one."""
        hint = self.tr("Choose a paragraph in the text: its citations, topics and references stand here.")
        self._hint = Words("apparatus_hint", hint)
        self._title = Words("apparatus_locator")
        self._build_rows()
        self._build_groups()
        self._build_pane()
        self._connect_signals()
        self.show_apparatus(None)

    @property
    def entrance(self) -> QWidget | None:
        """What takes the keyboard when one goes to the pane; none while there is nothing to do in it."""
        return next((stop for stop in stops(self._columns)), None)

    @property
    def title_height(self) -> int:
        """The height in which the title is seen, and beside it a heading with a line; nothing below them."""
        return SPACING + max(self._title.line_height + SPACING, self._official.caption_height + self._hint.line_height)

    @property
    def least_height(self) -> int:
        """The height from which on the first heading below the title is seen as a whole."""
        return self.title_height + self._official.caption_height

    def show_apparatus(self, apparatus: Apparatus | None) -> None:
        """Show what belongs to one passage; words that say what to do if there is none."""
        self._hint.setVisible(apparatus is None)
        self._title.setVisible(apparatus is not None)
        if apparatus is not None:
            # Rows and groups show and hide themselves: each that changes twice would be painted twice.
            self._fill(apparatus)
        else:
            for part in (*self._rows, self._open, self._outside, *self._groups):
                part.hide()
        self._set_out()
        self._scroll.verticalScrollBar().setValue(0)

    def show_own_topics(self, items: Sequence[LinkItem]) -> None:
        """Show under which of the reader's own topics the passage stands, apart from those of the index."""
        if self._own is None and items:
            self._own = LinkGroup(self.tr("Own topics"))
            self._own.followed.connect(self.own_topic_requested)
            self._columns.put_behind(self._own, self._topics)
        if self._own is not None and list(self._own.items) != list(items):
            self._own.show_items(items)
            self._set_out()

    def set_compact(self, compact: bool) -> None:
        """Set the groups side by side, for a short and wide strip, or one above the other."""
        self._columns.set_compact(compact)
        self._set_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            # The parts change after the pane: once all have, it is set out anew.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._set_out()
        return super().event(event)

    def _fill(self, apparatus: Apparatus) -> None:
        passage, citations = apparatus.passage, apparatus.citations
        self._title.show_words(passage.locator)
        self._official.show_words(citations.official)
        self._compendium.show_words(citations.compendium)
        self._footnote.show_words(citations.footnote)
        self._symbol.show_words(passage.report_symbol or "")
        self._address.show_words(apparatus.symbol_link or "")
        self._open.show_items(report_lines(apparatus.symbol_link))
        self._topics.show_items(topic_lines(apparatus.topics))
        self._errata.show_items(erratum_lines(apparatus.errata))
        self._refers.show_items(reference_lines(apparatus.references))
        self._outside.show_items(outside_lines(apparatus.references))
        self._referred.show_items(referring_lines(apparatus.referred_by))
        self._section_referred.show_items(referring_lines(apparatus.section_referred_by))

    def _build_rows(self) -> None:
        self._official = CopyRow(self.tr("Official citation"), self.tr("Copy the official citation"))
        self._compendium = CopyRow(self.tr("In the compendium"), self.tr("Copy the compendium's citation"))
        self._footnote = CopyRow(self.tr("As a footnote"), self.tr("Copy the footnote form"))
        self._symbol = CopyRow(self.tr("Report"), self.tr("Copy the report's symbol"))
        self._address = CopyRow(self.tr("Official link"), self.tr("Copy the report's official link"))
        self._rows = (self._official, self._compendium, self._footnote, self._symbol, self._address)

    def _build_groups(self) -> None:
        self._open = LinkGroup("")
        self._topics = LinkGroup(self.tr("Topics"), self.tr("The index names this passage under no topic."))
        self._errata = LinkGroup(self.tr("Errata"))
        self._refers = LinkGroup(self.tr("Refers to"), opens_apart=True)
        self._outside = LinkGroup(self.tr("Refers to, outside the compendium"))
        self._referred = LinkGroup(self.tr("Referred to by"), opens_apart=True)
        self._section_referred = LinkGroup(self.tr("Its section is referred to by"), opens_apart=True)
        self._groups = (self._errata, self._topics, self._refers, self._referred, self._section_referred)

    def _build_pane(self) -> None:
        self._columns = ApparatusColumns((
            (self._hint, self._title, self._official),
            self._groups,
            (self._compendium, self._footnote, self._symbol, self._address, self._open, self._outside),
        ))  # fmt: skip
        self._build_frame()

    def _build_frame(self) -> None:
        self._scroll.setWidget(self._columns)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(LEAST)
        self._scroll.setAccessibleName(self.tr("About the current passage"))
        self.setAccessibleName(self.tr("About the current passage"))
        self.setObjectName("apparatus")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _set_out(self) -> None:
        """Set all parts out beside the place of a scroll bar, so that no word moves when one comes or goes."""
        room = self._scroll.maximumViewportSize().width()
        self._columns.set_out(room - self._scroll.verticalScrollBar().sizeHint().width())

    def _connect_signals(self) -> None:
        for row in self._rows:
            row.copy_requested.connect(self.copy_requested)
        self._open.followed.connect(self.outside_link_requested)
        self._topics.followed.connect(self.topic_requested)
        self._errata.followed.connect(self._on_erratum_followed)
        for group in (self._refers, self._outside, self._referred, self._section_referred):
            group.followed.connect(self._on_reference_followed)
            group.apart_requested.connect(self.apart_requested)

    def _on_erratum_followed(self, number: str) -> None:
        self.erratum_requested.emit(int(number))

    def _on_reference_followed(self, key: str) -> None:
        if key.startswith(OUTSIDE):
            self.outside_link_requested.emit(key.removeprefix(OUTSIDE))
        else:
            self.locator_requested.emit(key)
