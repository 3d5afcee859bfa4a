"""Tests of Word documents: every rule of their structure, all that was chosen in them, in any template."""

from __future__ import annotations

import io
from pathlib import Path
from xml.dom import minidom
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from tests.export.manuscripts import WORDS, composed, gathered, passage, with_highlight, with_notes
from tests.export.test_formats import manuscripts
from tests.export.wordprocessing import Package, R, W, broken
from tipbrowser import paths
from tipbrowser.domain.manuscript import (
    AS_COMMENTS,
    AS_FOOTNOTE,
    LETTER,
    STATEMENT,
    Cell,
    Citation,
    Comment,
    FootnoteText,
    Heading,
    Manuscript,
    OwnText,
    Quoted,
    Row,
    Span,
    Table,
)
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.export.docx.body import WHOLE
from tipbrowser.export.docx.moments import moment_of, stamp_of
from tipbrowser.export.docx.runs import bookmark_name
from tipbrowser.export.docx.templates import own_template
from tipbrowser.export.docx.writing import written
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

OWN = own_template(paths.resources() / "export" / "template")
GOLDEN = Path(__file__).parents[1] / "golden" / "export"


def parts(content: bytes) -> dict[str, str]:
    """Give what a document says, part by part, laid out so that differences are seen."""
    package = Package(content)
    wanted = ("document", "footnotes", "comments", "header1", "footer1", "settings")
    names = [f"word/{name}.xml" for name in wanted if f"word/{name}.xml" in package.parts]
    return {name: minidom.parseString(package.parts[name]).toprettyxml(indent=" ") for name in names}  # our own


def text_of(element: ET.Element) -> str:
    """Give the words of a paragraph as Word shows them, deleted ones too, without what stands between two marks."""
    marked = f"{W}rPr/{W}rStyle[@{W}val='FootnoteReference']"
    marks = {one for run in element.iter(f"{W}r") if run.find(marked) is not None for one in run.iter()}
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    words = (f"{W}t", f"{W}delText")
    return "".join(
        (one.text or "") if one.tag in words else signs.get(one.tag, "")
        for one in element.iter()
        if one not in marks
        if one.tag in words or (one.tag in signs and one.get(f"{W}val") is None)
    )


def paragraphs(content: bytes, part: str = "word/document.xml") -> list[str]:
    """Give the words of all paragraphs."""
    return [text_of(one) for one in Package(content).root(part).iter(f"{W}p")]


def style_names(content: bytes) -> list[str]:
    """Give the style of each paragraph, by its name."""
    package = Package(content)
    names = {
        one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]  # each has one
        for one in package.root("word/styles.xml").iter(f"{W}style")
    }
    return [names[one.get(f"{W}val")] for one in package.root("word/document.xml").iter(f"{W}pStyle")]


def everything(library: Library) -> Manuscript:
    """Give a manuscript with notes as comments, highlights and own words that no file can hold."""
    material = with_notes(gathered(library), "A.I.1", "Keep\0 this\n\nשלום \u202e \ud800")
    return composed(with_highlight(material, "A.I.3", 0, 3), notes=AS_COMMENTS, with_highlights=True)


@pytest.mark.parametrize("kind", ["list", "statement", "table", "comparison", "topic", "errata"])
def test_a_document_keeps_every_rule_and_says_what_it_said_before(small: Library, kind: str) -> None:
    content = written(manuscripts(small)[kind], OWN)
    assert broken(content) == []
    golden = (GOLDEN / f"{kind}.docx.xml").read_text(encoding="utf-8")
    assert "\n".join(f"<!-- {name} -->\n{text}" for name, text in parts(content).items()) == golden


def test_the_same_manuscript_gives_the_same_bytes(small: Library) -> None:
    assert written(everything(small), OWN) == written(everything(small), OWN)


def test_labels_hang_and_each_kind_of_paragraph_has_its_style(small: Library) -> None:
    content = written(composed(gathered(small)), OWN)
    assert style_names(content)[:8] == [
        "Title", "Subtitle", "heading 1", "Numbered Paragraph", "Source Line", "Body Text", "Body Text",
        "Numbered Paragraph",
    ]  # fmt: skip
    assert "1.\tStates should act." in paragraphs(content)
    assert "(a)\tAct now, that is:" in paragraphs(content)
    assert "Numbered Paragraph 3" in style_names(content)
    assert style_names(written(composed(gathered(small), variant=STATEMENT), OWN)).count("Quote") == 12


def test_footnotes_are_words_own(small: Library) -> None:
    content = written(composed(gathered(small), citing=AS_FOOTNOTE), OWN)
    notes = paragraphs(content, "word/footnotes.xml")[2:]
    assert notes[:2] == [" CTOC/COP/WG.4/2009/2, para. 2.", " Note 1."]
    assert len(notes) == len(list(Package(content).root("word/document.xml").iter(f"{W}footnoteReference")))


