"""The slim bar on top: back and forward, where one is, and how the text looks."""

from __future__ import annotations

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.named_values import set_named


class HeaderBar(QFrame):
    """Shows the title of the page and the window's most used actions."""

    def __init__(self, actions: WindowActions, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._icons = icons
        self._title = QLabel(self)
        self._detail = QLabel(self)
        self._menu_button = QToolButton(self)
        self._size_label = QLabel(self)
        self._build_labels()
        self._build_menu()
        self._build_row()

    def show_place(self, title: str, detail: str) -> None:
        """Show the page's title and, where there is room, its dates."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._fit()

    def show_text_size(self, percent: int) -> None:
        """Show the text size between its two buttons."""
        self._size_label.setText(self.tr("{percent} %").format(percent=percent))

    def set_colour(self, colour: str) -> None:
        """Draw the menu's icon in a colour; the other icons belong to the actions."""
        self._menu_button.setIcon(self._icons.icon("menu", colour))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build_labels(self) -> None:
        self.setObjectName("header_bar")
        self.setAccessibleName(self.tr("Header"))
        for label, name in (
            (self._title, "header_title"),
            (self._detail, "header_detail"),
            (self._size_label, "header_size"),
        ):
            label.setObjectName(name)
            set_named(label, textFormat="PlainText")
            label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._size_label.setAccessibleName(self.tr("Text size"))
        set_named(self._size_label, alignment="AlignCenter")
        self.show_text_size(100)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Menu"))
        actions = self._actions
        go_to = menu.addMenu(self.tr("Go to pane"))
        go_to.addActions([actions.contents, actions.topics, actions.errata])
        go_to.addActions([actions.entries, actions.text, actions.apparatus])
        go_to.addSeparator()
        go_to.addActions([actions.next_pane, actions.previous_pane])
        menu.addSeparator()
        menu.addActions([actions.larger, actions.smaller, actions.usual_size, actions.theme, actions.reading])
        menu.addSeparator()
        menu.addActions([actions.settings, actions.help, actions.about])
        menu.addSeparator()
        menu.addAction(actions.quit)
        self._menu_button.setIcon(self._icons.blank)
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setObjectName("menu_button")
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu (Alt+M)"))
        set_named(self._menu_button, shortcut="Alt+M")

    def _build_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        actions = self._actions
        row.addWidget(self._button(actions.back))
        row.addWidget(self._button(actions.forward))
        row.addSpacing(10)
        row.addWidget(self._title)
        row.addSpacing(6)
        row.addWidget(self._detail)
        row.addStretch(1)
        row.addWidget(self._button(actions.smaller))
        row.addWidget(self._size_label)
        row.addWidget(self._button(actions.larger))
        row.addSpacing(6)
        row.addWidget(self._button(actions.theme))
        row.addWidget(self._button(actions.reading))
        row.addWidget(self._menu_button)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        set_named(button, focusPolicy="TabFocus")
        return button

    def _fit(self) -> None:
        """Hide the dates rather than cut the title; the text's own heading shows them too."""
        spare = self.width() - self.minimumSizeHint().width()
        needed = 0 if self._detail.isVisibleTo(self) else self._detail.sizeHint().width() + 10
        self._detail.setVisible(bool(self._detail.text()) and spare >= needed)
