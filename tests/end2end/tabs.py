"""What a reader sees of tabs, and does to them."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from tests.end2end.actions import reader_of
from tipbrowser.application import Program
from tipbrowser.controllers.desk import DeskController
from tipbrowser.controllers.side_tabs import SideTabs
from tipbrowser.domain.page import Place
from tipbrowser.ui.tab_strip import TabStrip
from tipbrowser.ui.text_area import TextArea
from tipbrowser.window_state import FILE_NAME


def side_of(program: Program) -> SideTabs:
    """Give the tabs of the text that is read in."""
    return reader_of(program).desk.active


def places(program: Program) -> list[str]:
    """Give their places in order."""
    return [str(tab.place.locator or tab.place.page) for tab in side_of(program).tabs]


def strip_of(program: Program) -> TabStrip:
    """Give the strip that shows them."""
    head = side_of(program).head
    assert head is not None
    return head.strip


def titles(program: Program) -> list[str]:
    """Give what they are called."""
    strip = strip_of(program)
    return [strip.tabText(index) for index in range(strip.count())]


def scrolled(program: Program) -> int:
    """Give how far the text is scrolled."""
    return program.window.area.page.view.verticalScrollBar().value()


def changes_of(program: Program) -> list[Place]:
    """Give a list that every change of the place is added to."""
    changes: list[Place] = []
    reader_of(program).places.place_changed.connect(changes.append)
    return changes


def link_at(program: Program, name: str) -> QPoint:
    """Give the middle of a link in the text, scrolled into sight."""
    page = program.window.area.page
    made = page.view.made
    assert made is not None
    anchor = next(one for one in made.anchors if one.name == name)
    page.show_extent(anchor.start, anchor.end)
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(anchor.start + 1)
    return page.view.cursorRect(cursor).center()


def inner_link(program: Program) -> tuple[str, str]:
    """Give the first link of the page that leads to one place on another page, with that place."""
    made = program.window.area.page.view.made
    assert made is not None
    for number, link in enumerate(made.links):
        if len(link.targets) == 1 and not link.targets[0].startswith(made.page.page):
            return f"link:{number}", link.targets[0]
    raise AssertionError


def keep(folder: Path, **values: object) -> None:
    """Write a state of the window as a file."""
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_text(json.dumps({"welcomed": True, **values}), encoding="utf-8")


def desk_of(program: Program) -> DeskController:
    """Give what holds what lies open."""
    return reader_of(program).desk


def areas(program: Program) -> tuple[TextArea, TextArea]:
    """Give the two texts."""
    first, second = program.window.areas
    return first, second


def actives(program: Program) -> list[bool]:
    """Give for each text whether the line is shown that says that it is read in."""
    return [side.head is not None and side.head.is_active for side in desk_of(program).sides]


def scrolled_in(area: TextArea) -> int:
    """Give how far one of two texts is scrolled."""
    return area.page.view.verticalScrollBar().value()


def citation_in(area: TextArea) -> str:
    """Give the locator over what stands beside a text."""
    label = next(one for one in area.apparatus.findChildren(QLabel, "apparatus_locator"))
    return label.text()
