"""What a row of one line shows: of bookmarks, and of what lies in a tray."""

from __future__ import annotations

from tipbrowser.domain.values import Value


class LineRow(Value):
    """An icon, locators, words, a detail at the end."""

    kind: str
    """By which the icon is chosen: ``folder``, ``bookmark``, ``set``, ``search``; of a tray ``passage``, ``part``,
    ``heading``, ``text``."""
    locators: str
    text: str
    detail: str = ""
    is_faint: bool = False
    is_strong: bool = False
