"""The passages that an action is about: rows selected in the list, words selected in the text, or the current one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from tipbrowser.domain.names import Locator
from tipbrowser.models.roles import Role
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.page.text_page import TextPage


def chosen_passages(window: MainWindow) -> list[Locator]:
    """Give the passages that are meant now; nothing on an empty page.

    Several rows of the list while it has the keyboard; else the passages that the selection in the text touches, if
    they are several; else the current one. A row can also stand for a whole section.
    """
    rows = _chosen_rows(window)
    if rows:
        return rows
    page = window.area.page
    touched = selected_in_text(page)
    if len(touched) > 1:
        return touched
    return [page.current] if page.current is not None else []


def chosen_words(window: MainWindow) -> tuple[int, int] | None:
    """Give where the selected words stand that an action is about; none if it is about rows, or none are selected."""
    start, end = window.area.page.view.selected
    return None if start == end or _chosen_rows(window) else (start, end)


def _chosen_rows(window: MainWindow) -> list[Locator]:
    view = window.entries.view
    rows = selected_rows(view) if view.hasFocus() else []
    return rows if len(rows) > 1 else []


MOST_LISTED = 2_000
"""Rows of a list that are taken at once."""


def listed_passages(window: MainWindow) -> list[Locator]:
    """Give the targets of all rows of the list, in its order; of a very long one the first."""
    if window.entries.isHidden():
        return []
    model = window.entries.view.model()
    count = min(model.rowCount(), MOST_LISTED) if model is not None else 0
    targets = (model.index(row, 0).data(Role.TARGET) for row in range(count))
    return [Locator(target) for target in targets if target]


def selected_rows(view: QAbstractItemView) -> list[Locator]:
    """Give the targets of the selected rows of a list, in its order."""
    indexes = sorted(view.selectionModel().selectedIndexes(), key=lambda index: index.row())
    return [Locator(target) for index in indexes if (target := index.data(Role.TARGET))]


def selected_in_text(page: TextPage) -> list[Locator]:
    """Give the passages that the selection in a text touches, in order."""
    cursor, made = page.view.textCursor(), page.view.made
    if made is None or not cursor.hasSelection():
        return []
    stretches = made.text_map.between(cursor.selectionStart(), cursor.selectionEnd())
    return list(dict.fromkeys(stretch.locator for stretch in stretches))
