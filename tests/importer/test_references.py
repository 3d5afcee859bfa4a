"""The grammar of references, on another Working Group's compendium: nothing here is of the bundled edition."""

from __future__ import annotations

import pytest

from tests.importer.other_group import READER, inside, outside, read
from tipbrowser.domain.publication import SectionId

INSTRUMENT = "conference instrument"
OUTSIDE_INSTRUMENT = "conference instrument outside"
REPORT = "report paragraph"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("General Assembly resolution 61/144 of 19 December 2006", ["General Assembly resolution 61/144"]),
        (
            "General Assembly resolutions 61/144, on organs, 61/180 of 20 December 2006 and 63/194",
            ["General Assembly resolutions 61/144", "61/180", "63/194"],
        ),
        ("the Assembly’s resolution 64/293", ["Assembly’s resolution 64/293"]),
        ("by the General Assembly, in its resolution 5/3,", ["resolution 5/3"]),
        ("adoption by the General Assembly of resolution 70/1", ["resolution 70/1"]),
        ("The General Assembly adopted resolution 55/25", ["resolution 55/25"]),
        ("resolution 5/3 of 1 May 2010 of the General Assembly", ["resolution 5/3"]),
        ("resolutions 5/3, 10/4 and 10/5 of the General Assembly", ["resolutions 5/3", "10/4", "10/5"]),
        (
            "all previous General Assembly resolutions on the subject, including resolution 76/7",
            ["resolution 76/7"],
        ),
        (
            "General Assembly resolution 55/25, annex I, and resolution 5/3",
            ["General Assembly resolution 55/25, annex I", "resolution 5/3"],
        ),
        ("paragraph 44 of General Assembly resolution 64/293", ["paragraph 44 of General Assembly resolution 64/293"]),
        (
            "General Assembly resolution 64/293, annexed to that resolution",
            ["General Assembly resolution 64/293", "that resolution"],
        ),
        (
            "General Assembly resolutions 2200 A (XXI) of 16 December 1966 and 57/270 B.",
            ["General Assembly resolutions 2200 A (XXI)", "57/270 B"],
        ),
    ],
)
def test_what_the_general_assembly_adopted_leads_outside(text: str, spans: list[str]) -> None:
    assert read(text) == outside("general assembly", *spans)


def test_other_bodies_numbers_look_like_the_conferences_and_are_not() -> None:
    assert read("Commission on Crime Prevention and Criminal Justice resolutions 5/3 and 10/4") == outside(
        "commission", "Commission on Crime Prevention and Criminal Justice resolutions 5/3", "10/4"
    )
    assert read("Commission resolution 5/3") == outside("commission", "Commission resolution 5/3")
    assert read("Economic and Social Council resolutions 2013/41 and 2015/23, Council resolution 2016/1") == outside(
        "economic and social council",
        "Economic and Social Council resolutions 2013/41",
        "2015/23",
        "Council resolution 2016/1",
    )
    assert read("Security Council resolutions 2331 (2016) and 2368 (2017)") == outside(
        "security council", "Security Council resolutions 2331 (2016)", "2368 (2017)"
    )
    assert read("mindful of Council resolution 1325 (2000)") == outside(
        "security council", "Council resolution 1325 (2000)"
    )


def test_resolutions_of_a_body_unknown_here_are_documents_of_somebody_else() -> None:
    assert read("Committee of Ministers resolution 5/3") == outside("document", "resolution 5/3")
    assert read("Human Rights Council resolution 5/3") == outside("document", "Human Rights Council resolution 5/3")


@pytest.mark.parametrize(
    ("text", "span", "target"),
    [
        ("outlined in Conference decision 4/2, the", "Conference decision 4/2", "B.IV"),
        ("Recalling resolution 5/3", "resolution 5/3", "B.V"),
        ("Reiterated its decision 4/2, by which", "decision 4/2", "B.IV"),
        ("the debate held in the Assembly, and recalling its decision 4/2", "decision 4/2", "B.IV"),
        ("resolution 10/4 of the Conference of the Parties", "resolution 10/4", "B.X"),
        ("resolution\u00a010/4", "resolution\u00a010/4", "B.X"),
    ],
)
def test_the_conferences_own_lead_to_their_sections(text: str, span: str, target: str) -> None:
    assert read(text) == inside(INSTRUMENT, span, target)


