"""The page of a document: its size, its header and footer, its language, and what its properties say."""

from __future__ import annotations

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Mm

from tipbrowser.domain.manuscript import LETTER, Manuscript
from tipbrowser.export.docx.moments import moment_of
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import NAMESPACES, attribute, field, paragraph, run
from tipbrowser.export.writable import writable

SIZES = {"a4": (210.0, 297.0), LETTER: (215.9, 279.4)}
"""In millimetres."""
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}
"""The language that Word checks the spelling in, by the publication's."""
LONGEST = 255
"""Letters that a property may have."""
DEFAULT_LANGUAGE = "w:docDefaults/w:rPrDefault/w:rPr/w:lang"


def set_size(document: DocumentObject, paper: str) -> None:
    """Give every page a size; A4 for what is neither."""
    width, height = SIZES.get(paper, SIZES["a4"])
    for section in document.sections:
        section.page_width, section.page_height = Mm(width), Mm(height)


def text_width(document: DocumentObject) -> int:
    """Give the width of the text, in twentieths of a point."""
    section = document.sections[-1]
    sizes = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (size.twips if size is not None else 0 for size in sizes)
    return max(width - left - right, 2000)


def put_header_and_footer(document: DocumentObject, manuscript: Manuscript, styles: Styles) -> None:
    """Write the title above each page but the first, and the edition and the page's number below each.

    A template that has a header or a footer keeps what it has.
    """
    section = document.sections[-1]
    if _has_own(section):
        return
    section.different_first_page_header_footer = True
    header, footer = styles.id("header"), styles.id("footer")
    _fill(section.first_page_header, paragraph(header, ""))
    _fill(section.header, paragraph(header, run(manuscript.title)))
    number = f"<w:r><w:tab/></w:r>{field('PAGE')}{run('/')}{field('NUMPAGES')}"
    short = run(manuscript.edition_line.partition(". ")[0])
    width = str(text_width(document))
    # One tab leads to the right edge, whatever stops the template's own style has on the way.
    cleared = "".join(
        f'<w:tab w:val="clear" w:pos={attribute(stop)}/>' for stop in styles.stops("footer") if stop != width
    )
    tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    for place in (section.first_page_footer, section.footer):
        _fill(place, paragraph(footer, f"{short}{number}", tabs))


def set_properties(document: DocumentObject, manuscript: Manuscript) -> None:
    """Say title, author, date and language in the properties; nobody else's stay."""
    properties = document.core_properties
    moment = moment_of(manuscript.date_iso)
    properties.title = writable(manuscript.title)[:LONGEST]
    properties.author = writable(manuscript.author)[:LONGEST]
    properties.last_modified_by = writable(manuscript.author)[:LONGEST]
    properties.created = properties.modified = moment
    properties.language = language_of(manuscript)
    properties.revision = 1
    for name in ("comments", "keywords", "subject", "category", "content_status", "identifier", "version"):
        setattr(properties, name, "")


def language_of(manuscript: Manuscript) -> str:
    """Give the language of the publication's words as Word names it."""
    return writable(LANGUAGES.get(manuscript.language, manuscript.language))


def set_language(document: DocumentObject, language: str) -> None:
    """Let a document be in a language where nothing else is said."""
    for one in document.styles.element.xpath(DEFAULT_LANGUAGE):
        one.set(qn("w:val"), language)


def has_language(document: DocumentObject, language: str) -> bool:
    """Tell whether a document is in a language where nothing else is said."""
    said = document.styles.element.xpath(DEFAULT_LANGUAGE)
    return any(one.get(qn("w:val"), "").casefold() == language.casefold() for one in said)


def _has_own(section: Section) -> bool:
    element = section._sectPr  # noqa: SLF001  # the library gives no other way to it
    return bool(element.xpath("./w:headerReference | ./w:footerReference"))


def _fill(place: object, content: str) -> None:
    element = place._element  # type: ignore[attr-defined]  # noqa: SLF001  # the library gives no other way to it
    for child in list(element):
        element.remove(child)
    wrapped = parse_xml(f"<w:hdr {NAMESPACES}>{content}</w:hdr>")
    for child in list(wrapped):
        element.append(child)
