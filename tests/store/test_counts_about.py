"""How many notes there are about a highlight."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.services.notebook import Notebook, new_id


def test_notes_about_some_highlights_are_counted_and_no_others(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    about = [*["a"] * 3, "b", "c"]
    written = notebook.write(
        [
            Put(id=new_id(), revision=0, body=Note(text=str(number), about="highlight", name=name))
            for number, name in enumerate(about)
        ]
        + [Put(id=new_id(), revision=0, body=Note(text="x", about="section", name="a"))]
    )
    notebook.write([Bin(id=written[0].after.id, revision=1)] if written[0].after else [])
    reader = notebook.reader
    assert reader is not None
    many = [f"none {number}" for number in range(500)]
    assert reader.counts_about("highlight", ["a", *many, "c"]) == {"a": 2, "c": 1}
    assert reader.counts_about("highlight", []) == {}
    assert reader.counts_about("highlight") == {"a": 2, "b": 1, "c": 1}
    notebook.close()
