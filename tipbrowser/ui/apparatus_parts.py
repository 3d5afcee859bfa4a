"""The parts of the pane beside the text: words with a button that copies them, and groups of links.

Qt's layouts ask each part for its sizes again and again, and set the pane out anew for each part that changes. These
parts say how high they are at a width, and are set out once for each passage.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtWidgets import QStyle, QWidget

from tipbrowser.domain.values import Value
from tipbrowser.ui.apart_presses import ApartPresses
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.wrap_button import WrapButton
from tipbrowser.ui.wrap_label import WrapLabel, wrap_label

GAP = 6
"""Pixels between the words at the start of a line and what stands at its end."""
BETWEEN = 1
"""Pixels between the lines of a group."""
COPIED = 1500
"""Milliseconds for which a button says that its words were copied."""


class LinkItem(Value):
    """A line of a group."""

    key: str
    """What following it asks for: a locator, a topic's name, an address, a number."""
    text: str
    detail: str = ""


class Part(QWidget):
    """Sets its own contents out at a width that it is given."""

    @property
    def least_width(self) -> int:
        """The width in pixels below which words are cut."""
        raise NotImplementedError

    def set_out(self, width: int) -> int:
        """Give every word its place in ``width`` pixels; give the height that they take."""
        raise NotImplementedError

    def put(self, child: QWidget, area: QRect, width: int) -> None:
        """Place a child at ``area``, which is meant from left to right in ``width`` pixels."""
        if self.isRightToLeft():
            area = QStyle.visualRect(self.layoutDirection(), QRect(0, 0, width, 0), area)
        child.setGeometry(area)

    def put_line(self, words: WrapLabel, end: QWidget, size: QSize, width: int) -> int:
        """Place words with something of a fixed size at the end of their line, or below them if it is too narrow.

        Gives the height of both.
        """
        room = width - size.width() - GAP
        if room < words.least_width:
            height = words.heightForWidth(width)
            self.put(words, QRect(0, 0, width, height), width)
            self.put(end, QRect(width - size.width(), height, size.width(), size.height()), width)
            return height + size.height()
        needed = words.heightForWidth(room)
        height = max(needed, size.height())
        self.put(words, QRect(0, (height - needed) // 2, room, needed), width)
        self.put(end, QRect(width - size.width(), (height - size.height()) // 2, size.width(), size.height()), width)
        return height


class Words(Part):
    """Plain words in the whole width."""

    def __init__(self, name: str, words: str = "", parent: QWidget | None = None) -> None:
        """``name`` is how the style sheet knows the words."""
        super().__init__(parent)
        self._words = wrap_label(words, name)
        self._words.setParent(self)

    @property
    def least_width(self) -> int:
        """Give the width of the longest word, or of what stands in one piece."""
        return self._words.least_width

    @property
    def line_height(self) -> int:
        """Give the height of a single line."""
        self._words.ensurePolished()
        return self._words.fontMetrics().height()

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)

    def set_out(self, width: int) -> int:
        """Give every word its place in ``width`` pixels; give the height that they take."""
        height = self._words.heightForWidth(width)
        self._words.setGeometry(0, 0, width, height)
        return height


class CopyRow(Part):
    """A caption, words that can be selected, and a button that copies them and says so."""

    copy_requested = Signal(str)

    def __init__(self, caption: str, copy_name: str, parent: QWidget | None = None) -> None:
        """``caption`` says what the words are; ``copy_name`` is what a screen reader calls the button."""
        super().__init__(parent)
        self._caption = wrap_label(caption, "apparatus_heading")
        self._button = WrapButton()
        self._copy_name = copy_name
        self._words = wrap_label("", "apparatus_words", selectable=True)
        self._line = (0, 0)
        """Width for which caption and button were set out, and their height."""
        self._copied = QTimer(self, interval=COPIED, singleShot=True)
        self._build_row()
        self._button.clicked.connect(self._on_clicked)
        self._copied.timeout.connect(self._offer)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    @property
    def least_width(self) -> int:
        """Give the width of the longest word, or of what stands in one piece."""
        return max(self._caption.least_width, self._button.line_size.width(), self._words.least_width)

    @property
    def caption_height(self) -> int:
        """Give the height of the line with caption and button."""
        return max(self._caption.heightForWidth(self._caption.least_width * 2), self._button.line_size.height())

    def show_words(self, words: str) -> None:
        """Show ``words``; nothing at all is shown for empty ones."""
        if self._copied.isActive():
            self._copied.stop()
            self._offer()
        self._words.setText(words)
        if self.isHidden() == bool(words):
            self.setVisible(bool(words))

    def set_out(self, width: int) -> int:
        """Give every word its place in ``width`` pixels; give the height that they take."""
        if self._line[0] != width:
            self._line = (width, self.put_line(self._caption, self._button, self._button.line_size, width))
        top = self._line[1]
        height = self._words.heightForWidth(width)
        self._words.setGeometry(0, top, width, height)
        return top + height

    def changeEvent(self, event: QEvent) -> None:
        """Qt: set caption and button out anew in another font."""
        if event.type() in LOOK_CHANGES:
            self._line = (0, 0)
        super().changeEvent(event)

    def _on_clicked(self) -> None:
        self.copy_requested.emit(self._words.text())
        self._say(self.tr("Copied"), self.tr("Copied"))
        self._copied.start()

    def _offer(self) -> None:
        self._say(self.tr("Copy"), self._copy_name)

    def _say(self, words: str, name: str) -> None:
        """Write on the button, in the room that the longer words need; ``name`` is what a screen reader says."""
        self._button.set_words(words)
        self._button.setAccessibleName(name)
        self._line = (0, 0)
        self.set_out(self.width())

    def _build_row(self) -> None:
        for part in (self._caption, self._words, self._button):  # in the order in which they are read out
            part.setParent(self)
        self._button.setObjectName("copy_button")
        self._button.setToolTip(self._copy_name)
        self._offer()


class LinkGroup(Part):
    """A heading and links below it; the buttons are kept and filled anew."""

    followed = Signal(str)
    """Key of the line that was followed."""
    apart_requested = Signal(str, str)
    """Key of a line that is to be opened apart, and ``BEHIND`` or ``IN_FRONT``."""

    def __init__(
        self, heading: str, empty: str = "", *, opens_apart: bool = False, parent: QWidget | None = None
    ) -> None:
        """``empty`` is said when there are no lines; without it the whole group is hidden then.

        ``opens_apart`` if the lines can be opened in new tabs.
        """
        super().__init__(parent)
        self._presses = ApartPresses(self) if opens_apart else None
        if self._presses is not None:
            self._presses.pressed.connect(lambda button, _point, apart: self._ask_apart(button, apart))
            self._presses.entered.connect(self._ask_apart)
        self._heading = wrap_label(heading, "apparatus_heading")
        self._empty = wrap_label(empty, "apparatus_hint")
        self._buttons: list[WrapButton] = []
        self._items: Sequence[LinkItem] = ()
        for label in (self._heading, self._empty):
            label.setParent(self)
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(heading)

    @property
    def items(self) -> Sequence[LinkItem]:
        """The lines that are shown."""
        return self._items

    @property
    def least_width(self) -> int:
        """Give the width of the longest word, or of what stands in one piece."""
        labels = [label.least_width for label in (self._heading, self._empty) if not label.isHidden()]
        return max((*labels, *(button.least_width for button in self._buttons[: len(self._items)])), default=0)

    def show_items(self, items: Sequence[LinkItem]) -> None:
        """Show these lines instead of those before."""
        before, self._items = len(self._items), items
        while len(self._buttons) < len(items):
            self._add_button()
        for button, item in zip(self._buttons, items, strict=False):
            button.set_words(item.text, item.detail)
        for place in range(min(before, len(items)), max(before, len(items))):
            self._buttons[place].setVisible(place < len(items))
        says_so = not items and bool(self._empty.text())
        for widget, shown in ((self._empty, says_so), (self, says_so or bool(items))):
            if widget.isHidden() == shown:
                widget.setVisible(shown)

    def set_out(self, width: int) -> int:
        """Give every word its place in ``width`` pixels; give the height that they take."""
        top = 0
        for label in (self._heading, self._empty):
            if not label.isHidden():
                height = label.heightForWidth(width)
                label.setGeometry(0, top, width, height)
                top += height + BETWEEN
        for button in self._buttons[: len(self._items)]:
            height = button.heightForWidth(width)
            button.setGeometry(0, top, width, height)
            top += height + BETWEEN
        return max(top - BETWEEN, 0)

    def _ask_apart(self, button: WrapButton, apart: str) -> None:
        self.apart_requested.emit(self._items[self._buttons.index(button)].key, apart)

    def _add_button(self) -> None:
        place = len(self._buttons)
        button = WrapButton(self)
        button.hide()
        button.clicked.connect(lambda: self.followed.emit(self._items[place].key))
        if self._presses is not None:
            button.installEventFilter(self._presses)
        self._buttons.append(button)
