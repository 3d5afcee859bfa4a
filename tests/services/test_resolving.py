"""Tests of finding what a reader types, mostly on the real compendium."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_locator_input import PIECES
from tests.small_compendium import BUNDLED
from tipbrowser.domain.locator_input import parse_input
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.resolution import Resolution
from tipbrowser.services.resolving import Resolver
from tipbrowser.services.understanding import report_reference
from tipbrowser.store.compendium import Compendium

SEED = 20261123
MISREAD = {"IV.I", "VIII.1.g", "VII.1.j"}
"""Locators that the index prints and that its own second reading corrects; each is an erratum."""


@pytest.fixture(scope="module")
def resolver(bundled: Compendium) -> Resolver:
    return Resolver(bundled)


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{BUNDLED.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def understood(resolution: Resolution) -> str:
    """Give the locators, and prove that nothing else was said."""
    assert not resolution.not_understood
    assert not resolution.alternatives
    assert resolution.silent is None
    return " ".join(resolution.locators)


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


@pytest.mark.parametrize("text", ["CTOC/COP/WG.4/2011/8, paras. 4 and 7", "A.IV.99 and 2"])
def test_a_number_counts_where_the_one_before_it_was_looked_for_in_vain(resolver: Resolver, text: str) -> None:
    resolution = resolver.resolve(text)
    assert resolution.locators == ("A.IV.2",)
    assert len(resolution.not_understood) == 1


@pytest.mark.parametrize("context", [None, "F", "Z.I"])
def test_a_bare_number_alone_means_nothing(resolver: Resolver, context: str | None) -> None:
    resolution = resolver.resolve("36", SectionId(context) if context else None)
    assert resolution.not_understood == ("36",)
    assert resolution.nearest == ()


@pytest.mark.parametrize("text", ["B.VI", "b.vi.3", "sixth session", "B.VI.1-4"])
def test_a_session_that_adopted_nothing_says_so_and_names_the_heading(resolver: Resolver, text: str) -> None:
    resolution = resolver.resolve(text)
    assert resolution.silent is not None
    assert resolution.silent.section == "B.VI"
    assert resolution.nearest == ("B.X",)
    assert resolution.locators == resolution.not_understood == ()


def test_a_silent_session_whose_number_no_heading_bears_names_none(resolver: Resolver) -> None:
    resolution = resolver.resolve("B.IX")
    assert resolution.silent is not None
    assert resolution.nearest == ()


def test_a_numeral_alone_is_the_meeting_where_the_session_is_silent(resolver: Resolver) -> None:
    assert understood(resolver.resolve("VI")) == "A.VI"


@pytest.mark.parametrize(
    ("text", "piece", "nearest"),
    [
        ("II.99", "II.99", "A.II.58 A.II.57"),
        ("II.30-99", "II.30–99", "A.II.58 A.II.57"),
        ("II.40-36", "II.40–36", "A.II.36"),
        ("A.XX.3", "A.XX.3", "A.XIII A.XII"),
        ("XX", "XX", "A.XIII A.XII"),
        ("B.V.PP.20", "B.V.PP.20", "B.V.PP.11 B.V.PP.10"),
        ("B.X.13.z", "B.X.13.z", "B.X.13 B.X.13.k B.X.13.j"),
        ("B.II.m.vi", "B.II.m.vi", "B.II.m B.II.m.iv B.II.m.iii"),
        ("A.II.36.a", "A.II.36.a", "A.II.36"),
        ("B.IV.aa", "B.IV.aa", ""),
        ("CTOC/COP/WG.4/2010/7", "CTOC/COP/WG.4/2010/7", "A.II A.I"),
        ("A/RES/55/25", "A/RES/55/25", ""),
        ("CTOC/COP/WG.4/2010/6, para. 200", "CTOC/COP/WG.4/2010/6, para. 200", "A.II.58 A.II.57"),
        ("CTOC/COP/WG.4/2010/6, recommendation 43", "CTOC/COP/WG.4/2010/6, recommendation 43", "A.II.36 A.II.35"),
        ("CTOC/COP/WG.4/2011/8, para. 51 (z)", "CTOC/COP/WG.4/2011/8, para. 51 (z)", "A.IV.46 A.IV.45"),
        ("resolution 10/4", "resolution 10/4", "B.X B.XI"),
        ("decision 10/3", "decision 10/3", "B.X B.XI"),
        ("F.zebra.1", "F.zebra.1", ""),
        ("F.intro", "F.intro", "F.introduction.1 F.introduction.2"),
        ("A.III.1", "A.III.1", "A.III.note"),
        ("A.III.1-4", "A.III.1–4", "A.III.note"),
        ("A.III.PP.1", "A.III.PP.1", "A.III.note"),
        ("F.introduction.9", "F.introduction.9", "F.introduction.6 F.introduction.5"),
        ("A.II.36–B.V.3", "A.II.36–B.V.3", ""),
        ("victims of trafficking", "victims of trafficking", ""),
    ],
)
def test_what_does_not_exist_is_named_with_what_is_near(
    resolver: Resolver, text: str, piece: str, nearest: str
) -> None:
    resolution = resolver.resolve(text)
    assert resolution.not_understood == (piece,)
    assert " ".join(resolution.nearest).startswith(nearest)
    assert bool(resolution.nearest) == bool(nearest) or text in ("A.II.36–B.V.3", "B.IV.aa")
    assert not resolution.locators


def test_what_is_understood_is_given_beside_what_is_not(resolver: Resolver) -> None:
    resolution = resolver.resolve("II.36, nonsense, IV.1")
    assert resolution.locators == ("A.II.36", "A.IV.1")
    assert resolution.not_understood == ("nonsense",)


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


def test_a_path_is_written_as_reports_write_it() -> None:
    assert [report_reference(path) for path in (("51", "j", "iv"), ("o", "ii"), ("PP", "6"))] == [
        "51 (j) (iv)", "(o) (ii)", "PP 6",
    ]  # fmt: skip


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES)).map(" ".join)
    ),
    st.sampled_from([None, "A.V", "B.V", "F", "Z"]),
)
def test_no_text_is_too_strange(resolver: Resolver, text: str, context: str | None) -> None:
    resolution = resolver.resolve(text, SectionId(context) if context else None)
    assert len(set(resolution.locators)) == len(resolution.locators)


def _random_text(draw: random.Random) -> str:
    length = draw.randint(0, 14)
    if draw.random() < 0.6:
        return "".join(draw.choice(PIECES) + draw.choice(("", "", " ")) for _ in range(length))
    return "".join(
        chr(draw.randrange(0x110000) if draw.random() < 0.1 else draw.randrange(32, 127)) for _ in range(length)
    )


def test_ten_thousand_random_texts_raise_nothing(resolver: Resolver) -> None:
    draw = random.Random(SEED)
    for _ in range(10_000):
        resolver.resolve(_random_text(draw))


@pytest.mark.slow
def test_a_million_random_texts_raise_nothing_in_the_parser() -> None:
    draw = random.Random(SEED)
    print(f"seed {SEED}")
    for _ in range(1_000_000):
        parse_input(_random_text(draw))


def test_f_alone_is_the_whole_front_matter(resolver: Resolver) -> None:
    locators = resolver.resolve("F").locators
    assert (locators[0], locators[-1]) == ("F.title.1", "F.colophon.3")
    assert "F.introduction.2" in locators


def test_a_small_f_is_a_step_and_no_front_matter(resolver: Resolver) -> None:
    assert understood(resolver.resolve("B.IV.e, f")) == "B.IV.e B.IV.f"