def test_notes_are_comments_with_their_dates(small: Library) -> None:
    content = written(everything(small), OWN)
    assert broken(content) == []
    (comment,) = Package(content).root("word/comments.xml").iter(f"{W}comment")
    assert (comment.get(f"{W}author"), comment.get(f"{W}date")) == ("Ruritania", "2026-11-21T10:00:00Z")
    assert [text_of(one) for one in comment] == ["Keep\ufffd this", "", "שלום \u202e \ufffd"]
    plain = written(composed(gathered(small)), OWN)
    assert "word/comments.xml" not in Package(plain).parts


def test_links_lead_inside_and_outside(bundled: Library) -> None:
    material = gathered(bundled, *(passage(one) for one in ("A.II.10", "A.II.11", "B.IV.chapeau")))
    content = written(composed(material), OWN)
    assert broken(content) == []
    targets = [
        target for kind, target, outside in Package(content).relationships("word/document.xml").values() if outside
    ]
    assert targets
    assert all(target.startswith("https://undocs.org/") for target in targets)
    small_links = Package(written(composed(gathered(bundled, *map(passage, ("B.V.PP.1", "B.V.PP.2")))), OWN))
    assert small_links.parts


def test_a_place_that_comes_twice_is_bookmarked_once(small: Library) -> None:
    content = written(composed(gathered(small, passage("A.I.1"), passage("A.I.1"), passage("A.I.3"))), OWN)
    assert broken(content) == []
    names = [one.get(f"{W}name") for one in Package(content).root("word/document.xml").iter(f"{W}bookmarkStart")]
    assert names == ["p_A_I", "p_A_I_1", "p_A_I_3"]
    assert bookmark_name("A." * 60) == "p_" + "A_" * 19


def test_links_lead_to_opening_words_where_there_is_no_more_of_a_passage() -> None:
    lead = Quoted(locator=Locator("A.I.1"), label="1.", depth=0, line=(Span(text="Lead"),), is_lead=True)
    link = OwnText(line=(Span(text="there", link="#A.I.1"),))
    for blocks, marked in (
        ((link, lead), "1.Lead"),
        ((link, lead, replace(lead, is_lead=False, label="2.")), "2.Lead"),
    ):
        content = written(Manuscript(title="t", blocks=blocks), OWN)
        assert broken(content) == []
        document = Package(content).root("word/document.xml")
        assert [one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")] == ["p_A_I_1"]
        (found,) = [one for one in document.iter(f"{W}p") if one.find(f"{W}bookmarkStart") is not None]
        assert "".join(found.itertext()) == marked


def test_changes_are_tracked_and_can_be_taken_or_refused(small: Library) -> None:
    content = written(manuscripts(small)["comparison"], OWN)
    document = Package(content).root("word/document.xml")
    assert [text_of(one) for one in document.iter(f"{W}del")] == ["Second "]
    assert [text_of(one) for one in document.iter(f"{W}ins")] == ["Third "]


def test_title_author_and_date_are_in_its_properties_and_nobody_else(small: Library) -> None:
    properties = Document(io.BytesIO(written(composed(gathered(small)), OWN))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Points", "Ruritania", "Ruritania")
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2026-11-27"
    undated = written(composed(gathered(small), date="soon", author=""), OWN)
    assert Document(io.BytesIO(undated)).core_properties.author == ""
    assert broken(undated) == []


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906), (LETTER, 12240), ("unknown", 11906)])
def test_the_paper_is_as_wished(small: Library, paper: str, width: int) -> None:
    content = written(composed(gathered(small), paper=paper), OWN)
    (size,) = Package(content).root("word/document.xml").iter(f"{W}pgSz")
    assert size.get(f"{W}w") == str(width)


def test_pages_are_counted_and_the_edition_is_named_on_each(small: Library) -> None:
    content = written(composed(gathered(small)), OWN)
    package = Package(content)
    footers = [name for name in package.names if name.startswith("word/footer")]
    assert len(footers) == 2
    for footer in footers:
        instructions = [one.text for one in package.root(footer).iter(f"{W}instrText")]
        assert instructions == [" PAGE ", " NUMPAGES "]
        assert "Small Press, Small Compendium (Vienna, 2024)" in text_of(package.root(footer))


def test_the_title_stands_above_each_page_but_the_one_that_begins_with_it(small: Library) -> None:
    package = Package(written(composed(gathered(small)), OWN))
    (section,) = package.root("word/document.xml").iter(f"{W}sectPr")
    targets = package.relationships("word/document.xml")
    said = {
        one.get(f"{W}type"): text_of(package.root(f"word/{targets[one.get(f'{R}id')][1]}"))
        for one in section.iter(f"{W}headerReference")
    }
    assert said == {"first": "", "default": "Points"}