def test_each_number_of_the_conferences_lists_is_its_own_span() -> None:
    text = "Recalling its resolutions 5/3 of 22 October 2010 and 10/4 of 16 October 2020 and its decision 4/2"
    assert read(text) == [
        ("resolutions 5/3", "B.V", INSTRUMENT),
        ("10/4", "B.X", INSTRUMENT),
        ("decision 4/2", "B.IV", INSTRUMENT),
    ]


def test_conference_instruments_that_the_compendium_lacks_lead_outside() -> None:
    assert read("Conference decision 4/1 and resolution 9/1") == outside(
        OUTSIDE_INSTRUMENT, "Conference decision 4/1", "resolution 9/1"
    )
    assert read("its decision 5/3") == outside(OUTSIDE_INSTRUMENT, "decision 5/3")


@pytest.mark.parametrize(
    ("text", "span", "targets"),
    [
        ("resolution 5/3, paras. 1–3", "resolution 5/3, paras. 1–3", ["B.V.1", "B.V.2", "B.V.3"]),
        ("paragraphs 1 and 3 (b) of its resolution 5/3", "paragraphs 1 and 3 (b) of its resolution 5/3", ["B.V.1", "B.V.3.b"]),
        ("decision 4/2, paragraph (b) (i), and", "decision 4/2, paragraph (b) (i)", ["B.IV.b.i"]),
        ("paragraph 9 of resolution 5/3", "paragraph 9 of resolution 5/3", ["B.V"]),
    ],
)  # fmt: skip
def test_paragraphs_named_with_an_instrument_are_one_span_with_it(text: str, span: str, targets: list[str]) -> None:
    assert read(text) == inside(INSTRUMENT, span, *targets)


def test_that_resolution_is_the_last_one_named_before_it() -> None:
    text = "resolution 5/3, decision 4/2, paragraph 2 of that resolution and that decision"
    assert read(text)[2:] == [
        ("paragraph 2 of that resolution", "B.V.2", INSTRUMENT),
        ("that decision", "B.IV", INSTRUMENT),
    ]
    assert read("that resolution and that decision") == []


@pytest.mark.parametrize(
    "text",
    [
        "take a decision on the matter",
        "decision-making positions and the resolution of disputes",
        "a hotline open 24/7, in 5/3 of cases",
        "the present publication; 179 parties at present",
        "the present decision",
        "paragraph 5 alone",
        "the above programme of work",
        "migration status/administrative situation and/or culture",
        "would not rule out the article",
        "paragraph 6 of the report of the Secretary-General on organs",
        "subparagraph (z) above",
        "part C, sect. I, and part A, sect. XL",
    ],
)
def test_words_that_only_look_like_references_are_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_number_far_behind_a_singular_is_nobodys() -> None:
    assert read("General Assembly resolution 61/144 and 24/7 hotlines")[1:] == []
    assert read("General Assembly resolutions 61/144 and 61/180. It rose, 24/7, by a half")[2:] == []


def test_the_present_resolution_is_the_section_that_says_it() -> None:
    assert read("The present resolution") == inside("present instrument", "The present resolution", "B.X")
    assert read("paragraph 2 (a) of the present resolution") == inside(
        "present instrument", "paragraph 2 (a) of the present resolution", "B.X.2.a"
    )
    assert read("the present resolution", here="A.I.1") == []


