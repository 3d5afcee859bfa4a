"""The text with its apparatus: beside it where there is room, below it where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.named_values import set_named
from tipbrowser.ui.page.text_page import TextPage
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from tipbrowser.ui.apparatus import ApparatusPane
    from tipbrowser.ui.find_bar import FindBar
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.notes.note_strip import NoteStrip
    from tipbrowser.ui.welcome import Welcome

ROOM_BESIDE = 740
"""Width in pixels from which the apparatus stands beside the text."""
NARROWEST, WIDEST = 236, 280
"""Widths in pixels between which the apparatus takes its share, so that lines of text keep 60 characters and more."""
ALONE, BESIDE_ANOTHER, ABOVE_ANOTHER = range(3)
"""How a text stands in the window; so too for the one below."""
ROOM_FOR_NOTES = 300
"""Height in pixels, of text and notes together, below which the folded line is not shown: the text needs it."""
NOTES_LINE = 15
"""Pixels above and below the words of the line of notes, together."""
SHAPES = tuple((standing, beside) for standing in (ALONE, BESIDE_ANOTHER, ABOVE_ANOTHER) for beside in (True, False))
"""How a text stands, and whether its apparatus is beside it: in each of them the reader sets its size apart."""


class TextArea(QWidget):
    """Holds the welcome, the text and the apparatus; the latter is made after the text has been painted."""

    welcome_dismissed = Signal()
    guide_requested = Signal()
    apparatus: ApparatusPane
    """From ``build_apparatus`` on."""

    def __init__(self, theme: Theme, text_scale: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find_bar: FindBar | None = None
        """Made when words are first looked for in the text."""
        self._notes_place: QFrame | None = QFrame()
        """Keeps the place of the line of notes, so that nothing moves when it comes, and is that line until then."""
        self.notes_button: QToolButton | None = None
        """What opens the notes while nobody has any."""
        self.notes: NoteStrip | None = None
        """The notes below the text, once there is somebody who keeps them."""
        self.welcome: Welcome | None = None
        """Made when it is first shown, which is rarely more than once."""
        self.page = TextPage(theme, text_scale)
        self.splitter = QSplitter()
        self._column = QVBoxLayout(self)
        self._scale = text_scale
        self._place = QFrame()
        self._head: QWidget | None = None
        self._built = False
        self._beside: bool | None = None
        self._standing = ALONE
        self._sizes: dict[tuple[int, bool], int] = {}
        """Those that the reader has chosen, by ``SHAPES``."""
        self._dividing = QTimer(self, interval=0, singleShot=True)
        self._dividing.timeout.connect(self._divide)
        self._build_column()

    @property
    def apparatus_sizes(self) -> tuple[int, ...]:
        """The apparatus's width beside the text and its height below it, as in ``SHAPES``; 0 where none was chosen."""
        return tuple(self._sizes.get(shape, 0) for shape in SHAPES)

    def plan_apparatus(self, sizes: tuple[int, ...]) -> None:
        """Give the apparatus the sizes it had, in the form of ``apparatus_sizes``."""
        self._sizes = {shape: size for shape, size in zip(SHAPES, sizes, strict=False) if size}
        self._divide()

    def stand(self, standing: int) -> None:
        """Give the apparatus the size that it has where the text stands so."""
        if standing != self._standing:
            self._standing = standing
            self._divide()

    def build_apparatus(self) -> None:
        """Make the pane beside the text, in the place that was kept for it."""
        from tipbrowser.ui.apparatus import ApparatusPane  # late: the text paints first

        self.apparatus = ApparatusPane()
        self._built = True
        self.splitter.replaceWidget(1, self.apparatus)
        self._place.deleteLater()
        self.apparatus.show()
        self.apparatus.set_compact(not self._beside)
        self._divide()

    def build_find_bar(self, icons: Icons) -> FindBar:
        """Make the bar for finding words, below the text; it is shown when it is opened."""
        from tipbrowser.ui.find_bar import FindBar  # late: it is made when it is first wanted

        self.find_bar = FindBar(icons, self.page.theme, self)
        self._column.insertWidget(self._column.indexOf(self.splitter) + 1, self.find_bar)
        return self.find_bar

    def build_notes(self, icons: Icons) -> NoteStrip:
        """Make the notes below the text and what stands beside it."""
        from tipbrowser.ui.notes.note_strip import NoteStrip  # late: the text paints first

        self.notes = NoteStrip(icons, self.page.theme, self._line_height, self)
        self._column.addWidget(self.notes)
        self.keep_no_notes()
        self.notes.fit(self.height())
        self._column.activate()
        self._divide()
        self.notes.resized.connect(self._divide_anew)
        return self.notes

    def build_notes_line(self, icons: Icons) -> QToolButton:
        """Make the line of the notes as it is while nobody has any; give the button that opens them."""
        if self.notes_button is not None:
            return self.notes_button
        assert self._notes_place is not None
        self.notes_button = QToolButton(self._notes_place)
        fill_notes_line(self._notes_place, self.notes_button)
        self._icons = icons
        self._draw_notes_button()
        return self.notes_button

    def keep_no_notes(self) -> None:
        """Let the text have the place of the notes."""
        if self._notes_place is not None:
            self._notes_place.hide()
            self._notes_place.deleteLater()
            self._notes_place = self.notes_button = None

    def put_head(self, head: QWidget) -> None:
        """Set a line over the text and what stands beside it, in place of another one."""
        if self._head is not None:
            self._head.deleteLater()
            self._head.hide()
        self._head = head
        self._column.insertWidget(self._column.indexOf(self.splitter), head)

    def show_welcome(self, *, shown: bool) -> None:
        """Greet the reader above the text, or put the greeting away."""
        if shown and self.welcome is None:
            self.welcome = self._build_welcome()
        if self.welcome is not None:
            self.welcome.setVisible(shown)

    def take_focus(self) -> None:
        """Take the keyboard: to the greeting's first button where there is one, else to the text."""
        if self.welcome is not None and self.welcome.isVisible():
            self.welcome.focus_start()
        else:
            self.page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self.page.set_theme(theme)
        if self.find_bar is not None:
            self.find_bar.set_theme(theme)
        if self.notes is not None:
            self.notes.set_theme(theme)
        self._draw_notes_button()

    def set_text_scale(self, percent: int) -> None:
        """Set the size of the text; larger text leaves less room for the apparatus beside it."""
        self._scale = percent
        self.page.set_text_scale(percent)
        self._turn(beside=self._has_room())

    @property
    def notes_pane(self) -> QWidget:
        """The notes, or their line while nobody has any."""
        return self.notes or self._notes_place or self

    @property
    def notes_entrance(self) -> QWidget | None:
        """What takes the keyboard when one goes to the notes; none where none are kept."""
        return self.notes_button if self.notes is None else self.notes.entrance

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.notes is not None:
            self.notes.fit(self.height())
        elif self._notes_place is not None and self._notes_place.isHidden() != (self.height() < ROOM_FOR_NOTES):
            self._notes_place.setHidden(self.height() < ROOM_FOR_NOTES)
            self._column.activate()  # what is left of the room is divided now
        self._turn(beside=self._has_room())
        self._divide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            if self._notes_place is not None:
                self._notes_place.setFixedHeight(self._line_height())
            self._dividing.start()  # the parts change after the whole

    def _build_column(self) -> None:
        self.splitter.setObjectName("beside")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.page)
        self._place.setObjectName("apparatus")
        self.splitter.addWidget(self._place)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(self._remember)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        assert self._notes_place is not None
        self._notes_place.setObjectName("note_strip")
        self._notes_place.setFixedHeight(self._line_height())
        column.addWidget(self._notes_place)

    def _build_welcome(self) -> Welcome:
        from tipbrowser.ui.welcome import Welcome  # late: only the first start shows it

        welcome = Welcome(self)
        welcome.dismissed.connect(self.welcome_dismissed)
        welcome.help_requested.connect(self.guide_requested)
        self._column.insertWidget(0, welcome)
        return welcome

    def _divide_anew(self) -> None:
        self._column.activate()
        self._divide()

    def _draw_notes_button(self) -> None:
        if self.notes_button is not None:
            self.notes_button.setIcon(self._icons.icon("unfold", self.page.theme.muted, 14))

    def _line_height(self) -> int:
        return self.fontMetrics().height() + NOTES_LINE

    def _has_room(self) -> bool:
        return self.width() >= ROOM_BESIDE * (100 + (self._scale - 100) / 2) / 100

    def _turn(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        set_named(self.splitter, orientation="Horizontal" if beside else "Vertical")
        if self._built:
            self.apparatus.set_compact(not beside)
        self._divide()

    def _remember(self) -> None:
        self._sizes[self._standing, bool(self._beside)] = self.splitter.sizes()[1]

    def _divide(self) -> None:
        """Give the apparatus the size that was chosen, or its usual share."""
        room = self.splitter if self.isVisible() else self
        length = room.width() if self._beside else room.height()
        usual = max(NARROWEST, min(WIDEST, length * 3 // 10)) if self._beside else self._usual_height(length)
        second = min(self._sizes.get((self._standing, bool(self._beside)), usual), length * 6 // 10)
        self.splitter.setSizes([length - second, second])

    def _usual_height(self, length: int) -> int:
        """Give the height below the text: its share of ``length``, but the text keeps half of all that there is.

        Where not even one heading would be whole only the title is seen, and the text has the rest.
        """
        most = max(length - self.height() // 2, 0)
        height = min(length * 3 // 10, most)
        if self._built and height < self.apparatus.least_height:
            return min(self.apparatus.title_height, most)
        return height


def fill_notes_line(line: QFrame, button: QToolButton) -> None:
    """Say in the line of the notes that there are none, and how one begins."""
    translate = QCoreApplication.translate
    button.setText(translate("TextArea", "Notes"))
    button.setAccessibleName(translate("TextArea", "Open the notes"))
    button.setToolTip(translate("TextArea", "Open the notes"))
    set_named(button, toolButtonStyle="ToolButtonTextBesideIcon")
    button.setAutoRaise(True)
    hint = QLabel(translate("TextArea", "No note yet: Ctrl+N writes one"), line)
    hint.setObjectName("note_preview")
    row = QHBoxLayout(line)
    row.setContentsMargins(6, 0, 10, 0)
    row.setSpacing(4)
    row.addWidget(button)
    row.addWidget(hint, 1)
