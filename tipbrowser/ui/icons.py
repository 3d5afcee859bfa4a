"""Line icons drawn in the theme's colour from the bundled SVG files, without Qt's SVG library."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

GRID = 20
"""The side of the square that the files draw on."""
USUAL = 18
"""The side of an icon in pixels, unless another is asked for; the style sheet makes the same room for it."""
STROKE = 1.5
FADED = 0.4


class Icons:
    """Gives icons by the names of their files; loading QtSvg would cost a tenth of the start."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the ``.svg`` files, lines only, with absolute M, L, C and Z commands."""
        self._folder = folder
        self._scale = 100
        self._paths: dict[str, QPainterPath] = {}

    def set_scale(self, percent: int) -> None:
        """Draw icons larger or smaller from now on, as the type beside them is."""
        self._scale = percent

    def side(self, size: int = USUAL) -> int:
        """Give the side in pixels, at the present size of type, of an icon that is ``size`` at the usual one."""
        return round(size * self._scale / 100)

    def icon(self, name: str, colour: str, size: int = USUAL, *, fading: bool = False) -> QIcon:
        """Give an icon in a colour such as ``#334455``; ``fading`` if it can be out of use.

        ``size`` is its side in pixels beside type of the usual size.
        """
        size = self.side(size)
        ratio = ceil(QGuiApplication.primaryScreen().devicePixelRatio())
        icon = QIcon(self._pixmap(name, QColor(colour), size, ratio))
        if fading:
            faded = QColor(colour)
            faded.setAlphaF(FADED)
            icon.addPixmap(self._pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
        return icon

    def _pixmap(self, name: str, colour: QColor, size: int, ratio: int) -> QPixmap:
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size * ratio / GRID, size * ratio / GRID)
        painter.setPen(_pen(colour))
        painter.drawPath(self._path(name))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _path(self, name: str) -> QPainterPath:
        if name not in self._paths:
            self._paths[name] = path_from_svg((self._folder / f"{name}.svg").read_text(encoding="utf-8"))
        return self._paths[name]


def _pen(colour: QColor) -> QPen:
    names = QtCore.Qt
    return QPen(colour, STROKE, names.PenStyle.SolidLine, names.PenCapStyle.RoundCap, names.PenJoinStyle.RoundJoin)


def path_from_svg(svg: str) -> QPainterPath:
    """Give the lines of an SVG drawing of ours; raises ``ValueError`` for a command that it does not know."""
    path = QPainterPath()
    for piece in svg.split(' d="')[1:]:
        _draw(path, piece.partition('"')[0].split())
    return path


def _draw(path: QPainterPath, words: list[str]) -> None:
    position = 0
    while position < len(words):
        command = words[position]
        count = {"M": 2, "L": 2, "C": 6, "Z": 0}.get(command)
        if count is None:
            raise ValueError(command)
        numbers = [float(word) for word in words[position + 1 : position + 1 + count]]
        match command:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.cubicTo(*numbers)
            case "Z":
                path.closeSubpath()
        position += 1 + count
