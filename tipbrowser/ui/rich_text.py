"""HTML of our own making as Qt's rich text understands it."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(margin(?:-\w+)?|text-indent): (-?[\d.]+)pt")
PIXELS_IN_POINT = 4 / 3


def in_pixels(html: str) -> str:
    """Give HTML with its margins and indents in pixels: Qt knows no other unit for them, and would leave them out."""
    return _LENGTH.sub(lambda found: f"{found[1]}: {round(float(found[2]) * PIXELS_IN_POINT)}px", html)
