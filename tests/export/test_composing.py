"""Tests of composing: what stands in a manuscript, in which order, by what was wished."""

from __future__ import annotations

import pytest

from tests.export.manuscripts import WORDS, composed, gathered, passage, with_highlight, with_notes
from tipbrowser.domain.long_dates import long_date
from tipbrowser.domain.manuscript import (
    AS_COLUMN,
    AS_COMMENTS,
    AS_FOOTNOTE,
    AS_TEXT,
    COMPARISON,
    ERRATA,
    NO_CITATION,
    STATEMENT,
    TABLE,
    TOPIC,
    Block,
    Citation,
    Heading,
    Manuscript,
    OwnText,
    Quoted,
    Table,
)
from tipbrowser.domain.material import ChosenText
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.export.lines import plain
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """Give the blocks as lines: what they are, and their words."""
    found = []
    for block in blocks:
        match block:
            case Quoted():
                label = f"{block.label} " if block.label else ""
                found.append(f"{'  ' * block.depth}{label}{plain(block.line)}{' …' if block.is_lead else ''}")
            case Citation():
                found.append(f"({plain(block.line)})")
            case Heading():
                found.append(f"{'#' * block.level} {plain(block.line)}")
            case OwnText():
                found.append(f"{'note' if block.is_note else 'own'}: {plain(block.line)}")
            case Table():
                found += [" | ".join(" / ".join(shown(cell.blocks)) for cell in row.cells) for row in block.rows]
    return found


def table_of(manuscript: Manuscript) -> Table:
    (table,) = manuscript.blocks
    assert isinstance(table, Table)
    return table


def test_everything_stands_in_its_order_with_its_source(small: Library) -> None:
    manuscript = composed(gathered(small))
    assert shown(manuscript.blocks) == [
        "# What was agreed",
        "1. States should act.", "(CTOC/COP/WG.4/2009/2, para. 2)",
        "own: We recall this.\nAnd that.", "own: A new paragraph.",
        "2. States should: …", "  (a) Act now, that is:", "    (i) At once.", "    (ii) Soon.",
        "(CTOC/COP/WG.4/2009/2, para. 3 (a))",
        "  (b) Act later.", "(CTOC/COP/WG.4/2009/2, para. 3 (b))",
        "## Elsewhere",
        "3. See paragraph 1 above.", "(CTOC/COP/WG.4/2009/2, para. 4)",
        "Recalling much,", "(resolution 2/3, first preambular paragraph)",
        "2. Decides:", "  (a) To meet;", "  (b) To part.", "(resolution 2/3, para. 2)",
        "1. […] thoughts […]", "(CTOC/COP/WG.4/2010/6, recommendation 1)",
    ]  # fmt: skip
    assert (manuscript.title, manuscript.author, manuscript.date) == ("Points", "Ruritania", "27 November 2026")
    assert manuscript.edition_line.startswith("Small Press, Small Compendium (Vienna, 2024). Covers little.")


def test_without_headings_of_ones_own_meetings_and_sessions_have_theirs(small: Library) -> None:
    manuscript = composed(
        gathered(small, passage("F.title.1"), passage("A.I.1"), passage("A.I.2.b"), passage("B.X.1")),
        citing=NO_CITATION,
    )
    assert shown(manuscript.blocks) == [
        "Small Compendium", "## First meeting, 14 and 15 April 2009", "1. States should act.",
        "2. States should: …", "  (b) Act later.", "## Tenth session, Resolution 10/3, 2020", "1. Closes.",
    ]  # fmt: skip


def test_a_sub_paragraph_alone_begins_where_a_paragraph_does(small: Library) -> None:
    alone = gathered(small, passage("A.I.2.a", with_lead=False), ChosenText(text="x"))
    manuscript = composed(alone, citing=NO_CITATION)
    assert shown(manuscript.blocks)[1:] == ["(a) Act now, that is:", "  (i) At once.", "  (ii) Soon.", "own: x"]


