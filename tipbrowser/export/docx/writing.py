"""A manuscript as a Word document."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from tipbrowser.domain.manuscript import Manuscript
from tipbrowser.export.docx.body import Body
from tipbrowser.export.docx.emptying import drop_unused, empty
from tipbrowser.export.docx.moments import stamp_of
from tipbrowser.export.docx.notes import put_comments, put_footnotes
from tipbrowser.export.docx.packing import repacked
from tipbrowser.export.docx.page import (
    has_language,
    language_of,
    put_header_and_footer,
    set_language,
    set_properties,
    set_size,
    text_width,
)
from tipbrowser.export.docx.refusals import TemplateRefused
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
    try:
        return _written(manuscript, own, template, check)
    except TemplateRefused:
        raise
    except Exception as error:
        if template is not None and not _makes_a_document(own, template):
            raise TemplateRefused("damaged", type(error).__name__) from error
        raise


def _makes_a_document(own: bytes, template: bytes) -> bool:
    """Tell whether a template makes a document at all: then what went wrong is not its fault."""
    try:
        _written(Manuscript(title="", blocks=()), own, template, lambda: None)
    except Exception:  # noqa: BLE001  # whatever a broken package makes of the library that writes it
        return False
    return True


def _written(manuscript: Manuscript, own: bytes, template: bytes | None, check: Callable[[], None]) -> bytes:
    ours = opened(own)
    document = ours if template is None else opened(template)
    styles = Styles(document, ours)
    _make_ready(document, ours, manuscript, is_own=template is None)
    runs_for = _runs_for(document, manuscript, styles)
    body = Body(runs_for(document.part), styles, width=text_width(document))
    content = body.written(manuscript, check)
    _fill(document, "".join(content))
    put_footnotes(document, manuscript.footnotes, runs_for, styles)
    put_comments(document, manuscript.comments, styles)
    put_header_and_footer(document, manuscript, styles)
    set_properties(document, manuscript)
    drop_unused(document)
    check()
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _make_ready(document: DocumentObject, ours: DocumentObject, manuscript: Manuscript, *, is_own: bool) -> None:
    """Empty the document; what the reader's template says of page and language stays."""
    had_page = empty(document, ours)
    if is_own:
        set_language(document, language_of(manuscript))
    if is_own or not had_page:
        set_size(document, manuscript.paper)


def _runs_for(document: DocumentObject, manuscript: Manuscript, styles: Styles) -> Callable[[Part], Runs]:
    """Give what makes the writer of lines for a part, whose relationships are its own."""
    language = language_of(manuscript)
    foreign = "" if has_language(document, language) else language
    bookmarks = places_in(manuscript.blocks, with_leads=True)

    def runs_for(part: Part) -> Runs:
        @cache
        def link_to(address: str) -> str:
            return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

        return Runs(
            styles, link_to=link_to, bookmarks=bookmarks, author=manuscript.tracked_author,
            stamp=stamp_of(manuscript.date_iso), language=foreign,
        )  # fmt: skip

    return runs_for


def _fill(document: DocumentObject, content: str) -> None:
    section = document.element.body[-1]
    for child in list(parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")):
        section.addprevious(child)
