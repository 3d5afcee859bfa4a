"""The page of a document: its size, its header and footer, and what its properties say."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document as DocumentObject
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Mm

from tipbrowser.domain.manuscript import LETTER, Manuscript
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import NAMESPACES, field, paragraph, run
from tipbrowser.export.writable import writable

SIZES = {"a4": (210.0, 297.0), LETTER: (215.9, 279.4)}
"""In millimetres."""
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}
"""The language that Word checks the spelling in, by the publication's."""
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


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
    """Write the title above each page and the edition and the page's number below it, unless the template has its own."""
    section = document.sections[-1]
    if not _has_own(section):
        _fill(section.header, paragraph(styles.id("header"), run(manuscript.title)))
        number = f"<w:r><w:tab/></w:r>{field('PAGE')}{run('/')}{field('NUMPAGES')}"
        short = run(manuscript.edition_line.partition(". ")[0])
        tabs = (
            f'<w:tabs><w:tab w:val="clear" w:pos="9071"/><w:tab w:val="right" w:pos="{text_width(document)}"/></w:tabs>'
        )
        _fill(section.footer, paragraph(styles.id("footer"), f"{short}{number}", tabs))


def set_properties(document: DocumentObject, manuscript: Manuscript) -> None:
    """Say title, author, date and language in the properties; nobody else's stay."""
    properties = document.core_properties
    moment = _moment(manuscript.date_iso)
    properties.title = writable(manuscript.title)[:255]
    properties.author = writable(manuscript.author)[:255]
    properties.last_modified_by = writable(manuscript.author)[:255]
    properties.created = properties.modified = moment
    properties.language = LANGUAGES.get(manuscript.language, manuscript.language)
    properties.revision = 1
    for name in ("comments", "keywords", "subject", "category", "content_status", "identifier", "version"):
        setattr(properties, name, "")
    languages = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for language in languages:
        language.set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val",
            LANGUAGES.get(manuscript.language, manuscript.language),
        )


def _has_own(section: Section) -> bool:
    return not (section.header.is_linked_to_previous and section.footer.is_linked_to_previous)


def _fill(place: object, content: str) -> None:
    element = place._element  # type: ignore[attr-defined]  # noqa: SLF001  # the library gives no other way to it
    for child in list(element):
        element.remove(child)
    wrapped = parse_xml(f"<w:hdr {NAMESPACES}>{content}</w:hdr>")
    for child in list(wrapped):
        element.append(child)


def _moment(date: str) -> datetime:
    try:
        return datetime.fromisoformat(date[:10]).replace(tzinfo=UTC) if date else EARLIEST
    except ValueError:
        return EARLIEST
