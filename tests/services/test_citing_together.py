"""Tests of citations by templates against the whole compendium: what is cited is what is found again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_compendium import BUNDLED
from tipbrowser.domain.citation_fields import (
    CITATION_FIELDS,
    COMPENDIUM,
    DATED,
    FOOTNOTE,
    FORMS,
    OFFICIAL,
    RUNNING,
    WHOLES,
    Cited,
    cite,
    cite_sections,
    fields_of,
    template_of,
)
from tipbrowser.domain.citation_templates import parse
from tipbrowser.domain.citations import citations_of, citations_of_section
from tipbrowser.services.library import Library


class Compendium:
    """All passages of the real compendium as they are cited, by their locators, and what a text names of them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.edition = library.reading.edition()
        self.sections = library.reading.sections()
        pages = [library.reading.page(one) for one in ("F", *(one.section for one in self.sections))]  # type: ignore[arg-type]  # the front matter
        self.cited = {
            str(passage.locator): Cited(passage=passage, section=page.section)
            for page in pages
            if page is not None
            for passage in page.passages
        }

    def cite(self, form: str, *locators: str) -> str:
        """Give the source of passages."""
        return cite([self.cited[one] for one in locators], self.edition, template_of(form))


@pytest.fixture(scope="module")
def compendium() -> Iterator[Compendium]:
    with Library(BUNDLED) as library:
        yield Compendium(library)


def test_the_forms_say_of_every_passage_what_its_citations_say(compendium: Compendium) -> None:
    for locator, one in compendium.cited.items():
        wanted = citations_of(one.passage, one.section, compendium.edition)
        found = [compendium.cite(form, locator) for form in (OFFICIAL, COMPENDIUM, FOOTNOTE)]
        assert found == [wanted.official, wanted.compendium, wanted.footnote]


@pytest.mark.parametrize(
    ("form", "locators", "expected"),
    [
        (OFFICIAL, "A.II.36 A.II.37 A.II.38", "CTOC/COP/WG.4/2010/6, paras. 43–45"),
        (RUNNING, "A.II.36 A.II.38", "CTOC/COP/WG.4/2010/6, paragraphs 43 and 45"),
        (OFFICIAL, "A.IX.21 A.IX.22 A.IX.23", "CTOC/COP/WG.4/2019/6, recommendations 21–23"),
        (OFFICIAL, "B.X.13.i", "resolution 10/3, para. 13 (i)"),
        (OFFICIAL, "B.V.PP.6", "resolution 5/2, sixth preambular paragraph"),
        (OFFICIAL, "B.IV.o.ii", "decision 4/4, para. (o) (ii)"),
        (DATED, "B.V.3", "resolution 5/2 of 22 October 2010, para. 3"),
        (DATED, "A.III.note", "part A, sect. III, note"),
        (OFFICIAL, "A.II.36 A.II.37 B.X.2", "CTOC/COP/WG.4/2010/6, paras. 43 and 44; resolution 10/3, para. 2"),
        (OFFICIAL, "A.II.38 A.II.36 A.II.38", "CTOC/COP/WG.4/2010/6, paras. 43 and 45"),
        (OFFICIAL, "", ""),
    ],
)
def test_passages_are_cited_as_the_united_nations_do(
    compendium: Compendium, form: str, locators: str, expected: str
) -> None:
    assert compendium.cite(form, *locators.split()) == expected


def test_between_two_sources_no_full_stop_stands(compendium: Compendium) -> None:
    cited = compendium.cite(FOOTNOTE, "A.II.36", "B.X.2")
    assert ".;" not in cited
    assert cited.count("reproduced in") == 2
    assert cited.endswith("(tenth session), para. 2.")


def test_passages_of_the_front_matter_are_cited_by_their_places(compendium: Compendium) -> None:
    cited = compendium.cite(OFFICIAL, "F.introduction.1", "F.introduction.2")
    title = compendium.edition.title
    assert cited == f"{title} (Vienna, 2024), introduction, para. 1; {title} (Vienna, 2024), introduction, para. 2"


def test_whole_sections_are_cited_by_instrument_symbol_or_place(compendium: Compendium) -> None:
    by_name = {one.section: one for one in compendium.sections}
    for section in compendium.sections:
        assert cite_sections([section]) == citations_of_section(section, compendium.edition).official
    assert cite_sections([by_name["B.X"], by_name["B.XI"]]) == "resolutions 10/3 and 11/5"  # type: ignore[index]  # as they are named
    mixed = [by_name[one] for one in ("A.II", "A.III", "B.IV", "B.V")]  # type: ignore[index]  # as they are named
    assert cite_sections(mixed) == "CTOC/COP/WG.4/2010/6, part A, sect. III, decision 4/4 and resolution 5/2"


@given(data=st.data())
def test_what_is_cited_together_names_just_these_passages(compendium: Compendium, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from([one.section for one in compendium.sections if one.section != "A.III"]))
    there = [locator for locator, one in compendium.cited.items() if one.passage.section == section]
    first = data.draw(st.integers(0, len(there) - 1))
    neighbours = there[first : first + data.draw(st.integers(1, 6))]
    others = data.draw(st.lists(st.sampled_from(there), max_size=3))
    wanted = [locator for locator in there if locator in {*neighbours, *others}]
    for form in (OFFICIAL, RUNNING):
        cited = compendium.cite(form, *others, *neighbours)
        resolution = compendium.library.resolver.resolve(cited)
        assert (list(resolution.locators), resolution.not_understood) == (wanted, ()), cited


def test_every_field_can_be_filled_and_every_form_read(compendium: Compendium) -> None:
    values: dict[str, str] = {}
    for locator in ("A.II.36", "B.X.13.i"):
        values |= {
            name: text for name, text in fields_of([compendium.cited[locator]], compendium.edition).items() if text
        }
    assert set(values) == set(CITATION_FIELDS)
    assert [template_of(form) for form in (*FORMS, *WHOLES)]
    assert parse("{link}", CITATION_FIELDS)
    assert values["link"] == "https://undocs.org/CTOC/COP/2020/10"
    assert (values["meeting"], values["session"], values["section"]) == (
        "second meeting", "tenth session", "sect. VI (tenth session)",
    )  # fmt: skip
