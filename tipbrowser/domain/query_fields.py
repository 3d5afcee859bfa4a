"""The fields of a query, and the values that they take."""

from __future__ import annotations

import re

from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.ordinals import begins_ordinal_word, from_ordinal_word
from tipbrowser.domain.query import Field

KINDS = ("recommendation", "subparagraph", "preambular", "operative", "decision", "chapeau", "note")
"""Of passages, as ``v_paragraph`` names them; any beginning of a name is enough."""
_ROMAN_OR_NUMBER = re.compile(r"[0-9]{1,3}|[ivxlc]{1,8}")
_YEARS_BEGUN = re.compile(r"[0-9]{0,3}|[0-9]{4}\s*[-‐‑‒–—−]\s*[0-9]{0,3}")
_YEARS = re.compile(r"(?P<first>[0-9]{4})(?:\s*[-‐‑‒–—−]\s*(?P<last>[0-9]{4}))?")


def _part(value: str) -> str:
    return value.upper() if value in ("a", "b") else ""


def _ordinal(value: str) -> str:
    if _ROMAN_OR_NUMBER.fullmatch(value):
        number = int(value) if value.isdigit() else from_roman(value)
        return str(number) if number else ""
    return str(from_ordinal_word(value) or "")


def _year(value: str) -> str:
    found = _YEARS.fullmatch(value)
    if found is None:
        return ""
    first, last = found["first"], found["last"] or found["first"]
    return first if first == last else f"{min(first, last)}-{max(first, last)}"


def _kind(value: str) -> str:
    plain = value.replace("-", "").removesuffix("s")
    return next((kind for kind in KINDS if plain and kind.startswith(plain)), "")


def _inside(value: str) -> str:
    return "notes" if value and "notes".startswith(value) else ""


def _any(value: str) -> str:
    return value


FIELDS = {
    "part": _part,
    "meeting": _ordinal,
    "session": _ordinal,
    "year": _year,
    "topic": _any,
    "symbol": _any,
    "kind": _kind,
    "cites": _any,
    "in": _inside,
}
"""The names, each with what brings a value, in small letters, into its one form; empty for a value that is none."""

IN_NOTES = Field("in", "notes")
"""What the reader wrote is searched too, and only what has something of it."""


def field_value(name: str, value: str) -> str:
    """Give a field's value in its one form, or nothing if it is none: of ``meeting`` ``XI`` and ``eleventh`` give ``11``.

    ``name`` is one of ``FIELDS``.
    """
    return FIELDS[name](" ".join(value.casefold().split()))


def may_become_value(name: str, typed: str) -> bool:
    """Tell whether what is typed behind a field's name is no value yet, and may still become one."""
    plain = " ".join(typed.casefold().split())
    if name == "year":
        return _YEARS_BEGUN.fullmatch(plain) is not None
    return not plain or (name in ("meeting", "session") and begins_ordinal_word(plain))
