"""Anchors: where in the publication something of the reader's belongs, so that it is found again in another edition.

They follow the W3C's Web Annotation Data Model: a text quote selector (section 4.2.4) and a text position selector
(section 4.2.5) on the same passage.
"""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.edition import Edition
    from tipbrowser.domain.passages import Passage

AROUND = 32
"""Characters before and after the quotation that are kept."""
DIGEST_KEPT = 12
"""Hexadecimal digits of the text's SHA-256 that tell one conversion of an edition from another."""


class Anchor(Value):
    """A passage, or words in it."""

    locator: Locator
    edition: str
    """Of the compendium that it was made in, as ``edition_name`` gives it."""
    exact: str
    """The words, as they stand in the passage's ``text``; of a whole passage all of them."""
    prefix: str
    suffix: str
    """Up to ``AROUND`` characters before and after; of a whole passage the end and the beginning of its neighbours."""
    start: int
    end: int
    """Of the words in the passage's ``text``, in code points."""
    position: int
    """Of the passage in the order of that edition."""
    is_whole: bool
    """The passage itself is meant, whatever its words come to be in another edition."""


def edition_name(edition: Edition) -> str:
    """Give the name by which anchors know an edition: year, language and text, ``2024-en-fc7a522b979c``."""
    return f"{edition.year}-{edition.language}-{edition.source_sha256[:DIGEST_KEPT]}"


def language_of(edition: str) -> str:
    """Give the language of an edition by its name; empty for a name that is none."""
    return edition.partition("-")[2].rpartition("-")[0]


def anchor_of_words(passage: Passage, start: int, end: int, edition: str) -> Anchor:
    """Give the anchor of words in a passage; raises ``ValueError`` for a span that holds none of them."""
    text = passage.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{passage.locator}: {start} to {end} of {len(text)}")
    return Anchor(
        locator=passage.locator, edition=edition, exact=text[start:end], prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND], start=start, end=end, position=passage.position,
        is_whole=False,
    )  # fmt: skip


def anchor_of_passage(passage: Passage, edition: str, *, before: str = "", after: str = "") -> Anchor:
    """Give the anchor of a whole passage; ``before`` and ``after`` are the texts of its neighbours on the page."""
    return Anchor(
        locator=passage.locator, edition=edition, exact=passage.text, prefix=before[-AROUND:], suffix=after[:AROUND],
        start=0, end=len(passage.text), position=passage.position, is_whole=True,
    )  # fmt: skip
