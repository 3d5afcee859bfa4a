"""Tags wherever something has them: at a highlight, beside a bookmark, below a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tipbrowser.controllers.kept_notes import KeptNotes
from tipbrowser.controllers.pen import Pen
from tipbrowser.services.tagging import changes_for_tags
from tipbrowser.ui.tag_line import TagLine


class Tagging(QObject):
    """Makes lines for tags, and writes what is typed in them as steps that can be undone."""

    def __init__(self, kept: KeptNotes, pen: Pen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._pen = pen

    def known(self) -> list[str]:
        """Give all tags that there are."""
        return self._kept.tags()

    def line_for(self, parent: QWidget, id_of: Callable[[], str]) -> TagLine:
        """Give a line that changes the tags of whatever item ``id_of`` names then."""
        line = TagLine(parent)
        line.tags_changed.connect(lambda tags: self.give(id_of(), tags))
        return line

    def show(self, line: TagLine, id: str) -> bool:  # noqa: A002  # the item's own word for it
        """Show in a line the tags of an item; tells whether there is such an item."""
        item = self._kept.item(id)
        if item is not None:
            line.show_tags(item.body.tags, self.known())
        return item is not None

    def give(self, id: str, tags: tuple[str, ...]) -> None:  # noqa: A002  # the item's own word for it
        """Let an item have these tags and no others."""
        item = self._kept.item(id)
        changes = changes_for_tags(item, tags) if item is not None else []
        if changes:
            self._pen.write(changes, name=self.tr("tags"))
