"""The looks of the window that a reader can choose among."""

from __future__ import annotations

THEMES = ("system", "light", "dark")
TEXT_SIZES = range(80, 201)
"""Of the text, in per cent."""
READING_SIZES = (24, 28, 32, 38, 46, 56)
"""Of the reading view, in points."""
SMALLEST_WINDOW = (760, 480)
"""Width and height in pixels at the usual size of type; the window fits what it holds into these."""
