"""What the proofs found, each as one case."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.calls import IOERR_DIR_FSYNC, Call, Refusal, SqliteCalls
from tests.faults.makings import anchor
from tipbrowser.controllers.drafts import Draft, Drafts
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import ItemId, Note
from tipbrowser.domain.changes import Bin, Change, Put, TakeBack
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import AnnotationsError, Notebook, Overtaken, new_id, trouble_of
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_writer import AnnotationWriter

BODY = Note(text="The sea.", about="passage", anchors=(anchor(1),))


class Once:
    """Lets the answer of the next deletion fail, though it is made: as of a stick that is pulled out."""

    def __init__(self) -> None:
        self.armed = False

    def __call__(self, call: Call) -> Refusal | None:
        if self.armed and call.kind == "delete":
            self.armed = False
            return Refusal(IOERR_DIR_FSYNC, done=True)
        return None


@pytest.fixture
def once() -> Iterator[Once]:
    """Give what lets an answer fail, below SQLite while the test lasts."""
    once = Once()
    layer = SqliteCalls(once)
    layer.install()
    yield once
    layer.remove()


def put(notebook: Notebook, id_: ItemId, revision: int, text: str = BODY.text) -> None:
    """Write a note."""
    notebook.write([Put(id=id_, revision=revision, body=Note(text=text, about="free"))])


def test_what_a_killed_program_left_half_done_is_taken_back_by_who_only_reads(tmp_path: Path) -> None:
    path, id_ = tmp_path / FILE_NAME, new_id()
    writer = AnnotationWriter(path)
    writer.apply([Put(id=id_, revision=0, body=BODY)])
    writer.connection.execute("BEGIN IMMEDIATE")
    writer.connection.execute("UPDATE item SET body = 'half done'")
    other = tmp_path / "copied"
    other.mkdir()
    for name in (FILE_NAME, f"{FILE_NAME}-journal"):
        (other / name).write_bytes((tmp_path / name).read_bytes())
    writer.close()
    reader = AnnotationReader(other / FILE_NAME)
    assert [item.body for item in reader.every()] == [BODY]
    reader.close()


def test_of_a_change_whose_answer_alone_failed_nobody_else_is_thought_the_author(once: Once, tmp_path: Path) -> None:
    notebook, id_ = Notebook(tmp_path), new_id()
    put(notebook, id_, 0)
    once.armed = True
    with pytest.raises(AnnotationsError):
        put(notebook, id_, 1, "Written, and told to have failed.")
    put(notebook, id_, 1, "Written, and told to have failed. And more.")
    once.armed = True
    with pytest.raises(AnnotationsError):
        notebook.write([Bin(id=id_, revision=3)])
    notebook.write([Bin(id=id_, revision=3)])
    notebook.close()


def out_of_bin(id_: ItemId, text: str) -> list[Change]:
    """Give what takes a note out of the bin and gives it another text."""
    return [TakeBack(id=id_, revision=2), Put(id=id_, revision=3, body=Note(text=text, about="free"))]


def test_of_two_changes_of_one_note_whose_answer_failed_none_is_lost(once: Once, tmp_path: Path) -> None:
    notebook, id_ = Notebook(tmp_path), new_id()
    put(notebook, id_, 0)
    notebook.write([Bin(id=id_, revision=1)])
    once.armed = True
    with pytest.raises(AnnotationsError):
        notebook.write(out_of_bin(id_, "Out of the bin."))
    (_, last) = notebook.write(out_of_bin(id_, "Out of the bin. And more."))
    assert last.after is not None
    assert (last.after.body, last.after.deleted) == (Note(text="Out of the bin. And more.", about="free"), None)
    assert last.after.revision == 6
    notebook.close()


def test_of_several_answers_that_failed_each_is_known_again(once: Once, tmp_path: Path) -> None:
    notebook, id_ = Notebook(tmp_path), new_id()
    put(notebook, id_, 0)
    for text in ("One.", "One. Two.", "One. Two. Three."):
        once.armed = True
        with pytest.raises(AnnotationsError):
            put(notebook, id_, 1, text)
    put(notebook, id_, 1, "One. Two. Three. Four.")
    assert len(notebook._unsure) == 0
    assert notebook.reader is not None
    (item,) = notebook.reader.every()
    assert (item.body, item.revision) == (Note(text="One. Two. Three. Four.", about="free"), 5)
    notebook.close()


def test_what_somebody_else_made_after_a_failure_is_not_taken_for_ones_own(once: Once, tmp_path: Path) -> None:
    mine, other, id_ = Notebook(tmp_path), Notebook(tmp_path), new_id()
    put(mine, id_, 0)
    once.armed = True
    with pytest.raises(AnnotationsError):
        put(mine, id_, 1, "Mine.")
    put(other, id_, 2, "Of somebody else.")
    with pytest.raises(Overtaken):
        put(mine, id_, 1, "Mine. And more.")
    with pytest.raises(Overtaken):
        put(mine, id_, 5, "Of nobody.")
    mine.close()
    other.close()


def test_a_note_whose_saving_only_seemed_to_fail_stays_one_note(qtbot: QtBot, once: Once, tmp_path: Path) -> None:
    pen = Pen(Notebook(tmp_path))
    drafts = Drafts(pen)
    draft = drafts.begin(BODY)
    type_in(qtbot, draft, "Before. ")
    once.armed = True
    with qtbot.waitSignal(pen.trouble_changed):
        draft.document.setPlainText("Before. Seemingly lost.")
    qtbot.waitUntil(lambda: draft.is_idle)
    reader = pen.notebook.reader
    assert reader is not None
    assert [item.body for item in reader.every()] == [replace(BODY, text="Before. Seemingly lost.")]
    pen.finish()
    pen.notebook.close()


def type_in(qtbot: QtBot, draft: Draft, words: str) -> None:
    """Write words into a draft, and wait until they are saved."""
    draft.document.setPlainText(words)
    qtbot.waitUntil(lambda: draft.is_idle)


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, "full"), (errno.EROFS, "unwritable")])
def test_before_anybody_types_it_is_looked_whether_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    notebook = Notebook(tmp_path)
    put(notebook, new_id(), 0)

    def refuse(**_given: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(AnnotationsError) as told:
        notebook.prepare()
    assert trouble_of(told.value) == kind
    notebook.close()


def test_a_note_that_is_written_in_again_before_it_is_put_away_stays(qtbot: QtBot, tmp_path: Path) -> None:
    pen = Pen(Notebook(tmp_path))
    drafts = Drafts(pen)
    draft = drafts.begin(BODY)
    type_in(qtbot, draft, "Something.")
    for put_away in (drafts.leave, lambda one: drafts.delete(one, "deleting")):
        draft.document.setPlainText("")
        put_away(draft)  # an empty one goes into the bin, once that is saved
        draft.stay()
        type_in(qtbot, draft, "Something else.")
    assert drafts.find(draft.id) is draft
    assert pen.notebook.reader is not None
    assert pen.notebook.reader.in_bin() == []
    pen.notebook.close()


def test_a_note_that_came_into_the_bin_while_it_is_written_comes_back_with_what_is_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pen = Pen(Notebook(tmp_path))
    draft = Drafts(pen).begin(BODY)
    type_in(qtbot, draft, "Something.")
    pen.write([Bin(id=draft.id, revision=draft.revision)])
    type_in(qtbot, draft, "Something more.")
    assert pen.notebook.reader is not None
    (item,) = pen.notebook.reader.every()
    assert (item.deleted, item.body) == (None, replace(BODY, text="Something more."))
    type_in(qtbot, draft, "And more.")
    pen.notebook.close()
