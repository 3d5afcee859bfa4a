"""A manuscript as a Word document."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from tipbrowser.domain.manuscript import Manuscript
from tipbrowser.export.docx.body import Body
from tipbrowser.export.docx.notes import put_comments, put_footnotes
from tipbrowser.export.docx.packing import repacked
from tipbrowser.export.docx.page import put_header_and_footer, set_properties, set_size, text_width
from tipbrowser.export.docx.runs import Runs
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.templates import opened
from tipbrowser.export.docx.xml import NAMESPACES
from tipbrowser.export.places import places_in


def written(
    manuscript: Manuscript, own: bytes, *, template: bytes | None = None, check: Callable[[], None] = lambda: None
) -> bytes:
    """Give the document; ``own`` is our own template, ``template`` the reader's, as ``templates`` gives them.

    ``check`` is called in between, and may raise what ends it. The same manuscript gives the same bytes. Raises
    ``TemplateRefused`` for a template in which something is missing.
    """
    ours = opened(own)
    document = ours if template is None else opened(template)
    styles = Styles(document, ours)
    if template is None:
        set_size(document, manuscript.paper)
    _empty(document)
    moment = f"{manuscript.date_iso[:10] or '1980-01-01'}T00:00:00Z"
    bookmarks = places_in(manuscript.blocks)

    def runs_for(part: Part) -> Runs:
        def link_to(address: str) -> str:
            return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

        return Runs(styles, link_to=link_to, bookmarks=bookmarks, author=manuscript.tracked_author, moment=moment)

    body = Body(runs_for(document.part), styles, width=text_width(document))
    content = body.written(manuscript, check)
    _fill(document, "".join(content))
    put_footnotes(document, manuscript.footnotes, runs_for, styles)
    put_comments(document, manuscript.comments, styles)
    put_header_and_footer(document, manuscript, styles)
    set_properties(document, manuscript)
    check()
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _empty(document: DocumentObject) -> None:
    """Take the template's own text away; the last section stays, with its page."""
    body = document.element.body
    last = qn("w:sectPr")
    for child in [child for child in body if child.tag != last]:
        body.remove(child)


def _fill(document: DocumentObject, content: str) -> None:
    body = document.element.body
    wrapped = parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")
    for place, child in enumerate(list(wrapped)):
        body.insert(place, child)