@pytest.mark.parametrize(
    ("here", "text", "targets"),
    [
        ("B.X.3", "paragraph 2 above", ["B.X.2"]),
        ("B.X.PP.1", "paragraphs 1 to 3 below", ["B.X.1", "B.X.2", "B.X.3"]),
        ("B.IV.d", "subparagraphs (a) and (c) above", ["B.IV.a", "B.IV.c"]),
        ("B.IV.b.ii", "subparagraph (a) above", ["B.IV.a"]),
        ("A.II.3.a.iii", "subparagraphs (i) and (ii) above", ["A.II.3.a.i", "A.II.3.a.ii"]),
        ("B.X.2", "subparagraphs (a) and (b) below", ["B.X.2.a", "B.X.2.b"]),
        ("A.I.2", "Recommendation 1 above", ["A.I.1"]),
        ("B.X.2", "this paragraph", ["B.X.2"]),
        ("B.X.2.a", "the present subparagraph", ["B.X.2.a"]),
    ],
)
def test_paragraphs_above_and_below_are_looked_for_nearest_first(here: str, text: str, targets: list[str]) -> None:
    assert read(text, here) == inside("paragraph", text, *targets)


def test_where_only_the_section_is_known_its_numbered_paragraphs_are() -> None:
    text = "this paragraph and paragraph 2 above"
    found = READER.read(text, here=None, section=SectionId("B.X"))
    assert [(each.text, each.target) for each in found] == [("paragraph 2 above", "B.X.2")]
    assert READER.read(text, here=None, section=None) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("paragraph 5 of the report on the 2012 meeting of the Working Group", ["A.I.1"]),
        ("paragraph 6 of the report of the Working Group on its second meeting", ["A.II.3"]),
        ("paragraph 6 of the report of that Working Group on its 2013 meeting (CTOC/COP/WG.7/2012/6)", ["A.I.2"]),
        ("paras. 4 and 5 of the report (CTOC/COP/WG.7/2013/5)", ["A.II.1", "A.II.2"]),
        ("paragraph 6 (a) of the report of the Working Group on its meeting held in Vienna from 30 May to 1 June 2012", ["A.I.2.a"]),
        ("CTOC/COP/WG.7/2013/5, para. 6 (a) (i) and CTOC", []),
        ("CTOC/COP/WG.7/2013/5, paras. 4 to 6", ["A.II.1", "A.II.2", "A.II.3"]),
        ("CTOC/COP/WG.7/2013/5, paras. 6 (a) (i)–(iii) and (b)", ["A.II.3.a.i", "A.II.3.a.ii", "A.II.3.a.iii", "A.II.3.b"]),
        ("CTOC/COP/WG.7/2015/6, recommendations 2 and 3", ["A.IV.2", "A.IV.3"]),
    ],
)  # fmt: skip
def test_paragraphs_of_a_report_are_found_by_its_numbering(text: str, targets: list[str]) -> None:
    if targets:
        assert read(text) == inside(REPORT, text, *targets)
    else:
        assert read(text) == inside(REPORT, "CTOC/COP/WG.7/2013/5, para. 6 (a) (i)", "A.II.3.a.i")


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 99 of the report on the 2013 meeting",
        "paragraph 6 of the report on the 2016 meeting",
        "paragraph 6 of the report on the ninetieth meeting",
        "paragraph 6 of the report on the umpteenth meeting",
        "paragraph 5 of the report of the Working Group on its meeting held on 31 June 2012",
        "paragraph 6 of the report of the Secretary-General (A/66/10)",
        "paragraph (a) of the report (CTOC/COP/WG.7/2013/5)",
        "CTOC/COP/WG.7/2015/6, para. 2",
        "CTOC/COP/WG.7/2013/5, sect. II.A.5",
        "CTOC/COP/WG.7/2013/5",
        "CTOC/COP/2020/10, para. 2",
        "E/2002/68/Add.1",
        "A/RES/55/25, annex II",
        "A/66/10, chap. IV.B",
        "A/CONF.222/16/Rev.1",
    ],
)
def test_other_documents_and_what_a_report_does_not_number_lead_outside(text: str) -> None:
    assert read(f"See {text}.") == outside("document", text)


