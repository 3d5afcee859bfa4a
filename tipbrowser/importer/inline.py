"""The clean-up inside a line: italics, bold, links, escapes and footnote marks of the conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FOOTNOTE_LINE = re.compile(rf"([{SUPERSCRIPTS}]+)(.+)")
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_TOKEN = re.compile(
    rf"\\(?P<escaped>[^\w\s])|\[(?P<link>(?:\\.|[^\]\\])+)\]\(#\)|(?P<bold>\*\*)|(?P<italic>\*)"
    rf"|(?P<mark>[{SUPERSCRIPTS}]+)"
)
_SPECIAL = re.compile(r"([\\*\[])")


class UnbalancedItalics(ValueError):
    """An italic passage begins and does not end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Clean text, its markup, and the footnote marks in it as (number, offset)."""

    text: str
    markup: str
    marks: tuple[tuple[int, int], ...]


def footnote_number(superscripts: str) -> int:
    """Give the number that superscript digits write."""
    return int(superscripts.translate(_DIGITS))


def begins_with_capital(raw: str) -> bool:
    """Tell whether the first letter or digit of a line, past quotation marks and italics, is a capital letter."""
    return next((sign.isupper() for sign in raw if sign.isalnum()), False)


def read_words(raw: str, *, broken_off: bool = False) -> Words:
    """Give the words of a line or of several joined lines; raises ``UnbalancedItalics`` unless they are ``broken_off``."""
    text: list[str] = []
    markup: list[str] = []
    marks: list[tuple[int, int]] = []
    length = end = 0
    italic = False
    for match in [*_TOKEN.finditer(raw), None]:
        plain = raw[end : match.start() if match else len(raw)]
        if match is not None:
            end = match.end()
            plain += _unescaped(match["escaped"] or match["link"] or "")
        text.append(plain)
        markup.append(_SPECIAL.sub(r"\\\1", plain))
        length += len(plain)
        if match is not None and match["italic"]:
            italic = not italic
            markup.append("*")
        if match is not None and match["mark"]:
            marks.append((footnote_number(match["mark"]), length))
            markup.append(f"[^{marks[-1][0]}]")
    if italic and not broken_off:
        raise UnbalancedItalics(raw)
    return Words(text="".join(text), markup="".join(markup), marks=tuple(marks))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", text)