def test_opening_words_that_several_share_stand_once_until_something_else_comes(small: Library) -> None:
    chosen = [passage("A.I.2.a.i"), passage("A.I.2.a.ii"), ChosenText(text="x"), passage("A.I.2.a.ii")]
    manuscript = composed(gathered(small, *chosen), citing=NO_CITATION, variant=STATEMENT)
    assert shown(manuscript.blocks) == [
        "States should: …", "  (a) Act now, that is: …", "    (i) At once.", "    (ii) Soon.", "own: x",
        "States should: …", "  (a) Act now, that is: …", "    (ii) Soon.",
    ]  # fmt: skip


def test_a_statement_has_quotations_without_their_numbers_and_sources_as_footnotes(small: Library) -> None:
    manuscript = composed(gathered(small), variant=STATEMENT, citing=AS_FOOTNOTE)
    quoted = [block for block in manuscript.blocks if isinstance(block, Quoted)]
    assert all(block.is_quotation for block in quoted)
    assert [block.label for block in quoted] == ["", "", "(a)", "(i)", "(ii)", "(b)", "", "", "", "(a)", "(b)", ""]
    assert [plain(note.line) for note in manuscript.footnotes] == [
        "CTOC/COP/WG.4/2009/2, para. 2.", "Note 1.", "CTOC/COP/WG.4/2009/2, para. 3 (a).",
        "CTOC/COP/WG.4/2009/2, para. 3 (b).", "CTOC/COP/WG.4/2009/2, para. 4.",
        "resolution 2/3, first preambular paragraph.", "resolution 2/3, para. 2.",
        "CTOC/COP/WG.4/2010/6, recommendation 1.",
    ]  # fmt: skip
    marks = [span.footnote for block in quoted for span in block.line if span.footnote is not None]
    assert marks == list(range(8))  # each has one mark, in their order


def test_footnotes_can_be_left_out(small: Library) -> None:
    manuscript = composed(gathered(small), with_footnotes=False)
    assert manuscript.footnotes == ()


def test_links_lead_to_what_is_there_and_to_addresses(small: Library) -> None:
    material = gathered(small, passage("A.I.1"), passage("A.I.3"), passage("A.III.note"))
    manuscript = composed(material)
    links = [span.link for block in manuscript.blocks if isinstance(block, Quoted) for span in block.line if span.link]
    assert links == ["#A.I.1", "#A.I"]
    alone = composed(gathered(small, passage("A.I.3")), variant=STATEMENT)
    assert not [span for block in alone.blocks if isinstance(block, Quoted) for span in block.line if span.link]


def test_links_of_each_paragraph_stand_in_it(bundled: Library) -> None:
    material = gathered(bundled, *Gathering(bundled).chosen([Locator("B.XI")]))
    for block in composed(material, citing=NO_CITATION).blocks:
        if isinstance(block, Quoted):
            linked = [span.text for span in block.line if span.link]
            words = [
                one.text for taken in material.passages for one in taken.references if one.locator == block.locator
            ]
            assert all(any(text in one for one in words) for text in linked)


def test_symbols_lead_to_their_addresses(bundled: Library) -> None:
    manuscript = composed(gathered(bundled, passage("B.IV.chapeau")))
    links = [span.link for block in manuscript.blocks if isinstance(block, Quoted) for span in block.line if span.link]
    assert all(link.startswith("https://undocs.org/") for link in links)
    assert links


@pytest.mark.parametrize(
    ("locators", "expected"),
    [
        (["A.I.2"], "Ibid., vol. 2225, No. 39574."),
        (["B.V.PP.1"], "Ibid., vol. 2237, No. 39574."),
        (["B.IV.chapeau"], "Ibid., vol. 2225, No. 39574. (read: United Nations, Treaty Series, vol. 2225, No. 39574.)"),
    ],
)
def test_ibid_behind_its_antecedent_stays_as_it_is_and_an_erratum_is_said(
    bundled: Library, locators: list[str], expected: str
) -> None:
    manuscript = composed(gathered(bundled, *map(passage, locators)))
    assert expected in [plain(note.line) for note in manuscript.footnotes]


