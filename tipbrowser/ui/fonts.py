"""The faces shipped with the program, so that a machine without fonts still shows the text as it was designed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

TEXT_FAMILIES = (
    "IBM Plex Serif",
    "Noto Serif",
    "Source Serif 4",
    "Georgia",
    "DejaVu Serif",
    "Times New Roman",
    "serif",
)
"""IBM Plex Serif has Latin and Cyrillic and drawn italics; the rest stands in where its file is missing."""
INTERFACE_FAMILIES = ("IBM Plex Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif")
FONT_FILES = (
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "IBMPlexSerif-Regular.ttf",
    "IBMPlexSerif-Italic.ttf",
    "IBMPlexSerif-SemiBold.ttf",
)


def load_fonts(folder: Path) -> list[str]:
    """Make the faces in ``folder`` (``resources/fonts``) known to Qt and give the names of the files that failed.

    Needs a QGuiApplication. A missing or damaged file is no reason to stop: the families that follow
    the shipped one in the stack take its place.
    """
    return [name for name in FONT_FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0]


def text_font(points: float, *, semibold: bool = False, italic: bool = False) -> QFont:
    """Give the serif face of the publication's text in ``points``."""
    font = _font(TEXT_FAMILIES, points, semibold=semibold)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setItalic(italic)
    return font


def interface_font(points: float, *, semibold: bool = False) -> QFont:
    """Give the sans-serif face of everything that is not the publication's text, in ``points``."""
    font = _font(INTERFACE_FAMILIES, points, semibold=semibold)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def _font(families: tuple[str, ...], points: float, *, semibold: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    return font
