"""``tipbrowser export``: what is chosen in every way, written whole or not at all, each refusal in a sentence."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.export.wordprocessing import broken
from tests.terminal.conftest import Ask
from tipbrowser import paths
from tipbrowser.__main__ import main
from tipbrowser.domain.annotations import Note, Tray, TrayEntry
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import Notebook, new_id
from tipbrowser.store.annotation_errors import AnnotationsBusy

AskJson = Callable[..., Any]
RESOURCES = paths.resources()


@pytest.fixture(autouse=True)
def template(small_file: Path) -> Path:
    """Put our own template where an installed program has it."""
    folder = small_file.parents[1] / "resources" / "export" / "template"
    shutil.copytree(RESOURCES / "export" / "template", folder)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def reader(own_data_folder: Path, small_file: Path) -> Notebook:
    """Give a reader with a note and a tray."""
    notebook = Notebook(own_data_folder)
    with Library(small_file) as library:
        anchoring = Anchoring(library.reading)
        anchor = anchoring.anchor_of(Locator("A.I.2.a"))
        words = anchoring.anchor_of_span(Locator("A.II.1"), 7, 15)
    tray = new_id()
    gone = replace(anchor, locator=Locator("A.I.99"), edition="1999-en-x")
    entries = [
        TrayEntry(tray=tray, order=1, form="heading", text="Agreed", level=2),
        TrayEntry(tray=tray, order=2, form="passage", anchors=(anchor,), with_lead=False),
        TrayEntry(tray=tray, order=3, form="text", text="We recall."),
        TrayEntry(tray=tray, order=4, form="passage", anchors=(words,)),
        TrayEntry(tray=tray, order=5, form="passage", anchors=(gone,)),
        TrayEntry(tray=tray, order=6, form="passage"),
    ]
    bodies = [Note(text="Keep this", about="passage", anchors=(anchor,)), *entries]
    notebook.write([
        Put(id=tray, revision=0, body=Tray(name="My statement", order=1)),
        *(Put(id=new_id(), revision=0, body=body) for body in bodies),
    ])  # fmt: skip
    notebook.close()
    return notebook


def test_passages_are_written_in_the_format_that_the_name_tells(ask: Ask, out: Path) -> None:
    for name, beginning in {
        "a.txt": "Points\n", "a.md": "# Points\n", "a.html": "<!DOCTYPE html>", "a.json": "{", "a.csv": "\ufefflocator",
        "a.ris": "TY  - ", "a.bib": "@techreport", "a.csl.json": "[", "a.HTM": "<!DOCTYPE",
    }.items():  # fmt: skip
        path = out / name
        assert ask("export", "A.I.1", "A.I.2", "-o", str(path), "--title", "Points") == f"{path}: 2 passages.\n"
        assert path.read_text(encoding="utf-8").startswith(beginning)
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_word_document_keeps_the_rules(ask: Ask, out: Path) -> None:
    path = out / "points.docx"
    ask("export", "A.I.2", "-o", str(path), "--title", "Points", "--author", "Ruritania", "--date", "2026-11-27")
    assert broken(path.read_bytes()) == []
    properties = Document(io.BytesIO(path.read_bytes())).core_properties
    assert (properties.title, properties.author) == ("Points", "Ruritania")


def test_a_format_can_be_named_and_the_date_is_today_or_none(ask: Ask, out: Path) -> None:
    path = str(out / "no-ending")
    ask("export", "A.I.1", "-o", path, "--format", "text", "--date", "")
    assert Path(path).read_text(encoding="utf-8").splitlines()[1] == ""
    ask(
        "export", "A.I.1", "-o", path, "--format", "text", "--replace", "--variant", "statement", "--citing", "footnote"
    )
    assert "[1] CTOC/COP/WG.4/2009/2, para. 2" in Path(path).read_text(encoding="utf-8")
    ask("export", "A.I.1", "-o", path, "--format", "text", "--replace", "--form", "footnote")
    assert "reproduced in Small Press" in Path(path).read_text(encoding="utf-8")


def test_sources_have_the_form_that_is_named_or_the_readers_own(ask: Ask, out: Path) -> None:
    def written(*options: str) -> str:
        path = out / "x.txt"
        ask("export", "A.I.1", "A.I.2", "-o", str(path), "--replace", *options)
        return path.read_text(encoding="utf-8")

    assert "(CTOC/COP/WG.4/2009/2, paragraph 2)" in written("--form", "running")
    assert "(CTOC/COP/WG.4/2009/2, paras. 2 and 3)" in written("--together")
    assert "(first meeting: 3)" in written("--source", "[{session}|{meeting}]: {number}")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{nombre}", "at letter 1: “nombre” is no field that there is."),
        ("a {number", "at letter 3: “{” is never closed."),
        ("ab[", "at letter 3: “[” is never closed."),
        ("a]", "at letter 2: “]” closes nothing; itself it is written “\\]”."),
        ("a\\x", "at letter 2: “\\x” means nothing; a backslash itself is written “\\\\”."),
        ("[" * 9, "at letter 9: too many parts stand in one another."),
    ],
)
def test_a_form_that_is_not_understood_is_told_with_its_place(refuse: Ask, out: Path, source: str, said: str) -> None:
    path = out / "x.txt"
    assert said in refuse("export", "A.I.1", "-o", str(path), "--source", source)
    assert not path.exists()


def test_a_topic_a_search_and_passages_are_taken_together(ask_json: AskJson, out: Path) -> None:
    def count(*arguments: str) -> int:
        path = out / "x.json"
        answer = ask_json("export", *arguments, "-o", str(path), "--replace")
        assert answer == {"path": str(path), "format": "json", "passages": answer["passages"], "missing": []}
        return answer["passages"]  # type: ignore[no-any-return]  # a number

    assert count("--topic", "Acting") == 3
    assert count("--search", "thoughts") == 2
    assert count("--search", "thoughts", "--limit", "1") == 1
    assert count("A.I") == 3
    assert count("B.X.1", "--topic", "Acting", "--search", "thoughts") == 6


def test_a_topic_is_a_table_as_printed(ask: Ask, out: Path) -> None:
    path = out / "topic.md"
    ask("export", "--topic", "acting", "--variant", "topic", "-o", str(path))
    assert "| Acting | Part A <br>I.1 and I.2 |" in path.read_text(encoding="utf-8")


def test_errata_are_a_report(ask: Ask, out: Path) -> None:
    path = out / "errata.txt"
    assert ask("export", "--variant", "errata", "-o", str(path)) == f"{path}: 3 errata.\n"
    assert "Why: Because." in path.read_text(encoding="utf-8")


def test_a_comparison_shows_what_changed(ask: Ask, out: Path) -> None:
    path = out / "c.txt"
    ask("export", "A.II.1", "A.II.2", "--variant", "comparison", "-o", str(path))
    assert "[-Second -]{+Third +}thoughts." in path.read_text(encoding="utf-8")


def test_what_both_parts_have_is_given_from_both(
    out: Path, small_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out / "both.json"
    assert main(["export", "II.1", "-o", str(path)]) == 0
    assert "both parts" in capsys.readouterr().err
    assert [one["locator"] for one in json.loads(path.read_text(encoding="utf-8"))["entries"]] == ["A.II.1", "B.II.1"]


def test_a_tray_keeps_its_order_its_headings_and_own_words(
    reader: Notebook, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out / "tray.txt"
    assert main(["export", "--tray", "my  STATEMENT", "-o", str(path), "--title", "T", "--date", ""]) == 0
    assert "A.I.99: not in this edition" in capsys.readouterr().err
    text = path.read_text(encoding="utf-8")
    assert text.split("\n\n")[1:7] == [
        "Agreed", "(a) Act now, that is:", "    (i) At once.", "    (ii) Soon.", "(CTOC/COP/WG.4/2009/2, para. 3 (a))",
        "We recall.",
    ]  # fmt: skip
    assert "[…] thoughts […]" in text


@pytest.mark.parametrize("notes", ["text", "comments", "column"])
def test_notes_come_only_when_they_are_wished(reader: Notebook, ask: Ask, out: Path, notes: str) -> None:
    path = out / "x.docx"
    ask("export", "A.I.2", "-o", str(path), "--notes", notes, "--highlights", "--no-footnotes", "--paper", "letter")
    content = path.read_bytes()
    assert broken(content) == []
    ask("export", "A.I.2", "-o", str(out / "x.txt"))
    assert "Keep this" not in (out / "x.txt").read_text(encoding="utf-8")
    ask("export", "A.I.2", "-o", str(out / "y.txt"), "--notes", "text")
    assert "Keep this" in (out / "y.txt").read_text(encoding="utf-8")


def test_the_template_of_an_office_is_used(ask: Ask, out: Path) -> None:
    office = out / "office.docx"
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Ministry"
    document.save(str(office))
    path = out / "x.docx"
    ask("export", "A.I.1", "-o", str(path), "--template", str(office))
    assert Document(io.BytesIO(path.read_bytes())).sections[0].header.paragraphs[0].text == "Ministry"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing is chosen"),
        (["--search", "xyzzyq"], "nothing is chosen"),
        (["A.I.99"], "“A.I.99” names nothing"),
        (["--topic", "nonsense"], "nonsense"),
        (["--tray", "mine"], "there are none yet"),
        (["A.I.1", "--variant", "topic"], "needs “--topic”"),
        (["A.I.1", "--date", "2026-13-01"], "is no date"),
        (["A.I.1", "--template", "x.docx"], "is for Word documents"),
    ],
)
def test_what_cannot_be_written_is_said(refuse: Ask, out: Path, arguments: list[str], said: str) -> None:
    assert said in refuse("export", *arguments, "-o", str(out / "x.txt"))
    assert list(out.iterdir()) == []


def test_the_trays_that_there_are_are_named(reader: Notebook, refuse: Ask, out: Path) -> None:
    assert "“My statement”" in refuse("export", "--tray", "other", "-o", str(out / "x.txt"))


def test_an_ending_that_tells_nothing_is_said_with_the_formats(refuse: Ask, out: Path) -> None:
    assert "docx, markdown, html" in refuse("export", "A.I.1", "-o", str(out / "x.pages"))


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(refuse: Ask, ask: Ask, out: Path) -> None:
    path = out / "x.txt"
    path.write_text("mine", encoding="utf-8")
    assert "is there already" in refuse("export", "A.I.1", "-o", str(path))
    assert path.read_text(encoding="utf-8") == "mine"
    ask("export", "A.I.1", "-o", str(path), "--replace")
    assert path.read_text(encoding="utf-8") != "mine"


def test_the_programs_own_folder_is_no_place(refuse: Ask, own_data_folder: Path) -> None:
    own_data_folder.mkdir()
    assert "the program's own files" in refuse("export", "A.I.1", "-o", str(own_data_folder / "x.txt"))


@pytest.mark.parametrize("name", ["gone/x.txt", "a\0b.txt"])
def test_a_place_that_is_none_is_said(refuse: Ask, out: Path, name: str) -> None:
    assert "cannot be written" in refuse("export", "A.I.1", "-o", str(out / name))


def test_a_full_disk_leaves_the_old_file_whole(refuse: Ask, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = out / "x.docx"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in refuse("export", "A.I.1", "-o", str(path), "--replace")
    assert path.read_bytes() == b"old"
    assert [one.name for one in out.iterdir()] == ["x.docx"]


def test_a_template_that_is_none_is_said(refuse: Ask, out: Path, template: Path) -> None:
    office = out / "office.docx"
    office.write_bytes(b"no document")
    assert "is no Word document" in refuse("export", "A.I.1", "-o", str(out / "x.docx"), "--template", str(office))
    shutil.rmtree(template)
    assert "install the program anew" in refuse("export", "A.I.1", "-o", str(out / "x.docx"))


def test_notes_that_cannot_be_read_are_said(
    reader: Notebook, refuse: Ask, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_notebook: Notebook) -> None:
        raise AnnotationsBusy(reader.path)

    monkeypatch.setattr(Notebook, "reader", property(busy))
    assert "cannot be read now (busy)" in refuse("export", "--tray", "My statement", "-o", str(out / "x.txt"))


def test_a_tray_without_anything_of_this_edition_is_nothing(reader: Notebook, refuse: Ask, out: Path) -> None:
    notebook = Notebook(reader.path.parent)
    notebook.write([Put(id=new_id(), revision=0, body=Tray(name="Empty", order=2))])
    notebook.close()
    assert "nothing is chosen" in refuse("export", "--tray", "Empty", "-o", str(out / "x.txt"))


@pytest.mark.parametrize("name", [".~lock.points.docx#", "~$ints.docx"])
def test_a_document_that_is_open_in_an_office_program_stays(refuse: Ask, out: Path, name: str) -> None:
    path = out / "points.docx"
    path.write_bytes(b"old")
    (out / name).write_bytes(b"")
    assert "is open in another program" in refuse("export", "A.I.1", "-o", str(path), "--replace")
    assert path.read_bytes() == b"old"
