"""The publication's text as values: passages and footnotes."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value


class Passage(Value):
    """The smallest thing with a locator: a paragraph, a chapeau, a note, a part of the front matter."""

    locator: Locator
    position: int
    part: str
    """``A``, ``B`` or ``F`` (front matter)."""
    section: SectionId | None
    kind: str
    """``recommendation``, ``subparagraph``, ``preambular``, ``operative``, ``decision``, ``chapeau``,
    ``note``; in the front matter ``title``, ``imprint``, ``contents``, ``introduction`` and others."""
    label: str | None
    """``36.``, ``(a)``, ``(iv)``, ``PP 6``; none where nothing is printed."""
    parent: Locator | None
    title: str | None
    """A heading of the front matter; none elsewhere."""
    text: str
    """Without footnote marks; offsets everywhere count its Unicode code points."""
    markup: str
    """``text`` with ``*...*`` for italics and ``[^n]`` for a footnote mark; other such signs escaped by a backslash."""
    citation: str
    """The official form; empty in the front matter."""
    report_symbol: str | None
    report_reference: str | None
    """As the report numbers it: ``43``, ``51 (j) (iv)``, ``(o) (ii)``, ``PP 6``."""
    source_first: int
    source_last: int


class Footnote(Value):
    """A footnote of the publication and the place of its mark."""

    number: int
    locator: Locator
    offset: int
    """Of the mark, in the passage's ``text``."""
    text: str
    markup: str
