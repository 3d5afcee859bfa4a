"""Steps are undone one at a time, and an unexpected fault leaves nobody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.kept_items import note, put
from tipbrowser.controllers.drafts import Drafts
from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.steps import Steps
from tipbrowser.domain.annotations import Note
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_errors import AnnotationsBusy


@pytest.fixture
def pen(qtbot: QtBot, tmp_path: Path) -> Iterator[Pen]:
    """Give what writes into a notebook of its own."""
    pen = Pen(Notebook(tmp_path))
    yield pen
    pen.finish()
    pen.notebook.close()


@pytest.fixture
def steps(pen: Pen) -> Steps:
    """Give its steps."""
    return Steps(pen, pen)


def test_undoing_more_than_there_is_undoes_nothing_that_comes_later(pen: Pen, steps: Steps) -> None:
    pen.write([put(1, note())], name="first")
    pen.finish()
    for _ in range(4):
        steps.undo()
    pen.finish()
    for number, name in ((2, "second"), (3, "third")):
        pen.write([put(number, note())], name=name)
    pen.finish()
    steps.undo()
    pen.finish()
    assert (steps.next_undo, steps.next_redo) == ("second", "third")


def test_after_a_fault_of_the_program_a_note_is_saved_again(
    pen: Pen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_changes: object) -> None:
        raise RuntimeError

    drafts = Drafts(pen, pen)
    draft = drafts.begin(Note(text="", about="free"))
    monkeypatch.setattr(pen.notebook, "write", fail)
    draft.document.setPlainText("Typed")
    with qtbot.captureExceptions() as raised:
        draft.save()
        pen.finish()
    assert [kind for kind, *_ in raised] == [RuntimeError]
    assert drafts.unsaved == [draft]
    monkeypatch.undo()
    draft.save()
    pen.finish()
    assert not drafts.unsaved


def test_waiting_until_all_is_written_waits_for_what_follows_from_it(pen: Pen) -> None:
    drafts = Drafts(pen, pen)
    draft = drafts.begin(Note(text="", about="free"))
    draft.document.setPlainText("Typed, and deleted at once.")
    drafts.delete(draft, "deleting")
    pen.finish()
    assert pen.notebook.reader is not None
    (item,) = pen.notebook.reader.every()
    assert item.deleted is not None


def test_a_step_that_was_overtaken_is_gone_also_while_something_else_is_wrong(
    pen: Pen, steps: Steps, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen.write([put(1, note())], name="first")
    pen.finish()
    pen.notebook.write([put(1, note("by somebody else"), 1)])
    pen.tell(AnnotationsBusy(pen.notebook.path))
    with qtbot.waitSignal(steps.overtaken):
        steps.undo()
        pen.finish()
    assert (pen.trouble.kind, steps.next_undo) == ("busy", "")
