"""``tipbrowser notes list``, ``show``, ``export`` and ``import``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.collections import EVERY, FOLDER, INNER, LEGEND_ITEM, NOTES, TOPIC, item, note
from tests.faults.hostile_documents import WORDS
from tests.terminal.conftest import Ask
from tipbrowser.__main__ import main
from tipbrowser.domain.annotations import Folder
from tipbrowser.domain.changes import Put
from tipbrowser.domain.exchanged import Collection
from tipbrowser.exchange import formats
from tipbrowser.services.notebook import Notebook, Overtaken

AskJson = Callable[..., Any]


@pytest.fixture
def notebook(own_data_folder: Path) -> Notebook:
    """Give the reader's file."""
    return Notebook(own_data_folder)


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    """Give the reader's file with an item of each kind in it."""
    notebook.write([Put(id=one.id, revision=0, body=one.body, modified=one.modified) for one in EVERY.items])
    return notebook


def file_of(folder: Path, *items: Any, name: str = "theirs.tipnotes") -> str:  # noqa: ANN401  # items
    """Give a file that somebody else made."""
    path = folder / name
    path.write_bytes(b"".join(formats.written(Collection(head=EVERY.head, items=items), "dossier", WORDS)))
    return str(path)


def test_nothing_is_listed_where_nothing_is(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes", "list"]) == 0
    assert capsys.readouterr() == ("", "tipbrowser: there is nothing of this among your notes.\n")


def test_all_is_listed_with_day_kind_place_and_words(ask: Ask, filled: Notebook) -> None:
    lines = ask("notes", "list").splitlines()
    assert len(lines) == len(EVERY.items)
    assert "00000000  2026-11-27  highlight  A.II.36      words of it" in lines
    assert all(len(line) <= 80 for line in lines)


def test_what_is_listed_can_be_chosen(ask_json: AskJson, filled: Notebook) -> None:
    def listed(*options: str) -> list[str]:
        return [one["id"] for one in ask_json("notes", "list", *options)["items"]]

    assert listed("--tag", "victims") == [NOTES[0].id]
    assert listed("--kind", "note", "--section", "a.ii") == [NOTES[0].id, NOTES[2].id]
    assert listed("--folder", "Victims/Children", "--kind", "bookmark") == [EVERY.items[2].id]
    assert listed("--folder", "Children", "--kind", "folder") == [INNER.id]
    assert listed("--topic", "Shelter") == [TOPIC.id]


def test_a_topic_of_the_index_chooses_by_its_paragraphs(ask_json: AskJson, filled: Notebook) -> None:
    topic = ask_json("topics")["topics"][0]["topic"]
    assert isinstance(ask_json("notes", "list", "--topic", topic)["items"], list)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--topic", "Zzz"), "the index has no topic “Zzz”"),
        (("--folder", "Zzz"), "there is no folder “Zzz”. There are “Victims” and “Victims/Children”."),
    ],
)
def test_what_chooses_nothing_is_said(
    refuse: Ask, filled: Notebook, tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    assert refuse("notes", "list", *options).startswith(sentence)
    assert refuse("notes", "export", str(tmp_path / "x"), *options).startswith(sentence)


def test_there_is_no_folder_where_nothing_is(refuse: Ask) -> None:
    assert refuse("notes", "list", "--folder", "Zzz") == "there is no folder “Zzz”."


def test_folders_of_one_name_are_told_apart_by_their_path(refuse: Ask, ask_json: AskJson, filled: Notebook) -> None:
    for number, above in ((40, FOLDER.id), (41, INNER.id)):
        filled.write(
            [Put(id=item(number, FOLDER.body).id, revision=0, body=Folder(name="Twice", folder=above, order=1))]
        )
    assert refuse("notes", "list", "--folder", "Twice").startswith("several folders are called “Twice”")
    assert len(ask_json("notes", "list", "--folder", "Victims/Twice")["items"]) == 1


def test_a_passage_shows_all_that_belongs_to_it(ask: Ask, filled: Notebook) -> None:
    shown = ask("notes", "show", "ii.36")
    assert f"{NOTES[0].id}  note" in shown
    assert "  tags victims\n  at A.II.36\n\n    # Ours\n\n    see **A.II.37** <script>" in shown
    assert "  at A.II.36 “words of it”" in shown


def test_one_is_shown_by_the_beginning_of_its_name_with_its_versions(
    ask: Ask, ask_json: AskJson, filled: Notebook
) -> None:
    filled.write([Put(id=note(0xABC << 116).id, revision=0, body=note(1, "A text, and much more").body)])
    filled.write([Put(id=note(0xABC << 116).id, revision=1, body=note(1, "").body)])
    shown = ask("notes", "show", "ABC", "--versions")
    assert "version 2" in shown
    assert "  version 1, " in shown
    assert "    A text, and much more" in shown
    (one,) = ask_json("notes", "show", "abc", "--versions")["items"]
    assert [version["revision"] for version in one["versions"]] == [1]
    assert ask_json("notes", "show", "abc")["items"][0]["versions"] == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("zzz", "“zzz” names nothing among your notes"), ("00", "“00” is the beginning of several names")],
)
def test_what_names_nothing_or_several_is_said(refuse: Ask, filled: Notebook, name: str, sentence: str) -> None:
    assert refuse("notes", "show", name).startswith(sentence)


