"""A note as it was: its versions by time at the start side, beside them what has changed from the chosen one to now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tipbrowser.domain.values import Value
from tipbrowser.domain.word_pieces import ADDED, REMOVED, SAME, Piece
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.theme import Theme

WIDEST_LIST = 300
PREVIEW = 80
"""Characters of a version that stand below its time."""
SPOKEN = 20
"""Changes that are spoken one by one."""


class ShownVersion(Value):
    """A version as the list shows it."""

    revision: int
    when: str
    """Day and time, as the reader's own clock and language have them."""
    text: str


class VersionsPane(QWidget):
    """Shows versions and a difference; emits wishes and keeps nothing."""

    version_chosen = Signal(int)
    """The revision of the version that is to be laid beside the present text."""
    bring_back_requested = Signal(int)
    copy_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        self._about = plain_label(self, "sheet_text")
        self._list = QListWidget(self)
        self._summary = plain_label(self, "pane_detail")
        self._text = QTextEdit(self)
        self._bring_back = QPushButton(self.tr("Bring this version back"), self)
        self._copy = QPushButton(self.tr("Copy this version"), self)
        self._told = plain_label(self, "versions_told")
        self._stack = QStackedWidget(self)
        self._empty = plain_label(self, "sheet_text")
        self._build()
        self._connect_signals()

    @property
    def chosen(self) -> int | None:
        """The revision of the version that is chosen; none while there is none."""
        item = self._list.currentItem()
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def show_versions(self, about: str, versions: Sequence[ShownVersion]) -> None:
        """Show the versions of the note that ``about`` names, the latest first; the one that was chosen stays so."""
        chosen = self.chosen
        self._about.setText(about)
        self._list.blockSignals(True)
        self._list.clear()
        for version in versions:
            first = " ".join(version.text.split())
            row = QListWidgetItem(f"{version.when}\n{first[:PREVIEW] or self.tr('(empty)')}")
            row.setData(Qt.ItemDataRole.UserRole, version.revision)
            self._list.addItem(row)
        rows = [row for row, version in enumerate(versions) if version.revision == chosen]
        self._list.blockSignals(False)
        self._stack.setCurrentIndex(1 if versions else 0)
        if versions:
            self._list.setCurrentRow(rows[0] if rows else 0)

    def show_difference(self, pieces: Sequence[Piece]) -> None:
        """Show what has changed from the chosen version to now."""
        self._pieces = pieces
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        for piece in pieces:
            # Half a letter is shown as one that is missing: Qt would end the text there.
            words = piece.text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
            cursor.insertText(words, self._format(piece.kind))
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._summary.setText(_summary(pieces))
        self._text.setAccessibleDescription(spoken(pieces))
        self._bring_back.setEnabled(any(piece.kind != SAME for piece in pieces))

    def tell(self, sentence: str) -> None:
        """Say what became of a wish; empty takes it away."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.show_difference(self._pieces)

    def _format(self, kind: str) -> QTextCharFormat:
        """Give the look of words: never told by colour alone."""
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.text))
        if kind == REMOVED:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(self._theme.erratum))
        elif kind == ADDED:
            look.setFontUnderline(True)
            look.setForeground(QColor(self._theme.accent))
            look.setBackground(QColor(self._theme.surface_alt))
        return look

    def _build(self) -> None:
        self._empty.setText(
            self.tr(
                "There are no earlier versions of this note yet. One is kept for each minute in which it was changed,"
                " and whenever much is deleted at once."
            )
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.hide()
        self._build_list()
        self._build_text()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._both_sides())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._about)
        column.addWidget(self._told)
        column.addWidget(self._stack, 1)

    def _build_list(self) -> None:
        self._list.setObjectName("versions")
        self._list.setAccessibleName(self.tr("Earlier versions, the latest first"))
        self._list.setMaximumWidth(WIDEST_LIST)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _build_text(self) -> None:
        self._text.setObjectName("version_text")
        self._text.setAccessibleName(self.tr("What has changed from this version to now"))
        self._text.setReadOnly(True)
        self._text.setAcceptRichText(False)
        self._text.setTabChangesFocus(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._text.setTextInteractionFlags(flags)

    def _both_sides(self) -> QWidget:
        sides = QWidget(self)
        buttons = QHBoxLayout()
        buttons.addWidget(self._bring_back)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._summary)
        beside.addWidget(self._text, 1)
        beside.addLayout(buttons)
        row = QHBoxLayout(sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list, 2)
        row.addLayout(beside, 5)
        return sides

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(lambda _row: self._emit(self.version_chosen))
        self._bring_back.clicked.connect(lambda: self._emit(self.bring_back_requested))
        self._copy.clicked.connect(lambda: self._emit(self.copy_requested))

    def _emit(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)


def spoken(pieces: Sequence[Piece]) -> str:
    """Say the changes in words, for those who do not see how they look."""
    names = {REMOVED: _tr("Removed: {words}."), ADDED: _tr("Added: {words}.")}
    changed = [names[piece.kind].format(words=piece.text.strip()) for piece in pieces if piece.kind in names]
    more = _tr("There are more changes than these.") if len(changed) > SPOKEN else ""
    return " ".join([*changed[:SPOKEN], more]).strip() or _tr("The words are the same as now.")


def _summary(pieces: Sequence[Piece]) -> str:
    removed, added = (
        sum(len(piece.text.split()) for piece in pieces if piece.kind == kind) for kind in (REMOVED, ADDED)
    )
    if not any(piece.kind != SAME for piece in pieces):
        return _tr("The words are the same as now.")
    words = _tr("From this version to now: words removed, struck through: {removed}; words added, underlined: {added}.")
    return words.format(removed=removed, added=added)


def _tr(words: str) -> str:
    return QCoreApplication.translate("VersionsPane", words)
