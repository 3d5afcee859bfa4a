"""A manuscript: what is written out, put together and in order, whatever the format is going to be."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value

LIST, TABLE, STATEMENT, COMPARISON, TOPIC, ERRATA = "list", "table", "statement", "comparison", "topic", "errata"
VARIANTS = (LIST, TABLE, STATEMENT, COMPARISON, TOPIC, ERRATA)
"""``list``: passages one below the other; ``table``: paragraph, source, my comment; ``statement``: own text with the
sources as footnotes; ``comparison``: word differences as tracked changes; ``topic``: the published six columns;
``errata``: a report to the publisher."""
NO_NOTES, AS_TEXT, AS_COMMENTS, AS_COLUMN = "none", "text", "comments", "column"
NOTES = (NO_NOTES, AS_TEXT, AS_COMMENTS, AS_COLUMN)
"""Where the reader's notes go."""
NO_CITATION, INLINE, AS_FOOTNOTE = "none", "inline", "footnote"
CITING = (INLINE, AS_FOOTNOTE, NO_CITATION)
"""Where the citation of a passage goes."""
A4, LETTER = "a4", "letter"


class Options(Value):
    """What the reader wishes of a manuscript."""

    variant: str = LIST
    citing: str = INLINE
    citation: str = "official"
    """The form of the citation, a name among ``citation_fields.FORMS``."""
    notes: str = NO_NOTES
    together: bool = False
    """Whether passages that follow each other in one section are cited at once, behind the last: ``paras. 43–45``."""
    with_headings: bool = True
    """Whether meetings and sessions head a list in which the reader has no headings."""
    with_footnotes: bool = True
    with_highlights: bool = False
    title: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601, ``2026-11-27``; empty for none."""
    paper: str = A4


class Span(Value):
    """A stretch of words set in one way, or the mark of a footnote or of a comment."""

    text: str = ""
    italic: bool = False
    link: str = ""
    """``#A.II.36`` for a place in the manuscript, an ``https://`` address outside; empty for none."""
    footnote: int | None = None
    """The place, in ``Manuscript.footnotes``, of the footnote whose mark stands here; then ``text`` is empty."""
    change: str = ""
    """``added`` or ``removed`` in a comparison."""
    colour: str = ""
    """Of the reader's highlight, on request."""


Line = tuple[Span, ...]


class Block(Value):
    """One paragraph, heading or table of a manuscript."""


class Heading(Block):
    """A heading."""

    line: Line
    level: int = 1
    """1 to 3."""
    bookmark: str = ""
    """The place that links lead to: ``A.II`` of a section."""


class OwnText(Block):
    """A paragraph of the reader's own words, of a tray or of a note."""

    line: Line
    is_note: bool = False
    locator: Locator | None = None
    """Of the passage that the note is on."""
    date: str = ""


class Quoted(Block):
    """A paragraph of the publication, or words of one."""

    locator: Locator
    label: str
    """The source's own number: ``36.``, ``(a)``; empty where nothing is printed."""
    depth: int
    """0 for a paragraph, 1 for its sub-paragraphs, and so on."""
    line: Line
    """The words; ``[…]`` where some were left out."""
    is_lead: bool = False
    """The opening words of a sub-paragraph that follows."""
    kind: str = ""
    """As ``Passage.kind``."""
    is_quotation: bool = False
    """Set as a quotation between own words, and not as a paragraph of a list."""
    comments: tuple[int, ...] = ()
    """Places in ``Manuscript.comments`` of the notes that hang on it."""


class Citation(Block):
    """The source of what stands before it, in a line of its own."""

    locator: Locator
    line: Line


class Cell(Value):
    """A cell of a table: paragraphs one below the other."""

    blocks: tuple[Block, ...]
    shaded: bool = False
    """Part B is shaded in the published index."""


class Row(Value):
    """A row of a table."""

    cells: tuple[Cell, ...]


class Table(Block):
    """A table with a row of headings that repeats on each page."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    """Shares of the width of the text, together 1."""


class FootnoteText(Value):
    """What stands at the foot of the page."""

    line: Line
    number: int | None = None
    """As the publication counts it; none for a citation."""


class Comment(Value):
    """A note of the reader's in the margin."""

    text: str
    author: str
    date: str
    """ISO 8601 in UTC."""


class Manuscript(Value):
    """All that is written out."""

    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[FootnoteText, ...] = ()
    """In the order of their marks; each has just one mark."""
    comments: tuple[Comment, ...] = ()
    edition_line: str = ""
    """Source, edition, coverage, not formally edited, check against the symbol."""
    author: str = ""
    date: str = ""
    """As it is printed: ``27 November 2026``."""
    date_iso: str = ""
    language: str = "en"
    """IETF tag of the publication's words."""
    paper: str = A4
    tracked_author: str = ""
    """Who the tracked changes of a comparison are by."""


class Words(Value):
    """What a manuscript says in the program's own words, translated where it is asked for."""

    table_columns: tuple[str, str, str]
    """Paragraph, source, my comment."""
    topic_columns: tuple[str, ...]
    """The six of the published index: topic, its places, document symbol, resolution or decision, paragraphs,
    recommendations."""
    ibid: str
    """``{text}`` is what *Ibid.* stands for: ``(that is: {text})``."""
    reading: str
    """``{text}`` is what is read instead: ``(read: {text})``."""
    untitled: str
    edition: str
    """The edition line, with ``{title}``, ``{publisher}``, ``{place}``, ``{year}``, ``{covers}``."""
    errata_columns: tuple[str, str, str, str]
    """Place, as printed, read instead, why."""
    unknown: str
    """Stands where it cannot be known what is to be read."""
    compared: str
    """Above a comparison: ``{first}`` compared with ``{other}``."""
    part: str
    """``Part {part}`` of the publication."""
