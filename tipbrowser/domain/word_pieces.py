"""What becomes of words from one text to another."""

from __future__ import annotations

from tipbrowser.domain.values import Value

SAME, REMOVED, ADDED = "same", "removed", "added"


class Piece(Value, kw_only=False):
    """Some words, with the blanks behind them."""

    kind: str
    """``SAME``, ``REMOVED`` or ``ADDED``."""
    text: str
