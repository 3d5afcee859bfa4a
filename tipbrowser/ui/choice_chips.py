"""The topics of a combination as chips, each to be taken out by one press."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.theme import LIGHT, Theme

LONGEST = 34
HALF = 15
"""Characters of a long topic that a chip shows from its beginning, and from its end."""


class ChoiceChips(QWidget):
    """Shows all of, any of and none of; hidden while only one topic, or one heading, is listed."""

    removal_requested = Signal(tuple)
    """Whole names of the topics to be taken out: one, or all under a heading."""
    clearing_requested = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = LIGHT
        self._choice = TopicChoice()
        self._headings: Mapping[str, tuple[str, ...]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 0, 14, 10)
        self._column.setSpacing(4)
        self.setAccessibleName(self.tr("Topics combined"))
        self.hide()

    def show_choice(self, choice: TopicChoice, headings: Mapping[str, tuple[str, ...]]) -> None:
        """Show a combination; all the topics under one of the ``headings`` share a chip."""
        self._choice, self._headings = choice, headings
        self._rebuild()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        choice = self._choice
        titles = (self.tr("All of"), self.tr("Any of"), self.tr("None of"))
        count = 0
        for title, topics in zip(titles, choice.shown(self._headings), strict=True):
            if topics:
                self._column.addWidget(plain_label(self, "chip_heading", title))
            for name, covered in topics:
                self._column.addWidget(self._chip(title, name, covered), 0, Qt.AlignmentFlag.AlignLeading)
                count += 1
        combined = count > 1 or bool(choice.none_of)
        if combined:
            self._column.addWidget(self._clear_button(), 0, Qt.AlignmentFlag.AlignLeading)
        self.setVisible(combined)

    def _chip(self, group: str, name: str, covered: tuple[str, ...]) -> QPushButton:
        topic = (
            name if len(covered) == 1 else self.tr("{heading}, all {count}").format(heading=name, count=len(covered))
        )
        # A long topic would widen the pane: the chip shows both its ends, its tooltip all of it.
        shown = topic if len(topic) <= LONGEST else f"{topic[:HALF].rstrip(' ,')} … {topic[-HALF:].lstrip(' ,')}"
        chip = QPushButton(shown, self)
        chip.setObjectName("chip")
        chip.setIcon(self._icons.icon("close", self._theme.muted, 12))
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.setToolTip(self.tr("{topic}: take out").format(topic=topic))
        chip.setAccessibleName(self.tr("{group}: {topic}, take out").format(group=group, topic=topic))
        chip.clicked.connect(lambda: self.removal_requested.emit(covered))
        return chip

    def _clear_button(self) -> QPushButton:
        button = QPushButton(self.tr("Clear all"), self)
        button.setObjectName("chip_clear")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self.clearing_requested)
        return button
