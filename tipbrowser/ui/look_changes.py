"""The changes of a widget's look after which its words have another size."""

from __future__ import annotations

from PySide6.QtCore import QEvent

LOOK_CHANGES = frozenset((QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange))
"""Events of a widget after which its words are to be laid out again."""
