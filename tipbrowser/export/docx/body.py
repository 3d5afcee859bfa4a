"""The body of a document: paragraphs, headings and tables from blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tipbrowser.domain.manuscript import (
    Block,
    Cell,
    Citation,
    Heading,
    Line,
    Manuscript,
    OwnText,
    Quoted,
    Table,
)
from tipbrowser.export.docx.runs import Runs, bookmark_name
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import letters, paragraph, run

DEEPEST = 3
"""Levels below a paragraph that have a style of their own."""
HANGING = 567
"""Width of a label in twentieths of a point."""
SHADED = "E6EFF7"


class Body:
    """Writes blocks one after the other; each place is bookmarked once."""

    def __init__(self, runs: Runs, styles: Styles, *, width: int) -> None:
        """``width`` is that of the text, in twentieths of a point."""
        self._runs = runs
        self._styles = styles
        self._width = width
        self._bookmarked: set[str] = set()

    def written(self, manuscript: Manuscript, check: Callable[[], None]) -> list[str]:
        """Give the paragraphs and tables; ``check`` is called before each, and may raise what ends it."""
        found = [self._paragraph("Title", run(manuscript.title))]
        by = " · ".join(part for part in (manuscript.author, manuscript.date) if part)
        if by:
            found.append(self._paragraph("Subtitle", run(by)))
        for block in manuscript.blocks:
            check()
            found.append(self._block(block, in_table=False))
        found.append(self._paragraph("Edition Line", run(manuscript.edition_line)))
        return found

    def _block(self, block: Block, *, in_table: bool) -> str:
        match block:
            case Quoted():
                return self._quoted(block, in_table=in_table)
            case Citation():
                style = "Table Text" if in_table else "Source Line"
                return self._paragraph(style, self._runs.line(block.line))
            case OwnText():
                style = "Table Text" if in_table else "Reader Note" if block.is_note else "Body Text"
                return self._paragraph(style, self._runs.line(block.line))
            case Heading():
                style = "Table Heading" if in_table else f"heading {block.level}"
                return self._paragraph(style, self._marked(block.bookmark, self._runs.line(block.line)))
        assert isinstance(block, Table)
        return self._table(block)

    def _quoted(self, block: Quoted, *, in_table: bool) -> str:
        label = f"<w:r>{letters(block.label)}<w:tab/></w:r>" if block.label else ""
        content = self._marked("" if block.is_lead else block.locator, label + self._with_comments(block))
        depth = min(block.depth, DEEPEST)
        suffix = f" {depth + 1}" if depth else ""
        keep = "<w:keepNext/>" if block.is_lead else ""
        if in_table:
            style = f"Table Paragraph{suffix}" if label or depth else "Table Text"
        elif block.is_quotation:
            return self._quotation(content, depth, keep, labelled=bool(label))
        else:
            style = f"Numbered Paragraph{suffix}" if label or depth else "Unnumbered Paragraph"
        extra = keep
        if not label and depth:
            # Nothing hangs: the first line begins where the others do.
            extra += '<w:ind w:firstLine="0" w:hanging="0"/>'
        return paragraph(self._styles.id(style), content, extra)

    def _quotation(self, content: str, depth: int, keep: str, *, labelled: bool) -> str:
        left = HANGING * (depth + 1 + labelled - (1 if labelled and depth else 0))
        hanging = f' w:hanging="{HANGING}"' if labelled else ""
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if labelled else ""
        extra = f'{keep}{tabs}<w:ind w:left="{left}" w:right="{HANGING}"{hanging}/>' if depth or labelled else keep
        return paragraph(self._styles.id("Quote"), content, extra)

    def _with_comments(self, block: Quoted) -> str:
        line = self._runs.line(block.line)
        style = self._styles.id("annotation reference") if block.comments else ""
        opened = "".join(f'<w:commentRangeStart w:id="{one}"/>' for one in block.comments)
        closed = "".join(
            f'<w:commentRangeEnd w:id="{one}"/><w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
            f'<w:commentReference w:id="{one}"/></w:r>'
            for one in block.comments
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
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(self._cell(width, cell) for width, cell in zip(widths, row.cells, strict=True))
            + "</w:tr>"
            for row in table.rows
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles.id("Compendium Table")}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )

    def _cell(self, width: int, cell: Cell) -> str:
        content = "".join(self._block(block, in_table=True) for block in _some(cell.blocks))
        return _cell(width, content or self._paragraph("Table Text", ""), shaded=cell.shaded)

    def _paragraph(self, style: str, content: str) -> str:
        return paragraph(self._styles.id(style), content)


def without_marks(line: Line) -> Line:
    """Give a line without marks of footnotes: a footnote has none itself."""
    return tuple(span for span in line if span.footnote is None)


def _some(blocks: Sequence[Block]) -> Sequence[Block]:
    return blocks


def _cell(width: int, content: str, *, shaded: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADED}"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
