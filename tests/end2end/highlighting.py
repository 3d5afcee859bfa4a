"""What a reader does with highlights: selects by pointer or caret, presses keys, looks at what is painted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of
from tests.ui.page.actions import point_of
from tipbrowser.application import Program
from tipbrowser.controllers.highlight_cards import HighlightCards
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.domain.anchors import Anchor, anchor_of_passage
from tipbrowser.domain.annotations import ROOT, Body, Bookmark, Highlight, Item, ItemId, Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.services.notebook import new_id
from tipbrowser.ui.page.text_page import TextPage

PLACE = "A.II.36"


def notes_of(program: Program) -> NotesDesk:
    """Give what the reader writes by."""
    door = reader_of(program).door
    assert door is not None
    return door.open()


def cards_of(program: Program) -> HighlightCards:
    """Give the cards of the text that is read in."""
    return notes_of(program).highlighting.active


def settle(program: Program) -> None:
    """Wait until all is written, or was told to have failed."""
    pen = notes_of(program).pen
    while not pen.is_idle:
        pen.finish()


def page_of(program: Program) -> TextPage:
    """Give the page that is read."""
    return program.window.area.page


def select(program: Program, locator: str, start: int, end: int, last: str = "") -> None:
    """Select words, up to a character of a ``last`` passage, as by keyboard."""
    page = page_of(program)
    first, behind = page.position_at(locator, start), page.position_at(last or locator, end)
    assert first is not None
    assert behind is not None
    page.view.select(first, behind)


def drag(qtbot: QtBot, program: Program, locator: str, start: int, end: int) -> None:
    """Select words with the pointer."""
    view = page_of(program).view.viewport()
    one, other = point_of(page_of(program), locator, start), point_of(page_of(program), locator, end)
    # A little before the letters, where the pointer would be.
    one, other = one - QPoint(3, 0), other - QPoint(3, 0)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=one)
    qtbot.mouseMove(view, (one + other) / 2)
    qtbot.mouseMove(view, other)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=other)


def mark(program: Program, colour: str) -> None:
    """Use the key of a colour, and wait until it is kept."""
    program.actions.notes.highlights[colour].trigger()
    settle(program)


def highlight(program: Program, colour: str, locator: str, start: int, end: int, last: str = "") -> None:
    """Highlight words by keyboard."""
    select(program, locator, start, end, last)
    mark(program, colour)


def kept(program: Program) -> list[Item]:
    """Give the highlights in the file."""
    reader = notes_of(program).notebook.reader
    return [] if reader is None else reader.of_kinds("highlight")


def kept_words(program: Program) -> list[tuple[str, list[str]]]:
    """Give colour and words of the highlights in the file."""
    return [
        (item.body.colour, [anchor.exact for anchor in item.body.anchors])
        for item in kept(program)
        if isinstance(item.body, Highlight)
    ]


def ground_at(page: TextPage, locator: str, offset: int) -> str:
    """Give the colour behind a character: of the pixel in its upper corner at the start, where no letter is."""
    view, position = page.view, page.position_at(locator, offset)
    assert position is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    across = line.cursorToX(cursor.positionInBlock())
    assert isinstance(across, tuple)
    corner = block.layout().position() + line.naturalTextRect().topLeft()
    point = QPoint(
        round(block.layout().position().x() + float(across[0])) + 1,
        round(corner.y() - view.verticalScrollBar().value()) + 2,
    )
    return QColor(view.viewport().grab().toImage().pixel(point)).name()


def grounds(page: TextPage, locator: str, offsets: Sequence[int]) -> list[str]:
    """Give the colours behind some characters."""
    return [ground_at(page, locator, offset) for offset in offsets]


def write(program: Program, *bodies: Body) -> list[ItemId]:
    """Write something else of the reader's."""
    names = [new_id() for _ in bodies]
    notes_of(program).pen.write([Put(id=name, revision=0, body=body) for name, body in zip(names, bodies, strict=True)])
    settle(program)
    return names


def note_at(program: Program, *locators: str) -> Note:
    """Give a note about passages of the page that is shown."""
    return Note(text="words", about="passage", anchors=tuple(_anchor(program, locator) for locator in locators))


def bookmark_at(program: Program, *locators: str) -> Bookmark:
    """Give a bookmark of passages of the page that is shown."""
    anchors = tuple(_anchor(program, locator) for locator in locators)
    return Bookmark(name="", folder=ROOT, order=1.0, anchors=anchors)


def _anchor(program: Program, locator: str) -> Anchor:
    passage = reader_of(program).reading.passage(Locator(locator))
    assert passage is not None
    return anchor_of_passage(passage, notes_of(program).edition)


def make_unwritable(folder: Path) -> None:
    """Let a link stand in the file's place, which the program refuses: root may write anywhere else."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotations.sqlite").symlink_to(folder / "elsewhere")
