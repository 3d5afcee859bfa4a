"""The pane of trays: what is gathered, in its order, with headings and own words, and what is done with all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from tipbrowser.domain.annotations import ItemId
from tipbrowser.models.roles import Role
from tipbrowser.models.tray_model import TrayModel
from tipbrowser.ui.bookmark_tree import BookmarkTree
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.line_delegate import LineDelegate
from tipbrowser.ui.notes.note_editor import NoteEditor
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_choice import TrayChoice

SORTINGS = ("place", "date", "topic")


class TrayPane(QWidget):
    """Shows one tray; emits what is wished of its rows."""

    opened = Signal(str)
    """Id of the row that is to be opened."""
    moved_to = Signal(str)
    """Id of the row that one has come to; empty for none."""
    heading_requested = Signal()
    text_requested = Signal()
    removal_requested = Signal()
    step_requested = Signal(int)
    """The selected rows shall go up (-1) or down (1)."""
    cut_requested = Signal()
    paste_requested = Signal()
    sorting_requested = Signal(str)
    """One of ``SORTINGS``."""
    lead_requested = Signal(bool)
    """The selected sub-paragraphs shall bring their parents' opening words, or not."""
    level_requested = Signal(int)
    """The selected headings shall have this level."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._trouble = plain_label(self, "pane_note")
        self._empty = plain_label(self, "empty_state")
        self._count = plain_label(self, "pane_detail")
        self.choice = TrayChoice(icons, self)
        self.editor = NoteEditor(self)
        self._tree = BookmarkTree(self)
        self._delegate = LineDelegate(self._tree, theme, icons)
        self._drawn: list[tuple[QAction, str]] = []
        self._tools = QHBoxLayout()
        self._foot = QHBoxLayout()
        self._build_actions()
        self._build_tools()
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> BookmarkTree:
        """The list itself."""
        return self._tree

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane."""
        return self._tree if not self._tree.isHidden() else self.choice.combo

    @property
    def selected(self) -> list[ItemId]:
        """Ids of the selected rows; what one does is about all of them."""
        return [ItemId(key) for key in self._tree.selected]

    @property
    def current(self) -> ItemId:
        """Id of the current row; empty if there is none."""
        return ItemId(str(self._tree.currentIndex().data(Role.KEY) or ""))

    def set_model(self, model: TrayModel) -> None:
        """Show the rows of a model."""
        self._tree.setModel(model)
        self._tree.selectionModel().currentChanged.connect(
            lambda current, _former: self.moved_to.emit(str(current.data(Role.KEY) or ""))
        )

    def add_uses(self, actions: Sequence[QAction]) -> None:
        """Offer at the bottom what can be done with the whole tray; the last is what it is for."""
        for action in actions:
            button = QPushButton(action.text(), self)
            button.setObjectName("primary" if action is actions[-1] else "card_button")
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda action=action, button=button: button.setEnabled(action.isEnabled()))
            self._foot.addWidget(button)

    def select(self, ids: Iterable[str]) -> None:
        """Select rows; tells nobody but of where one has come to."""
        model = self._tree.model()
        assert isinstance(model, TrayModel)  # there is nothing to select before
        self._tree.select([index for one in ids if (index := model.index_of(one)).isValid()])

    def edit(self, id: str) -> None:  # noqa: A002  # the item's own word for it
        """Let the words of a heading be typed."""
        self.select([id])
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tree.edit(self._tree.currentIndex())

    def write(self, document: QTextDocument) -> None:
        """Let own words be written below the list."""
        self.editor.write_in(document, self.tr("Own words. They are saved as you type."))
        self.editor.show()

    def stop_writing(self) -> None:
        """Show no own words any more."""
        self.editor.leave_document()
        self.editor.hide()

    def show_state(self, *, trouble: str, empty: str, count: str) -> None:
        """Say why nothing can be written, why there are no rows, and how many there are; empty where nothing is to say."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._tree.setVisible(not empty)
        self._count.setText(count)
        self.choice.set_writable(writable=not trouble)
        for action in self._changing:
            action.setEnabled(not trouble)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        self.choice.set_theme(theme)
        for action, icon in self._drawn:
            action.setIcon(self._icons.icon(icon, theme.text, fading=True))

    def _build_actions(self) -> None:
        self._open = QAction(self.tr("Open"), self)
        self._heading = self._action(self.tr("Heading"), self.tr("Heading behind this row"))
        self._text = self._action(self.tr("Own words"), self.tr("Own words behind this row"))
        self._rename = self._action(self.tr("Change the words"), key=Qt.Key.Key_F2)
        self._lead = self._action(self.tr("With the opening words of the parents"))
        self._alone = self._action(self.tr("Without the opening words of the parents"))
        self._cut = self._action(self.tr("Cut"), key=QKeySequence.StandardKey.Cut)
        self._paste = self._action(self.tr("Paste"), key=QKeySequence.StandardKey.Paste)
        self._up = self._action(self.tr("Move up"), key="Alt+Shift+Up")
        self._down = self._action(self.tr("Move down"), key="Alt+Shift+Down")
        self._remove = self._action(self.tr("Remove from the tray"), key=Qt.Key.Key_Delete)
        self._sortings = {
            "place": self._action(self.tr("By place in the publication")),
            "date": self._action(self.tr("By date of the meeting or session")),
            "topic": self._action(self.tr("By topic of the index")),
        }
        self._levels = {level: self._action(self.tr("Heading of level %n", "", level)) for level in (1, 2, 3)}
        self._changing = (
            self._heading, self._text, self._rename, self._lead, self._alone, self._cut, self._paste, self._up,
            self._down, self._remove, *self._sortings.values(), *self._levels.values(),
        )  # fmt: skip

    def _action(self, name: str, tip: str = "", key: Qt.Key | QKeySequence.StandardKey | str | None = None) -> QAction:
        """Give an action; its key is the list's own, and is only shown here."""
        action = QAction(name, self)
        shown = "" if key is None else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or name} ({shown})" if shown else tip or name)
        return action

    def _build_tools(self) -> None:
        self._tools.setContentsMargins(8, 4, 8, 2)
        self._tools.setSpacing(2)
        for action, icon in ((self._heading, "heading"), (self._text, "pencil")):
            self._add_tool(action, icon)
        self._tools.addStretch(1)
        sort = QAction(self.tr("Sort"), self)
        sort.setToolTip(self.tr("Sort the paragraphs under each heading"))
        menu = QMenu(self)
        menu.addActions(list(self._sortings.values()))
        button = self._add_tool(sort, "order")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add_tool(self._remove, "bin")

    def _add_tool(self, action: QAction, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        self._drawn.append((action, icon))
        self._tools.addWidget(button)
        return button

    def _build_column(self) -> None:
        tree = self._tree
        tree.setObjectName("tray")
        tree.setAccessibleName(self.tr("Tray"))
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setItemDelegate(self._delegate)
        self.editor.setObjectName("note_editor")
        self.editor.setAccessibleName(self.tr("Own words"))
        self._trouble.setContentsMargins(14, 6, 14, 6)
        for hidden in (self._trouble, self._empty, self.editor):
            hidden.hide()
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 8, 0)
        top.addWidget(self.choice)
        below = QHBoxLayout()
        below.setContentsMargins(10, 4, 10, 4)
        below.addWidget(self.editor)
        self._foot.setContentsMargins(10, 4, 10, 8)
        self._foot.setSpacing(6)
        self._foot.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._tools)
        column.addWidget(self._trouble)
        column.addWidget(self._empty)
        column.addWidget(tree, 1)
        column.addLayout(below)
        column.addStretch(0)
        column.addLayout(self._foot)

    def _connect_signals(self) -> None:
        tree = self._tree
        tree.opened.connect(self._open_row)
        tree.removal_requested.connect(self._remove.trigger)
        tree.step_requested.connect(lambda by: (self._up if by < 0 else self._down).trigger())
        tree.cut_requested.connect(self._cut.trigger)
        tree.paste_requested.connect(self._paste.trigger)
        tree.customContextMenuRequested.connect(self._open_menu)
        self._open.triggered.connect(lambda: self._open_row(tree.currentIndex()))
        self._heading.triggered.connect(self.heading_requested)
        self._text.triggered.connect(self.text_requested)
        self._rename.triggered.connect(self._change_words)
        self._lead.triggered.connect(lambda: self.lead_requested.emit(True))
        self._alone.triggered.connect(lambda: self.lead_requested.emit(False))
        self._cut.triggered.connect(self.cut_requested)
        self._paste.triggered.connect(self.paste_requested)
        self._up.triggered.connect(lambda: self.step_requested.emit(-1))
        self._down.triggered.connect(lambda: self.step_requested.emit(1))
        self._remove.triggered.connect(self.removal_requested)
        for name, action in self._sortings.items():
            action.triggered.connect(lambda _checked=False, name=name: self.sorting_requested.emit(name))
        for level, action in self._levels.items():
            action.triggered.connect(lambda _checked=False, level=level: self.level_requested.emit(level))
        self.editor.left.connect(lambda: tree.setFocus(Qt.FocusReason.OtherFocusReason))

    def _open_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(str(index.data(Role.KEY)))

    def _change_words(self) -> None:
        if self.editor.is_writing:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tree.edit(self._tree.currentIndex())

    def _open_menu(self, point: QPoint) -> None:
        row = self._tree.indexAt(point).data(Role.ROW)
        kind = row.kind if row is not None else ""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind in ("passage", "part"):
            menu.addActions([self._open, self._lead, self._alone])
        elif kind:
            menu.addAction(self._rename)
        if kind == "heading":
            menu.addActions(list(self._levels.values()))
        menu.addActions([self._heading, self._text])
        menu.addSeparator()
        menu.addActions([self._cut, self._paste, self._up, self._down])
        menu.addSeparator()
        menu.addAction(self._remove)
        menu.popup(self._tree.viewport().mapToGlobal(point))
