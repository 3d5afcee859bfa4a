"""Two texts in a small window: each is read, whatever stands below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place
from tests.end2end.conftest import Begin
from tests.end2end.tabs import areas
from tipbrowser.ui.wrap_label import WrapLabel


@pytest.mark.parametrize("size", [(1024, 640), (980, 600)])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_text_keeps_half_of_its_room_and_what_is_below_it_cuts_no_heading(
    begin: Begin, qtbot: QtBot, size: tuple[int, int], scale: int
) -> None:
    program = begin(size=size)
    click_place(qtbot, program, "A.IV.45.j")
    while program.window.area.page.text_scale < scale:
        program.actions.larger.trigger()
    program.actions.second_text.trigger()
    for area in areas(program):
        assert area.page.height() >= area.height() // 2
        pane = area.apparatus
        headings = [one for one in pane.findChildren(WrapLabel, "apparatus_heading") if one.isVisible()]
        tops = [(one.text(), one.mapTo(pane, QPoint()).y(), one.height()) for one in headings]
        assert [words for words, top, height in tops if top < pane.height() - 2 < top + height - 4] == []
