"""The contrast of two colours, as WCAG 2.2 defines it."""

from __future__ import annotations


def contrast(first: str, second: str) -> float:
    """Give the contrast of two colours, 1 to 21, as WCAG 2.2 defines it (4.5 for words, 3 for controls)."""
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.2."""
    parts = []
    for place in (1, 3, 5):
        value = int(colour[place : place + 2], 16) / 255
        parts.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
