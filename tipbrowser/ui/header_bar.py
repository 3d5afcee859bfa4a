"""The slim bar on top: back and forward, where one is, and how the text looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from tipbrowser.ui.named_values import set_named
from tipbrowser.ui.page_title import PageTitle

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMenu

    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.search_box import SearchBox
    from tipbrowser.ui.theme import Theme

BOX_WIDTH = 460
"""Pixels that the box is wide at most."""


class HeaderBar(QFrame):
    """Shows the title of the page and the window's most used actions; these follow the first paint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PageTitle(self)
        self._search_place = QFrame(self)
        """Keeps the place of the box, and looks like it."""
        self._size_label = QLabel(self)
        # Empty, they keep the places that they will have.
        self._back, self._forward = self._button(), self._button()
        self._smaller, self._larger = self._button(), self._button()
        self._theme, self._reading, self._menu_button = self._button(), self._button(), self._button()
        self._menu_button.setObjectName("menu_button")
        self._search_place.setObjectName("search_place")
        self._search_place.setMaximumWidth(BOX_WIDTH)
        self._build_labels()
        self._build_row()

    def show_actions(self, actions: WindowActions) -> None:
        """Fill the buttons and the menu; ``actions`` have their icons already."""
        for button, action in (
            (self._back, actions.back), (self._forward, actions.forward), (self._smaller, actions.smaller),
            (self._larger, actions.larger), (self._theme, actions.theme), (self._reading, actions.reading),
        ):  # fmt: skip
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
        for button in (self._back, self._forward):
            self._offer_places(button, actions)
        self._build_menu(actions)

    def build_search(self, icons: Icons, theme: Theme) -> SearchBox:
        """Make the box for searching, in the place that was kept for it."""
        from tipbrowser.ui.search_box import SearchBox  # late: the text paints first

        box = SearchBox(icons, theme, self)
        box.setMaximumWidth(BOX_WIDTH)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._search_place, box)
        self._search_place.deleteLater()
        box.show()
        return box

    def open_menu(self) -> None:
        """Show the menu, as its button does."""
        self._menu_button.showMenu()

    def show_place(self, title: str, detail: str) -> None:
        """Show the page's title and, where there is room, its dates."""
        self._title.show_place(title, detail)

    def show_text_size(self, percent: int) -> None:
        """Show the text size between its two buttons."""
        self._size_label.setText(self.tr("{percent} %").format(percent=percent))
        self._size_label.setAccessibleName(self.tr("Text size: {percent} %").format(percent=percent))

    def set_menu_icon(self, icon: QIcon) -> None:
        """Show the menu's icon; the other icons belong to the actions."""
        self._menu_button.setIcon(icon)

    def _offer_places(self, button: QToolButton, actions: WindowActions) -> None:
        """Let a button held down, clicked with the other button or left by the arrow key down offer today's places."""
        from tipbrowser.ui.held_button import HeldButton  # late: the text paints first

        set_named(button, contextMenuPolicy="CustomContextMenu")
        button.customContextMenuRequested.connect(actions.places.trigger)
        HeldButton(button).held.connect(actions.places.trigger)
        button.setAccessibleDescription(self.tr("Held down, or with the arrow key down: the places of today"))

    def _build_labels(self) -> None:
        self.setObjectName("header_bar")
        self.setAccessibleName(self.tr("Header"))
        self._size_label.setObjectName("header_size")
        set_named(self._size_label, textFormat="PlainText", alignment="AlignCenter")
        self.show_text_size(100)

    def _build_menu(self, actions: WindowActions) -> None:
        from PySide6.QtWidgets import QMenu  # late, as all the menu

        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Menu"))
        menu.addActions([actions.search, actions.find, actions.palette, actions.places])
        menu.addSeparator()
        go_to = menu.addMenu(self.tr("Go to pane"))
        go_to.addActions([actions.contents, actions.topics, actions.errata])
        go_to.addActions([actions.entries, actions.text, actions.apparatus])
        go_to.addSeparator()
        go_to.addActions([actions.next_pane, actions.previous_pane])
        tabs = menu.addMenu(self.tr("Tabs and texts"))
        tabs.addActions([actions.new_tab, actions.close_tab, actions.reopen_tab])
        tabs.addActions([actions.next_tab, actions.previous_tab])
        tabs.addSeparator()
        tabs.addAction(actions.second_text)
        self._add_notes(menu.addMenu(self.tr("Notes and bookmarks")), actions)
        menu.addSeparator()
        menu.addActions([actions.larger, actions.smaller, actions.usual_size, actions.theme, actions.reading])
        menu.addSeparator()
        notes = actions.notes
        menu.addActions([notes.open_compendium, notes.bundled_compendium, notes.orphans])
        menu.addSeparator()
        menu.addActions([actions.settings, actions.help, actions.about])
        menu.addSeparator()
        menu.addAction(actions.quit)
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(actions.menu.toolTip())
        set_named(self._menu_button, shortcut="Alt+M")

    def _add_notes(self, menu: QMenu, actions: WindowActions) -> None:
        notes = actions.notes
        menu.addActions([notes.note, notes.another_note, notes.free_note, notes.bookmark, notes.own_topic, notes.tray])
        menu.addActions([notes.colours, notes.no_highlight])
        menu.addSeparator()
        menu.addActions([notes.undo, notes.redo])
        menu.addSeparator()
        menu.addActions(
            [notes.notes_pane, notes.bookmarks_pane, notes.tray_pane, notes.tags, notes.legend, notes.versions]
        )
        menu.addSeparator()
        menu.addActions([notes.bin, notes.backups, notes.backup_folder])
        menu.addSeparator()
        menu.addActions([notes.copy_again, *notes.copying[1:], notes.copy_forms])
        menu.addSeparator()
        menu.addActions([notes.take_along, notes.export, notes.import_])

    def _build_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addSpacing(6)
        row.addWidget(self._search_place, 3)
        row.addSpacing(12)
        row.addWidget(self._title, 2)
        row.addWidget(self._smaller)
        row.addWidget(self._size_label)
        row.addWidget(self._larger)
        row.addSpacing(6)
        row.addWidget(self._theme)
        row.addWidget(self._reading)
        row.addWidget(self._menu_button)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        set_named(button, focusPolicy="TabFocus")
        return button
