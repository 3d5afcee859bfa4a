"""Proper names in running text: where the name of a treaty or of a body ends."""

from __future__ import annotations

_HEADS = "Convention|Protocol|Covenant|Charter|Statute|Treaty|Agreement|Constitution|Declaration"
_HEAD = rf"(?:{_HEADS})s?\b"
CAPITAL = rf"(?!{_HEAD})[A-Z][\w’'-]*"
_LINK = r"(?:of|in|on|to|for|against|by|and|or|the|from|between|concerning|relating)"
_BEFORE = rf"(?:{CAPITAL} (?:(?:{_LINK} ){{0,3}}{CAPITAL} )*)?"
# A list inside a name ends with "and": so ", Sea and Air" belongs to it and ", States parties" does not.
_NAME_LIST = rf"(?:, {CAPITAL})+(?: {CAPITAL}){{0,4}} (?:and|or) {CAPITAL}"
_AFTER = (
    rf"(?: (?:against|on|to|for|of|concerning|relating to)(?: the)? {CAPITAL}"
    rf"(?: (?:{_LINK} ){{0,3}}{CAPITAL}|{_NAME_LIST})*)?"
)
_ONE_TREATY = rf"{_BEFORE}{_HEAD}{_AFTER}"
TREATY = rf"{_ONE_TREATY}(?: to the {_ONE_TREATY})?"
"""``Convention``, ``Trafficking in Persons Protocol``, ``Protocol against the Smuggling of Migrants by Land, Sea and
Air``. What follows without a capital is not part of the name: ``the Protocol on the protection of privacy``."""
BODY_NAME = rf"{CAPITAL}(?: (?:(?:of|the|and|on) )*{CAPITAL})*"
