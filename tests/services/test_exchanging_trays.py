"""Trays that are given away or come from somebody: never without what lies in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.collections import ENTRIES, NOTES, TRAY
from tests.services.test_exchanging import bring, ids, kept, write
from tipbrowser.domain.annotations import Tray, TrayEntry
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "reader")


def test_a_tray_is_given_with_all_that_lies_in_it_and_an_entry_with_its_tray(notebook: Notebook) -> None:
    write(notebook, TRAY, *ENTRIES, NOTES[0])
    whole = {TRAY.id, *(one.id for one in ENTRIES)}
    assert ids(notebook, kinds=("tray",)) == whole
    assert ids(notebook, section=SectionId("A.II"), kinds=("tray",)) == {TRAY.id, ENTRIES[1].id}


def test_what_lies_in_a_tray_that_is_kept_beside_goes_there(notebook: Notebook) -> None:
    write(notebook, TRAY)
    theirs = replace(TRAY, body=replace(TRAY.body, name="Their statement"))
    bring(notebook, theirs, ENTRIES[0])
    trays = {one.body.name: one.id for one in kept(notebook).values() if isinstance(one.body, Tray)}
    entry = kept(notebook)[ENTRIES[0].id].body
    assert isinstance(entry, TrayEntry)
    assert set(trays) == {"Statement", "Their statement"}
    assert entry.tray == trays["Their statement"]
    again = bring(notebook, theirs, replace(ENTRIES[0], body=replace(ENTRIES[0].body, order=9.0)))
    assert again.is_empty  # where it stands makes no difference
