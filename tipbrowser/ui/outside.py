"""Where texts outside the compendium are published: addresses to show and copy, never opened by themselves."""

from __future__ import annotations

OFFICIAL_ADDRESS = "https://undocs.org/"
"""Where the United Nations gives out a document by its symbol."""


def official_address(symbol: str) -> str:
    """Give the address at which the document with this symbol is published."""
    return OFFICIAL_ADDRESS + symbol


def outside_address(words: str, kind: str) -> str:
    """Give the address of what ``words`` refer to if they begin with a document's symbol, otherwise the words.

    ``kind`` is the reference's own (``document`` for symbols).
    """
    symbol = words.partition(",")[0].strip("() ")
    return official_address(symbol) if kind == "document" and "/" in symbol and " " not in symbol else words