def test_marks_side_by_side_do_not_read_as_one_number() -> None:
    line = (Span(text="x"), Span(footnote=0), Span(footnote=1), Span(text="y"), Span(footnote=2))
    notes = tuple(FootnoteText(line=(Span(text="z"),)) for _ in range(3))
    manuscript = Manuscript(title="t", blocks=(OwnText(line=line),), footnotes=notes)
    package = Package(written(manuscript, OWN))
    (words,) = [one for one in package.root("word/document.xml").iter(f"{W}p") if "x" in "".join(one.itertext())]
    assert "".join(words.itertext()) == "x,y"
    assert [len(run) and run[-1].tag.removeprefix(W) for run in words.findall(f"{W}r")] == [
        "t", "footnoteReference", "t", "footnoteReference", "t", "footnoteReference"
    ]  # fmt: skip
    assert words.findall(f"{W}r")[2].find(f"{W}rPr/{W}rStyle") is not None


def test_a_source_stays_on_the_page_of_its_words(small: Library) -> None:
    document = Package(written(composed(gathered(small)), OWN)).root("word/document.xml")
    styles = [one.get(f"{W}val") for one in document.iter(f"{W}pStyle")]
    kept = [one.find(f"{W}keepNext") is not None for one in document.iter(f"{W}pPr")]
    assert "SourceLine" in styles
    assert all(keep for keep, behind in zip(kept, styles[1:], strict=False) if behind == "SourceLine")


def test_opening_words_stay_on_the_page_of_what_follows_and_tie_no_rows_of_tables() -> None:
    opening, below = (
        Quoted(locator=Locator(place), label="", depth=depth, line=(Span(text="x"),), is_lead=lead)
        for place, depth, lead in (("A.I.1", 0, True), ("A.I.1.a", 1, False))
    )
    table = Table(headings=("h",), widths=(1.0,), rows=(Row(cells=(Cell(blocks=(opening, below)),)),))
    alone = replace(opening, is_lead=False)
    manuscript = Manuscript(title="t", blocks=(opening, below, alone, below, alone, table))
    document = Package(written(manuscript, OWN)).root("word/document.xml")
    words = [one for one in document.iter(f"{W}p") if text_of(one) == "x"]
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in words]
    assert kept == [True, False, True, False, False, False, False]


def test_own_words_that_lead_up_to_a_quotation_stay_on_its_page() -> None:
    quoted = Quoted(locator=Locator("A.I.1"), label="1.", depth=0, line=(Span(text="x"),))
    texts = (("We recall: ", False), ("We do.", False), ("Mine:", True), ("", False))
    own = [OwnText(line=(Span(text="x"), Span(text=text)), is_note=is_note) for text, is_note in texts]
    blocks = [one for block in (*own, OwnText(line=())) for one in (block, quoted)]
    document = Package(written(Manuscript(title="t", blocks=tuple(blocks)), OWN)).root("word/document.xml")
    styles = {"BodyText", "ReaderNote"}
    found = [one for one in document.iter(f"{W}pPr") if one[0].get(f"{W}val") in styles]
    assert [one.find(f"{W}keepNext") is not None for one in found] == [True, False, False, False, False]


def test_a_date_that_is_none_is_not_written(small: Library) -> None:
    manuscript = replace(manuscripts(small)["comparison"], date_iso="soon")
    document = Package(written(manuscript, OWN)).root("word/document.xml")
    assert {one.get(f"{W}date") for one in document.iter(f"{W}ins")} == {"1980-01-01T00:00:00Z"}
    assert moment_of("0001-01-01T00:00:00+05:00").year == 1980
    assert stamp_of("2026-11-27T23:30:00.125-02:00") == "2026-11-28T01:30:00Z"


def test_headings_and_own_words_have_all_the_width_of_a_table(small: Library) -> None:
    document = Package(written(manuscripts(small)["table"], OWN)).root("word/document.xml")
    rows = [row.findall(f"{W}tc") for row in document.iter(f"{W}tr")]
    wide = [text_of(cells[0]) for cells in rows if len(cells) == 1]
    assert wide == ["What was agreed", "We recall this.\nAnd that.A new paragraph.", "Elsewhere"]


