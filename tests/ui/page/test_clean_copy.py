"""Selected text, copied."""

from __future__ import annotations

import pytest

from tests.ui.page_values import FIRST, SECOND, SUB, small_page
from tipbrowser.ui.page.clean_copy import clean_text
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_writer import PageWriter
from tipbrowser.ui.theme import LIGHT


@pytest.fixture
def made(qapp: object) -> PageDocument:
    return PageWriter(PageFormats(LIGHT, 100), small_page(), ("light", 100, 0)).write()


def place(made: PageDocument, locator: str, offset: int) -> int:
    found = made.text_map.position_at(locator, offset)
    assert found is not None
    return found


def test_words_around_a_footnote_mark_are_not_glued_to_it(made: PageDocument) -> None:
    start, end = place(made, "A.II.1", 15), place(made, "A.II.1", 29)
    assert clean_text(made, start, end) == FIRST.text[15:29]


def test_a_whole_passage_selected_with_its_label_brings_it(made: PageDocument) -> None:
    extent = made.text_map.extent("A.II.2")
    assert extent is not None
    assert clean_text(made, *extent) == f"2. {SECOND.text}"


def test_the_words_of_one_passage_selected_without_the_label_come_alone(made: PageDocument) -> None:
    assert clean_text(made, place(made, "A.II.2", 0), place(made, "A.II.2", len(SECOND.text))) == SECOND.text


def test_of_several_passages_only_the_whole_ones_have_labels(made: PageDocument) -> None:
    start, end = place(made, "A.II.1", 40), place(made, "A.II.3", 3)
    lines = clean_text(made, start, end).split("\n")
    assert lines == [FIRST.text[40:], f"2. {SECOND.text}", f"(a) {SUB.text}", "The"]


def test_a_character_of_two_units_is_copied_whole(made: PageDocument) -> None:
    start = place(made, "A.II.2.a", 3)
    assert clean_text(made, start, start + 2) == "\U0001f600"


def test_the_heading_and_the_notes_are_copied_as_they_stand(made: PageDocument) -> None:
    lines = clean_text(made, 0, made.document.characterCount() - 1).split("\n")
    assert lines[:3] == ["Part A · Working Group", "Second meeting", "27 to 29 January 2010"]
    assert lines[-2:] == ["Notes", "5 Ibid., p. 1."]


def test_an_empty_selection_copies_nothing(made: PageDocument) -> None:
    assert clean_text(made, 30, 30) == ""


def test_what_the_page_offers_to_do_is_not_copied(made: PageDocument) -> None:
    lines = clean_text(made, 0, made.document.characterCount() - 1).split("\n")
    assert lines[3] == "Report CTOC/COP/WG.4/2010/6"
