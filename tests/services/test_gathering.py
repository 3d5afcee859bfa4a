"""Tests of gathering: passages with all that belongs to them, from any kind of choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.manuscripts import passage
from tests.kept_items import named, put
from tests.small_compendium import BUNDLED
from tipbrowser.domain.anchors import edition_name
from tipbrowser.domain.annotations import LEGEND, Highlight, Legend, Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.material import ChosenHeading, ChosenText, PassageTaken
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.gathering import Gathering, UnknownLocator
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import Notebook


@pytest.fixture
def library(small_file: Path) -> Iterator[Library]:
    with Library(small_file) as library:
        yield library


@pytest.fixture
def real() -> Iterator[Library]:
    with Library(BUNDLED) as library:
        yield library


def taken(gathering: Gathering, locator: str, **choice: object) -> PassageTaken:
    (entry,) = gathering.material([passage(locator, **choice)]).passages
    return entry


def locators(passages: object) -> list[str]:
    return [one.locator for one in passages]  # type: ignore[attr-defined]  # passages


def test_a_passage_brings_its_parents_and_all_below_it(library: Library) -> None:
    entry = taken(Gathering(library), "A.I.2.a")
    assert locators(entry.lead) == ["A.I.2"]
    assert locators(entry.below) == ["A.I.2.a.i", "A.I.2.a.ii"]
    assert locators(entry.passages) == ["A.I.2", "A.I.2.a", "A.I.2.a.i", "A.I.2.a.ii"]
    assert entry.citations.official == "CTOC/COP/WG.4/2009/2, para. 3 (a)"
    assert entry.section is not None
    assert entry.section.section == "A.I"


def test_without_its_parents_words_it_stands_alone(library: Library) -> None:
    assert taken(Gathering(library), "A.I.2.a", with_lead=False).lead == ()


def test_a_part_of_its_words_brings_nothing_below(library: Library) -> None:
    entry = taken(Gathering(library), "A.I.2", start=0, end=6)
    assert entry.below == ()
    assert [one.footnote.number for one in entry.footnotes] == [1]
    assert taken(Gathering(library), "A.I.2", start=7).footnotes == ()
    assert taken(Gathering(library), "A.I.2", end=5).footnotes == ()


def test_the_front_matter_has_no_section(library: Library) -> None:
    entry = taken(Gathering(library), "F.introduction.1")
    assert entry.section is None
    assert entry.citations.official.endswith("introduction, para. 1")


def test_what_refers_elsewhere_and_what_it_stands_under_comes_along(library: Library) -> None:
    gathering = Gathering(library)
    assert [one.target for one in taken(gathering, "A.I.3").references] == ["A.I.1"]
    assert "Acting" in [one.topic for one in taken(gathering, "A.I.1").topics]


def test_headings_and_own_words_stay_between(library: Library) -> None:
    chosen = [ChosenHeading(text="A"), passage("A.I.1"), ChosenText(text="b")]
    material = Gathering(library).material(chosen)
    assert material.entries[0] == chosen[0]
    assert material.entries[2] == chosen[2]
    assert len(material.passages) == 1


@pytest.mark.parametrize("locator", ["A.I.99", "A.XX.1", "nonsense", "F.none"])
def test_a_passage_that_there_is_not_is_told(library: Library, locator: str) -> None:
    gathering = Gathering(library)
    with pytest.raises(UnknownLocator) as told:
        gathering.material([passage(locator)])
    assert told.value.locator == locator
    with pytest.raises(UnknownLocator):
        gathering.chosen([Locator(locator)])


def test_a_section_is_the_passages_that_stand_alone(library: Library) -> None:
    gathering = Gathering(library)
    assert locators(gathering.chosen([Locator("A.I"), Locator("A.II.1")])) == ["A.I.1", "A.I.2", "A.I.3", "A.II.1"]
    assert locators(gathering.chosen([Locator("F")])) == ["F.title.1", "F.introduction.1"]


def test_a_topic_brings_its_rows_as_printed(library: Library) -> None:
    material = Gathering(library).of_topic("Acting")
    assert [one.passage.locator for one in material.passages] == ["A.I.1", "A.I.2", "B.II.1"]
    assert [one.locators for one in material.index_rows] == ["I.1 and I.2", "II.1"]
    assert material.topic == "Acting"
    with pytest.raises(KeyError):
        Gathering(library).of_topic("No such topic")


def test_a_search_is_what_it_names_and_then_what_it_finds(library: Library) -> None:
    gathering = Gathering(library)
    assert locators(gathering.of_search("A.I.2", 10)) == ["A.I.2"]
    assert set(locators(gathering.of_search("thoughts", 10))) == {"A.II.1", "A.II.2"}
    assert len(gathering.of_search("thoughts", 1)) == 1
    assert gathering.of_search("xyzzyq", 10) == []


def test_errata_of_what_was_chosen_come_along_and_for_the_report_all(real: Library) -> None:
    gathering = Gathering(real)
    assert [one.place for one in gathering.material([passage("B.IV.chapeau")]).errata] == ["footnote 14"]
    assert gathering.material([passage("A.I.1")]).errata == ()
    assert gathering.of_errata().errata == tuple(real.reading.errata())


def test_ibid_brings_the_source_that_it_repeats(real: Library) -> None:
    gathering = Gathering(real)
    notes = {
        one.footnote.number: one
        for locator in ("A.I.2", "B.V.PP.1", "B.IV.chapeau")
        for one in taken(gathering, locator).footnotes
    }
    assert notes[1].antecedent is None
    assert notes[2].antecedent == notes[1].footnote
    assert notes[18].antecedent is not None
    assert notes[18].antecedent.number == 16
    assert notes[14].antecedent is None
    assert notes[14].reading.startswith("United Nations")


def test_an_ibid_before_all_others_repeats_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    page = library.reading.page("A.I")  # type: ignore[arg-type]  # a section
    assert page is not None
    first = replace(page.footnotes[0], markup="*Ibid.*", text="Ibid.")
    shown = replace(page, footnotes=(first,), errata=())
    monkeypatch.setattr(library.reading, "page", lambda name: shown if name == "A.I" else None)
    (note,) = taken(Gathering(library), "A.I.2").footnotes
    assert note.antecedent is None


def test_it_can_be_ended_in_between(library: Library) -> None:
    def end() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Gathering(library).material([passage("A.I.1")], end)


class TestOwn:
    """The reader's own."""

    @pytest.fixture
    def gathering(self, library: Library, tmp_path: Path) -> Iterator[Gathering]:
        anchoring = Anchoring(library.reading)
        anchor = anchoring.anchor_of(Locator("A.I.2.a"))
        words = anchoring.anchor_of_span(Locator("A.I.2"), 0, 6)
        other, both = anchoring.anchor_of(Locator("A.II.1")), anchoring.anchor_of(Locator("A.II.2"))
        first, sub = anchoring.anchor_of(Locator("B.II.2")), anchoring.anchor_of(Locator("B.II.2.b"))
        notebook = Notebook(tmp_path / "reader")
        notebook.write([
            put(1, Note(text="On (a)", about="passage", anchors=(anchor,))),
            put(2, Highlight(colour="own", anchors=(words,))),
            put(3, Note(text="On the words", about="highlight", name=named(2), anchors=(words,))),
            put(5, Note(text="On all of it", about="passage", anchors=(first, sub))),
            put(4, Note(text="On both", about="passage", anchors=(other, both))),
            Put(id=LEGEND, revision=0, body=Legend(names=(("own", "Look"),))),
        ])  # fmt: skip
        assert notebook.reader is not None
        yield Gathering(library, notebook.reader, edition_name(library.reading.edition()))
        notebook.close()

    def test_notes_and_highlights_come_with_their_passages(self, gathering: Gathering) -> None:
        entry = taken(gathering, "A.I.2")
        assert [(note.locator, note.text) for note in entry.notes] == [("A.I.2", "On the words"), ("A.I.2.a", "On (a)")]
        assert [(one.locator, one.start, one.end, one.colour, one.name) for one in entry.highlights] == [
            ("A.I.2", 0, 6, "own", "Look")
        ]

    def test_notes_on_parents_that_are_only_opening_words_stay(self, gathering: Gathering) -> None:
        assert [note.text for note in taken(gathering, "A.I.2.a").notes] == ["On (a)"]
        assert taken(gathering, "A.I.1").notes == ()

    def test_a_note_on_several_passages_comes_with_each_of_them(self, gathering: Gathering) -> None:
        for locator in ("A.II.1", "A.II.2"):
            assert [(note.locator, note.text) for note in taken(gathering, locator).notes] == [(locator, "On both")]

    def test_a_note_on_a_passage_and_its_parts_comes_once(self, gathering: Gathering) -> None:
        assert [(note.locator, note.text) for note in taken(gathering, "B.II.2").notes] == [("B.II.2", "On all of it")]
