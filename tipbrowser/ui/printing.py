"""Pages: as a PDF, and as they go to a printer, seen before in the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from tipbrowser import NAME
from tipbrowser.domain.manuscript import LETTER
from tipbrowser.ui.fonts import text_font
from tipbrowser.ui.rich_text import set_piece

MARGIN = 20.0
"""Millimetres around the text."""
POINTS = 11


def pdf_of(html: str, paper: str, title: str) -> bytes:
    """Give pages as a PDF, for any thread; ``html`` is of our own making, ``paper`` as ``domain.manuscript`` names it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(NAME)
    writer.setResolution(300)
    _lay_out(writer, paper)
    _document(html).print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def preview_pages(parent: QWidget, html: str, paper: str) -> bool:
    """Show pages in the system's dialog for printing; tells whether they were sent to a printer."""
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # late: few print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_out(printer, paper)
    dialog = QPrintPreviewDialog(printer, parent)
    document = _document(html)
    dialog.paintRequested.connect(document.print_)
    return bool(dialog.exec())


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(text_font(POINTS))
    set_piece(document, html)
    return document


def _lay_out(device: QPagedPaintDevice, paper: str) -> None:
    size = QPageSize.PageSizeId.Letter if paper == LETTER else QPageSize.PageSizeId.A4
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    device.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
