"""Tests of what lies in a tray as a choice: by its id, and where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kept_items import named, put
from tipbrowser.domain.annotations import Note, Tray, TrayEntry
from tipbrowser.domain.material import ChosenHeading
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.tray_contents import NoTray, contents_of


def test_a_tray_is_known_by_its_id(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "reader")
    notebook.write([
        put(1, Tray(name="One", order=1)), put(2, TrayEntry(tray=named(1), order=1, form="heading", text="A")),
        put(3, Note(text="", about="free")),
    ])  # fmt: skip
    reader = notebook.reader
    assert reader is not None
    found = contents_of(reader, named(1), "2024-en-x")
    assert (found.name, found.chosen, found.missing) == ("One", (ChosenHeading(text="A"),), ())
    for other in (named(2), named(3), named(9)):
        with pytest.raises(NoTray) as told:
            contents_of(reader, other, "2024-en-x")
        assert told.value.names == ("One",)
    notebook.close()
