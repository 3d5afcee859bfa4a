"""Tests of the forms in which passages are cited."""

from __future__ import annotations

import pytest

from tipbrowser.domain.citations import citations_of, citations_of_section, compendium_place, official_citation
from tipbrowser.domain.edition import Edition
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import replace

EDITION = Edition(
    title="Trafficking in Persons", publisher="United Nations Office on Drugs and Crime", place="Vienna", year=2024,
    language="en", copyright="", covers="", meetings_until="", sessions_until="", formally_edited=False,
    source_name="", source_sha256="", source_lines=1, schema_version=1, importer_version=1,
)  # fmt: skip
PLACE = "Trafficking in Persons (Vienna, 2024)"
TENTH = Section(
    section=SectionId("B.X"), part="B", heading="VI. Tenth session, 12 to 16 October 2020", title="Tenth session",
    body="", kind="session", ordinal=10, dates="", start_date="", end_date="", page=50,
    report_symbol="CTOC/COP/2020/10", instrument="Resolution 10/3", instrument_title="", chapeau=None, note=None,
    numbering="paragraph", report_constant=None, passage_count=1,
)  # fmt: skip
SECOND = replace(
    TENTH, section=SectionId("A.II"), part="A", heading="II. Second meeting, 2010", title="Second meeting",
    report_symbol="CTOC/COP/WG.4/2010/6", instrument=None,
)  # fmt: skip
THIRD = replace(SECOND, section=SectionId("A.III"), heading="III. Third meeting", report_symbol=None)


def passage(locator: str, citation: str) -> Passage:
    section = None if locator[0] == "F" else SectionId(".".join(locator.split(".")[:2]))
    return Passage(
        locator=Locator(locator), position=1, part=locator[0], section=section, kind="", label=None, parent=None,
        title=None, text="x", markup="x", citation=citation, report_symbol=None, report_reference=None,
        source_first=1, source_last=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "kind", "symbol", "numbering", "instrument", "reference", "citation"),
    [
        ("A", "recommendation", "CTOC/COP/WG.4/2010/6", "paragraph", None, "43", "CTOC/COP/WG.4/2010/6, para. 43"),
        ("A", "subparagraph", "CTOC/COP/WG.4/2011/8", "paragraph", None, "51 (j) (iv)",
         "CTOC/COP/WG.4/2011/8, para. 51 (j) (iv)"),
        ("A", "recommendation", "CTOC/COP/WG.4/2019/6", "recommendation", None, "21",
         "CTOC/COP/WG.4/2019/6, recommendation 21"),
        ("B", "subparagraph", "CTOC/COP/2020/10", "paragraph", "Resolution 10/3", "13 (i)",
         "resolution 10/3, para. 13 (i)"),
        ("B", "subparagraph", None, None, "Decision 4/4", "(o) (ii)", "decision 4/4, para. (o) (ii)"),
        ("B", "preambular", None, None, "Resolution 5/2", "PP 6", "resolution 5/2, sixth preambular paragraph"),
        ("B", "chapeau", None, None, "Decision 4/4", None, "decision 4/4, chapeau"),
    ],
)  # fmt: skip
def test_paragraphs_are_cited_as_the_united_nations_do(
    part: str, kind: str, symbol: str | None, numbering: str | None, instrument: str | None, reference: str | None,
    citation: str,
) -> None:  # fmt: skip
    assert citation == official_citation(
        part=part, kind=kind, symbol=symbol, numbering=numbering, instrument=instrument, reference=reference
    )


def test_a_note_without_a_report_is_cited_by_its_place() -> None:
    citation = official_citation(
        part="A", kind="note", symbol=None, numbering=None, instrument=None, reference=None, section="A.III"
    )
    assert citation == "part A, sect. III, note"


def test_what_has_neither_report_nor_place_is_refused() -> None:
    with pytest.raises(ValueError, match="neither symbol"):
        official_citation(part="A", kind="note", symbol=None, numbering=None, instrument=None, reference=None)


def test_a_recommendation_has_all_three_forms() -> None:
    citations = citations_of(passage("A.II.36", "CTOC/COP/WG.4/2010/6, para. 43"), SECOND, EDITION)
    assert citations.official == "CTOC/COP/WG.4/2010/6, para. 43"
    assert citations.compendium == f"{PLACE}, part A, sect. II, para. 36"
    assert citations.footnote == (
        "CTOC/COP/WG.4/2010/6, para. 43; reproduced in United Nations Office on Drugs and Crime,"
        f" {PLACE}, part A, sect. II, para. 36."
    )


def test_a_footnote_names_the_conference_before_its_resolution() -> None:
    citations = citations_of(passage("B.X.13.i", "resolution 10/3, para. 13 (i)"), TENTH, EDITION)
    assert citations.footnote.startswith("Conference resolution 10/3, para. 13 (i); reproduced in ")


def test_a_note_is_cited_by_its_place_alone() -> None:
    citations = citations_of(passage("A.III.note", "part A, sect. III, note"), THIRD, EDITION)
    assert citations.official == "part A, sect. III, note"
    assert citations.footnote == f"United Nations Office on Drugs and Crime, {PLACE}, part A, sect. III, note."


def test_the_front_matter_is_cited_by_its_place_alone() -> None:
    citations = citations_of(passage("F.introduction.2", ""), None, EDITION)
    assert citations.official == citations.compendium == f"{PLACE}, introduction, para. 2"


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("B.X.13.i", "part B, sect. VI (tenth session), para. 13 (i)"),
        ("B.X.PP.4", "part B, sect. VI (tenth session), fourth preambular paragraph"),
        ("B.X.o.ii", "part B, sect. VI (tenth session), para. (o) (ii)"),
        ("B.X.chapeau", "part B, sect. VI (tenth session), chapeau"),
    ],
)
def test_the_place_names_the_printed_heading_and_the_session(locator: str, place: str) -> None:
    assert compendium_place(passage(locator, "x"), TENTH) == place


def test_the_place_in_the_front_matter_is_in_words() -> None:
    assert compendium_place(passage("F.index-note.1", ""), None) == "index note, para. 1"


def test_a_meeting_is_cited_by_its_report_and_a_session_by_its_instrument() -> None:
    assert citations_of_section(SECOND, EDITION).official == "CTOC/COP/WG.4/2010/6"
    tenth = citations_of_section(TENTH, EDITION)
    assert tenth.official == "resolution 10/3"
    assert tenth.compendium == f"{PLACE}, part B, sect. VI (tenth session)"
    assert tenth.footnote.startswith("Conference resolution 10/3; reproduced in ")


def test_a_meeting_without_a_report_is_cited_by_its_place() -> None:
    assert citations_of_section(THIRD, EDITION).official == "part A, sect. III"