def test_ibid_brings_its_antecedent_where_that_is_not_just_before(bundled: Library) -> None:
    part = gathered(bundled, passage("A.I.2", start=300))
    manuscript = composed(part)
    assert [plain(note.line) for note in manuscript.footnotes] == [
        "Ibid., vol. 2225, No. 39574. (that is: United Nations, Treaty Series, vol. 2237, No. 39574.)"
    ]
    assert [span.text for span in manuscript.footnotes[0].line if span.italic] == ["Ibid.", "Treaty Series"]


def test_notes_stand_behind_their_passage_as_text(small: Library) -> None:
    material = with_notes(gathered(small, passage("A.I.1")), "A.I.1", "One.\n\nTwo.", "Other")
    assert shown(composed(material, notes=AS_TEXT, citing=NO_CITATION).blocks)[1:] == [
        "1. States should act.", "note: One.", "note: Two.", "note: Other",
    ]  # fmt: skip
    assert "note: One." not in shown(composed(material).blocks)


def test_notes_hang_on_their_passage_as_comments(small: Library) -> None:
    material = with_notes(gathered(small, passage("A.I.2")), "A.I.2.b", "One", "Two")
    theirs = replace(material.passages[0].notes[1], author="Atlantis")
    entry = replace(material.passages[0], notes=(material.passages[0].notes[0], theirs))
    manuscript = composed(replace(material, entries=(entry,)), notes=AS_COMMENTS)
    hung = [
        (block.locator, block.comments) for block in manuscript.blocks if isinstance(block, Quoted) and block.comments
    ]
    assert hung == [("A.I.2.b", (0, 1))]
    assert [(one.text, one.author, one.date[:10]) for one in manuscript.comments] == [
        ("One", "Ruritania", "2026-11-21"), ("Two", "Atlantis", "2026-11-21"),
    ]  # fmt: skip


def test_a_list_with_a_column_of_notes_is_a_table(small: Library) -> None:
    material = with_notes(gathered(small), "A.I.1", "Keep")
    table = table_of(composed(material, notes=AS_COLUMN))
    assert table.headings == WORDS.table_columns
    assert shown((table,)) == [
        "### What was agreed |  | ",
        "1. States should act. | (CTOC/COP/WG.4/2009/2, para. 2) | note: Keep",
        "own: We recall this.\nAnd that. / own: A new paragraph. |  | ",
        "2. States should: … /   (a) Act now, that is: /     (i) At once. /     (ii) Soon. | (CTOC/COP/WG.4/2009/2, para. 3 (a)) | ",
        "2. States should: … /   (b) Act later. | (CTOC/COP/WG.4/2009/2, para. 3 (b)) | ",
        "### Elsewhere |  | ",
        "3. See paragraph 1 above. | (CTOC/COP/WG.4/2009/2, para. 4) | ",
        "Recalling much, | (resolution 2/3, first preambular paragraph) | ",
        "2. Decides: /   (a) To meet; /   (b) To part. | (resolution 2/3, para. 2) | ",
        "1. […] thoughts […] | (CTOC/COP/WG.4/2010/6, recommendation 1) | ",
    ]
    shades = [row.cells[0].shaded for row in table.rows]
    assert shades == [False] * 7 + [True, True, False]


@pytest.mark.parametrize("citing", [NO_CITATION, AS_FOOTNOTE])
def test_a_table_can_have_its_sources_elsewhere_and_its_notes_as_comments(small: Library, citing: str) -> None:
    material = with_notes(gathered(small, passage("A.I.1")), "A.I.1", "Keep")
    manuscript = composed(material, variant=TABLE, notes=AS_COMMENTS, citing=citing)
    assert shown(manuscript.blocks) == ["1. States should act. |  | "]
    assert len(manuscript.comments) == 1
    assert len(manuscript.footnotes) == (1 if citing == AS_FOOTNOTE else 0)


