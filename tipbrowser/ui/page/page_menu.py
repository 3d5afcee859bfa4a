"""The menu over a page: what can be done with the words under the pointer, and with those that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from tipbrowser.ui.page.page_links import PageLinks
from tipbrowser.ui.page.page_view import PageView

if TYPE_CHECKING:
    from tipbrowser.ui.page.text_page import TextPage


def page_menu(owner: TextPage, view: PageView, links: PageLinks, point: QPoint) -> QMenu:
    """Give the menu for a point of a view; it goes when it is closed."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = menu.addAction(QCoreApplication.translate("PageMenu", "Copy"))
    copy.triggered.connect(view.copy)
    copy.setEnabled(bool(view.clean_selection()))
    menu.addAction(QCoreApplication.translate("PageMenu", "Select all")).triggered.connect(view.selectAll)
    offered = [action for action in owner.actions() if action.isEnabled()]
    if offered:
        menu.addSeparator()
        menu.addActions(offered)
    if view.layer is not None:
        view.layer.fill_menu(view, menu, point)
    name = view.anchor_name(point)
    if name and view.made is not None:
        menu.addSeparator()
        beside = owner.beside_words or QCoreApplication.translate("PageMenu", "Open in the second text")
        links.add_to_menu(menu, view.made, name, view.viewport().mapToGlobal(point), beside)
    return menu
