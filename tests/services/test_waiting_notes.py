"""Letters that wait beside the reader's file come into it at the next start, and nothing is overwritten by them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kept_items import named, note, passage_note, put
from tests.store.own_files import Watch
from tipbrowser.controllers.spilled import take_in_file
from tipbrowser.domain.annotation_file import FILE_NAME, is_waiting_name, waiting_name
from tipbrowser.domain.annotation_lines import Head, head_line, item_line
from tipbrowser.domain.annotations import ROOT, Body, Folder, Item, Note, Tray, TrayEntry
from tipbrowser.domain.changes import Bin, Purge
from tipbrowser.services import waiting_notes
from tipbrowser.services.notebook import AnnotationsError, Notebook, trouble_of
from tipbrowser.services.waiting_notes import TakenIn, Waiting, WaitingNotes

LEFT = waiting_name("0123456789abcdef")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """Give a reader's file."""
    notebook = Notebook(tmp_path, now=Watch())
    yield notebook
    notebook.close()


def waiting(text: str, revision: int = 0, asked: str = "") -> Waiting:
    """Give the first note as it waits."""
    return Waiting(
        id=named(1), revision=revision, body=passage_note(text), asked=passage_note(asked) if asked else None
    )  # fmt: skip


def leave(folder: Path, *notes: Waiting) -> Path:
    """Leave notes as a window that is killed."""
    WaitingNotes(folder).keep(notes)
    (path,) = WaitingNotes(folder).left()
    return path


def took(notebook: Notebook, *notes: Waiting) -> TakenIn:
    """Take in what a killed window left."""
    return take_in_file(notebook, leave(notebook.path.parent, *notes))


def kept(notebook: Notebook) -> dict[str, Body]:
    """Give what is in the reader's file and in use, by id."""
    reader = notebook.reader
    assert reader is not None
    return {item.id: item.body for item in reader.every() if item.deleted is None}


def test_a_note_that_was_never_saved_is_saved_under_its_own_id_and_the_file_is_gone(notebook: Notebook) -> None:
    taken = took(notebook, waiting("Half a letter \ud83c\nand  blanks "))
    assert (taken.saved, taken.beside, taken.aside) == (1, 0, "")
    assert kept(notebook) == {named(1): passage_note("Half a letter \ud83c\nand  blanks ")}
    assert WaitingNotes(notebook.path.parent).left() == []


def test_a_note_that_went_on_is_saved_and_what_it_was_is_kept_as_a_version(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("Before."))])
    took(notebook, waiting("Before. After.", 1))
    assert kept(notebook) == {named(1): passage_note("Before. After.")}
    assert notebook.reader is not None
    assert [one.body for one in notebook.reader.versions(named(1))] == [passage_note("Before.")]


def test_what_was_just_being_saved_is_known_again(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("Asked."))])
    taken = took(notebook, waiting("Asked. And more.", 0, "Asked."))
    assert (taken.saved, taken.beside) == (1, 0)
    assert kept(notebook) == {named(1): passage_note("Asked. And more.")}


def test_what_is_in_the_file_already_is_not_written_again(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("All."))])
    assert took(notebook, waiting("All.")) == TakenIn()
    notebook.write([Bin(id=named(1), revision=1)])
    assert took(notebook, waiting("All.")) == TakenIn()
    assert kept(notebook) == {}


def test_a_note_that_somebody_else_changed_stays_and_the_other_is_kept_beside_it(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("Before."))])
    notebook.write([put(1, passage_note("Of somebody else."), 1)])
    taken = took(notebook, waiting("Mine.", 1, "Mi"))
    assert (taken.saved, taken.beside) == (1, 1)
    assert set(kept(notebook).values()) == {passage_note("Of somebody else."), passage_note("Mine.")}


def test_a_note_in_the_bin_comes_back_with_what_was_written_in_it(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("Before."))])
    notebook.write([Bin(id=named(1), revision=1)])
    assert took(notebook, waiting("More.", 2)).saved == 1
    assert kept(notebook) == {named(1): passage_note("More.")}


def test_a_note_that_is_gone_for_good_is_begun_again(notebook: Notebook) -> None:
    notebook.write([put(1, passage_note("Before."))])
    notebook.write([Bin(id=named(1), revision=1)])
    notebook.write([Purge(id=named(1), revision=2)])
    took(notebook, waiting("More.", 1))
    assert kept(notebook) == {named(1): passage_note("More.")}


def test_only_its_owner_can_read_it_and_another_window_finds_it(tmp_path: Path) -> None:
    own = WaitingNotes(tmp_path / "new")
    assert own.left() == []
    own.keep([waiting("Secret.")])
    assert own.left() == []
    (path,) = WaitingNotes(tmp_path / "new").left()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    own.clear()
    own.clear()
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_that_somebody_else_takes_in_is_left_to_them(notebook: Notebook) -> None:
    assert take_in_file(notebook, notebook.path.with_name(LEFT)) == TakenIn()


def newer() -> bytes:
    """Give a file of a version that is to come."""
    return head_line(Head()).replace('"version":1', '"version":2').encode()


