"""Markdown read back by pandoc: what was chosen comes back to the letter, and a reader's signs stay signs."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.manuscripts import composed, gathered
from tests.export.pandoc import Reading
from tipbrowser.domain.manuscript import NO_CITATION, Manuscript, OwnText, Quoted
from tipbrowser.domain.names import Locator
from tipbrowser.export import markdown
from tipbrowser.export.lines import plain
from tipbrowser.export.passages import paragraphs
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

pytestmark = pytest.mark.slow
SIGNS = [
    *"ab1 .-_*#>`~^$@!&=+:|\\/()[]{}'\"<\n\té\u202e", "...", "--", "---", "===", "1. ", "* ", "- ", "a) ", "(@) ",
    "https://a.b/", "<b>", "&amp;", "    ", "\n\n", ": x", "| y", "vol. 3", "[^1]", "^[x]", "~~", "::: x", "e.g. x",
    "“q”", "%", "(1) ", "[x](y)", "![", "\\\n", "  \n", "No. E.09",
]  # fmt: skip


def read(manuscript: Manuscript) -> Reading:
    return Reading(markdown.fragment(manuscript))


def test_every_passage_comes_back_with_its_number_footnotes_and_italics(bundled: Library) -> None:
    gathering = Gathering(bundled)
    sections = [Locator(one.section) for one in bundled.reading.sections()]
    material = gathering.material(gathering.chosen([Locator("F"), *sections]))
    manuscript = composed(material, citing=NO_CITATION, with_headings=False)
    quoted = [block for block in manuscript.blocks if isinstance(block, Quoted)]
    found = read(manuscript)
    assert found.paragraphs == [f"{one.label} {plain(one.line)}" if one.label else plain(one.line) for one in quoted]
    assert found.footnotes == [plain(one.line) for one in manuscript.footnotes]
    assert found.italics
    lines = [*(one.line for one in quoted), *(one.line for one in manuscript.footnotes)]
    italics = [span.text.strip() for line in lines for span in line if span.italic and span.text.strip()]
    assert sorted(found.italics) == sorted(italics)


def test_short_words_are_not_tied_to_the_next() -> None:
    listed = subprocess.run(
        ["pandoc", "--print-default-data-file=abbreviations"], capture_output=True, check=True, text=True
    )
    texts = [f"See {one} 3 and {one} X and ({one} a" for one in listed.stdout.split()]
    blocks = tuple(OwnText(line=line) for text in texts for line in paragraphs(text))
    assert read(Manuscript(title="", blocks=blocks)).paragraphs == texts


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join))
def test_no_signs_of_a_reader_are_taken_for_markdown(text: str) -> None:
    lines = list(paragraphs(text))
    found = read(Manuscript(title="", blocks=tuple(OwnText(line=line) for line in lines)))
    assert [_bare(one) for one in found.paragraphs] == [_bare(plain(line)) for line in lines]


def _bare(text: str) -> list[str]:
    """Give the lines without the blanks at their ends, which nobody sees."""
    return [row.strip(" \t") for row in text.split("\n")]


def test_a_whole_file_has_its_parts_in_their_order(small: Library) -> None:
    found = Reading(markdown.written(composed(gathered(small))))
    assert found.paragraphs[:3] == ["Points", "Ruritania, 27 November 2026", "What was agreed"]
    assert found.paragraphs[-2:] == ["<HorizontalRule>", composed(gathered(small)).edition_line]
    assert found.footnotes == ["Note 1."]
