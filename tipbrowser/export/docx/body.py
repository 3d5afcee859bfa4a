"""The body of a document: paragraphs, headings and tables from blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest

from tipbrowser.domain.manuscript import (
    Block,
    Cell,
    Citation,
    Heading,
    Line,
    Manuscript,
    OwnText,
    Quoted,
    Row,
    Span,
    Table,
)
from tipbrowser.export.docx.runs import Runs, bookmark_name
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import comment_id, paragraph, run
from tipbrowser.export.places import places_in

DEEPEST = 3
"""Levels below a paragraph that have a style of their own."""
HANGING = 567
"""Width of a label in twentieths of a point."""
SHADED = "E6EFF7"
KEEP = "<w:keepNext/>"
UNCOUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""The numbers are the source's: a style of the template's that counts its paragraphs is kept from it."""
WHOLE = 600
"""A row of a table with more letters than that may be parted between two pages."""


class Body:
    """Writes blocks one after the other; each place is bookmarked once."""

    def __init__(self, runs: Runs, styles: Styles, *, width: int) -> None:
        """``width`` is that of the text, in twentieths of a point."""
        self._runs = runs
        self._styles = styles
        self._width = width
        self._bookmarked: set[str] = set()
        self._whole: frozenset[str] = frozenset()

    def written(self, manuscript: Manuscript, check: Callable[[], None]) -> list[str]:
        """Give the paragraphs and tables; ``check`` is called before each, and may raise what ends it."""
        self._whole = places_in(manuscript.blocks)
        found = [self._paragraph("Title", run(manuscript.title))]
        by = " · ".join(part for part in (manuscript.author, manuscript.date) if part)
        if by:
            found.append(self._paragraph("Subtitle", run(by)))
        for block, behind in zip_longest(manuscript.blocks, manuscript.blocks[1:]):
            check()
            found.append(self._block(block, keep=_belongs(behind, block)))
        found.append(self._paragraph("Edition Line", run(manuscript.edition_line)))
        return found

    def _block(self, block: Block, *, in_table: bool = False, keep: bool = False) -> str:
        match block:
            case Quoted():
                return self._quoted(block, in_table=in_table, keep=keep)
            case Citation():
                style = "Table Text" if in_table else "Source Line"
                return self._paragraph(style, self._runs.line(block.line))
            case OwnText():
                style = "Table Text" if in_table else "Reader Note" if block.is_note else "Body Text"
                return paragraph(self._styles.id(style), self._runs.line(block.line), KEEP if keep else "")
            case Heading():
                style = "Table Heading" if in_table else f"heading {block.level}"
                return self._paragraph(style, self._marked(block.bookmark, self._runs.line(block.line)))
        assert isinstance(block, Table)
        return self._table(block)

    def _quoted(self, block: Quoted, *, in_table: bool, keep: bool) -> str:
        words = self._runs.label(block.label) + self._with_comments(block)
        # Opening words alone are the place of a passage where it does not come as a whole.
        content = self._marked("" if block.is_lead and block.locator in self._whole else block.locator, words)
        depth = min(block.depth, DEEPEST)
        suffix = f" {depth + 1}" if depth else ""
        if in_table:
            style = f"Table Paragraph{suffix}" if block.label or depth else "Table Text"
        elif block.is_quotation:
            style = "Quote"
        else:
            style = f"Numbered Paragraph{suffix}" if block.label or depth else "Unnumbered Paragraph"
        extra = KEEP if keep or (block.is_lead and not in_table) else ""
        if self._styles.numbers(style):
            extra += UNCOUNTED
        if style == "Quote":
            extra += _quotation(depth, labelled=bool(block.label))
        elif depth and not block.label:
            # Nothing hangs: the first line begins where the others do.
            extra += '<w:ind w:firstLine="0"/>'
        return paragraph(self._styles.id(style), content, extra)

    def _with_comments(self, block: Quoted) -> str:
        line = self._runs.line(block.line, is_published=True)
        style = self._styles.id("annotation reference") if block.comments else ""
        ids = [comment_id(one) for one in block.comments]
        opened = "".join(f'<w:commentRangeStart w:id="{one}"/>' for one in ids)
        closed = "".join(
            f'<w:commentRangeEnd w:id="{one}"/><w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
            f'<w:commentReference w:id="{one}"/></w:r>'
            for one in ids
        )
        return f"{opened}{line}{closed}"

    def _marked(self, place: str, content: str) -> str:
        """Give the content of a paragraph as a bookmark, the first time that a place comes."""
        if not place or place in self._bookmarked:
            return content
        self._bookmarked.add(place)
        number = len(self._bookmarked)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(place)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def _table(self, table: Table) -> str:
        widths = [round(share * self._width) for share in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = "".join(
            _cell(width, self._paragraph("Table Heading", run(heading)))
            for width, heading in zip(widths, table.headings, strict=True)
        )
        rows = "".join(self._row(row, widths) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles.id("Compendium Table")}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
            ' w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )

    def _row(self, row: Row, widths: Sequence[int]) -> str:
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if _letters(row) <= WHOLE else ""
        if _stands_alone(row):
            return f"<w:tr>{whole}{self._cell(sum(widths), row.cells[0], columns=len(widths))}</w:tr>"
        cells = "".join(self._cell(width, cell) for width, cell in zip(widths, row.cells, strict=True))
        return f"<w:tr>{whole}{cells}</w:tr>"

    def _cell(self, width: int, cell: Cell, *, columns: int = 1) -> str:
        content = "".join(self._block(block, in_table=True) for block in cell.blocks)
        return _cell(width, content or self._paragraph("Table Text", ""), shaded=cell.shaded, columns=columns)

    def _paragraph(self, style: str, content: str) -> str:
        return paragraph(self._styles.id(style), content)


def without_marks(line: Line) -> Line:
    """Give a line without marks of footnotes: a footnote has none itself."""
    return tuple(span for span in line if span.footnote is None)


def _belongs(behind: Block | None, block: Block) -> bool:
    """Tell whether a block is not to begin a page: a source, a first sub-paragraph, what own words lead up to."""
    match block, behind:
        case Quoted(), Quoted():
            return behind.depth > block.depth
        case OwnText(is_note=False, line=(*_, Span(text=words))), Quoted():
            return words.rstrip().endswith(":")
    return isinstance(behind, Citation)


def _quotation(depth: int, *, labelled: bool) -> str:
    """Give how far a quotation is set in; one without label and depth is as its style has it."""
    if not depth and not labelled:
        return ""
    left = HANGING * (depth + 1 + labelled - (1 if labelled and depth else 0))
    hanging = f' w:hanging="{HANGING}"' if labelled else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if labelled else ""
    return f'{tabs}<w:ind w:left="{left}" w:right="{HANGING}"{hanging}/>'


def _stands_alone(row: Row) -> bool:
    """Tell whether a row is a heading or own words between the others, which have all the width."""
    first, *others = row.cells
    is_own = bool(first.blocks) and all(isinstance(block, Heading | OwnText) for block in first.blocks)
    return is_own and bool(others) and not any(cell.blocks for cell in others)


def _letters(row: Row) -> int:
    """Give how many letters the fullest cell of a row has."""
    return max(sum(len(span.text) for block in cell.blocks for span in _spans(block)) for cell in row.cells)


def _spans(block: Block) -> Sequence[Span]:
    return block.line if isinstance(block, Quoted | Citation | OwnText | Heading) else ()


def _cell(width: int, content: str, *, shaded: bool = False, columns: int = 1) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADED}"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{content}</w:tc>'
