"""Everything that can be done from menus, buttons, keys and the palette, each with its name, keys and icon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeySequence

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.note_actions import NoteActions

Shortcut = str | QKeySequence.StandardKey


class WindowActions(QObject):
    """The window's actions; controllers connect them, the header bar, the menu and the palette show them."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._drawn: list[tuple[QAction, str]] = []
        self._keys: dict[QAction, str] = {}
        """Keys of what a pane does by itself while it has the keyboard."""
        self._groups: dict[str, list[QAction]] = {}
        for name, build in (
            (self.tr("Search"), self._build_searching), (self.tr("Move"), self._build_moving),
            (self.tr("Panes"), self._build_panes), (self.tr("Tabs"), self._build_texts),
            (self.tr("Topics"), self._build_topics), (self.tr("Notes"), self._build_notes), (self.tr("Look"), self._build_looking), (self.tr("Program"), self._build_program),
        ):  # fmt: skip
            before = set(self.all_actions())
            build()
            self._groups[name] = [action for action in self.all_actions() if action not in before]

    @property
    def groups(self) -> Mapping[str, Sequence[QAction]]:
        """All actions, by the name of what they are about."""
        return self._groups

    def keys_of(self, action: QAction) -> str:
        """Give the keys of an action as the platform writes them; empty if it has none."""
        return self._keys.get(action) or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def all_actions(self) -> list[QAction]:
        """Give every action, so that the window can listen to their shortcuts."""
        return self.findChildren(QAction)

    def enable_reading(self, *, enabled: bool) -> None:
        """Let what needs a compendium be done, or not; what waits for something to be done with stays out of use."""
        without_text = {self.theme, self.larger, self.smaller, self.usual_size, self.palette, self.help, self.settings,
                        self.about, self.quit, self.menu}  # fmt: skip
        waiting = {self.back, self.forward, self.next_match, self.previous_match, self.close_tab, self.reopen_tab,
                   self.next_tab, self.previous_tab}  # fmt: skip
        for action in self.all_actions():
            if action not in without_text and action not in self.notes.every:
                action.setEnabled(enabled and action not in waiting)

    def set_look(self, colour: str, *, dark: bool, scale: int) -> None:
        """Draw the icons anew in a colour and a size in per cent; the theme's shows the theme that a press brings."""
        self._icons.set_scale(scale)
        mirrored = {"back": "forward", "forward": "back"} if QGuiApplication.isRightToLeft() else {}
        for action, icon in self._drawn:
            action.setIcon(self._icons.icon(mirrored.get(icon, icon), colour, fading=True))
        self.theme.setIcon(self._icons.icon("sun" if dark else "moon", colour))

    def menu_icon(self, colour: str) -> QIcon:
        """Give the icon of the menu that holds the actions."""
        return self._icons.icon("menu", colour)

    def _build_searching(self) -> None:
        self.search = self._action(self.tr("Search, or go to a paragraph"), ["Ctrl+K"])
        self.find = self._action(self.tr("Find in this text"), [QKeySequence.StandardKey.Find])
        self.next_match = self._action(self.tr("Next match"), ["F3"])
        self.previous_match = self._action(self.tr("Previous match"), ["Shift+F3"])
        self.palette = self._action(self.tr("All actions"), ["Ctrl+Shift+P"])

    def _build_moving(self) -> None:
        self.back = self._action(self.tr("Back"), ["Alt+Left", QKeySequence.StandardKey.Back], "back")
        self.forward = self._action(self.tr("Forward"), ["Alt+Right", QKeySequence.StandardKey.Forward], "forward")
        self.places = self._action(self.tr("Places of today"), ["Ctrl+H"])
        self.next_passage = self._action(self.tr("Next paragraph"), [], keys="J")
        self.previous_passage = self._action(self.tr("Previous paragraph"), [], keys="K")
        self.caret = self._action(self.tr("Caret in the text, to select by keyboard"), [], keys="F7")

    def _build_panes(self) -> None:
        self.next_pane = self._action(self.tr("Next pane"), ["F6"])
        self.previous_pane = self._action(self.tr("Previous pane"), ["Shift+F6"])
        self.contents = self._action(self.tr("Contents"), ["Ctrl+1"])
        self.topics = self._action(self.tr("Topics"), ["Ctrl+2"])
        self.errata = self._action(self.tr("Errata"), ["Ctrl+3"])
        self.entries = self._action(self.tr("List of paragraphs"), ["Ctrl+4"])
        self.text = self._action(self.tr("Text"), ["Ctrl+5"])
        self.apparatus = self._action(self.tr("Beside the text"), ["Ctrl+6"])
        self.close_list = self._action(self.tr("Close the list"), ["Ctrl+Shift+W"])

    def _build_texts(self) -> None:
        self.new_tab = self._action(self.tr("New tab"), ["Ctrl+T"])
        self.close_tab = self._action(self.tr("Close this tab"), ["Ctrl+W"])
        self.reopen_tab = self._action(self.tr("Open the closed tab again"), ["Ctrl+Shift+T"])
        self.next_tab = self._action(self.tr("Next tab"), ["Ctrl+Tab", "Ctrl+PgDown"])
        self.previous_tab = self._action(self.tr("Previous tab"), ["Ctrl+Shift+Tab", "Ctrl+PgUp"])
        self.second_text = self._action(self.tr("Second text beside the first"), ["Ctrl+\\"])
        self.second_text.setCheckable(True)

    def _build_topics(self) -> None:
        self.only = self._action(self.tr("A click lists this topic only"), [], keys="Alt+O")
        self.all_of = self._action(self.tr("A click adds a topic: and"), [], keys="Alt+A")
        self.any_of = self._action(self.tr("A click adds a topic: or"), [], keys="Alt+R")
        self.none_of = self._action(self.tr("A click leaves a topic out: not"), [], keys="Alt+N")

    def _build_notes(self) -> None:
        self.notes = NoteActions(self._action)

    def _build_looking(self) -> None:
        self.theme = self._action(self.tr("Switch between light and dark"), ["Ctrl+Shift+L"])
        self.larger = self._action(self.tr("Larger text"), [QKeySequence.StandardKey.ZoomIn, "Ctrl+="], "larger")
        self.smaller = self._action(self.tr("Smaller text"), [QKeySequence.StandardKey.ZoomOut], "smaller")
        self.usual_size = self._action(self.tr("Usual text size"), ["Ctrl+0"])
        self.reading = self._action(self.tr("Reading view"), ["F11"], "reading")
        # The view is a window of its own; the same key leaves it.
        self.reading.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def _build_program(self) -> None:
        self.menu = self._action(self.tr("Menu"), [], keys="Alt+M")
        self.help = self._action(self.tr("User's guide"), ["F1"])
        self.settings = self._action(self.tr("Settings"), ["Ctrl+,"])
        self.about = self._action(self.tr("About this edition and program"), [])
        self.quit = self._action(self.tr("Quit"), ["Ctrl+Q"])

    def _action(self, text: str, shortcuts: Sequence[Shortcut], icon: str = "", *, keys: str = "") -> QAction:
        action = QAction(text, self)
        sequences = [one for shortcut in shortcuts for one in _sequences(shortcut)]
        # A key that a platform binds twice would be ambiguous and do nothing.
        action.setShortcuts(list({one.toString(): one for one in sequences}.values()))
        if keys:
            self._keys[action] = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        shortcut = self.keys_of(action)
        action.setToolTip(f"{text} ({shortcut})" if shortcut else text)
        if icon:
            self._drawn.append((action, icon))
        return action


def _sequences(shortcut: Shortcut) -> list[QKeySequence]:
    return [QKeySequence(shortcut)] if isinstance(shortcut, str) else QKeySequence.keyBindings(shortcut)
