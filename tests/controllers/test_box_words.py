"""What is said of a text in the box."""

from __future__ import annotations

import pytest

from tests.small_compendium import BUNDLED
from tipbrowser.controllers.box_words import in_few_words, sentences_about
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.sections import Section
from tipbrowser.services.library import Library


@pytest.mark.parametrize(
    ("text", "few", "sentence"),
    [
        ("???", "no words", "These signs are no words."),
        ("(", "no words", "The bracket “(” is not closed; it goes to the end."),
        (
            "year:",
            "no words",
            "“year:” asks for nothing yet. A year may follow, or the first and the last of several, as in year:2018-2022.",
        ),
        (
            "kind:",
            "no words",
            "“kind:” asks for nothing yet. One of these may follow: recommendation, subparagraph, preambular",
        ),
        ("children meeting:elev", "", "“meeting:elev” asks for nothing yet. A number may follow, as in meeting:11"),
        ("children year:soon", "no match", "“year:soon” is no such value, and is read as words. A year may follow"),
        ("II.36", "paragraph II.36", ""),
        ("A.II.36; A.II.37", "2 places", ""),
        ("resolution 10/3", "Tenth session", ""),
        ("reflection period", "4 matches", ""),
        ("unaccompanied separated undocumented", "one match", ""),
        ("F.introduction.99", "no such paragraph", "There is no such place; near are introduction"),
        ("XIV.3", "no such paragraph", "There is no such place; near are XIII, XII."),
        ("B.VI", "adopted nothing", "The sixth session (15 to 19 October 2012) adopted nothing"),
        ("organs xyzzy", "no match, ", "No passage has all of this"),
        ("xyzzy", "no match", "No passage has this."),
    ],
)
def test_each_text_has_its_words(text: str, few: str, sentence: str) -> None:
    with Library(BUNDLED) as library:
        sections: dict[str, Section] = {one.section: one for one in library.reading.sections()}
        finding = library.finder.begin(text, context=SectionId("A.II"))
        said = sentences_about(finding, sections, lambda name: library.reading.last_number(SectionId(name)))
        assert in_few_words(finding, sections).startswith(few)
    assert said.startswith(sentence)
    assert bool(said) == bool(sentence)
