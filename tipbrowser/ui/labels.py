"""Labels that show words as they are, wrapped, and never take them for markup."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tipbrowser.ui.named_values import set_named


def breakable(words: str) -> str:
    """Give words in which a long path may be broken, behind what stands between its parts."""
    return re.sub(r"([/\\_-])(?=\w)", "\\1\u200b", words)


def plain_label(parent: QWidget, name: str, text: str = "") -> QLabel:
    """Give a label for plain text that wraps; ``name`` is how the style sheet knows it."""
    label = QLabel(text, parent)
    label.setObjectName(name)
    set_named(label, textFormat="PlainText")
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setMinimumWidth(1)
    return label
