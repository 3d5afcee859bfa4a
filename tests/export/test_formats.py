"""Each format says what it said before, and holds every word of the compendium to the letter."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.manuscripts import composed, gathered, with_highlight, with_notes
from tipbrowser.domain.manuscript import (
    AS_COLUMN,
    AS_FOOTNOTE,
    AS_TEXT,
    COMPARISON,
    ERRATA,
    NO_CITATION,
    STATEMENT,
    TOPIC,
    Manuscript,
    OwnText,
    Span,
)
from tipbrowser.domain.names import Locator
from tipbrowser.export import html, markdown, plain
from tipbrowser.export.writable import writable
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "export"
Write = Callable[[Manuscript], str]
FORMATS: dict[str, Write] = {"txt": plain.written, "md": markdown.written, "html": html.written}
PIECES: dict[str, Write] = {"txt": plain.fragment, "md": markdown.fragment, "html": html.fragment}


def manuscripts(library: Library) -> dict[str, Manuscript]:
    """Give one of each kind."""
    material = with_highlight(with_notes(gathered(library), "A.I.1", "Keep *this* & <that>"), "A.I.3", 0, 3)
    gathering = Gathering(library)
    two = gathering.material(gathering.chosen([Locator("A.II.1"), Locator("A.II.2")]))
    return {
        "list": composed(material, notes=AS_TEXT, with_highlights=True),
        "statement": composed(material, variant=STATEMENT, citing=AS_FOOTNOTE),
        "table": composed(material, notes=AS_COLUMN),
        "comparison": composed(two, variant=COMPARISON),
        "topic": composed(gathering.of_topic("Acting"), variant=TOPIC),
        "errata": composed(gathering.of_errata(), variant=ERRATA),
    }


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_says_what_it_said_before(small: Library, ending: str) -> None:
    for name, manuscript in manuscripts(small).items():
        golden = GOLDEN / f"{name}.{ending}"
        assert FORMATS[ending](manuscript) == golden.read_text(encoding="utf-8"), golden.name


@pytest.mark.parametrize("ending", PIECES)
def test_what_is_copied_says_what_it_said_before(small: Library, ending: str) -> None:
    manuscript = manuscripts(small)["list"]
    golden = GOLDEN / f"copied.{ending}"
    assert PIECES[ending](manuscript) == golden.read_text(encoding="utf-8")


def read_plain(text: str) -> str:
    return re.sub(r"\[\d+\]", "", text)


def read_markdown(text: str) -> str:
    without_marks = re.sub(r"\[\^\d+\]", "", text)
    unlinked = re.sub(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(https://[^)]*\)", r"\1", without_marks)
    bare = re.sub(r"(?<!\\)\*|^[> ]+", "", unlinked, flags=re.MULTILINE).replace("\\", "")
    return html_module.unescape(bare)


def read_html(text: str) -> str:
    body = text.partition("<body>")[2]
    return html_module.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", body))


READERS: dict[str, Callable[[str], str]] = {"txt": read_plain, "md": read_markdown, "html": read_html}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_passage_passes_through_to_the_letter(bundled: Library, ending: str) -> None:
    gathering = Gathering(bundled)
    sections = [Locator(one.section) for one in bundled.reading.sections()]
    material = gathering.material(gathering.chosen([Locator("F"), *sections]))
    written = READERS[ending](FORMATS[ending](composed(material, citing=NO_CITATION)))
    for taken in material.passages:
        for passage in taken.passages:
            assert READERS["txt"](passage.text) in written, passage.locator


@pytest.mark.parametrize("ending", FORMATS)
@given(text=st.text(max_size=40))
def test_any_letters_of_a_reader_can_be_written(ending: str, text: str) -> None:
    manuscript = Manuscript(title=text, author=text, blocks=(OwnText(line=(Span(text=text, italic=True),)),))
    for write in (FORMATS[ending], PIECES[ending]):
        written = write(manuscript)
        written.encode("utf-8")
        assert "\0" not in written


def test_what_no_file_can_hold_is_replaced_where_it_is_seen() -> None:
    assert writable("a\0b\ud800c\ufffed\r\ne\rf\u202e\u2028") == "a\ufffdb\ufffdc\ufffdd\ne\nf\u202e\u2028"


def test_markup_of_a_reader_stays_letters(small: Library) -> None:
    material = with_notes(gathered(small), "A.I.1", "<script>alert(1)</script> [x](javascript:y) ![](file:///etc)")
    written = {ending: write(composed(material, notes=AS_TEXT)) for ending, write in FORMATS.items()}
    assert "<script" not in written["html"]
    assert "<script" not in written["md"].replace("\\<script", "")
    assert r"\[x\](javascript:y)" in written["md"]
