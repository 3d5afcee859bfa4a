"""What can be done with bookmarks, notes and highlights, each with its name and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction


class NoteActions:
    """The actions; each is out of use until there is somebody who does it."""

    def __init__(self, make: Callable[[str, Sequence[str]], QAction]) -> None:
        """``make`` gives an action by its name and keys."""
        self._make = make
        self.every: list[QAction] = []
        self._build_making()
        self._build_panes()
        self._build_keeping()

    def _build_making(self) -> None:
        self.note = self._action(_tr("Write a note about this paragraph"), "Ctrl+N")
        self.another_note = self._action(_tr("Another note about this paragraph"), "Ctrl+Shift+N")
        self.free_note = self._action(_tr("A note about nothing in particular"), "Ctrl+Alt+N")
        self.topic_note = self._action(_tr("Write a note about this topic"), "Ctrl+Alt+M")
        self.bookmark = self._action(_tr("Bookmark this paragraph"), "Ctrl+D")
        self.save_search = self._action(_tr("Keep this search among the bookmarks"), "Ctrl+Shift+D")
        self.highlights = {
            "support": self._action(_tr("Highlight: Support"), "Ctrl+Alt+1"),
            "caution": self._action(_tr("Highlight: Caution"), "Ctrl+Alt+2"),
            "red_line": self._action(_tr("Highlight: Red line"), "Ctrl+Alt+3"),
            "own": self._action(_tr("Highlight: Own"), "Ctrl+Alt+4"),
        }
        # Where AltGr types letters, Ctrl+Alt with a number may be one: this key is none on any keyboard.
        self.colours = self._action(_tr("Choose a highlight colour for the selected words"), "F8")
        self.no_highlight = self._action(_tr("Remove the highlight"), "Ctrl+Alt+0")
        self.own_topic = self._action(_tr("Put this paragraph under an own topic"), "Ctrl+Alt+T")
        self.tags = self._action(_tr("Tags"), "Ctrl+Alt+G")
        self.tray = self._action(_tr("Put into the tray"), "Ctrl+G")
        self.tray_words = self._action(_tr("Put the selected words into the tray"), "Ctrl+Shift+G")
        self.tray_list = self._action(_tr("Put all of the list into the tray"), "Ctrl+Alt+L")
        self.tray_topic = self._action(_tr("Put all of this topic into the tray"))
        self.undo = self._action(_tr("Undo"), "Ctrl+Z")
        self.redo = self._action(_tr("Do again"), "Ctrl+Shift+Z")

    def _build_panes(self) -> None:
        self.bookmarks_pane = self._action(_tr("Bookmarks"), "Ctrl+7")
        self.notes_pane = self._action(_tr("Notes"), "Ctrl+8")
        self.tray_pane = self._action(_tr("Tray"), "Ctrl+9")

    def _build_keeping(self) -> None:
        self.copying = (
            self._action(_tr("Copy the text of this paragraph")),
            self._action(_tr("Copy the text with its source"), "Ctrl+Alt+C"),
            self._action(_tr("Copy the source")),
            self._action(_tr("Copy the source as a footnote")),
        )
        self.copy_again = self._action(_tr("Copy in the form used last"), "Ctrl+Shift+C")
        self.copy_forms = self._action(_tr("Forms of copying and citing"))
        self.take_along = self._action(_tr("Take along, into a document"), "Ctrl+E")
        self.legend = self._action(_tr("What the colours mean"))
        self.versions = self._action(_tr("Earlier versions of this note"), "Ctrl+Alt+H")
        self.bin = self._action(_tr("Bin"))
        self.backups = self._action(_tr("Backups"))
        self.backup_folder = self._action(_tr("Open the folder of backups"))
        self.export = self._action(_tr("Export notes and bookmarks"))
        self.import_ = self._action(_tr("Import notes and bookmarks"))
        self.open_compendium = self._action(_tr("Open another compendium"), "Ctrl+O")
        self.bundled_compendium = self._action(_tr("Back to the compendium that comes with the program"))
        self.orphans = self._action(_tr("Notes from another edition"))

    def _action(self, name: str, *keys: str) -> QAction:
        action = self._make(name, keys)
        action.setEnabled(False)
        self.every.append(action)
        return action


def _tr(words: str) -> str:
    return QCoreApplication.translate("NoteActions", words)
