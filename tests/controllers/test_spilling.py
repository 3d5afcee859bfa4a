"""What cannot be saved in its time is put down beside the file, and taken away once it is saved."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.kept_items import named, note, put
from tipbrowser.controllers import spilling
from tipbrowser.controllers.drafts import Draft, Drafts
from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.spilled import Spilled, take_in_file
from tipbrowser.controllers.spilling import Exposed
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put
from tipbrowser.services.notebook import Notebook, Overtaken
from tipbrowser.services.waiting_notes import TakenIn, Waiting, WaitingNotes
from tipbrowser.store.annotation_errors import AnnotationsFull
from tipbrowser.ui.banners import BannerArea

FREE = Note(text="", about="free")


@pytest.fixture
def pen(qtbot: QtBot, tmp_path: Path) -> Iterator[Pen]:
    """Give what writes into a notebook of its own."""
    pen = Pen(Notebook(tmp_path))
    yield pen
    pen.finish()
    pen.notebook.close()


@pytest.fixture
def drafts(pen: Pen) -> Iterator[Drafts]:
    """Give notes that are being written."""
    drafts = Drafts(pen, pen)
    yield drafts
    pen.finish()
    drafts.finish()


class Busy:
    """Holds the one that writes until it is let go."""

    def __init__(self, pen: Pen) -> None:
        self._free = threading.Event()
        pen.work(self._wait, done=lambda _: None, failed=lambda _: None)

    def _wait(self) -> tuple[()]:
        self._free.wait()
        return ()

    def let_go(self) -> None:
        """Let what waits be written."""
        self._free.set()


@pytest.fixture
def busy(pen: Pen, drafts: Drafts) -> Iterator[Busy]:
    """Let nothing be written until it is let go."""
    busy = Busy(pen)
    yield busy
    busy.let_go()


def left(folder: Path) -> list[Path]:
    """Give the files that another window would find."""
    return WaitingNotes(folder).left()


def found(folder: Path, place: Path) -> list[str]:
    """Give the texts that the next start would find, were the program killed now."""
    texts = []
    for path in left(folder):
        copy = place / path.name
        copy.write_bytes(path.read_bytes())
        notebook = Notebook(place)
        texts += [one.after.body.text for one in take_in_file(notebook, copy).written if one.after is not None]  # type: ignore[attr-defined]  # a note
        notebook.close()
    return texts


def add(draft: Draft, words: str) -> None:
    """Type words at the end."""
    cursor = QTextCursor(draft.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(words)


def test_what_is_typed_while_the_writer_is_busy_is_found_after_a_kill_and_gone_once_it_is_saved(
    drafts: Drafts, busy: Busy, qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draft = drafts.begin(FREE)
    place = tmp_path_factory.mktemp("next")
    for words in ("Once. ", "Twice."):
        add(draft, words)
        qtbot.waitUntil(lambda: draft.text in found(tmp_path, place))
    busy.let_go()
    qtbot.waitUntil(lambda: draft.is_idle and not left(tmp_path))


def test_what_is_saved_in_its_time_is_not_put_down(
    drafts: Drafts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(spilling, "LATE", 5000)
    kept: list[object] = []
    monkeypatch.setattr(WaitingNotes, "keep", lambda _self, notes: kept.append(notes))
    draft = drafts.begin(FREE)
    add(draft, "At once.")
    qtbot.waitUntil(lambda: draft.is_idle)
    drafts._spilling._look()
    drafts.finish()
    assert (kept, draft.exposed.since) == ([], None)


def test_letters_that_are_younger_wait_for_their_own_time(drafts: Drafts, busy: Busy, tmp_path: Path) -> None:
    add(drafts.begin(FREE), "Just now.")
    drafts._spilling._late.stop()
    drafts._spilling._look()
    assert drafts._spilling._late.isActive()
    assert not left(tmp_path)


def test_an_empty_note_and_one_that_is_only_read_are_not_put_down(drafts: Drafts, busy: Busy) -> None:
    draft = drafts.begin(FREE)
    add(draft, "  ")
    assert not draft.is_saved
    assert draft.waiting is None
    long = drafts.begin(note("long " * 30_000))
    long.set_tags(("sea",))
    assert not long.is_saved
    assert long.waiting is None


def test_while_something_waits_it_is_said_first_what_is_saved(
    pen: Pen, drafts: Drafts, busy: Busy, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = drafts.begin(FREE)
    add(draft, "Once. ")
    qtbot.waitUntil(lambda: bool(left(tmp_path)))
    add(draft, "Twice.")
    write, seen = pen.notebook.write, list[str]()

    def look(changes: list[Put]) -> object:
        seen.extend(path.read_text() for path in left(tmp_path))
        return write(changes)

    monkeypatch.setattr(pen.notebook, "write", look)
    busy.let_go()
    qtbot.waitUntil(lambda: draft.is_idle and not left(tmp_path))
    assert len(seen) == 2
    assert '"text":"Once. Twice."' in next(line for line in seen[1].splitlines() if '"type":"version"' in line)


def test_of_two_notes_the_one_that_is_saved_waits_no_longer(
    pen: Pen, drafts: Drafts, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = pen.notebook.write

    def refuse(changes: list[Put]) -> object:
        if changes[-1].body.text.startswith("Refused"):  # type: ignore[attr-defined]  # a note
            raise AnnotationsFull(pen.notebook.path)
        return write(changes)

    monkeypatch.setattr(pen.notebook, "write", refuse)
    one, two = drafts.begin(FREE), drafts.begin(FREE)
    add(one, "Refused.")
    qtbot.waitUntil(lambda: bool(left(tmp_path)))
    add(two, "Taken.")
    qtbot.waitUntil(lambda: two.is_idle)
    qtbot.waitUntil(lambda: "Taken" not in left(tmp_path)[0].read_text())
    assert "Refused" in left(tmp_path)[0].read_text()
    monkeypatch.undo()
    one.save()
    qtbot.waitUntil(lambda: one.is_idle and not left(tmp_path))


def test_where_it_cannot_be_put_down_the_next_letter_tries_again(
    drafts: Drafts, busy: Busy, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def refuse(_self: object, notes: object) -> None:
        tried.append(notes)
        raise AnnotationsFull(tmp_path)

    monkeypatch.setattr(WaitingNotes, "keep", refuse)
    draft = drafts.begin(FREE)
    add(draft, "Once. ")
    qtbot.waitUntil(lambda: len(tried) == 1)
    monkeypatch.undo()
    add(draft, "Twice.")
    qtbot.waitUntil(lambda: bool(left(tmp_path)))


def test_a_fault_of_the_program_in_putting_down_is_raised(
    drafts: Drafts, busy: Busy, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(WaitingNotes, "keep", fail)
    with qtbot.captureExceptions() as raised:
        add(drafts.begin(FREE), "Typed.")
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is RuntimeError


def test_a_slow_disk_gets_only_the_newest(drafts: Drafts, busy: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[list[Waiting]] = []
    free = threading.Event()

    def keep(_self: object, notes: list[Waiting]) -> None:
        free.wait()
        kept.append(notes)

    monkeypatch.setattr(WaitingNotes, "keep", keep)
    draft = drafts.begin(FREE)
    for letter in "abcdefg":
        add(draft, letter)
        drafts._spilling._put_down()
    free.set()
    drafts.finish()
    assert kept[-1][0].body.text == "abcdefg"
    assert len(kept) <= 2
    monkeypatch.undo()


def test_letters_are_exposed_from_the_first_that_is_in_no_file() -> None:
    exposed = Exposed()
    exposed.note_typed()
    first = exposed.since
    exposed.note_saving()
    exposed.note_typed()
    assert exposed.since == first
    exposed.note_failed()
    assert exposed.since == first
    exposed.note_saving()
    exposed.note_typed()
    exposed.note_saved()
    assert exposed.since is not None
    assert first is not None
    assert exposed.since > first
    exposed.note_safe()
    assert exposed.since is None


@pytest.fixture
def banners(qtbot: QtBot) -> BannerArea:
    """Give where sentences are said."""
    banners = BannerArea()
    qtbot.addWidget(banners)
    return banners


def leave(folder: Path, text: str = "Typed.") -> None:
    """Leave a note as a window that is killed."""
    WaitingNotes(folder).keep([Waiting(id=named(1), revision=0, body=note(text))])


def test_what_cannot_be_taken_in_yet_is_taken_in_once_it_can_be(
    pen: Pen, drafts: Drafts, banners: BannerArea, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(tmp_path)

    def refuse(_changes: object) -> None:
        raise AnnotationsFull(tmp_path)

    monkeypatch.setattr(pen.notebook, "write", refuse)
    spilled = Spilled(pen, drafts.waiting, banners, pen)
    spilled.look()
    qtbot.waitUntil(lambda: pen.trouble.kind == "full")
    assert left(tmp_path)
    monkeypatch.undo()
    pen.prepare()
    qtbot.waitUntil(lambda: "they are saved now: 1" in banners.sentence("spilled"))
    assert not left(tmp_path)


def test_a_file_that_cannot_be_moved_is_not_tried_for_ever(
    pen: Pen, drafts: Drafts, banners: BannerArea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(tmp_path)
    tried: list[Path] = []

    def refuse(path: Path, _other: Path) -> None:
        tried.append(path)
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "rename", refuse)
    Spilled(pen, drafts.waiting, banners, pen).look()
    for _ in range(6):
        pen.finish()
        pen.prepare()
    pen.finish()
    assert len(tried) == 4
    assert left(tmp_path)
    assert not pen.trouble.kind


def test_what_is_overtaken_while_it_is_taken_in_is_looked_at_again(
    pen: Pen, drafts: Drafts, banners: BannerArea, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(tmp_path)

    def overtake(_changes: object) -> None:
        monkeypatch.undo()
        pen.notebook.write([put(1, note("Of somebody else."))])
        raise Overtaken(named(1), None)

    monkeypatch.setattr(pen.notebook, "write", overtake)
    Spilled(pen, drafts.waiting, banners, pen).look()
    qtbot.waitUntil(lambda: "changed meanwhile: 1" in banners.sentence("spilled"))


def test_a_fault_of_the_program_in_taking_in_is_raised(
    pen: Pen, drafts: Drafts, banners: BannerArea, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(tmp_path)

    def fail(_changes: object) -> TakenIn:
        raise RuntimeError

    monkeypatch.setattr(pen.notebook, "write", fail)
    with qtbot.captureExceptions() as raised:
        Spilled(pen, drafts.waiting, banners, pen).look()
        pen.finish()
    assert raised[0][0] is RuntimeError