def test_documents_of_a_list_are_each_their_own() -> None:
    assert read("CTOC/COP/2008/8, CTOC/COP/2008/9 and CTOC/COP/2008/11.") == outside(
        "document", "CTOC/COP/2008/8", "CTOC/COP/2008/9", "CTOC/COP/2008/11"
    )


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("part A, sect. IV", "section", ["A.IV"]),
        ("part B, sect. III", "section", ["B.X"]),
        ("part A, sections I and II", "section", ["A.I", "A.II"]),
        ("Part A, sect. II, para. 3 (a)", "paragraph", ["A.II.3.a"]),
        ("part A, sect. II, para. 9", "section", ["A.II"]),
    ],
)
def test_sections_are_counted_by_their_printed_headings(text: str, kind: str, targets: list[str]) -> None:
    assert read(f"(see {text})") == inside(kind, text, *targets)


@pytest.mark.parametrize(
    ("span", "rest"),
    [
        ("article 6, paragraph 3 (d) of the Protocol", ";"),
        ("article 6, subparagraph 2, of the Trafficking in Persons Protocol", ", States parties"),
        ("article 26, paragraphs 2 and 3, of the Organized Crime Convention", " to secure"),
        ("article 33, paragraph 2 (c), of the Convention", ", with a view"),
        ("articles 32 and 37 of the Convention", ", States parties and UNODC should"),
        ("article 12 of each of those Protocols", ", in order"),
        ("article 6, paragraph 1, of the Protocol", " on the protection of the privacy"),
        ("article 32 of the United Nations Convention against Transnational Organized Crime", " with respect to the Protocol"),
        ("article 32 of the United Nations Convention against Transnational Organized Crime", " and the Protocols thereto"),
        ("article 8 of the Protocol to Prevent, Suppress and Punish Trafficking in Persons", ", and article"),
        ("article 18 of the Protocol against the Smuggling of Migrants by Land, Sea and Air", " and persons"),
        ("paragraph 2 of article 6 of the Optional Protocol to the Convention on the Rights of the Child", ", States"),
        ("Articles 6, paragraph 2, and 9 to 11 of both Protocols", ""),
        ("article 34, paragraph 2", ", relating to the implementation thereof"),
        ("article 9 thereof", ", to adopt"),
        ("article VI", ""),
        ("article 6", ") and status"),
    ],
)  # fmt: skip
def test_an_article_runs_to_the_end_of_its_treatys_name(span: str, rest: str) -> None:
    assert read(f"in accordance with {span}{rest}")[0] == (span, None, "article")


@pytest.mark.parametrize(
    ("span", "rest"),
    [
        ("rule 2, paragraph 2, of the rules of procedure for the Conference", ", to be chaired"),
        ("rules 5 and 6 of the rules of procedure", ""),
        ("rule 3", " of the house"),
    ],
)
def test_rules_of_procedure_lead_outside(span: str, rest: str) -> None:
    assert read(f"under {span}{rest}") == outside("rule", span)


@pytest.mark.parametrize(
    ("text", "span", "target"),
    [
        ("in the context of the above plan of action, using", "the above plan of action", "B.IV.b"),
        (
            "The above-mentioned network of contacts in each State",
            "The above-mentioned network of contacts",
            "B.IV.b.i",
        ),
        ("and the above plan to the Conference", "the above plan", "B.IV.b"),
    ],
)
def test_a_thing_above_is_the_last_paragraph_that_names_it(text: str, span: str, target: str) -> None:
    assert read(text, "B.IV.c") == inside("paragraph", span, target)


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("the above strategy", "B.IV.c"),
        ("the above of action", "B.IV.c"),
        ("the above plan of action", "B.IV.a"),
        ("the above plan of action", "B.X.2"),
        ("the above plan of action", None),
        ("a plan of action, and, under the above plan of action, a network", "B.IV.c"),
    ],
)
def test_a_thing_that_nothing_above_names_is_left_out(text: str, here: str | None) -> None:
    assert read(text, here) == []
