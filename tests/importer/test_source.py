"""What is no compendium's text is refused, and repairs fit or say that they do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.importer.conftest import INVENTED_SOURCE, SOURCE
from tipbrowser.importer.errors import ImportRefused, NotText, OtherDocument, RepairDoesNotFit, SourceUnreadable
from tipbrowser.importer.publication import read_publication
from tipbrowser.importer.repairs import Reading, Repair, Repairs, load_repairs
from tipbrowser.importer.source import Source, read_printed, read_source

EMAIL = "From: a@example.org\nTo: b@example.org\nSubject: Lights\n\nDear B,\n\nPlease light the coast.\n"
NOVEL = "Contents\n\nChapter the First\t1\nChapter the Second\t9\n\n" + "It was dark, and the sea was loud.\n\n" * 50


def _read(path: Path, content: bytes, repairs: Repairs) -> Source:
    path.write_bytes(content)
    return read_source(read_printed(path), repairs)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"SQLite format 3\0" + b"\0" * 100, "é".encode("latin-1")])
def test_bytes_are_no_text(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotText) as refused:
        _read(tmp_path / "x.txt", content, load_repairs())
    assert refused.value.path == tmp_path / "x.txt"


@pytest.mark.parametrize("content", ["", "\n \n\t\n", EMAIL, NOVEL])
def test_another_document_is_refused_by_what_it_lacks(content: str, tmp_path: Path) -> None:
    repairs = load_repairs()
    with pytest.raises(OtherDocument) as refused:
        read_publication(_read(tmp_path / "x.txt", content.encode(), repairs), repairs)
    assert refused.value.missing


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable) as refused:
        read_source(read_printed(tmp_path / "nothing.txt"), load_repairs())
    assert refused.value.detail == "No such file or directory"


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        read_printed(tmp_path)


def test_line_ends_and_byte_order_mark_change_no_line(tmp_path: Path, invented_repairs: Repairs) -> None:
    content = b"\xef\xbb\xbf" + INVENTED_SOURCE.read_bytes().replace(b"\n", b"\r\n")
    found = _read(tmp_path / "x.txt", content, invented_repairs)
    assert found.lines == read_source(read_printed(INVENTED_SOURCE), invented_repairs).lines


@pytest.mark.parametrize("kept", [*range(4, 98, 3), 99])
def test_a_truncated_source_is_refused(kept: int, tmp_path: Path) -> None:
    text = SOURCE.read_text("utf-8")
    repairs = load_repairs()
    with pytest.raises(ImportRefused):
        read_publication(_read(tmp_path / "x.txt", text[: len(text) * kept // 100].encode(), repairs), repairs)


def test_a_repair_that_fits_its_very_source_no_longer_is_refused(invented_repairs: Repairs) -> None:
    misfit = Repair(source_line=1, was="Nothing of the kind", becomes="", why="To see it refused.")
    with pytest.raises(RepairDoesNotFit) as refused:
        read_source(read_printed(INVENTED_SOURCE), replace(invented_repairs, lines=(misfit,)))
    assert (refused.value.number, refused.value.was) == (1, "Nothing of the kind")


def test_a_repair_beyond_the_last_line_does_not_fit(invented_repairs: Repairs) -> None:
    misfit = Repair(source_line=9999, was="x", becomes="", why="To see it refused.")
    with pytest.raises(RepairDoesNotFit):
        read_source(read_printed(INVENTED_SOURCE), replace(invented_repairs, lines=(misfit,)))


def test_a_reading_that_its_very_source_does_not_need_is_refused(invented_repairs: Repairs) -> None:
    reading = Reading(source_line=160, published="IX.9", reading="IX.8", why="To see it refused.")
    repairs = replace(invented_repairs, readings=(reading,))
    with pytest.raises(RepairDoesNotFit) as refused:
        read_publication(read_source(read_printed(INVENTED_SOURCE), repairs), repairs)
    assert (refused.value.number, refused.value.was) == (160, "IX.9")


def test_repairs_of_another_source_are_left_alone(tmp_path: Path, invented_repairs: Repairs) -> None:
    found = _read(tmp_path / "x.txt", b"Another text\n", invented_repairs)
    assert found.applied == ()
    assert found.lines[0].text == "Another text"


def test_a_repaired_line_keeps_what_is_printed(invented_repairs: Repairs) -> None:
    lines = read_source(read_printed(INVENTED_SOURCE), invented_repairs).lines
    foot = next(line for line in lines if line.printed == "COASTAL LIGHTS 4")
    assert (foot.text, foot.is_empty) == ("", True)
