"""Wishes that become changes: one after the other, and told when they cannot be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.wishes import Wish, Wishes
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Change, Put
from tipbrowser.services.notebook import AnnotationsError, Notebook, new_id


def test_each_is_worked_out_once_the_one_before_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    pen = Pen(notebook)
    ended: list[Exception | None] = []
    wishes, name = Wishes(pen), new_id()

    def changes() -> Sequence[Change]:
        item = notebook.reader.item(name) if notebook.reader is not None else None
        text = "a" if item is None or not isinstance(item.body, Note) else item.body.text + "b"
        return [Put(id=name, revision=item.revision if item else 0, body=Note(text=text, about="free"))]

    for _ in range(3):
        wishes.add(Wish(name="writing", changes=changes, ended=ended.append))
    qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended == [None] * 3
    assert notebook.reader is not None
    (item,) = notebook.reader.of_kinds("note")
    assert isinstance(item.body, Note)
    assert item.body.text == "abb"
    pen.finish()
    notebook.close()


def test_what_cannot_be_worked_out_is_told_and_the_next_has_its_turn(qtbot: QtBot, tmp_path: Path) -> None:
    ended: list[Exception | None] = []
    wishes, error = Wishes(Pen(Notebook(tmp_path))), AnnotationsError(tmp_path, "why")

    def fail() -> Sequence[Change]:
        raise error

    wishes.add(Wish(name="", changes=fail, ended=ended.append))
    wishes.add(Wish(name="", changes=tuple, ended=ended.append))
    assert ended == [error, None]