def test_highlights_come_only_when_they_are_wished(small: Library) -> None:
    material = with_highlight(gathered(small, passage("A.I.1")), "A.I.1", 0, 6)
    for wished, colours in ((True, ["caution"]), (False, [])):
        manuscript = composed(material, with_highlights=wished)
        spans = [span for block in manuscript.blocks if isinstance(block, Quoted) for span in block.line]
        assert [span.colour for span in spans if span.colour] == colours


def test_a_comparison_shows_what_became_of_the_first(small: Library) -> None:
    manuscript = composed(gathered(small, passage("A.II.1"), passage("A.II.2"), passage("A.I.2")), variant=COMPARISON)
    assert shown(manuscript.blocks)[:2] == ["## CTOC/COP/WG.4/2010/6, recommendation 1", "Second thoughts."]
    changed = [block for block in manuscript.blocks if isinstance(block, Quoted)][1:]
    for block, wanted in zip(
        changed,
        ["Third thoughts.", "States should:\n(a) Act now, that is:\n(i) At once.\n(ii) Soon.\n(b) Act later."],
        strict=True,
    ):
        assert "".join(span.text for span in block.line if span.change != "added") == "Second thoughts."
        assert "".join(span.text for span in block.line if span.change != "removed") == wanted


def test_parts_are_compared_as_parts_and_nothing_with_nothing(small: Library) -> None:
    manuscript = composed(
        gathered(small, passage("A.II.1", start=7, end=15), passage("B.I.chapeau")), variant=COMPARISON
    )
    assert shown(manuscript.blocks)[1] == "thoughts"
    assert composed(replace(gathered(small), entries=()), variant=COMPARISON).blocks == ()


def test_a_topic_is_its_rows_as_printed(bundled: Library) -> None:
    manuscript = composed(Gathering(bundled).of_topic("Victims, reflection period"), variant=TOPIC, title="")
    assert manuscript.title == "Victims, reflection period"
    assert (
        shown(manuscript.blocks)[0]
        == "own: Victims, reflection period | own: Part A\nIV.24 | own: CTOC/COP/WG.4/2011/8 | own:  | own: 29 | own: "
    )
    assert len(table_of(manuscript).rows) == 3


def test_the_columns_of_a_topic_are_those_of_the_report(bundled: Library) -> None:
    rows = [row for topic in bundled.topics.topics() for row in bundled.topics.rows(topic.topic)]
    last = next(row for row in rows if row.column_name == "Recommendations" and row.paragraphs)
    table = table_of(composed(Gathering(bundled).of_topic(last.topic), variant=TOPIC))
    assert any(plain_of(row.cells[5].blocks) == last.paragraphs for row in table.rows)


def plain_of(blocks: tuple[Block, ...]) -> str:
    return "".join(plain(block.line) for block in blocks if isinstance(block, OwnText))


def test_the_report_of_errata_says_where_what_and_why(small: Library) -> None:
    manuscript = composed(Gathering(small).of_errata(), variant=ERRATA)
    assert shown(manuscript.blocks) == [
        "own: index\nActing\nA.I.1 | own: this | own: that | own: Because.",
        "own: footnote 3 | own: this | own: that | own: Because.",
        "own: text | own: this | own: It cannot be known. | own: Because.",
    ]


def test_without_a_title_and_an_author_it_has_the_usual_words(small: Library) -> None:
    manuscript = composed(gathered(small, passage("A.I.1")), title="", author="", date="")
    assert (manuscript.title, manuscript.author, manuscript.date) == ("From the compendium", "", "")
    assert manuscript.tracked_author == "From the compendium"


@pytest.mark.parametrize(
    ("written", "said"),
    [("2026-11-27", "27 November 2026"), ("2026-13-01", "2026-13-01"), ("soon", "soon"), ("2026-0x-01", "2026-0x-01")],
)
def test_dates_are_written_as_the_united_nations_do(written: str, said: str) -> None:
    assert long_date(written) == said
