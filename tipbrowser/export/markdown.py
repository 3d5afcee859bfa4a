"""Markdown, as pandoc reads it: real footnotes, italics as in the source, every other sign as itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tipbrowser.domain.manuscript import Block, Citation, Heading, Line, Manuscript, OwnText, Quoted, Span, Table
from tipbrowser.export.writable import writable

SHORT = (
    "aet aetat al Apr Aug bk Bros c Capt cf ch chap chs Co col Corp cp d Dec Dr e.g ed eds esp f fasc Feb ff fig fl fol"
    " fols Fr Gen Gov Hon i.e ill Inc incl Jan Jr Jul Jun Ltd M.A M.D Mar Mr Mrs Ms n n.b nn No Nov Oct p Ph.D pp Pres"
    " Prof pt q.v Rep Rev s.v s.vv saec sec Sen Sep Sept Sgt Sr St univ viz vol vs"
)
"""Shortened words to whose full stop pandoc ties what follows."""
_SIGNS = re.compile(
    r"""(?P<sign>[\\`*_{}\[\]<>#|~^$@!&='"]|-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.)"""
    rf"|(?<![A-Za-z0-9])(?P<short>{'|'.join(map(re.escape, SHORT.split()))})\.(?=\s)"
    r"|(?P<blank>\t|(?<= ) )"
)
"""Signs that say something in Markdown; quotes, dashes and dots that would become finer ones; blanks that would be one."""
_AT_START = re.compile(r"^((?:\d+|[A-Za-z]+|\([A-Za-z0-9]+)?)([.)+:-](?=\s|$|:)|%)")
"""What would be taken for the beginning of a list, a box or a title at the start of a line."""
_AT_ENDS = re.compile(r"^ | $")


def written(manuscript: Manuscript) -> str:
    """Give the whole as a file."""
    head = [f"# {_text(manuscript.title)}"]
    by = ", ".join(part for part in (manuscript.author, manuscript.date) if part)
    if by:
        head.append(_paragraph(_text(by)))
    parts = [*head, *body(manuscript.blocks), "---", _paragraph(_text(manuscript.edition_line)), *_notes(manuscript)]
    return writable("\n\n".join(part for part in parts if part)) + "\n"


def fragment(manuscript: Manuscript) -> str:
    """Give the text and the footnotes alone, for the clipboard."""
    return writable("\n\n".join([*body(manuscript.blocks), *_notes(manuscript)]))


def inline(line: Line) -> str:
    """Give a line alone, to be pasted into a paragraph."""
    return writable(line_of(line))


def body(blocks: Sequence[Block]) -> Iterator[str]:
    """Give paragraphs; sub-paragraphs stand in quotations within the paragraph's own depth."""
    for block in blocks:
        match block:
            case Quoted():
                label = f"{_text(block.label)} " if block.label else ""
                depth = block.depth + block.is_quotation
                yield _quoted(_paragraph(label + line_of(block.line)), depth)
            case Citation():
                yield _paragraph(f"({line_of(block.line)})")
            case OwnText():
                yield _quoted(_paragraph(line_of(block.line)), int(block.is_note))
            case Heading():
                yield f"{'#' * (block.level + 1)} {line_of(block.line)}".replace("\n", " ")
            case Table():
                yield from _table(block)


def line_of(line: Line) -> str:
    """Give a line in Markdown."""
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    if span.footnote is not None:
        return f"[^{span.footnote + 1}]"
    text = _text(span.text)
    if span.change:
        return f"[{text}]{{.{'insertion' if span.change == 'added' else 'deletion'}}}"
    if span.italic and text.strip():
        # The signs stand at the words themselves: with blanks inside they would be signs only.
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        text = f"{text[:start]}*{text[start:end]}*{text[end:]}"
    if span.link.startswith("https://"):
        return f"[{text}]({span.link})"
    return text


def _text(text: str) -> str:
    return _SIGNS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    if found["short"]:
        return f"{found['short']}\\."
    return f"&#{ord(found['blank'])};" if found["blank"] else f"\\{found['sign']}"


def _paragraph(text: str) -> str:
    """Give a paragraph in which no line is taken for the beginning of a list, and lines end where they end."""
    rows = [_AT_ENDS.sub("&#32;", _AT_START.sub(r"\1\\\2", row)) for row in text.split("\n")]
    return "\\\n".join(rows)


def _quoted(text: str, depth: int) -> str:
    return "\n".join(f"{'> ' * depth}{row}" for row in text.split("\n"))


def _notes(manuscript: Manuscript) -> Iterator[str]:
    for number, one in enumerate(manuscript.footnotes, 1):
        yield f"[^{number}]: {line_of(one.line)}".replace("\n", " ")


def _table(table: Table) -> Iterator[str]:
    rows = ["| " + " | ".join(_text(heading) or " " for heading in table.headings) + " |"]
    rows.append("|" + " --- |" * len(table.headings))
    rows += ["| " + " | ".join(_cell(cell.blocks) for cell in row.cells) + " |" for row in table.rows]
    yield "\n".join(rows)


def _cell(blocks: Sequence[Block]) -> str:
    found = []
    for block in blocks:
        if isinstance(block, Quoted | Citation | OwnText | Heading):
            label = f"{_text(block.label)} " if isinstance(block, Quoted) and block.label else ""
            found.append(f"{label}{line_of(block.line)}".replace("\n", " <br>"))
    return " <br>".join(found) or " "