def item(body: Body) -> bytes:
    """Give a line of an item."""
    moment = "2026-11-27T09:30:00.000Z"
    made = Item(id=named(1), body=body, created=moment, modified=moment, change=0, revision=1, deleted=None, origin="")
    return item_line(made).encode()


STRANGE = {
    "empty of sense": b"\0\1\2",
    "cut off": item(note())[:-9],
    "of a newer version": newer(),
    "not a note": item(Folder(name="f", folder=ROOT, order=1.0)),
    "a text that is a number": item(note("Word")).replace(b'"Word"', b"5"),
    "only a version": item(note()).replace(b'"item"', b'"version"'),
}


@pytest.mark.parametrize("content", STRANGE.values(), ids=list(STRANGE))
def test_a_file_that_is_none_of_ours_is_set_aside_as_it_is(notebook: Notebook, content: bytes) -> None:
    path = notebook.path.with_name(LEFT)
    path.write_bytes(content)
    taken = take_in_file(notebook, path)
    assert (taken.saved, Path(taken.aside).read_bytes()) == (0, content)
    assert WaitingNotes(path.parent).left() == []
    assert not notebook.exists


def test_more_notes_than_anybody_writes_at_once_are_set_aside(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting_notes, "MOST", 0)
    assert took(notebook, waiting("One.")).aside


def test_a_version_of_a_note_that_is_not_there_is_set_aside(notebook: Notebook) -> None:
    path = leave(notebook.path.parent, waiting("Typed.", 0, "Asked."))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2])
    assert take_in_file(notebook, path).aside


def test_a_huge_file_is_not_read(notebook: Notebook) -> None:
    path = notebook.path.with_name(LEFT)
    with path.open("wb") as file:
        file.truncate(waiting_notes.LARGEST + 1)
    assert take_in_file(notebook, path).aside


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(FILE_NAME)])
def test_what_is_no_file_is_set_aside_unread(notebook: Notebook, make: object) -> None:
    path = notebook.path.with_name(LEFT)
    make(path)  # type: ignore[operator]  # one of the above
    assert os.path.lexists(take_in_file(notebook, path).aside)


def test_what_was_set_aside_before_is_not_overwritten(tmp_path: Path) -> None:
    asides = []
    for number in range(3):
        path = tmp_path / LEFT
        path.write_text(f"{number}")
        asides.append(Path(waiting_notes.set_aside(path).aside))
    assert [path.read_text() for path in asides] == ["0", "1", "2"]


def refuse(*_: object, **__: object) -> None:
    """Refuse whatever a file is asked for."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("refused", ["rename", "unlink"])
def test_what_the_system_refuses_is_told_and_the_notes_stay(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    path = leave(notebook.path.parent, waiting("Typed."))
    monkeypatch.setattr(Path, refused, refuse)
    with pytest.raises(AnnotationsError) as told:
        take_in_file(notebook, path)
    assert trouble_of(told.value) == "full"
    assert WaitingNotes(path.parent).left()


def test_a_strange_file_that_cannot_be_set_aside_stays(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    path = notebook.path.with_name(LEFT)
    path.write_bytes(b"strange")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(AnnotationsError):
        waiting_notes.set_aside(path)
    assert path.read_bytes() == b"strange"


def test_a_full_disk_is_told_and_what_was_put_down_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = WaitingNotes(tmp_path)
    own.keep([waiting("Before.")])
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(AnnotationsError):
        own.keep([waiting("Before. After.")])
    monkeypatch.undo()
    notebook = Notebook(tmp_path)
    (path,) = WaitingNotes(tmp_path).left()
    take_in_file(notebook, path)
    assert list(kept(notebook).values()) == [passage_note("Before.")]
    notebook.close()


def test_names_of_other_files_are_not_taken_for_ours() -> None:
    assert is_waiting_name(LEFT)
    for name in (FILE_NAME, f"{LEFT}.damaged", LEFT[:-1], LEFT.replace("abc", "xyz"), "0123456789abcdef"):
        assert not is_waiting_name(name)


def test_of_several_notes_each_becomes_what_it_was(notebook: Notebook) -> None:
    other = Waiting(id=named(2), revision=0, body=Note(text="Free.", about="free", tags=("sea",)))
    taken = took(notebook, waiting("Passage."), other)
    assert (taken.saved, len(taken.written)) == (2, 2)
    assert kept(notebook) == {named(1): passage_note("Passage."), named(2): other.body}


def test_own_words_in_a_tray_come_back_too(notebook: Notebook) -> None:
    def words(text: str) -> TrayEntry:
        return TrayEntry(tray=named(2), order=1.0, form="text", text=text)

    notebook.write([put(2, Tray(name="Statement", order=1.0)), put(1, words("We"))])
    taken = took(notebook, Waiting(id=named(1), revision=1, body=words("We welcome")))
    assert (taken.saved, taken.beside, taken.aside) == (1, 0, "")
    assert kept(notebook)[named(1)] == words("We welcome")
