"""HTML: one file without scripts and outside resources, and a piece for the clipboard that word processors take over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from tipbrowser.domain.manuscript import (
    Block,
    Cell,
    Citation,
    FootnoteText,
    Heading,
    Line,
    Manuscript,
    OwnText,
    Quoted,
    Span,
    Table,
)
from tipbrowser.export.places import places_in
from tipbrowser.export.writable import writable

HANGING = 2.4
"""Width of a label in ems."""
HANGING_PASTED = 26
"""The same in points: word processors take over no other unit."""
STYLE = """
:root { color-scheme: light dark; }
body { font: 1.06rem/1.5 "Noto Serif", Cambria, Georgia, serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
p { margin: .6rem 0; } .by, .edition, .citation { color: GrayText; font-size: .92rem; }
.note { border-inline-start: 3px solid GrayText; padding-inline-start: .8rem; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid GrayText; padding: .4rem .5rem;
  text-align: start; vertical-align: top; } th { font-weight: 600; } .b { background: rgba(0, 114, 188, .1); }
sup { line-height: 0; } del { opacity: .65; } .notes { font-size: .9rem; margin-top: 2.5rem; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
"""
PIECE = '<html><head><meta charset="utf-8"></head><body>'
"""How something for the clipboard begins."""
COLOURS = {"support": "#cdeacb", "caution": "#fbe7a1", "red_line": "#f8cfc9", "own": "#d5dcf6"}
"""Behind highlighted words, under black."""


def written(manuscript: Manuscript) -> str:
    """Give the whole as one file."""
    by = " · ".join(part for part in (manuscript.author, manuscript.date) if part)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{_quoted(manuscript.language)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(manuscript.title)}</title>",
        f'<meta name="author" content="{_quoted(manuscript.author)}">',
        f"<style>{STYLE}</style></head>",
        "<body>",
        f"<h1>{_text(manuscript.title)}</h1>",
        f'<p class="by">{_text(by)}</p>' if by else "",
        *_blocks(manuscript.blocks, _Marks(linked=True, places=places_in(manuscript.blocks))),
        *_notes(manuscript.footnotes, linked=True),
        f'<p class="edition">{_text(manuscript.edition_line)}</p>',
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def fragment(manuscript: Manuscript) -> str:
    """Give the text and the footnotes for the clipboard: with its looks in each element, and without links inside."""
    marks = _Marks(linked=False)
    parts = [*_blocks(manuscript.blocks, marks), *_notes(manuscript.footnotes, linked=False)]
    return f"{PIECE}\n" + "\n".join(parts) + "\n</body></html>"


def printed(manuscript: Manuscript) -> str:
    """Give the whole for pages: as the piece for the clipboard, with its title before and where it comes from behind."""
    marks = _Marks(linked=False)
    by = " · ".join(part for part in (manuscript.author, manuscript.date) if part)
    parts = [
        f'<h1 style="font-size: 20pt; margin: 0">{_text(manuscript.title)}</h1>',
        f'<p style="color: #595959; margin: 2pt 0 14pt 0">{_text(by)}</p>' if by else "",
        *_blocks(manuscript.blocks, marks),
        *_notes(manuscript.footnotes, linked=False),
        f'<p style="color: #595959; font-size: 9pt; margin-top: 18pt">{_text(manuscript.edition_line)}</p>',
    ]
    return f"{PIECE}\n" + "\n".join(part for part in parts if part) + "\n</body></html>"


def inline(line: Line) -> str:
    """Give a line alone, to be pasted into a paragraph."""
    return f"{PIECE}<span>{_Marks(linked=False).line(line)}</span></body></html>"


class _Marks:
    """How marks of footnotes and links are written: leading somewhere within the file, or not."""

    def __init__(self, *, linked: bool, places: frozenset[str] = frozenset()) -> None:
        """``places`` are those in the file to which links can lead."""
        self.linked = linked
        self._unmarked = set(places)
        self._places = places

    def id_of(self, place: str) -> str:
        """Give what marks a place, the first time that it comes."""
        if place not in self._unmarked:
            return ""
        self._unmarked.remove(place)
        return f' id="{_id(place)}"'

    def line(self, line: Line) -> str:
        return "".join(self.span(span) for span in line)

    def span(self, span: Span) -> str:
        if span.footnote is not None:
            number = span.footnote + 1
            inner = f'<a href="#note-{number}" id="mark-{number}">{number}</a>' if self.linked else f"{number}"
            return f"<sup>{inner}</sup>"
        text = _text(span.text)
        wrap: list[Callable[[str], str]] = []
        if span.italic:
            wrap.append(lambda inner: f"<i>{inner}</i>")
        if span.change:
            tag = "ins" if span.change == "added" else "del"
            wrap.append(lambda inner: f"<{tag}>{inner}</{tag}>")
        if span.colour:
            colour = COLOURS.get(span.colour, COLOURS["own"])
            wrap.append(lambda inner: f'<span style="background: {colour}; color: #000">{inner}</span>')
        if span.link.startswith("https://") or span.link[1:] in self._places:
            target = span.link if span.link.startswith("https://") else f"#{_id(span.link[1:])}"
            wrap.append(lambda inner: f'<a href="{_quoted(target)}">{inner}</a>')
        for one in wrap:
            text = one(text)
        return text


def _blocks(blocks: Sequence[Block], marks: _Marks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Quoted():
                yield _paragraph(block, marks)
            case Citation():
                kind = ' class="citation"' if marks.linked else ""
                yield f"<p{kind}{_indent(0, marks)}>({marks.line(block.line)})</p>"
            case OwnText():
                yield f"<p{_note(marks) if block.is_note else _indent(0, marks)}>{marks.line(block.line)}</p>"
            case Heading():
                level = block.level + 1
                yield f"<h{level}{marks.id_of(block.bookmark)}>{marks.line(block.line)}</h{level}>"
            case Table():
                yield _table(block, marks)


def _paragraph(block: Quoted, marks: _Marks) -> str:
    anchor = "" if block.is_lead else marks.id_of(block.locator)
    label = f"{_text(block.label)} " if block.label else ""
    steps = block.depth + block.is_quotation
    return f"<p{anchor}{_indent(steps, marks, hanging=bool(label))}>{label}{marks.line(block.line)}</p>"


def _note(marks: _Marks) -> str:
    return ' class="note"' if marks.linked else _indent(1, marks)


def _indent(steps: int, marks: _Marks, *, hanging: bool = False) -> str:
    """Give the indent of a paragraph, in widths of a label; a label hangs before it."""
    width, unit = (HANGING, "em") if marks.linked else (HANGING_PASTED, "pt")
    start = width * (steps + hanging)
    looks = [] if marks.linked else ["margin-top: 6pt", "margin-bottom: 6pt"]
    if start:
        looks.append(f"margin-{'inline-start' if marks.linked else 'left'}: {start:.4g}{unit}")
    if hanging:
        looks.append(f"text-indent: -{width:.4g}{unit}")
    return f' style="{"; ".join(looks)}"' if looks else ""


def _notes(footnotes: Sequence[FootnoteText], *, linked: bool) -> Iterator[str]:
    if not footnotes:
        return
    marks = _Marks(linked=linked)
    yield '<div class="notes">' if linked else '<hr width="30%" align="left">'
    for number, one in enumerate(footnotes, 1):
        back = f'<a href="#mark-{number}" id="note-{number}">{number}</a>' if linked else f"<sup>{number}</sup>"
        style = "" if linked else ' style="font-size: 9pt; margin: 3pt 0"'
        yield f"<p{style}>{back} {marks.line(one.line)}</p>"
    if linked:
        yield "</div>"


def _table(table: Table, marks: _Marks) -> str:
    border = "" if marks.linked else ' border="1" cellspacing="0" cellpadding="4"'
    widths = "".join(f'<col style="width: {share:.0%}">' for share in table.widths)
    head = "".join(f"<th>{_text(heading)}</th>" for heading in table.headings)
    rows = "\n".join(f"<tr>{''.join(_cell(cell, marks) for cell in row.cells)}</tr>" for row in table.rows)
    return f"<table{border}>{widths}<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"


def _cell(cell: Cell, marks: _Marks) -> str:
    shade = (' class="b"' if marks.linked else ' bgcolor="#e6eff7"') if cell.shaded else ""
    return f"<td{shade}>{''.join(_blocks(cell.blocks, marks))}</td>"


def _text(text: str) -> str:
    return escape(writable(text), quote=False).replace("\n", "<br>")


def _quoted(text: str) -> str:
    return escape(writable(text), quote=True)


def _id(place: str) -> str:
    return f"p-{_quoted(place)}"
