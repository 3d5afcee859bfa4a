"""Icons drawn from the bundled files in the theme's colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

import tipbrowser
from tipbrowser.paths import resources
from tipbrowser.ui.icons import Icons, path_from_svg

FOLDER = resources() / "icons"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.svg")))
def test_every_bundled_icon_is_drawn_in_the_colour_asked_for(qapp: object, name: str) -> None:
    image = Icons(FOLDER).icon(name, "#ff0000", 32).pixmap(32, 32).toImage()
    points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    drawn = [point for point in points if point.alpha() > 200]
    assert len(drawn) > 5
    assert all(point.red() > 240 and point.green() < 20 for point in drawn)


def test_every_bundled_icon_is_used() -> None:
    program = "".join(path.read_text("utf-8") for path in Path(tipbrowser.__file__).parent.rglob("*.py"))
    assert [path.stem for path in FOLDER.glob("*.svg") if f'"{path.stem}"' not in program] == []


def test_a_control_that_cannot_be_used_has_a_fainter_icon(qapp: object) -> None:
    icon = Icons(FOLDER).icon("close", "#000000", 20, fading=True)
    plain = icon.pixmap(20, 20).toImage()
    faint = icon.pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    darkest = [max(image.pixelColor(x, x).alpha() for x in range(20)) for image in (plain, faint)]
    assert darkest[0] > 2 * darkest[1]


def test_a_command_of_svg_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="Q"):
        path_from_svg('<path d="M 1 1 Q 2 2 3 3"/>')
