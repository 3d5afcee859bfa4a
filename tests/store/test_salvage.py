"""A damaged file: set aside untouched, and all that is whole in it put into a new one."""

from __future__ import annotations

import os
import random
import stat
from pathlib import Path

import pytest

from tests.kept_items import EVERY_KIND, Body, named, note, put
from tests.store.own_files import rows_of, spoil, write_notes, writing
from tipbrowser.domain.annotations import kind_of
from tipbrowser.store import salvage as module
from tipbrowser.store.annotation_errors import AnnotationsError, AnnotationsFull, AnnotationsUnreadable
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_rows import ITEM, VERSION
from tipbrowser.store.carving import carve
from tipbrowser.store.salvage import salvage

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file with two hundred notes, some of them longer than a page."""
    path = tmp_path / "annotations.sqlite"
    write_notes(path, 200, length=300)
    with writing(path) as writer:
        writer.apply([put(1000 + number, note("long " * 400 * number)) for number in range(1, 30)])
    return path


def test_carving_finds_every_row_of_a_whole_file(path: Path) -> None:
    rows = carve(path)
    assert sorted(rows.items) == sorted(rows_of(path, f"SELECT {ITEM} FROM item"))
    assert sorted(rows.versions) == sorted(rows_of(path, f"SELECT {VERSION} FROM version"))


@pytest.mark.parametrize("body", EVERY_KIND, ids=kind_of)
def test_carving_finds_every_kind(tmp_path: Path, body: Body) -> None:
    path = tmp_path / "annotations.sqlite"
    with writing(path) as writer:
        writer.apply([put(1, body)])
    assert list(carve(path).items) == rows_of(path, f"SELECT {ITEM} FROM item")


def test_carving_needs_nothing_of_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:PAGE] = os.urandom(PAGE)
    path.write_bytes(content)
    assert len(carve(path).items) == 229


def test_carving_makes_something_of_anything(tmp_path: Path) -> None:
    drawn = random.Random(7)
    path = tmp_path / "anything"
    for _ in range(200):
        content = bytearray(drawn.randbytes(PAGE * 3))
        content[0 : PAGE * 3 : PAGE] = bytes(drawn.choices((0x0D, 0x0A, 0x02), k=3))
        path.write_bytes(content)
        assert carve(path).items == ()


def test_carving_tells_what_it_cannot_open(tmp_path: Path) -> None:
    with pytest.raises(AnnotationsUnreadable):
        carve(tmp_path / "nothing")


def test_the_damaged_file_stands_beside_as_it_was_found(path: Path) -> None:
    spoil(path, "UPDATE item SET body = replace(body, 'Note 7 now', 'Nxte 7 now')")
    content = path.read_bytes()
    salvaged = salvage(path)
    assert Path(salvaged.aside) == path.with_name("annotations.sqlite.damaged")
    assert Path(salvaged.aside).read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_none_that_stands_beside_is_ever_overwritten(path: Path) -> None:
    for name in ("annotations.sqlite.damaged", "annotations.sqlite.damaged-2"):
        path.with_name(name).write_text("kept", encoding="utf-8")
    assert salvage(path).aside.endswith(".damaged-3")
    assert path.with_name("annotations.sqlite.damaged").read_text(encoding="utf-8") == "kept"


def test_a_damaged_item_is_there_again_as_its_last_version(path: Path) -> None:
    spoil(path, "UPDATE item SET body = replace(body, 'Note 7 now', 'Nxte 7 now')")
    salvaged = salvage(path)
    assert (salvaged.items, salvaged.from_versions) == (229, 1)
    reader = AnnotationReader(path)
    item = reader.item(named(7))
    assert item is not None
    assert item.body.text.startswith("Note 7 first.")  # type: ignore[attr-defined]
    assert item.revision == 2
    assert len(list(reader.every())) == 229
    reader.close()


def test_a_version_that_cannot_be_understood_revives_nothing(path: Path) -> None:
    from tipbrowser.store.row_hash import row_hash

    version = (named(5000), 1, "hologram", "{}", "", 998)
    spoil(path, "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", *version, row_hash(*version))
    item = (named(6000), "hologram", "{}", "", "", 9999, 1, None, "")
    marks = ", ".join("?" * 10)
    spoil(path, f"INSERT INTO item ({ITEM}) VALUES ({marks})", *item, row_hash(*item))
    assert salvage(path).items == 230
    assert rows_of(path, "SELECT count(*) FROM item WHERE kind = 'hologram'") == [(1,)]


def test_changes_go_on_behind_all_that_are_known(path: Path) -> None:
    salvage(path, after=5000)
    with writing(path) as writer:
        (written,) = writer.apply([put(9000, note())])
    assert written.after is not None
    assert written.after.change == 5001


def test_the_new_file_can_be_searched(path: Path) -> None:
    salvage(path)
    found = rows_of(path, "SELECT count(*) FROM item_words WHERE item_words MATCH 'note'")
    assert found == [(150,)]


def test_a_journal_goes_with_the_file_that_it_belongs_to(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"stale")
    salvage(path)
    assert not path.with_name(f"{path.name}-journal").exists()
    assert path.with_name(f"{path.name}.damaged-journal").read_bytes() == b"stale"


def test_a_folder_in_the_file_s_place_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "annotations.sqlite"
    (path / "inside").mkdir(parents=True)
    salvaged = salvage(path)
    assert salvaged.items == 0
    assert (Path(salvaged.aside) / "inside").is_dir()
    assert path.is_file()


def test_a_link_is_left_where_it_is(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)
    with pytest.raises(AnnotationsUnreadable):
        salvage(path)
    assert path.is_symlink()


def test_without_hard_links_the_file_is_renamed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(module.os, "link", refuse)
    assert salvage(path).items == 229
    assert path.with_name("annotations.sqlite.damaged").exists()


def test_a_full_disk_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = path.read_bytes()

    def full(_made: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "put_in_place", full)
    with pytest.raises(AnnotationsFull):
        salvage(path)
    assert path.read_bytes() == content
    assert not [one for one in path.parent.iterdir() if one.name.endswith((".new", "-journal"))]


def test_a_killed_salvage_leaves_the_old_file_or_the_new_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = path.read_bytes()

    class Killed(BaseException):
        """Stands for the end of the program."""

    def kill(_made: Path, _path: Path) -> None:
        raise Killed

    monkeypatch.setattr(module, "put_in_place", kill)
    with pytest.raises(Killed):
        salvage(path)
    assert path.read_bytes() == content


def test_an_error_of_the_file_is_one_of_ours(tmp_path: Path) -> None:
    with pytest.raises(AnnotationsError):
        salvage(tmp_path / "nothing" / "annotations.sqlite")