def test_nothing_is_shown_where_nothing_is(refuse: Ask) -> None:
    assert refuse("notes", "show", "A.II.36").startswith("“A.II.36” names nothing among your notes")


def test_what_steers_a_terminal_is_written_out(ask: Ask, notebook: Notebook) -> None:
    body = note(1, "\x1b[31mred\u202e\ud800").body
    notebook.write([Put(id=note(1).id, revision=0, body=body)])
    assert "\\x1b[31mred\\u202e\\ud800" in ask("notes", "show", "A.II.36")
    assert "\\x1b[31mred" in ask("notes", "list")


@pytest.mark.parametrize("name", ["all.tipnotes", "all.jsonld", "all.jsonl", "all"])
def test_what_is_exported_is_imported_again(
    ask: Ask, filled: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = str(tmp_path / name)
    assert ask("notes", "export", path) == f"Written to {path}: {len(EVERY.items)}.\n"
    filled.close()
    filled.path.unlink()
    ask("notes", "import", path, "--from", "", "--apply")
    read = Notebook(filled.path.parent).reader
    assert read is not None
    assert {one.id: one.body for one in read.every()} == {one.id: one.body for one in EVERY.items}


def test_an_export_answers_as_json(ask_json: AskJson, filled: Notebook, tmp_path: Path) -> None:
    path = str(tmp_path / "x.jsonl")
    assert ask_json("notes", "export", path, "--kind", "topic", "--name", "Me") == {
        "path": path, "format": "lines", "items": 1,
    }  # fmt: skip
    assert formats.read_file(Path(path)).head.creator == "Me"


def test_a_file_that_is_there_is_left_unless_it_is_to_be_replaced(
    ask: Ask, refuse: Ask, filled: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("before")
    assert "was left as it is" in refuse("notes", "export", str(path))
    assert path.read_text() == "before"
    ask("notes", "export", str(path), "--replace", "--whole")
    assert len(formats.read_file(path).items) == len(EVERY.items)


def test_the_programs_own_files_are_never_written(refuse: Ask, filled: Notebook) -> None:
    assert "the folder of the program's own files" in refuse("notes", "export", str(filled.path), "--replace")


def test_a_file_that_cannot_be_written_is_said(refuse: Ask, filled: Notebook, tmp_path: Path) -> None:
    assert "cannot be written: No such file or directory." in refuse("notes", "export", str(tmp_path / "no" / "x"))


def test_an_import_is_only_looked_at_first(
    small_file: Path, notebook: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_of(tmp_path, *NOTES, LEGEND_ITEM)
    assert main(["notes", "import", path]) == 0
    answer = capsys.readouterr()
    assert answer.out.splitlines()[:3] == [
        "     5  new", "     0  different from yours, to be kept beside them", "     0  the same",
    ]  # fmt: skip
    assert "     1  names of colours, where yours stay" in answer.out
    assert answer.err == "tipbrowser: nothing was changed; “--apply” imports it.\n"
    assert not notebook.exists


def test_applied_twice_it_brings_nothing_the_second_time(
    ask: Ask, filled: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_of(tmp_path, note(6, "Theirs"))
    assert "Imported: 1." in ask("notes", "import", path, "--apply")
    assert main(["notes", "import", path, "--apply"]) == 0
    assert capsys.readouterr().err == "tipbrowser: you have all of it: there is nothing to import.\n"


def test_before_an_import_a_backup_is_made(ask: Ask, filled: Notebook, tmp_path: Path) -> None:
    change = filled.writer().last_change()
    ask("notes", "import", file_of(tmp_path, note(60)), "--apply")
    assert [backup.change for backup in filled.backups.backups()] == [change]


def test_an_import_answers_as_json(ask_json: AskJson, filled: Notebook, tmp_path: Path) -> None:
    answer = ask_json("notes", "import", file_of(tmp_path, note(6, "Theirs"), note(60)), "--apply")
    assert (answer["new"], answer["different"][0]["mine"], answer["origin"], answer["applied"]) == (
        [note(60).id], note(6).id, "Secretariat", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty. Nothing was changed."),
        (b'{"type":"item"}', "line 1: something in it is not as it should be (kind). Nothing was changed."),
    ],
)
def test_what_cannot_be_taken_is_said(refuse: Ask, tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "strange").write_bytes(content)
    assert (
        refuse("notes", "import", str(tmp_path / "strange")) == f"{tmp_path / 'strange'} cannot be imported: {sentence}"
    )


def test_what_somebody_writes_meanwhile_is_said(refuse: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(_notebook: Notebook, _changes: object) -> None:
        raise Overtaken(note(6).id, None)

    monkeypatch.setattr(Notebook, "write", overtaken)
    assert "written by another program meanwhile" in refuse("notes", "import", file_of(tmp_path, note(6)), "--apply")


def test_every_answer_is_one_object(ask_json: AskJson, filled: Notebook) -> None:
    assert set(json.loads(json.dumps(ask_json("notes", "list")))) == {"items"}
