"""The two looks of the program, light and dark: colours, sizes of type, palette and style sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from tipbrowser.domain.values import Value, items
from tipbrowser.ui.fonts import INTERFACE_FAMILIES, interface_font


class Theme(Value):
    """Colours as ``#rrggbb``, each named after what it is for."""

    name: str
    """``light`` or ``dark``."""
    window: str
    """Behind panes, bars and the status line."""
    surface: str
    """Behind text and lists."""
    surface_alt: str
    """Behind what belongs to part B, shaded as in the published index."""
    hover: str
    """Behind a row or a flat button under the pointer."""
    text: str
    muted: str
    """Words of second rank: dates, counts, hints; readable on window, surface and surface_alt."""
    line: str
    """Between panes: decoration only."""
    control: str
    """Outline of fields and buttons; three to one against what is behind it."""
    accent: str
    """Links, marks and the chosen: the one colour beside the greys."""
    accent_text: str
    """On accent."""
    selection: str
    """Behind selected words and rows, under ``text``."""
    match: str
    """Behind words that were looked for, under ``text``."""
    match_here: str
    """Behind the one of them that one has come to, under ``text``."""
    mark: str
    """Bar beside the current paragraph."""
    erratum: str
    """Marks of errata."""
    focus: str
    """Ring around the control that has the keyboard."""


LIGHT = Theme(
    name="light",
    window="#eef1f4",
    surface="#fdfdfc",
    surface_alt="#e6eff7",
    hover="#e4ebf1",
    text="#1a2129",
    muted="#515c68",
    line="#d3dae1",
    control="#7b8896",
    accent="#005f9e",
    accent_text="#ffffff",
    selection="#cbe3f6",
    match="#fbe7a1",
    match_here="#f8d060",
    mark="#0083cb",
    erratum="#964200",
    focus="#0072b8",
)

DARK = Theme(
    name="dark",
    window="#11161b",
    surface="#181e24",
    surface_alt="#1d2b38",
    hover="#232c35",
    text="#e3e7eb",
    muted="#a2adb8",
    line="#2f3943",
    control="#6f7d8b",
    accent="#74bdf2",
    accent_text="#08192a",
    selection="#1e3f60",
    match="#3d3410",
    match_here="#553600",
    mark="#4faeeb",
    erratum="#f2ad66",
    focus="#7fc6f8",
)


class TypeScale(Value):
    """Sizes of type in points, at 100 per cent."""

    small: float
    body: float
    reading: float
    title: float
    display: float


class PixelScale(Value):
    """Sides of icons and greatest widths in pixels, at 100 per cent."""

    icon: int
    icon_small: int
    sheet: int
    """All that is in a sheet."""
    sheet_words: int
    """Words in it that are to be read."""


PIXELS = PixelScale(icon=18, icon_small=14, sheet=960, sheet_words=760)
TYPE = TypeScale(small=9.0, body=10.0, reading=12.0, title=15.0, display=23.0)
SHEETS = ("window.qss", "chrome.qss")
"""What every widget looks like, and then the window's own frame."""
FONT_STACK = ", ".join(f'"{family}"' for family in INTERFACE_FAMILIES)


def apply_theme(application: QApplication, theme: Theme, *, folder: Path, scale: int = 100) -> None:
    """Dress the whole program in ``theme``: an own palette, the interface face and one style sheet, all for Fusion.

    The application is started as ``-style fusion``: to ask for its style costs a fiftieth of the start. ``folder``
    holds the sheets; ``scale`` enlarges the interface's type and icons, in
    per cent. Without the file the palette alone makes the look.
    """
    # Replacing a sheet dresses every widget several times over; taking it off first, only once.
    application.setStyleSheet("")
    application.setPalette(palette_of(theme))
    application.setFont(interface_font(TYPE.body * scale / 100))
    application.setStyleSheet(style_sheet(theme, folder, scale=scale))


def style_sheet(theme: Theme, folder: Path, *, scale: int = 100) -> str:
    """Give the sheets in ``folder`` with ``@{accent}``, ``@{small}`` and the like filled in; empty without the files."""
    try:
        sheet = "".join((folder / name).read_text("utf-8") for name in SHEETS)
    except OSError:
        return ""
    for name, colour in items(theme):
        sheet = sheet.replace("@{" + name + "}", colour)
    for name, points in items(TYPE):
        sheet = sheet.replace("@{" + name + "}", f"{points * scale / 100:.2f}pt")
    for name, pixels in items(PIXELS):
        sheet = sheet.replace("@{" + name + "}", f"{round(pixels * scale / 100)}px")
    return sheet.replace("@{families}", FONT_STACK).replace("@{folder}", folder.as_posix())


def palette_of(theme: Theme) -> QPalette:
    """Give the palette of ``theme`` for Fusion and for everything that paints itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.surface,
        role.AlternateBase: theme.surface_alt, role.Text: theme.text, role.Button: theme.window,
        role.ButtonText: theme.text, role.BrightText: theme.accent_text, role.Highlight: theme.selection,
        role.HighlightedText: theme.text, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.muted, role.ToolTipBase: theme.surface, role.ToolTipText: theme.text,
        role.Accent: theme.accent, role.Light: theme.surface, role.Midlight: theme.hover,
        role.Mid: theme.line, role.Dark: theme.control, role.Shadow: theme.line,
    }  # fmt: skip
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted))
    return palette


def system_prefers_dark(application: QApplication) -> bool:
    """Say whether the desktop asks for dark windows; one that says nothing is taken to be light, as Fusion takes it."""
    return application.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark


def is_dark(palette: QPalette) -> bool:
    """Say whether a palette is light on dark: Fusion's own, before the program dresses, follows the desktop.

    It tells as much as ``system_prefers_dark``, without the classes that come with the name of a colour scheme.
    """
    return palette.window().color().lightness() < palette.windowText().color().lightness()
