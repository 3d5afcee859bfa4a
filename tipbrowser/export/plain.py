"""Plain text: labels and indents as in the source, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipbrowser.domain.manuscript import (
    Block,
    Citation,
    FootnoteText,
    Heading,
    Line,
    Manuscript,
    OwnText,
    Quoted,
    Table,
)
from tipbrowser.export.writable import writable

INDENT = "    "
RULE = "-" * 20


def written(manuscript: Manuscript) -> str:
    """Give the whole as a file: title, author and date, text, footnotes, where it comes from."""
    head = [manuscript.title, *(part for part in (manuscript.author, manuscript.date) if part)]
    parts = ["\n".join(head), *body(manuscript.blocks), *notes(manuscript.footnotes), manuscript.edition_line]
    return writable("\n\n".join(part for part in parts if part)) + "\n"


def fragment(manuscript: Manuscript) -> str:
    """Give the text and the footnotes alone, for the clipboard."""
    return writable("\n\n".join([*body(manuscript.blocks), *notes(manuscript.footnotes)]))


def inline(line: Line) -> str:
    """Give a line alone, to be pasted into a paragraph."""
    return writable(words(line))


def body(blocks: Sequence[Block]) -> Iterator[str]:
    """Give paragraphs."""
    for block in blocks:
        match block:
            case Quoted():
                label = f"{block.label} " if block.label else ""
                yield _indented(f"{label}{words(block.line)}", block.depth)
            case Citation():
                yield f"({words(block.line)})"
            case OwnText():
                yield _indented(words(block.line), 1) if block.is_note else words(block.line)
            case Heading():
                yield words(block.line)
            case Table():
                yield from _table(block)


def notes(footnotes: Sequence[FootnoteText]) -> Iterator[str]:
    """Give the footnotes below a rule, each with its number."""
    if footnotes:
        yield "\n".join([RULE, *(f"[{number}] {words(one.line)}" for number, one in enumerate(footnotes, 1))])


def words(line: Line) -> str:
    """Give a line with the numbers of its footnotes; what was changed is marked as such."""
    signs = {"added": "{+%s+}", "removed": "[-%s-]"}
    return "".join(
        f"[{span.footnote + 1}]" if span.footnote is not None else signs.get(span.change, "%s") % span.text
        for span in line
    )


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        lines = []
        for heading, cell in zip(table.headings, row.cells, strict=True):
            text = "\n".join(body(cell.blocks)).strip()
            if text:
                lines.append(f"{heading}: {text}" if heading else text)
        yield "\n".join(lines)


def _indented(text: str, depth: int) -> str:
    return "\n".join(f"{INDENT * depth}{row}" if row else row for row in text.split("\n"))
