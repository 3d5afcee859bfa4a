"""Every character of every section of the real compendium, on the page and back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from tests.ui.conftest import PageOf
from tipbrowser.domain.page import SectionPage
from tipbrowser.ui.page.clean_copy import clean_text
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_writer import PageWriter
from tipbrowser.ui.theme import LIGHT

MEETINGS = [f"A.{number}" for number in "I II III IV V VI VII VIII IX X XI XII XIII".split()]
SESSIONS = [f"B.{number}" for number in "I II III IV V X XI".split()]
EVERY_PAGE = ["F", *MEETINGS, *SESSIONS]


def written(page: SectionPage) -> PageDocument:
    return PageWriter(PageFormats(LIGHT, 100), page, ("light", 100, 0)).write()


def units(document: QTextDocument) -> list[str]:
    """Give the document's characters by position; toRawText keeps what toPlainText changes."""
    raw = document.toRawText()
    assert all(ord(sign) < 0x10000 for sign in raw), "the compendium has no character outside the basic plane"
    return list(raw)


@pytest.mark.parametrize("name", EVERY_PAGE)
@pytest.mark.usefixtures("fonts")
def test_every_character_of_every_passage_stands_on_the_page_and_knows_its_place(name: str, page_of: PageOf) -> None:
    made = written(page_of(name))
    shown = units(made.document)
    for passage in made.page.passages:
        places = [made.text_map.position_at(passage.locator, offset) for offset in range(len(passage.text))]
        assert None not in places
        assert "".join(shown[place] for place in places if place is not None) == passage.text
        for offset, place in enumerate(places):
            assert place is not None
            assert made.text_map.locator_at(place) == (passage.locator, offset)


@pytest.mark.parametrize("name", EVERY_PAGE)
@pytest.mark.usefixtures("fonts")
def test_every_other_character_is_a_mark_or_belongs_to_no_passage(name: str, page_of: PageOf) -> None:
    made = written(page_of(name))
    texts = {passage.locator: passage for passage in made.page.passages}
    named: set[int] = set()
    for passage in made.page.passages:
        for offset in range(len(passage.text)):
            place = made.text_map.position_at(passage.locator, offset)
            assert place is not None
            named.add(place)
    for position, sign in enumerate(units(made.document)):
        found = made.text_map.locator_at(position)
        if position in named or found is None:
            continue
        locator, offset = found
        label = f"{texts[locator].label}\t"
        assert 0 <= offset <= len(texts[locator].text)
        assert sign.isdigit() or sign in "\u2009‡" or (offset == 0 and sign in label)


@pytest.mark.parametrize("name", EVERY_PAGE)
@pytest.mark.usefixtures("fonts")
def test_every_footnote_mark_stands_at_its_offset(name: str, page_of: PageOf) -> None:
    made = written(page_of(name))
    for footnote in made.page.footnotes:
        assert made.text_map.locator_at(made.marks[footnote.number]) == (footnote.locator, footnote.offset)
        assert footnote.number in made.notes


@pytest.mark.parametrize("name", EVERY_PAGE)
@pytest.mark.usefixtures("fonts")
def test_every_reference_is_a_link_with_its_words(name: str, page_of: PageOf) -> None:
    made = written(page_of(name))
    spans = {(reference.locator, reference.start, reference.end) for reference in made.page.references}
    assert len(made.links) == len(spans)


@pytest.mark.parametrize("name", EVERY_PAGE)
@pytest.mark.usefixtures("fonts")
def test_a_whole_section_copied_is_its_words_with_labels_and_without_marks(name: str, page_of: PageOf) -> None:
    made = written(page_of(name))
    passages = made.page.passages
    first, last = made.text_map.extent(passages[0].locator), made.text_map.extent(passages[-1].locator)
    assert first is not None
    assert last is not None
    several = len(passages) > 1
    lines = [f"{one.label} {one.text}" if one.label and several else one.text for one in passages]
    copied = clean_text(made, first[0], last[1]).split("\n")
    headings = {one.title for one in passages}
    assert [line for line in copied if line not in headings] == [line.replace("\t", " ") for line in lines]
