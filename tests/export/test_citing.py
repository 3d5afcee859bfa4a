"""Tests of the sources in a manuscript: which stand where, and which of them at once."""

from __future__ import annotations

import pytest

from tests.export.manuscripts import WORDS, composed, gathered, passage
from tipbrowser.domain.citation_fields import CITATION_FIELDS, DATED, template_of
from tipbrowser.domain.citation_templates import parse
from tipbrowser.domain.manuscript import AS_FOOTNOTE, AS_TEXT, STATEMENT, Citation, Heading, Manuscript, Options, Quoted
from tipbrowser.domain.material import ChosenText
from tipbrowser.export.citing import Cite, citing, source_line
from tipbrowser.export.composing import compose
from tipbrowser.export.lines import plain
from tipbrowser.services.library import Library


def sources(manuscript: Manuscript) -> list[str]:
    return [plain(block.line) for block in manuscript.blocks if isinstance(block, Citation)]


def test_neighbours_are_cited_at_once_behind_the_last(small: Library) -> None:
    material = gathered(
        small, passage("A.I.1"), passage("A.I.2"), passage("A.I.3"), passage("B.II.2"), ChosenText(text="x"),
        passage("B.II.1"), passage("F.title.1"), passage("F.introduction.1"),
    )  # fmt: skip
    manuscript = composed(material, together=True)
    assert sources(manuscript) == [
        "CTOC/COP/WG.4/2009/2, paras. 2–4", "resolution 2/3, para. 2", "resolution 2/3, para. 1",
        "Small Compendium (Vienna, 2024), title, para. 1", "Small Compendium (Vienna, 2024), introduction, para. 1",
    ]  # fmt: skip
    before = manuscript.blocks[
        manuscript.blocks.index(next(b for b in manuscript.blocks if isinstance(b, Citation))) - 1
    ]
    assert isinstance(before, Quoted)
    assert before.locator == "A.I.3"


def test_neighbours_share_a_footnote_too(small: Library) -> None:
    material = gathered(small, passage("A.I.2.a"), passage("A.I.2.b"))
    manuscript = composed(material, together=True, citing=AS_FOOTNOTE, variant=STATEMENT, notes=AS_TEXT)
    assert [plain(note.line) for note in manuscript.footnotes] == [
        "Note 1.",
        "CTOC/COP/WG.4/2009/2, para. 3 (a) and (b).",
    ]
    marks = [span.footnote for block in manuscript.blocks if isinstance(block, Quoted) for span in block.line]
    assert [mark for mark in marks if mark is not None] == [0, 1]


def test_nothing_is_cited_of_nothing(small: Library) -> None:
    assert composed(gathered(small, ChosenText(text="x")), together=True).footnotes == ()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("official", "resolution 2/3, para. 2"),
        ("dated", "resolution 2/3 of 2 January 2010, para. 2"),
        ("running", "resolution 2/3, paragraph 2"),
        ("compendium", "Small Compendium (Vienna, 2024), part B, sect. II, para. 2"),
    ],
)
def test_sources_have_the_form_that_is_named(small: Library, form: str, expected: str) -> None:
    assert sources(composed(gathered(small, passage("B.II.2")), citation=form)) == [expected]


def test_sources_have_the_form_of_the_readers_own_template(small: Library) -> None:
    material = gathered(small, passage("B.II.2"))
    template = parse("[{session}: ]{locator}", CITATION_FIELDS)
    manuscript = compose(material, Options(citation=DATED), WORDS, cite=citing(template, material.edition))
    assert sources(manuscript) == ["second session: B.II.2"]


def test_meetings_head_a_list_only_where_it_is_wished(small: Library) -> None:
    material = gathered(small, passage("A.I.1"), passage("A.I.3"))
    for wished in (True, False):
        manuscript = composed(material, with_headings=wished)
        assert any(isinstance(block, Heading) for block in manuscript.blocks) is wished


def test_symbols_and_resolutions_lead_to_their_documents_and_nothing_else_does(small: Library) -> None:
    def links(cite: Cite, *locators: str) -> list[tuple[str, str]]:
        passages = gathered(small, *(passage(one) for one in locators)).passages
        line = source_line(cite, passages)
        assert plain(line) == cite(passages)
        return [(span.text, span.link) for span in line if span.link]

    official = citing(template_of("official"), small.reading.edition())
    report = "https://undocs.org/CTOC/COP/WG.4/2009/2"
    assert links(official, "A.I.2.a") == [("CTOC/COP/WG.4/2009/2", report)]
    (found,) = links(official, "B.II.2")
    assert found[0] == "resolution 2/3"
    assert found[1].startswith("https://undocs.org/")
    assert links(lambda _: "see A.I.2 (a)", "A.I.2.a") == []
    assert links(lambda _: "CTOC/COP/WG.4/2009/2/Add.1", "A.I.2.a") == []
