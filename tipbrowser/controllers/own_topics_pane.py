"""The group of own topics above those of the index: filtered with them, renamed and deleted in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from tipbrowser.controllers.undoable import Doing
from tipbrowser.domain.own_topics import body_of, topic_name
from tipbrowser.models.own_topics_model import OwnTopicsModel
from tipbrowser.models.topic_filter import TopicFilter
from tipbrowser.ui.own_topics_group import OwnTopicsGroup
from tipbrowser.ui.topics_pane import TopicsPane

if TYPE_CHECKING:
    from tipbrowser.controllers.pen import Pen, Trouble
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.theme import Theme


class OwnTopicsPaneController(QObject):
    """Fills the group."""

    opened = Signal(str)
    """Key of the row whose paragraphs are to be listed."""

    def __init__(
        self, model: OwnTopicsModel, pane: TopicsPane, *, pen: Pen, undoable: Undoable, icons: Icons, theme: Theme,
        add: QAction, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._model = model
        self._pane = pane
        self._undoable = undoable
        self._filter = TopicFilter(self, role=Qt.ItemDataRole.ToolTipRole)
        self._filter.setSourceModel(model)
        self.group = OwnTopicsGroup(icons, theme, add, pane)
        self.group.set_theme(theme)
        pane.put_own(self.group)
        self.group.set_model(self._filter)
        self._filter_topics(pane.filter_box.text())
        self._note_trouble(pen.trouble)
        pen.trouble_changed.connect(self._note_trouble)
        pane.filter_changed.connect(self._filter_topics)
        pane.first_requested.connect(self._go_to_first)
        self.group.opened.connect(self.opened)
        self.group.removal_requested.connect(self._remove)
        model.rename_requested.connect(self._rename)

    def _note_trouble(self, trouble: Trouble) -> None:
        self._model.set_writable(writable=not trouble.kind)

    def _filter_topics(self, text: str) -> None:
        self._filter.set_words(text)
        if text.strip():
            self.group.view.expandAll()

    def _go_to_first(self) -> None:
        """Go to the first row that the filter left, where none of the index is left."""
        first = self._filter.first_match()
        if first.isValid() and not self._pane.view.model().rowCount():
            self.group.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.group.view.select([first])

    def _rename(self, key: str, words: str) -> None:
        step = self.tr("Rename to “{name}”").format(name=words)
        self._undoable.do(lambda: Doing(changes=self._model.own.rename(key, words), name=step))

    def _remove(self, keys: Sequence[str]) -> None:
        self._undoable.do(lambda: self._removing(keys))

    def _removing(self, keys: Sequence[str]) -> Doing:
        changes = self._model.own.bin(keys)
        item = self._model.own.item(changes[0].id) if len(changes) == 1 else None
        what = self.tr("%n own topics", "", len(changes)) if item is None else f"“{topic_name(body_of(item))}”"
        return Doing(
            changes=changes,
            name=self.tr("Delete {what}").format(what=what),
            said=self.tr("Deleted: {what}").format(what=what),
        )
