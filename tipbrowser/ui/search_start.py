"""Below the empty box: what was searched for lately, and what the box takes, each to be tried by a press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.wrap_button import WrapButton

LEAST_WIDTH = 400
MARGIN = 10
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""With one of these held a letter is no text."""
BAR = 18
"""Pixels that the rows leave to the frame and the scroll bar."""


class SearchStart(QFrame):
    """Floats over the panes and never takes the keyboard by itself."""

    text_requested = Signal(str)
    forgetting_requested = Signal()
    """What was searched for lately shall be forgotten."""
    typed = Signal(str)
    """Letters were typed on a row: they belong to the box."""
    dismissed = Signal()
    """Escape was pressed, or one went up from the first row: the keyboard goes back to the box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = QWidget(self)
        self._area = QScrollArea(self)
        self._column = QVBoxLayout(self._body)
        self._recent: list[str] = []
        self._buttons: list[QWidget] = []
        self._box: QWidget | None = None
        self._build()
        parent.installEventFilter(self)

    def show_recent(self, texts: Sequence[str]) -> None:
        """Show what was searched for lately, the latest first, above the examples."""
        if self._buttons and list(texts) == self._recent:
            return
        self._recent = list(texts)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        if texts:
            self._add_heading(self.tr("Searched for lately"))
            for text in texts:
                self._add(self._button(text, ""))
            self._add_forgetting()
        self._add_heading(self.tr("What the box takes"))
        for example, meaning in self._examples():
            self._add(self._button(example, meaning))
        self._column.addStretch(1)

    def open_below(self, box: QWidget) -> None:
        """Float below the box, as wide as it, and no further down than the window goes."""
        self._box = box
        self._place(box)
        self.show()
        self.raise_()

    def _place(self, box: QWidget) -> None:
        parent = self.parentWidget()
        assert parent is not None
        corner = box.mapTo(parent, QPoint(0, box.height() + 4))
        width = min(max(box.width(), LEAST_WIDTH), parent.width() - 2 * MARGIN)
        start = corner.x() + box.width() - width if self.isRightToLeft() else corner.x()
        self._column.activate()
        needed = self._column.heightForWidth(width - BAR) + 6
        height = min(needed, parent.height() - corner.y() - MARGIN)
        self.setGeometry(min(max(start, MARGIN), parent.width() - width - MARGIN), corner.y(), width, height)

    def take_focus(self) -> bool:
        """Take the keyboard to the first row; tells whether there is one to be seen."""
        if self.isVisible() and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        return self.isVisible()

    @property
    def has_focus(self) -> bool:
        """Whether one of the rows has the keyboard."""
        return any(button.hasFocus() for button in self._buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._buttons:
            return self._go(watched, event)
        if event.type() == QEvent.Type.FocusOut and watched in self._buttons:
            QTimer.singleShot(0, self, self._hide_if_left)
        if (
            event.type() == QEvent.Type.Resize
            and watched is self.parent()
            and self._box is not None
            and self.isVisible()
        ):
            # The box has its new place after its parent.
            QTimer.singleShot(0, self, lambda: self._place(self._box) if self._box is not None else None)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setObjectName("search_start")
        self.setAccessibleName(self.tr("Searched for lately, and what the box takes"))
        self._body.setObjectName("search_start_body")
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(0)
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(self._area)
        self.hide()

    def _examples(self) -> list[tuple[str, str]]:
        """Give what can be typed, with what it finds; each example is one that the compendium answers."""
        return [
            ("II.36", self.tr("a paragraph by its locator; several of them make a list")),
            ("resolution 10/3, para. 13", self.tr("a paragraph by its citation")),
            ("reflection period", self.tr("passages with all of the words, in any form and spelling")),
            ('"victims of trafficking"', self.tr("the words exactly so, one behind the other")),
            ("child* OR minors", self.tr("one or the other; beginnings of words")),
            ("victims -children", self.tr("without a word")),
            ("NEAR(demand supply, 5)", self.tr("with at most five words between")),
            ("topic:protection year:2010-2015", self.tr("under a topic, in some years")),
            ("part:B kind:preambular children", self.tr("in a part, of a kind")),
            ("meeting:XI labour", self.tr("of a meeting; session: likewise")),
            ("cites:4/4", self.tr("passages that refer to a decision")),
            ("symbol:CTOC/COP/WG.4/2010/6", self.tr("of a report")),
        ]

    def _add_heading(self, words: str) -> None:
        heading = plain_label(self._body, "start_heading", words)
        heading.setContentsMargins(4, 4, 4, 4)
        self._column.addWidget(heading)
        heading.show()

    def _add_forgetting(self) -> None:
        button = QPushButton(self.tr("Forget these"), self._body)
        button.setObjectName("chip_clear")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self.forgetting_requested)
        self._add(button)

    def _button(self, text: str, meaning: str) -> WrapButton:
        button = WrapButton(self._body)
        button.set_words(text, meaning)
        button.clicked.connect(lambda: self.text_requested.emit(text))
        return button

    def _add(self, button: QWidget) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys lead here from the box, which Tab leaves
        button.installEventFilter(self)
        self._buttons.append(button)
        self._column.addWidget(button)
        button.show()

    def _hide_if_left(self) -> None:
        """Go when the keyboard went elsewhere than to another row or to the box."""
        focused = self.window().focusWidget()
        if focused is not self._box and focused not in self._buttons:
            self.hide()

    def _go(self, watched: QObject, event: QKeyEvent) -> bool:
        place = next(place for place, button in enumerate(self._buttons) if button is watched)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape or (step < 0 and place == 0):
            self.dismissed.emit()
            return True
        if event.text().isprintable() and event.text().strip() and not event.modifiers() & COMMANDS:
            self.typed.emit(event.text())
            return True
        if step and place + step < len(self._buttons):
            self._buttons[place + step].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._buttons[place + step])
        return bool(step)
