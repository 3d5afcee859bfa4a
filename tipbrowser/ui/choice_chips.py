"""The topics of a combination as chips, each to be taken out by one press."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.ui.bare_button import bare_button
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.labels import plain_label


class ChoiceChips(QWidget):
    """Shows all of, any of and none of; hidden while only one topic, or one heading, is listed."""

    removal_requested = Signal(tuple)
    """Whole names of the topics to be taken out: one, or all under a heading."""
    clearing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 0, 14, 10)
        self._column.setSpacing(4)
        self.setAccessibleName(self.tr("Topics combined"))
        self.hide()

    @property
    def first(self) -> QWidget | None:
        """The first chip; none while no combination is shown."""
        return self._buttons[0] if self._buttons else None

    @property
    def has_focus(self) -> bool:
        """Whether one of the chips has the keyboard."""
        return self._focused_place() >= 0

    def show_choice(
        self, choice: TopicChoice, headings: Mapping[str, tuple[str, ...]], *, always: bool = False
    ) -> None:
        """Show a combination; all the topics under one of the ``headings`` share a chip.

        With ``always`` a single topic has its chip too: it is not what the list is called after.

        The keyboard goes from a chip that is taken out to the one in its place.
        """
        former, place = self._take_out(), self._focused_place()
        groups = list(zip(self._titles(), choice.shown(headings), strict=True))
        shown = sum(len(topics) for _, topics in groups)
        combined = shown > 1 or bool(choice.none_of) or (always and shown > 0)
        self._buttons = []
        for title, topics in groups if combined else []:
            if topics:
                self._column.addWidget(plain_label(self, "chip_heading", title))
            for name, covered in topics:
                self._add(self._chip(title, name, covered))
        if combined:
            self._add(self._clear_button())
        self.setVisible(combined)
        if place >= 0 and self._buttons:
            self._buttons[min(place, len(self._buttons) - 2)].setFocus()
        for widget in former:
            widget.hide()
            widget.deleteLater()

    def _titles(self) -> tuple[str, str, str]:
        return self.tr("All of"), self.tr("Any of"), self.tr("None of")

    def _focused_place(self) -> int:
        """Give which of the buttons has the keyboard; -1 if none has."""
        return next((place for place, button in enumerate(self._buttons) if button.hasFocus()), -1)

    def _take_out(self) -> list[QWidget]:
        """Take everything out of the column, and give it."""
        former = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                former.append(widget)
        return former

    def _add(self, button: QAbstractButton) -> None:
        self._buttons.append(button)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        button.show()

    def _chip(self, group: str, name: str, covered: tuple[str, ...]) -> Chip:
        topic = (
            name if len(covered) == 1 else self.tr("{heading}, all {count}").format(heading=name, count=len(covered))
        )
        chip = Chip(topic, self)
        chip.setObjectName("chip")
        chip.setToolTip(self.tr("Take out: {topic}").format(topic=topic))
        chip.setAccessibleName(self.tr("{group}: {topic}, take out").format(group=group, topic=topic))
        chip.clicked.connect(lambda: self.removal_requested.emit(covered))
        return chip

    def _clear_button(self) -> QPushButton:
        button = bare_button(self, self.tr("Clear all"))
        button.clicked.connect(self.clearing_requested)
        return button
