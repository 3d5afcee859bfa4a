"""Tests of finding what a reader types, mostly on the real compendium."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.random_texts import OF_LOCATORS
from tests.services.resolutions import understood
from tests.small_compendium import BUNDLED
from tipbrowser.domain.names import SectionId
from tipbrowser.services.resolving import Resolver
from tipbrowser.store.compendium import Compendium

MISREAD = {"IV.I", "VIII.1.g", "VII.1.j"}
"""Locators that the index prints and that its own second reading corrects; each is an erratum."""


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{BUNDLED.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("A.II.36", "A.II.36"),
        ("II.36", "A.II.36"),
        ("II 36", "A.II.36"),
        ("ii 36", "A.II.36"),
        ("  a.ii.36 ", "A.II.36"),
        ("A.IV.46.j.iv", "A.IV.46.j.iv"),
        ("IV 46 (j) (iv)", "A.IV.46.j.iv"),
        ("V.PP.1-3", "B.V.PP.1 B.V.PP.2 B.V.PP.3"),
        ("V.PP.9 to 11", "B.V.PP.9 B.V.PP.10 B.V.PP.11"),
        ("XIII.8.a–d", "A.XIII.8.a A.XIII.8.b A.XIII.8.c A.XIII.8.d"),
        ("A.II.36 to A.II.38", "A.II.36 A.II.37 A.II.38"),
        ("II.36, 38 and 40", "A.II.36 A.II.38 A.II.40"),
        ("II.36; II.36, IV.1", "A.II.36 A.IV.1"),
        ("para. 43 of CTOC/COP/WG.4/2010/6", "A.II.36"),
        ("CTOC/COP/WG.4/2010/6, para. 43", "A.II.36"),
        ("CTOC/COP/WG.4/2010/6, paras. 8-10", "A.II.1 A.II.2 A.II.3"),
        ("CTOC/COP/WG.4/2010/6, paras. 8 and 10", "A.II.1 A.II.3"),
        ("WG.4/2010/6 para 43", "A.II.36"),
        ("CTOC/COP/WG.4/2011/8, para. 51 (j) (iv)", "A.IV.46.j.iv"),
        ("CTOC/COP/WG.4/2019/6, recommendation 21", "A.IX.21"),
        ("CTOC/COP/2020/10, para. 13 (i)", "B.X.13.i"),
        ("resolution 10/3, para. 13 (i)", "B.X.13.i"),
        ("res. 10/3 OP13(i)", "B.X.13.i"),
        ("10/3 PP 4", "B.X.PP.4"),
        ("resolution 5/2, sixth preambular paragraph", "B.V.PP.6"),
        ("fourth and sixth preambular paragraphs of resolution 5/2", "B.V.PP.4 B.V.PP.6"),
        ("resolution 5/2, PP 10-11; 2, 3", "B.V.PP.10 B.V.PP.11 B.V.2 B.V.3"),
        ("decision 4/4 (o) (ii)", "B.IV.o.ii"),
        ("decision 4/4, para. (o) (ii)", "B.IV.o.ii"),
        ("decision 4/4, (n)–(p), (s)", "B.IV.n B.IV.o B.IV.p B.IV.s"),
        ("A.IV.46.j.ii-iv", "A.IV.46.j.ii A.IV.46.j.iii A.IV.46.j.iv"),
        ("A.IV.46.j.ii, iv and vi", "A.IV.46.j.ii A.IV.46.j.iv A.IV.46.j.vi"),
        ("B.IV.e, ii 36", "B.IV.e A.II.36"),
        ("decision 4/4, (o) (i)–(iii)", "B.IV.o.i B.IV.o.ii B.IV.o.iii"),
        ("A.II", "A.II"),
        ("resolution 10/3", "B.X"),
        ("B.X", "B.X"),
        ("tenth session", "B.X"),
        ("second meeting, para. 3", "A.II.3"),
        ("part B, sect. VI (tenth session), para. 13 (i)", "B.X.13.i"),
        ("part B, sect. VI", "B.X"),
        ("CTOC/COP/WG.4/2010/6", "A.II"),
        ("https://undocs.org/CTOC/COP/WG.4/2010/6", "A.II"),
        ("A.II–A.IV", "A.II A.III A.IV"),
        ("B.IV.chapeau", "B.IV.chapeau"),
        ("chapeau of decision 4/4", "B.IV.chapeau"),
        ("A.III.note", "A.III.note"),
        ("part A, sect. III, note", "A.III.note"),
        ("F.introduction.1", "F.introduction.1"),
        ("f.introduction.1, F.title.1", "F.introduction.1 F.title.1"),
        ("F.introduction.1-2, 5", "F.introduction.1 F.introduction.2 F.introduction.5"),
        ("F.introduction.5-F.introduction.6", "F.introduction.5 F.introduction.6"),
        ("F.index-note.1", "F.index-note.1"),
        (
            "F.introduction",
            "F.introduction.1 F.introduction.2 F.introduction.3 F.introduction.4 F.introduction.5 F.introduction.6",
        ),
        ("F.note–F.introduction.1", "F.note.1 F.introduction.1"),
        ("A.II.36, F.note", "A.II.36 F.note.1"),
        ("I.ii", "B.I.b.ii"),
        ("V.PP", " ".join(f"B.V.PP.{number}" for number in range(1, 12))),
        ("V.8.c, V.9", "B.V.8.c B.V.9"),
        ("V.7.a, d", "B.V.7.a B.V.7.d"),
        ("B.V.7.c–8.b", "B.V.7.c B.V.7.d B.V.7.e B.V.8.a B.V.8.b"),
        ("A.II.57–A.IV.2", "A.II.57 A.II.58 A.III.note A.IV.1 A.IV.2"),
    ],
)
def test_any_form_is_found(resolver: Resolver, text: str, locators: str) -> None:
    assert understood(resolver.resolve(text)) == locators


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("resolution 10/3, paragraph 13, sub-paragraph (i)", "B.X.13.i"),
        ("resolution 10/3, para. 13, sub-para. (i)", "B.X.13.i"),
        ("resolution 10/3, paragraph 13, subparagraph (i)", "B.X.13.i"),
        ("decision 4/4, para. (o), sub-paragraph (ii)", "B.IV.o.ii"),
        ("decision 4/4, sub-paragraph (o) (ii)", "B.IV.o.ii"),
        ("CTOC/COP/WG.4/2011/8, paragraph 51, subparagraph (j)", "A.IV.46.j"),
        ("A.I.7, (a)", "A.I.7.a"),
        ("A.I.7, subparagraphs (a) and (b)", "A.I.7.a A.I.7.b"),
        ("V.8, (a)", "B.V.8.a"),
        ("A.I.7 and (a)", "A.I.7 A.I.7.a"),
        ("A.IV.46.j, (iv)", "A.IV.46.j.iv"),
        ("A.IV.46.h, (i)", "A.IV.46.h A.IV.46.i"),
    ],
)
def test_a_sub_paragraph_behind_a_comma_stands_in_its_paragraph_s_place(
    resolver: Resolver, text: str, locators: str
) -> None:
    assert understood(resolver.resolve(text)) == locators


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("paragraph 43 of the report of the second meeting", "A.II.36"),
        ("report of the second meeting, para. 43", "A.II.36"),
        ("report of the Working Group on its second meeting, paras. 43 and 44", "A.II.36 A.II.37"),
        ("second meeting, para. 43", "A.II.43"),
        ("report of the ninth meeting, recommendation 21", "A.IX.21"),
        ("report of the tenth session, para. 13 (i)", "B.X.13.i"),
    ],
)
def test_a_report_is_read_by_its_own_numbers(resolver: Resolver, text: str, locators: str) -> None:
    assert understood(resolver.resolve(text)) == locators


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("resolution 5/2 of 22 October 2010", "B.V"),
        ("resolution 5/2 of 22 October 2010, para. 8", "B.V.8"),
        ("resolution 10/3 of 12 to 16 October 2020, PP 4", "B.X.PP.4"),
        ("second meeting, 27–29 January 2010, para. 3", "A.II.3"),
        ("its decision 4/4 of 17 October 2008, para. (o) (ii)", "B.IV.o.ii"),
    ],
)
def test_a_date_names_nothing(resolver: Resolver, text: str, locators: str) -> None:
    assert understood(resolver.resolve(text)) == locators


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("A.I to A.III", "A.I A.II A.III"),
        ("A.I to III", "A.I A.II A.III"),
        ("B.I to B.III", "B.I B.II B.III"),
        ("decision 1/5 to decision 3/3", "B.I B.II B.III"),
        ("CTOC/COP/WG.4/2009/2 to CTOC/COP/WG.4/2010/6", "A.I A.II"),
        ("(A.II.36)", "A.II.36"),
        ("(II.36)", "A.II.36"),
        ("(see A.II.36)", "A.II.36"),
    ],
)
def test_sections_are_joined_by_a_word_too_and_brackets_hide_nothing(
    resolver: Resolver, text: str, locators: str
) -> None:
    assert understood(resolver.resolve(text)) == locators


def test_a_number_behind_the_preamble_counts_there_and_a_paragraph_does_not(resolver: Resolver) -> None:
    assert understood(resolver.resolve("resolution 10/3, PP 6 and 12")) == "B.X.PP.6 B.X.PP.12"
    assert understood(resolver.resolve("resolution 10/3, PP 6 and para. 12")) == "B.X.PP.6 B.X.12"


def test_what_stands_in_both_parts_is_offered_in_both(resolver: Resolver) -> None:
    resolution = resolver.resolve("V.8")
    assert resolution.locators == ()
    assert resolution.alternatives == ("A.V.8", "B.V.8")
    assert not resolution.not_understood


def test_a_range_that_stands_in_both_parts_is_offered_in_both(resolver: Resolver) -> None:
    assert resolver.resolve("V.1-2").alternatives == ("A.V.1", "A.V.2", "B.V.1", "B.V.2")


@pytest.mark.parametrize(("context", "locator"), [("A.II", "A.V.8"), ("B.X", "B.V.8")])
def test_the_section_being_read_decides_between_the_parts(resolver: Resolver, context: str, locator: str) -> None:
    assert understood(resolver.resolve("V.8", SectionId(context))) == locator


def test_what_was_named_before_decides_between_the_parts(resolver: Resolver) -> None:
    assert understood(resolver.resolve("V.PP.1; V.8")) == "B.V.PP.1 B.V.8"


def test_an_alternative_that_is_named_outright_is_no_alternative_any_more(resolver: Resolver) -> None:
    resolution = resolver.resolve("V.8, B.V.8")
    assert (resolution.locators, resolution.alternatives) == (("B.V.8",), ("A.V.8",))


def test_a_bare_number_counts_in_the_section_being_read(resolver: Resolver) -> None:
    assert understood(resolver.resolve("36", SectionId("A.II"))) == "A.II.36"
    assert understood(resolver.resolve("paras. 4-5", SectionId("B.V"))) == "B.V.4 B.V.5"


def test_nothing_asked_is_nothing_answered(resolver: Resolver) -> None:
    assert understood(resolver.resolve("")) == ""


def test_every_canonical_locator_comes_back(resolver: Resolver, database: sqlite3.Connection) -> None:
    locators = [row[0] for row in database.execute("SELECT locator FROM passage")]
    assert len(locators) > 600
    for locator in locators:
        assert understood(resolver.resolve(locator)) == locator
        assert understood(resolver.resolve(locator.lower())) == locator
        if locator[0] != "F":
            assert understood(resolver.resolve(locator.replace(".", " "))) == locator


def test_every_section_comes_back(resolver: Resolver, bundled: Compendium) -> None:
    for section in bundled.sections():
        assert understood(resolver.resolve(section.section)) == section.section


def test_every_official_citation_leads_to_its_passage(resolver: Resolver, database: sqlite3.Connection) -> None:
    for locator, citation in database.execute("SELECT locator, citation FROM passage WHERE part <> 'F'"):
        assert understood(resolver.resolve(citation)) == locator
        assert understood(resolver.resolve(citation.upper())) == locator


def test_every_row_of_the_index_leads_to_its_paragraphs(resolver: Resolver, database: sqlite3.Connection) -> None:
    for row, section, printed in database.execute("SELECT position, section, locators FROM index_row").fetchall():
        if any(slip in printed.replace(",", " ").split() for slip in MISREAD):
            continue
        named = {one[0] for one in database.execute("SELECT locator FROM index_reference WHERE index_row = ?", (row,))}
        resolution = resolver.resolve(printed, SectionId(section))
        assert set(understood(resolution).split()) == named


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(OF_LOCATORS)).map("".join),
        st.lists(st.sampled_from(OF_LOCATORS)).map(" ".join),
    ),
    st.sampled_from([None, "A.V", "B.V", "F", "Z"]),
)
def test_no_text_is_too_strange(resolver: Resolver, text: str, context: str | None) -> None:
    resolution = resolver.resolve(text, SectionId(context) if context else None)
    assert len(set(resolution.locators)) == len(resolution.locators)


def test_f_alone_is_the_whole_front_matter(resolver: Resolver) -> None:
    locators = resolver.resolve("F").locators
    assert (locators[0], locators[-1]) == ("F.title.1", "F.colophon.3")
    assert "F.introduction.2" in locators


def test_a_small_f_is_a_step_and_no_front_matter(resolver: Resolver) -> None:
    assert understood(resolver.resolve("B.IV.e, f")) == "B.IV.e B.IV.f"
