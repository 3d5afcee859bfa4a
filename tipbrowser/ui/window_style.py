"""The style of the window's own frame, filled with a theme's colours and sizes."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from tipbrowser.ui.theme import FONT_STACK, TYPE, Theme


def window_style(theme: Theme, folder: Path, *, scale: int = 100) -> str:
    """Give ``folder``/``chrome.qss`` with the names in braces filled in; empty without the file."""
    try:
        sheet = (folder / "chrome.qss").read_text("utf-8")
    except OSError:
        return ""
    for field in fields(theme):
        sheet = sheet.replace("@{" + field.name + "}", getattr(theme, field.name))
    for field in fields(TYPE):
        sheet = sheet.replace("@{" + field.name + "}", f"{getattr(TYPE, field.name) * scale / 100:.2f}pt")
    return sheet.replace("@{families}", FONT_STACK)
