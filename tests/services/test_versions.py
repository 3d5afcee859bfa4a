"""Versions: read, compared, brought back without losing what is there."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.annotations import ROOT, Folder, ItemId, Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.word_pieces import ADDED, Piece
from tipbrowser.services.notebook import Notebook, new_id
from tipbrowser.services.versions import Versions, bringing_back, changes_since, text_of


def written(notebook: Notebook, *texts: str) -> ItemId:
    """Write a note, text after text, each kept as a version."""
    id_ = new_id()
    for revision, text in enumerate(texts):
        notebook.write([Put(id=id_, revision=revision, body=Note(text=text, about="free"), keeps=True)])
    return id_


def test_where_nothing_was_written_there_is_nothing(tmp_path: Path) -> None:
    assert Versions(Notebook(tmp_path)).read(new_id()) == (None, [])


def test_a_note_is_read_as_it_is_and_as_it_was(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    item, versions = Versions(notebook).read(written(notebook, "The sea", "The sea.", "The sea. Ships"))
    assert item is not None
    assert text_of(item.body) == "The sea. Ships"
    assert [text_of(version.body) for version in versions] == ["The sea.", "The sea"]
    assert changes_since(versions[1], item)[-1] == Piece(ADDED, ". Ships")
    notebook.close()


def test_what_is_brought_back_takes_nothing_away_however_little_it_loses(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    id_ = written(notebook, "The sea", "The sea.")
    item, (first,) = Versions(notebook).read(id_)
    assert item is not None
    notebook.write(bringing_back(first, item))
    item, versions = Versions(notebook).read(id_)
    assert item is not None
    assert [text_of(body) for body in (item.body, *(version.body for version in versions))] == [
        "The sea",
        "The sea.",
        "The sea",
    ]
    notebook.close()


def test_out_of_the_bin_it_comes_back_too(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    id_ = written(notebook, "The sea", "The sea.")
    notebook.write([Bin(id=id_, revision=2)])
    item, (first,) = Versions(notebook).read(id_)
    assert item is not None
    notebook.write(bringing_back(first, item))
    item, _ = Versions(notebook).read(id_)
    assert item is not None
    assert (item.deleted, text_of(item.body)) == (None, "The sea")
    notebook.close()


def test_of_what_is_no_note_the_readers_own_words_are_compared() -> None:
    assert text_of(Folder(name="Ships", folder=ROOT, order=1.0)) == "Ships"
