"""``tipbrowser notes check``, ``backup`` and ``restore``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.kept_items import named, note, put
from tests.store.own_files import Watch, spoil
from tipbrowser.__main__ import main
from tipbrowser.domain.changes import Bin
from tipbrowser.services.notebook import Notebook
from tipbrowser.terminal.note_messages import unusable_notes


@pytest.fixture
def folder(own_data_folder: Path) -> Path:
    """Give the data folder, with five notes in it."""
    notebook = Notebook(own_data_folder, now=Watch())
    notebook.write([put(number, note(f"text {number}")) for number in range(5)])
    notebook.close()
    return own_data_folder


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """Run ``tipbrowser notes`` and give what it says, on either stream."""
    assert main(["notes", *arguments]) == status
    said = capsys.readouterr()
    return said.out + said.err


def texts(folder: Path) -> list[str]:
    """Give the texts of all notes in use."""
    notebook = Notebook(folder)
    assert notebook.reader is not None
    found = sorted(one.body.text for one in notebook.reader.of_kinds("note"))  # type: ignore[attr-defined]
    notebook.close()
    return found


def test_before_anything_was_written_nothing_is_made(capsys: pytest.CaptureFixture[str], own_data_folder: Path) -> None:
    for verb in ("check", "backup"):
        assert asked(capsys, verb) == "You have written nothing yet.\n"
        assert json.loads(asked(capsys, verb, "--json"))
    assert "no backups" in asked(capsys, "restore")
    assert not own_data_folder.exists()


def test_a_backup_is_made_and_checked(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert "Backed up to" in asked(capsys, "backup")
    assert asked(capsys, "backup") == "Nothing has changed since the last backup.\n"
    said = asked(capsys, "check")
    assert "is whole: each of its 5 rows" in said
    assert "5 things" in said
    found = json.loads(asked(capsys, "check", "--json"))
    assert (found["is_whole"], [one["is_whole"] for one in found["backups"]]) == (True, [True])


def test_the_folder_may_be_named_before_or_behind(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    for arguments in (
        ["--data-dir", str(tmp_path / "x"), "notes", "check"],
        ["notes", "check", "--data-dir", str(tmp_path / "x")],
    ):
        assert main(arguments) == 0
        assert "nothing yet" in capsys.readouterr().out


def test_damage_is_told_with_a_status_of_its_own(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked(capsys, "backup")
    spoil(folder / "annotations.sqlite", "UPDATE item SET body = replace(body, 'text 3', 'txxt 3')")
    assert "is damaged: of 5 rows that can be read 1 are not" in asked(capsys, "check", status=1)
    assert json.loads(asked(capsys, "check", "--json", status=1))["damaged"] == 1
    said = asked(capsys, "restore", "latest")
    assert "annotations.sqlite.damaged" in said
    assert texts(folder) == [f"text {number}" for number in range(5)]


def test_a_damaged_backup_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked(capsys, "backup")
    (backup,) = (folder / "backups").glob("*.sqlite")
    backup.write_bytes(b"spoiled")
    assert "DAMAGED" in asked(capsys, "check", status=1)


def test_another_file_is_told_and_restored_over(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked(capsys, "backup")
    (folder / "annotations.sqlite").write_bytes(b"x" * 5000)
    assert "is damaged" in asked(capsys, "check", status=2)
    asked(capsys, "restore", "latest")
    assert len(texts(folder)) == 5


def test_everything_is_brought_back_and_that_can_be_taken_back(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    name = json.loads(asked(capsys, "backup", "--json"))["backup"]["name"]
    notebook = Notebook(folder)
    notebook.write([put(7, note("made since")), Bin(id=named(1), revision=1)])
    notebook.close()
    before = texts(folder)
    assert json.loads(asked(capsys, "restore", name, "--json"))["changed"] == 2
    assert texts(folder) == [f"text {number}" for number in range(5)]
    assert "2 changes" in asked(capsys, "restore", "latest")
    assert texts(folder) == before
    assert len(json.loads(asked(capsys, "restore", "--json"))["backups"]) == 3
    assert asked(capsys, "restore").count("things") == 3


def test_the_plain_copy_restores_too(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked(capsys, "backup")
    (folder / "annotations.sqlite").unlink()
    for backup in (folder / "backups").glob("*.sqlite"):
        backup.unlink()
    asked(capsys, "restore", "annotations.jsonl")
    assert len(texts(folder)) == 5


def test_an_unknown_backup_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for name in ("latest", "yesterday", "../annotations.sqlite"):
        assert "there is no backup" in asked(capsys, "restore", name, status=2)


def test_a_link_in_its_place_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked(capsys, "backup")
    path = folder / "annotations.sqlite"
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "elsewhere")
    for arguments in (["check"], ["backup"], ["restore", "latest"]):
        assert "a link stands in its place" in asked(capsys, *arguments, status=2)


@pytest.mark.parametrize("kind", ["full", "unwritable", "busy", "unreadable", "foreign", "newer", "damaged"])
def test_every_trouble_has_its_sentence(kind: str) -> None:
    sentence = unusable_notes(kind, "/a/file", "why")
    assert "/a/file" in sentence
    assert sentence[0].islower() or sentence.startswith("/")
    assert sentence.endswith(".")
