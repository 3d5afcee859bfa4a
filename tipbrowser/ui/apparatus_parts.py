"""The parts of the pane beside the text: words with a button that copies them, and groups of links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tipbrowser.ui.wrap_button import PADDING, WrapButton


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkItem:
    """A line of a group."""

    key: str
    """What following it asks for: a locator, a topic's name, an address, a number."""
    text: str
    detail: str = ""


class CopyRow(QWidget):
    """A caption, words that can be selected, and a button that copies them."""

    copy_requested = Signal(str)

    def __init__(self, caption: str, copy_name: str, parent: QWidget | None = None) -> None:
        """``caption`` says what the words are; ``copy_name`` is what a screen reader calls the button."""
        super().__init__(parent)
        self._caption = plain_label(caption, "apparatus_heading")
        self._words = plain_label("", "apparatus_words")
        self._button = QToolButton(self)
        self._build_row(caption, copy_name)
        self._button.clicked.connect(self._on_clicked)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Show ``words``; nothing at all is shown for empty ones."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def _on_clicked(self) -> None:
        self.copy_requested.emit(self._words.text())

    def _build_row(self, caption: str, copy_name: str) -> None:
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setAccessibleName(caption)
        self._button.setText(self.tr("Copy"))
        self._button.setObjectName("copy_button")
        self._button.setAccessibleName(copy_name)
        self._button.setToolTip(copy_name)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self._button, 0, 1)
        grid.addWidget(self._words, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)


class LinkGroup(QWidget):
    """A heading and links below it; the buttons are kept and filled anew."""

    followed = Signal(str)
    """Key of the line that was followed."""

    def __init__(self, heading: str, empty: str = "", parent: QWidget | None = None) -> None:
        """``empty`` is said when there are no lines; without it the whole group is hidden then."""
        super().__init__(parent)
        self._empty = plain_label(empty, "apparatus_hint")
        self._buttons: list[WrapButton] = []
        self._items: Sequence[LinkItem] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        if heading:
            self._column.addWidget(plain_label(heading, "apparatus_heading"))
        self._column.addWidget(self._empty)
        self.setAccessibleName(heading)

    @property
    def items(self) -> Sequence[LinkItem]:
        """The lines that are shown."""
        return self._items

    def show_items(self, items: Sequence[LinkItem]) -> None:
        """Show these lines instead of those before."""
        self._items = items
        while len(self._buttons) < len(items):
            self._add_button()
        for place, button in enumerate(self._buttons):
            if place < len(items):
                button.set_words(items[place].text, items[place].detail)
            if button.isHidden() == (place < len(items)):
                button.setVisible(place < len(items))
        self._empty.setVisible(not items and bool(self._empty.text()))
        self.setVisible(bool(items) or bool(self._empty.text()))

    def _add_button(self) -> None:
        place = len(self._buttons)
        button = WrapButton(self)
        button.clicked.connect(lambda: self.followed.emit(self._items[place].key))
        self._buttons.append(button)
        self._column.addWidget(button)


class WrapLabel(QLabel):
    """A label of several lines that measures its words once for each width; Qt's own does so each time it is asked."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setText(words)

    def setText(self, words: str) -> None:
        if words == self.text():
            return
        self._heights.clear()
        super().setText(words)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
        super().changeEvent(event)


def plain_label(words: str, name: str) -> QLabel:
    """Give a label that wraps and never reads its words as markup; ``name`` is for the style sheet."""
    label = WrapLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setContentsMargins(PADDING, 0, PADDING, 0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
