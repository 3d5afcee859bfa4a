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
    SILENT = Qt.ItemDataRole.UserRole + 4
    """Whether the row stands for a session that adopted nothing on the subject."""
    TOPICS = Qt.ItemDataRole.UserRole + 5
    """Names of the topics behind the row: one, or all under a heading."""
    MARK = Qt.ItemDataRole.UserRole + 6
    """``all``, ``any`` or ``none``: the topic's part in the combination; empty outside it."""
    ROW = Qt.ItemDataRole.UserRole + 7
    """The value that the row shows."""
    ERRATUM = Qt.ItemDataRole.UserRole + 8
    """Whether an erratum belongs to the row."""
    LEVEL = Qt.ItemDataRole.UserRole + 9
    """What kind of row it is: ``part``, ``section``, ``instrument``, ``passage``."""
