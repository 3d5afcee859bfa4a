"""Tests of copying: its four forms, templates around words, and what each program gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.manuscripts import WORDS, gathered, passage
from tipbrowser.domain.citation_fields import BELOW, CITATION_FIELDS, DATED, QUOTED, WHOLE_FIELDS, template_of
from tipbrowser.domain.citation_templates import Template, parse
from tipbrowser.domain.material import Chosen, ChosenHeading, ChosenText
from tipbrowser.export.copying import AS_FOOTNOTE, COPYING, SOURCE, TEXT, WITH_SOURCE, Copied, Wished, copied
from tipbrowser.services.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "export"
REAL = (
    passage("A.II.5"), passage("A.II.6"), ChosenHeading(text="The Conference"), passage("B.V.PP.3"),
    passage("B.X.1"), ChosenText(text="Our own words."), passage("B.IV.o.ii"), passage("A.I.2", start=0, end=44),
)  # fmt: skip


def copy(library: Library, *chosen: Chosen, **wished: object) -> Copied:
    return copied(gathered(library, *chosen), Wished(**wished), WORDS)  # type: ignore[arg-type]  # as each test has it


def whole(text: str) -> Template:
    return parse(text, WHOLE_FIELDS)


@pytest.mark.parametrize("form", COPYING)
def test_what_is_copied_says_what_it_said_before(bundled: Library, form: str) -> None:
    found = copy(bundled, *REAL, form=form)
    name = form.replace(" ", "-")
    for ending, text in (("txt", found.plain), ("html", found.html), ("md", found.markdown)):
        assert text == (GOLDEN / f"copy-{name}.{ending}").read_text(encoding="utf-8"), f"{name}.{ending}"


def test_words_alone_keep_their_numbers_and_indents(small: Library) -> None:
    found = copy(small, passage("A.I.2"), form=TEXT, with_footnotes=False)
    assert found.plain == (
        "2. States should:\n\n    (a) Act now, that is:\n\n        (i) At once.\n\n        (ii) Soon.\n\n    (b) Act later."
    )
    assert "<i>once</i>" in found.html
    assert "*once*" in found.markdown


def test_the_text_of_footnotes_comes_along(small: Library) -> None:
    found = copy(small, passage("A.I.2", start=0, end=6))
    assert found.plain == "2. States[1] […]\n\n--------------------\n[1] Note 1."
    assert "[^1]: *Note* 1." in found.markdown
    assert "<sup>1</sup> <i>Note</i> 1." in found.html


def test_neighbours_share_their_source(small: Library) -> None:
    found = copy(small, passage("A.I.1"), passage("A.I.3"), form=WITH_SOURCE)
    assert found.plain == "1. States should act.\n\n3. See paragraph 1 above. (CTOC/COP/WG.4/2009/2, paras. 2 and 4)"


def test_sources_alone_are_one_line(small: Library) -> None:
    found = copy(small, passage("A.I.1"), ChosenText(text="x"), passage("A.I.3"), passage("B.II.2"), form=SOURCE)
    expected = "CTOC/COP/WG.4/2009/2, paras. 2 and 4; resolution 2/3, para. 2"
    assert (found.plain, found.markdown) == (expected, expected)
    assert f"<span>{expected}</span>" in found.html
    assert "<p" not in found.html


def test_a_source_can_be_copied_as_a_footnote_gives_it(small: Library) -> None:
    assert copy(small, passage("B.II.2"), form=AS_FOOTNOTE).plain == (
        "Conference resolution 2/3, para. 2; reproduced in Small Press, Small Compendium (Vienna, 2024), part B, sect. II,"
        " para. 2."
    )


def test_sources_take_the_readers_own_template(small: Library) -> None:
    for form in (SOURCE, AS_FOOTNOTE):
        found = copy(small, passage("B.II.2"), form=form, citation=template_of(DATED))
        assert found.plain == "resolution 2/3 of 2 January 2010, para. 2"


@pytest.mark.parametrize(
    ("chosen", "template", "expected"),
    [
        ([passage("A.I.1")], "“{text}” ({citation})", "“States should act.” (CTOC/COP/WG.4/2009/2, para. 2)"),
        ([passage("A.I.1")], "[{label} ]{text}", "1. States should act."),
        ([passage("A.I.1")], "{label}\u00a0{text}", "1.\u00a0States should act."),
        ([passage("A.I.1")], "{citation}:\\n“{text}”", "CTOC/COP/WG.4/2009/2, para. 2:\n\n“States should act.”"),
        ([passage("A.I.1")], "{text}\\n\\n \\n({symbol})", "States should act.\n\n(CTOC/COP/WG.4/2009/2)"),
        ([passage("A.I.1")], "{text} = {text}", "States should act. = \n\nStates should act."),
        ([passage("A.I.1")], "{locator}", "A.I.1"),
        ([passage("A.I.1")], "", ""),
        ([passage("B.II.PP.1")], "[{label} ]{text} ({number})", "Recalling much, (first)"),
        (
            [passage("A.I.1"), passage("A.I.3")],
            "“[{label} ]{text}” ({number})",
            "“1. States should act.\n\n3. See paragraph 1 above.” (2 and 4)",
        ),
        (
            [passage("A.I.2.b")],
            "“[{label} ]{text}” ({number})",
            "“2. States[1] should:\n\n    (b) Act later.” (3 (b))\n\n--------------------\n[1] Note 1.",
        ),
        ([passage("B.II.PP.1"), passage("B.II.1")], "“{text}”", "“Recalling much,\n\n1. Urges States;”"),
    ],
)
def test_templates_stand_around_the_words(small: Library, chosen: list[Chosen], template: str, expected: str) -> None:
    assert copy(small, *chosen, form=WITH_SOURCE, whole=whole(template)).plain == expected


def test_the_ready_made_templates_say_what_they_are_called_after(small: Library) -> None:
    one = passage("A.I.1")
    source = "(CTOC/COP/WG.4/2009/2, para. 2)"
    assert copy(small, one, form=WITH_SOURCE).plain == f"1. States should act. {source}"
    assert copy(small, one, form=WITH_SOURCE, whole=template_of(QUOTED)).plain == f"“States should act.” {source}"
    assert copy(small, one, form=WITH_SOURCE, whole=template_of(BELOW)).plain == f"1. States should act.\n\n{source}"


def test_italics_and_marks_stay_within_a_template(small: Library) -> None:
    found = copy(small, passage("B.II.PP.1"), form=WITH_SOURCE, whole=template_of(QUOTED))
    assert found.markdown == r"“*Recalling* much,” (resolution 2/3, first preambular paragraph)"
    assert "“<i>Recalling</i> much,” (resolution" in found.html


def test_nothing_is_copied_of_nothing(small: Library) -> None:
    for form in COPYING:
        found = copied(gathered(small, ChosenText(text=" ")), Wished(form=form), WORDS)
        assert (found.plain, found.markdown) == ("", "")


def test_every_field_of_a_citation_is_one_of_the_whole() -> None:
    assert set(CITATION_FIELDS) < set(WHOLE_FIELDS)
