"""Theme and text size as another start asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tipbrowser.domain.looks import TEXT_SIZES, THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.keeping import Keeper


def look_as(asked: Mapping[str, str], appearance: AppearanceController, keeper: Keeper) -> None:
    """Look so until the window is closed, as at a start of its own; what the reader has chosen is kept."""
    theme, size = asked.get("theme", ""), asked.get("text_size", "")
    if theme in THEMES:
        keeper.hold("theme", theme, appearance.settings)
        appearance.set_theme(theme)
    if size in map(str, TEXT_SIZES):
        keeper.hold("text_size", int(size), appearance.settings)
        appearance.set_text_size(int(size))