def test_a_long_row_is_parted_between_pages_and_a_short_one_is_not() -> None:
    rows = tuple(
        Row(
            cells=(Cell(blocks=(Quoted(locator=Locator("A.I.1"), label="", depth=0, line=(Span(text="x" * count),)),)),)
        )
        for count in (WHOLE, WHOLE + 1)
    )
    manuscript = Manuscript(title="t", blocks=(Table(headings=("h",), widths=(1.0,), rows=rows),))
    document = Package(written(manuscript, OWN)).root("word/document.xml")
    assert [row.find(f".//{W}cantSplit") is not None for row in document.iter(f"{W}tr")] == [True, True, False]


def test_every_passage_of_the_compendium_is_there_to_the_letter(bundled: Library) -> None:
    gathering = Gathering(bundled)
    sections = [Locator(one.section) for one in bundled.reading.sections()]
    material = gathering.material(gathering.chosen([Locator("F"), *sections]))
    content = written(composed(material, citing=AS_FOOTNOTE), OWN)
    assert broken(content) == []
    said = {words for one in paragraphs(content) for words in (one, one.partition("\t")[2])}
    for taken in material.passages:
        for one in taken.passages:
            assert one.text in said, one.locator
    notes = "\n".join(paragraphs(content, "word/footnotes.xml"))
    assert all(note.footnote.text in notes for taken in material.passages for note in taken.footnotes)


def test_writing_can_be_ended(small: Library) -> None:
    def end() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        written(composed(gathered(small)), OWN, check=end)


def test_quotations_within_quotations_and_labels_without_depth_keep_the_rules() -> None:
    blocks = [
        Quoted(
            locator=Locator("A.I.1"),
            label=label,
            depth=depth,
            line=(Span(text="x"),),
            is_quotation=quotes,
            is_lead=lead,
        )
        for label in ("", "(a)")
        for depth in range(6)
        for quotes in (True, False)
        for lead in (True, False)
    ]
    assert broken(written(Manuscript(title="t", blocks=tuple(blocks)), OWN)) == []


WORDS_OF_A_READER = st.text(max_size=12)
SPANS = st.builds(
    Span, text=WORDS_OF_A_READER, italic=st.booleans(), change=st.sampled_from(["", "added", "removed"]),
    colour=st.sampled_from(["", "own", "red_line", "strange"]),
    link=st.sampled_from(["", "#A.I.1", "#A.XX", "https://undocs.org/A/1?x=1&y=2", "javascript:alert(1)"]),
)  # fmt: skip
LINES = st.lists(SPANS, max_size=3).map(tuple)
PLAIN_BLOCKS = st.one_of(
    st.builds(
        Quoted, locator=st.sampled_from(["A.I.1", "A.I.2"]), label=st.sampled_from(["", "1.", "(a)"]),
        depth=st.integers(0, 5), line=LINES, is_lead=st.booleans(), is_quotation=st.booleans(),
    ),
    st.builds(Citation, locator=st.just("A.I.1"), line=LINES),
    st.builds(OwnText, line=LINES, is_note=st.booleans()),
    st.builds(Heading, line=LINES, level=st.integers(1, 3), bookmark=st.sampled_from(["", "A.I"])),
)  # fmt: skip
CELLS = st.builds(Cell, blocks=st.lists(PLAIN_BLOCKS, max_size=2).map(tuple), shaded=st.booleans())
TABLES = st.builds(
    Table, headings=st.tuples(WORDS_OF_A_READER, WORDS_OF_A_READER), widths=st.just((0.4, 0.6)),
    rows=st.lists(st.builds(Row, cells=st.tuples(CELLS, CELLS)), max_size=2).map(tuple),
)  # fmt: skip


@given(
    blocks=st.lists(st.one_of(PLAIN_BLOCKS, TABLES), max_size=5), notes=st.lists(LINES, max_size=2),
    comments=st.lists(WORDS_OF_A_READER, max_size=2), title=WORDS_OF_A_READER,
)  # fmt: skip
def test_whatever_is_in_a_manuscript_the_document_keeps_the_rules(
    blocks: list[object], notes: list[tuple[Span, ...]], comments: list[str], title: str
) -> None:
    marks = tuple(Span(footnote=number) for number in range(len(notes)))
    last = Quoted(locator=Locator("A.I.9"), label="9.", depth=0, line=marks, comments=tuple(range(len(comments))))
    manuscript = Manuscript(
        title=title, author=title, blocks=(*blocks, last),  # type: ignore[arg-type]  # blocks of all kinds
        footnotes=tuple(FootnoteText(line=line) for line in notes),
        comments=tuple(Comment(text=text, author=title, date="") for text in comments),
    )  # fmt: skip
    assert broken(written(manuscript, OWN)) == []


def test_the_words_that_say_nothing_are_not_needed(small: Library) -> None:
    manuscript = replace(composed(gathered(small, passage("A.I.1"))), author="", date="", tracked_author="")
    assert "Subtitle" not in style_names(written(manuscript, OWN))
    assert WORDS.untitled
