"""Articles of treaties and rules of procedure, with their paragraphs and the name of what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipbrowser.importer.reference_names import BODY_NAME, TREATY
from tipbrowser.importer.reference_numbers import PARAGRAPHS
from tipbrowser.importer.reference_values import ARTICLE, RULE, Finding

_NUMBER = r"(?:[0-9]{1,4}(?![\w/])(?: (?:bis|ter|quater)\b)?|[IVXL]+\b)(?: ?\([a-z0-9]{1,5}\))*"
_PIN = rf"(?:, {PARAGRAPHS})*"
_NUMBERED = rf"{_NUMBER}{_PIN}"
_SEVERAL = rf"{_NUMBERED}(?:(?:, and |, or |, | and | or | to |–|-){_NUMBERED})*"
_WHOSE = r",? of (?:each of |both of |all of )?(?:the|that|those|these|this|its|both)"
_ARTICLE = re.compile(
    rf"(?:{PARAGRAPHS},? of )?\b(?:[Aa]rticles {_SEVERAL}|[Aa]rticle {_NUMBERED})"
    rf"(?:{_WHOSE} {TREATY}| thereof\b)?"
)
_RULE = re.compile(
    rf"(?:{PARAGRAPHS},? of )?\b(?:[Rr]ules {_SEVERAL}|[Rr]ule {_NUMBERED})"
    rf"(?:{_WHOSE} [Rr]ules of [Pp]rocedure(?: (?:for|of) the {BODY_NAME})?| thereof\b)?"
)


def find_articles(text: str) -> Iterator[Finding]:
    """Give the articles that a text cites: ``article 6, paragraph 3 (d) of the Protocol``, ``article 2 thereof``."""
    for match in _ARTICLE.finditer(text):
        yield Finding(start=match.start(), end=match.end(), kind=ARTICLE)


def find_rules(text: str) -> Iterator[Finding]:
    """Give the rules that a text cites: ``rule 2, paragraph 2, of the rules of procedure for the Conference``."""
    for match in _RULE.finditer(text):
        yield Finding(start=match.start(), end=match.end(), kind=RULE)
