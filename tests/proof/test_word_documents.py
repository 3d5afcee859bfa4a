"""Word documents of every section and topic, read back by pandoc and by LibreOffice: all is there, in its order."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.manuscripts import composed, gathered, passage, with_notes
from tests.export.test_docx import OWN
from tests.export.test_formats import manuscripts
from tests.export.wordprocessing import broken
from tests.proof.word_readers import LibreOffice, Pandoc, Said, converted, tidied, written_in
from tests.small_compendium import BUNDLED, write_small_compendium
from tipbrowser.domain.manuscript import AS_COLUMN, AS_COMMENTS, AS_FOOTNOTE, STATEMENT, TABLE, TOPIC, Manuscript
from tipbrowser.domain.names import Locator
from tipbrowser.export.docx.writing import written
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

NOTE = "Ask the ministry.\n\n- first\n- second, שלום"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Give the real compendium."""
    with Library(BUNDLED) as found:
        yield found


def every(library: Library) -> dict[str, Manuscript]:
    """Give each section in three forms, each topic in two, and links inside."""
    gathering = Gathering(library)
    found = {}
    sections = [Locator("F"), *(Locator(one.section) for one in library.reading.sections())]
    forms = {
        "list": {"notes": AS_COMMENTS, "citing": AS_FOOTNOTE},
        "statement": {"variant": STATEMENT, "citing": AS_FOOTNOTE},
        "table": {"variant": TABLE, "notes": AS_COLUMN},
    }
    for section in sections:
        chosen = gathering.chosen([section])
        material = with_notes(gathered(library, *chosen), chosen[0].locator, NOTE, "Another.")
        for name, options in forms.items():
            found[f"{section}-{name}"] = composed(material, **options)
    for number, topic in enumerate(library.topics.topics()):
        material = gathering.of_topic(topic.topic)
        found[f"topic-{number}"] = composed(material, variant=TOPIC)
        found[f"topic-{number}-list"] = composed(material)
    found["links"] = composed(gathered(library, *map(passage, ("A.II.8", "A.I.2", "A.II.15", "B.V.PP.2"))))
    return found


@pytest.fixture(scope="module")
def documents(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Manuscript]:
    """Give the documents with what they were made from."""
    folder = tmp_path_factory.mktemp("documents")
    found = {}
    with Library(write_small_compendium(folder / "small.sqlite")) as small:
        kinds = manuscripts(small)
    for name, manuscript in {**kinds, **every(library)}.items():
        content = written(manuscript, OWN)
        assert broken(content) == [], name
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        found[path] = manuscript
    return found


@pytest.mark.slow
def test_pandoc_reads_back_what_was_chosen(documents: dict[Path, Manuscript]) -> None:
    for path, manuscript in documents.items():
        reader = Pandoc(path)
        assert reader.title() == " ".join(manuscript.title.split())
        found = reader.paragraphs()
        inside = [link for one in found for link in one.links if link.startswith("#")]
        assert all(link[1:] in reader.ids for link in inside), path.name
        assert without_targets(found) == without_targets(written_in(manuscript)), path.name


@pytest.mark.slow
def test_libreoffice_reads_back_what_was_chosen(documents: dict[Path, Manuscript], tmp_path: Path) -> None:
    converted(list(documents), "fodt", tmp_path)
    for path, manuscript in documents.items():
        reader = LibreOffice(tmp_path / f"{path.stem}.fodt")
        head = [one for one in (manuscript.title, f"{manuscript.author} · {manuscript.date}") if one]
        expected = [*tidied(Said(words=one) for one in head), *written_in(manuscript)]
        assert [plain(one) for one in reader.paragraphs()] == [plain(one) for one in expected], path.name
        inside = [link for one in expected for link in one.links if link.startswith("#")]
        assert all(link[1:] in reader.ids for link in inside), path.name


@pytest.mark.slow
def test_pages_are_numbered_and_bear_the_title(documents: dict[Path, Manuscript], tmp_path: Path) -> None:
    wanted = [path for path in documents if path.stem in {"A.II-list", "A.IV-table", "statement", "topic-3"}]
    converted(wanted, "pdf", tmp_path)
    for path in wanted:
        text = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / f"{path.stem}.pdf"), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        pages = text.rstrip("\f\n").split("\f")
        for number, page in enumerate(pages, 1):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-1].endswith(f"{number}/{len(pages)}"), (path.name, number)
            assert lines[0] == "Points", (path.name, number)


def without_targets(paragraphs: list[Said]) -> list[Said]:
    """Give paragraphs with links inside known as such alone: pandoc gives places names of its own."""
    return [replace(one, links=["#" if link.startswith("#") else link for link in one.links]) for one in paragraphs]


def plain(said: Said) -> tuple[object, ...]:
    """Give what both say of a paragraph: not its italics, changes and order of comments.

    Commas are left out, since one stands between two marks of footnotes; pandoc sees to the others.
    """
    words = "".join(said.words.replace(",", "").split())
    return said.level, words, said.notes, said.links, sorted(said.comments)
