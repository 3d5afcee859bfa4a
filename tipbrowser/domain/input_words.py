"""The words of what a reader types: letters, numbers, document symbols, instruments, and the signs between."""

from __future__ import annotations

from tipbrowser.domain.ordinals import from_ordinal_word
from tipbrowser.domain.values import Value

SILENT_SIGNS = frozenset(".()[]*\"'“”‘’«»:§#")
"""Signs that only set off what they surround."""
LONGEST_RUN = 64
"""Letters that are looked through for a document's symbol: the longest are half as long."""
PREFIX = "sub-"
"""With its hyphen it belongs to the word behind it: ``sub-paragraph``."""
ADDRESSES = ("https://undocs.org/en/", "https://undocs.org/", "http://undocs.org/", "undocs.org/")
"""What a pasted official link has before the symbol."""


class Word(Value, kw_only=False):
    """One word with what stands directly around it."""

    kind: str
    """``letters``, ``number``, ``symbol``, ``instrument`` (``10/3``), ``front`` (front matter) or ``sign``."""
    text: str
    """In lower case."""
    start: int
    end: int
    capital: bool = False
    bracketed: bool = False
    """It stands behind an opening bracket: ``(i)``."""
    bound: bool = False
    """It stands directly behind a full stop."""
    dotted: bool = False
    """A full stop and more stand directly behind it."""


def visible(text: str) -> str:
    """Give a text without the signs that are not seen: soft hyphens, zero-width spaces, marks of direction.

    They are Unicode's category Cf, and come along when something is copied from a page.
    """
    if text.isascii():
        return text
    from unicodedata import category  # late: what is typed is nearly always plain

    return "".join(sign for sign in text if category(sign) != "Cf")


def words_of(text: str) -> list[Word]:
    """Give the words of a text in order; a line's end counts as a semicolon."""
    for address in ADDRESSES:
        text = text.replace(address, " " * len(address))
    words: list[Word] = []
    at = run = 0
    while at < len(text):
        sign = text[at]
        if sign == "\n":
            words.append(Word("sign", ";", at, at + 1))
        elif not sign.isspace() and sign not in SILENT_SIGNS:
            run = run if at < run else _end_of_run(text, at)
            word = _word_at(text, at, text[at : min(run, at + LONGEST_RUN)])
            words.append(word)
            at = word.end
            continue
        at += 1
    return words


def _end_of_run(text: str, at: int) -> int:
    """Give the end of the letters, digits, full stops and slashes from a place on."""
    while at < len(text) and (_plain(text[at]) or text[at] in "./"):
        at += 1
    return at


def _word_at(text: str, at: int, run: str) -> Word:
    """Give the word at a place; ``run`` is what stands there without a break."""
    if not _plain(text[at]):
        return Word("sign", text[at], at, at + 1)
    whole = run.rstrip("./")
    if whole.count("/") > 1 and whole[0].isalpha():
        return _placed("symbol", text, at, at + len(whole))
    number, slash, rest = whole.partition("/")
    if slash and _all_digits(number):
        figures = _digits_at(rest, 0)
        if figures:
            return _placed("instrument", text, at, at + len(number) + 1 + figures)
    if _all_digits(text[at]):
        return _placed("number", text, at, at + _digits_at(text, at))
    if whole[:2] in ("F.", "f.") and whole[2:3].isalpha():
        return _placed("front", text, at, _end_of_front_matter(text, at))
    return _placed("letters", text, at, _end_of_letters(text, at))


def _placed(kind: str, text: str, start: int, end: int) -> Word:
    before = text[start - 1] if start else ""
    return Word(
        kind,
        text[start:end].lower(),
        start,
        end,
        capital=text[start].isupper(),
        bracketed=before in ("(", "*") and before != "",
        bound=before == ".",
        dotted=text[end : end + 1] == "." and _plain(text[end + 1 : end + 2]),
    )


def _end_of_letters(text: str, at: int) -> int:
    """Give the end of a run of letters; ``twenty-first`` is one."""
    end = at
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    if text[end : end + 1] == "-":
        further = end + 1
        while further < len(text) and text[further].isascii() and text[further].isalpha():
            further += 1
        word = text[at:further].lower()
        if from_ordinal_word(word) is not None or (word.startswith(PREFIX) and word[len(PREFIX) :].startswith("para")):
            return further
    return end


def _end_of_front_matter(text: str, at: int) -> int:
    """Give the end of ``F.index-note.1``: a hyphen between letters belongs to a name, any other makes a range."""
    end = at
    while end < len(text) and (_plain(text[end]) or text[end] == "." or _joins_letters(text, end)):
        end += 1
    return at + len(text[at:end].rstrip("."))


def _joins_letters(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] == "-" and len(around) == 2 and around.isascii() and around.isalpha()


def _digits_at(text: str, at: int) -> int:
    """Give how many digits stand at a place."""
    end = at
    while end < len(text) and text[end].isascii() and text[end].isdigit():
        end += 1
    return end - at


def _all_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
