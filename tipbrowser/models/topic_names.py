"""The names of topics as they are shown: in print one of them has lost its own."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

_LOST = re.compile(r"\[label lost, line (\d+)\]")


def shown_topic(topic: str) -> str:
    """Give what a topic, or a heading, is called on the screen; the database names one without a label by its line."""
    lost = _LOST.fullmatch(topic)
    if lost is None:
        return topic
    return QCoreApplication.translate("Topics", "Name lost in print (source line {line})").format(line=lost[1])
