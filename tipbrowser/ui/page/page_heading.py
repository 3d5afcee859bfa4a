"""What stands above the text: title, dates, body, the report's symbol and what the session adopted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

from tipbrowser.domain.outside import official_address
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Section
from tipbrowser.ui.page.formats import PageFormats

NO_BREAK = "\u00a0"
HeadingLine = tuple[QTextBlockFormat, list[tuple[str, QTextCharFormat]]]


def heading_lines(formats: PageFormats, page: SectionPage) -> list[HeadingLine]:
    """Give the blocks of the heading, each with its words and their looks."""
    if page.section is None:
        words = QCoreApplication.translate("PageHeading", "Front matter and colophon")
        return [(formats.heading_block(0), [(words, formats.eyebrow)])]
    section = page.section
    part = QCoreApplication.translate("PageHeading", "Part {part} · {body}")
    lines: list[HeadingLine] = [
        (formats.heading_block(0), [(part.format(part=section.part, body=section.body), formats.eyebrow)]),
        (formats.heading_block(0.35), [(section.title, formats.display)]),
        (formats.heading_block(0.3), [(section.dates, formats.facts)]),
    ]
    if section.report_symbol:
        lines.append((formats.heading_block(0.3), _report(formats, section.report_symbol)))
    lines.extend(_instrument(formats, section))
    lines.append((formats.heading_block(0.4), []))
    return lines


def _report(formats: PageFormats, symbol: str) -> list[tuple[str, QTextCharFormat]]:
    copy = QCoreApplication.translate("PageHeading", "Copy link").replace(" ", NO_BREAK)
    open_ = QCoreApplication.translate("PageHeading", "Open…")
    address = official_address(symbol)
    return [
        (QCoreApplication.translate("PageHeading", "Report {symbol}").format(symbol=symbol), formats.facts),
        ("   ", formats.facts),
        (copy, formats.linked(formats.facts, "copy:", address)),
        ("   ", formats.facts),
        (open_, formats.linked(formats.facts, "open:", address)),
    ]


def _instrument(formats: PageFormats, section: Section) -> list[HeadingLine]:
    if not section.instrument:
        return []
    lines: list[HeadingLine] = [(formats.heading_block(1.8), [(section.instrument, formats.heading)])]
    if section.instrument_title:
        lines.append((formats.heading_block(0.25), [(section.instrument_title, formats.title)]))
    return lines
