"""Pieces of WordprocessingML as text: escaped, with the names of its elements and their attributes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from tipbrowser.export.writable import writable

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

FIRST_COMMENT = 200_000


def attribute(text: str) -> str:
    """Give a value with the quotation marks around it."""
    return quoteattr(writable(text).replace("\n", " "))


def letters(text: str, *, deleted: bool = False) -> str:
    """Give the words of a run: its text, with ``w:tab`` and ``w:br`` where a tab or the end of a line stands."""
    tag = "w:delText" if deleted else "w:t"
    found = []
    for number, row in enumerate(writable(text).split("\n")):
        if number:
            found.append("<w:br/>")
        for place, words in enumerate(row.split("\t")):
            if place:
                found.append("<w:tab/>")
            if words:
                found.append(f'<{tag} xml:space="preserve">{escape(words)}</{tag}>')
    return "".join(found)


def run(text: str, properties: str = "", *, deleted: bool = False) -> str:
    """Give a run; ``properties`` are the elements of ``w:rPr`` in their order."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{letters(text, deleted=deleted)}</w:r>"


def field(instruction: str) -> str:
    """Give a field that Word works out, such as ``PAGE``; 1 stands there until it does."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{sign.format('begin')}{code}{sign.format('separate')}<w:r><w:t>1</w:t></w:r>{sign.format('end')}"


def paragraph(style: str, content: str, extra: str = "") -> str:
    """Give a paragraph of a style, by its id; ``extra`` are further properties, in their order behind the style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def comment_id(place: int) -> int:
    """Give the id of a comment by its place: no footnote has it, for LibreOffice 7.4 loses the words of one that has."""
    return FIRST_COMMENT + place
