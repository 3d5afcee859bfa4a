"""Texts outside the compendium: their whole names, and the addresses at which they are published.

Addresses are shown and copied, and never opened by themselves. The symbols of resolutions follow the United Nations'
own series: ``A/RES/`` for the General Assembly, ``S/RES/`` for the Security Council, ``E/RES/`` for the Economic and
Social Council.
"""

from __future__ import annotations

import re

OFFICIAL_ADDRESS = "https://undocs.org/"
"""Where the United Nations gives out a document by its symbol."""
BODIES = {
    "general assembly": "General Assembly",
    "security council": "Security Council",
    "economic and social council": "Economic and Social Council",
    "commission": "Commission on Crime Prevention and Criminal Justice",
}
"""Whose resolution a reference of this kind means."""
SERIES = {"general assembly": "A/RES/", "security council": "S/RES/", "economic and social council": "E/RES/"}
_NUMBER = re.compile(r"(?:\D*resolutions? )?(?P<number>\d+/\d+|\d{4} \(\d{4}\))(?P<part>, annex \w+)?")


def official_address(symbol: str) -> str:
    """Give the address at which the document with this symbol is published."""
    return OFFICIAL_ADDRESS + symbol


def outside_name(words: str, kind: str) -> str:
    """Give the whole name of what ``words`` refer to: of ``61/180`` in a list of resolutions, whose it is.

    ``kind`` is the reference's own, ``general assembly`` for instance. Words that need no more are given as they are.
    """
    found = _NUMBER.fullmatch(words)
    if found is None or kind not in BODIES:
        return words
    return f"{BODIES[kind]} resolution {found['number']}{found['part'] or ''}"


def outside_address(words: str, kind: str) -> str:
    """Give the address of what ``words`` refer to, a document's symbol or a resolution; else its whole name.

    ``kind`` is the reference's own (``document`` for symbols).
    """
    found = _NUMBER.fullmatch(words)
    if found is not None and kind in SERIES:
        return official_address(SERIES[kind] + found["number"].replace(" ", ""))
    symbol = words.partition(",")[0].strip("() ")
    is_symbol = kind == "document" and "/" in symbol and " " not in symbol
    return official_address(symbol) if is_symbol else outside_name(words, kind)
