"""What the item models answer beyond Qt's own roles."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Roles of our item models."""

    KEY = Qt.ItemDataRole.UserRole + 1
    """Text that names the row through every rebuilding of the model."""
    TARGET = Qt.ItemDataRole.UserRole + 2
    """Locator or page that the row leads to; empty if it only holds others."""
    DETAIL = Qt.ItemDataRole.UserRole + 3
    """Words shown small at the end of the row: a year, a count."""
    TOPICS = Qt.ItemDataRole.UserRole + 4
    """Names of the topics behind the row: one, or all under a heading."""
    ROW = Qt.ItemDataRole.UserRole + 5
    """The value that the row shows; in the two trees a ``TreeRow``."""
    TRAY = Qt.ItemDataRole.UserRole + 6
    """Locator or section that the row can put into the tray; empty if it can put none."""
