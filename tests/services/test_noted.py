"""``in:notes``: searching in the reader's words, beside the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.written_notes import Desk
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.note_queries import in_notes, mentions_notes, words_for_pane
from tipbrowser.domain.query_reading import read_query
from tipbrowser.paths import bundled_database
from tipbrowser.services.finding import Finder
from tipbrowser.services.library import Library


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give something to write with."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Give the compendium with the notes beside it."""
    with Library(bundled_database(), notes=lambda: tmp_path) as library:
        yield library


@pytest.fixture
def found(library: Library) -> Callable[[str], list[str]]:
    """Give what gives the locators that are found for a text, none that are only near."""

    def find(text: str) -> list[str]:
        finding = library.finder.begin(text)
        return [] if finding.is_nearest else [hit.locator for hit in library.finder.hits(finding, 0, 50)]

    return find


def test_a_word_of_a_note_finds_its_passage_and_the_note_is_the_reason(desk: Desk, library: Library) -> None:
    desk.note("This is zweifelhaft, and must be asked again", "A.II.36")
    answer = library.searching.search("in:notes zweifelhaft")
    (hit,) = answer.hits
    assert hit.locator == "A.II.36"
    (reason,) = hit.reasons
    assert reason.kind == "note"
    assert [reason.words[start:end] for start, end in reason.marks] == ["zweifelhaft"]
    assert answer.query == "in:notes zweifelhaft"


def test_without_it_notes_are_not_searched(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft", "A.II.36")
    assert library.searching.search("zweifelhaft").total == 0


def test_of_several_words_some_may_stand_in_the_text(desk: Desk, found: Callable[[str], list[str]]) -> None:
    desk.note("zweifelhaft", "A.II.5")
    desk.note("other", "A.II.56")
    assert found("in:notes zweifelhaft States") == ["A.II.5"]
    assert found("in:notes States") == []


def test_tags_highlights_and_bookmarks_are_searched_too(desk: Desk, found: Callable[[str], list[str]]) -> None:
    desk.highlight("A.I.1", tags=("zweifelhaft",))
    desk.bookmark("A.I.2", tags=("zweifelhaft",))
    desk.about("highlight", desk.highlight("A.I.3"), "zweifelhaft")
    assert found("in:notes zweifelhaft") == ["A.I.1", "A.I.2", "A.I.3"]


def test_those_come_first_whose_own_text_has_the_words_too(desk: Desk, found: Callable[[str], list[str]]) -> None:
    desk.note("on consent", "A.I.1")
    with_word = found("consent")[0]
    desk.note("on consent", with_word)
    assert found("in:notes consent") == [with_word, "A.I.1"]


def test_alone_it_gives_all_on_which_one_wrote_and_refused_all_others(desk: Desk, library: Library, found: Callable[[str], list[str]]) -> None:  # fmt: skip
    desk.note("a", "A.I.1")
    desk.highlight("A.II.36")
    assert found("in:notes") == ["A.I.1", "A.II.36"]
    everywhere = library.finder.begin("States").total
    desk.note("x", library.finder.hits(library.finder.begin("States"), 0, 1)[0].locator)
    assert library.finder.begin("States -in:notes").total < everywhere


def test_it_goes_with_fields_groups_phrases_and_what_must_not_be(desk: Desk, found: Callable[[str], list[str]]) -> None:
    desk.note("zweifelhaft und unklar", "A.I.1")
    desk.note("zweifelhaft", "B.X.13")
    assert found("in:notes zweifelhaft part:B") == ["B.X.13"]
    assert found("in:notes zweifelhaft -unklar") == ["B.X.13"]
    assert found('in:notes "zweifelhaft und"') == ["A.I.1"]
    assert found("in:notes (unklar OR nirgends)") == ["A.I.1"]
    assert found("in:notes zweifelhaft NEAR/3 unklar") == ["A.I.1"]
    assert found("in:notes zweif*") == ["A.I.1", "B.X.13"]


def test_a_phrase_is_found_in_this_form_alone(desk: Desk, found: Callable[[str], list[str]]) -> None:
    desk.note("The victims trafficked", "A.I.1")
    desk.note("A victim trafficking others", "A.I.2")
    desk.highlight("A.I.3", tags=("Víctims-trafficked",))
    assert sorted(found("in:notes victims trafficked")) == ["A.I.1", "A.I.2", "A.I.3"]
    assert sorted(found('in:notes "victims trafficked"')) == ["A.I.1", "A.I.3"]
    assert sorted(found('in:notes "victims traffick*"')) == ["A.I.1", "A.I.3"]
    assert sorted(found('in:notes "victim traffickin*"')) == ["A.I.2"]
    assert sorted(found('in:notes "victims trafficked" NEAR/3 the')) == ["A.I.1"]
    assert sorted(found('in:notes "victim trafficked"')) == []


def test_a_phrase_that_is_being_typed_is_found_at_every_letter(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft trafficking", "A.I.1")
    words = 'in:notes "zweifelhaft trafficking'
    for end in range(len(words) - len("trafficking"), len(words) + 1):
        assert library.finder.begin(words[:end], typing=True).total == 1, words[:end]


def test_notes_on_no_passage_are_counted_by_phrases_in_this_form(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft victims")
    desk.note("zweifelhaft victim")

    def elsewhere(text: str) -> int:
        return library.finder.begin(text).elsewhere

    assert elsewhere('in:notes "zweifelhaft victims"') == 1
    assert elsewhere('in:notes zweifelhaft -"zweifelhaft victims"') == 1
    assert elsewhere('in:notes ("zweifelhaft victims" OR "zweifelhaft victim")') == 2
    assert elsewhere('in:notes "zweifelhaft victims" -part:A') == 0


def test_damaged_rows_have_no_phrase(desk: Desk, library: Library, tmp_path: Path) -> None:
    desk.note("zweifelhaft victims", "A.I.1")
    desk.note("zweifelhaft victims", "A.I.2")
    with closing(sqlite3.connect(tmp_path / "annotations.sqlite")) as connection:
        connection.execute("UPDATE item SET body = replace(body, 'victims', 'others') WHERE number = 1")
        connection.commit()
    finding = library.finder.begin('in:notes "zweifelhaft victims"')
    assert [hit.locator for hit in library.finder.hits(finding, 0, 5)] == ["A.I.2"]


def test_while_one_types_the_last_word_may_be_begun(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft", "A.I.1")
    assert library.finder.begin("in:notes zweif", typing=True).total == 1
    assert library.finder.at_once("in:notes zweif", typing=True) is None


def test_facets_count_and_narrow_it(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft", "A.I.1")
    desk.note("zweifelhaft", "B.X.13")
    desk.note("zweifelhaft")
    finding = library.finder.begin("in:notes zweifelhaft")
    assert finding.facets["part"] == {"A": 1, "B": 1}
    narrowed = library.finder.begin("in:notes zweifelhaft", Narrowing(part="B"))
    assert (narrowed.total, narrowed.total_without, narrowed.elsewhere) == (1, 2, 0)
    assert library.finder.finish(finding).positions == finding.positions


def test_notes_on_no_passage_are_counted_beside(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft")
    desk.about("topic", "Children", "zweifelhaft")
    desk.about("section", "A.II", "zweifelhaft")
    desk.note("zweifelhaft", "A.I.1")
    assert library.finder.begin("in:notes zweifelhaft").elsewhere == 3
    assert library.finder.begin("in:notes").elsewhere == 3
    assert library.finder.begin("in:notes zweifelhaft part:A").elsewhere == 0
    alone = library.searching.search("in:notes nirgends")
    assert (alone.total, alone.elsewhere) == (0, 0)


def test_what_is_found_only_elsewhere_is_no_reason_to_guess(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft unklar")
    answer = library.searching.search("in:notes zweifelhaft unklar")
    assert (answer.total, answer.elsewhere, answer.is_nearest) == (0, 1, False)


def test_without_a_file_nothing_is_found_and_nothing_is_wrong(library: Library, tmp_path: Path) -> None:
    finding = library.finder.begin("in:notes consent")
    assert (finding.total, finding.remarks) == (0, ())
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_nothing_is_found() -> None:
    with Library(bundled_database()) as library:
        assert library.finder.begin("in:notes consent").total == 0


def test_without_anybody_who_knows_the_notes_nothing_is_found() -> None:
    with Library(bundled_database()) as library:
        alone = Finder(library._compendium, library.resolver)
        finding = alone.begin("in:notes")
        assert finding.total == 0
        assert alone.hits(finding, 0, 5) == []
        alone.interrupt()


def test_a_file_that_cannot_be_read_is_told_in_a_remark(library: Library, tmp_path: Path) -> None:
    (tmp_path / "annotations.sqlite").write_text("this is no database, but a text", encoding="utf-8")
    finding = library.finder.begin("in:notes consent")
    assert [remark.kind for remark in finding.remarks] == ["unread"]
    assert library.finder.begin("consent").remarks == ()


def test_the_file_is_asked_anew_with_each_question(desk: Desk, library: Library) -> None:
    assert library.finder.begin("in:notes zweifelhaft").total == 0
    desk.note("zweifelhaft", "A.I.1")
    assert library.finder.begin("in:notes zweifelhaft").total == 1
    library.finder.interrupt()


def test_what_is_asked_can_be_cut_short_from_another_thread(desk: Desk, library: Library) -> None:
    desk.note("zweifelhaft", "A.I.1")
    noted = library._open_notes(library._compendium)
    assert noted.positions(None) != set()
    noted.interrupt()
    noted.close()
    noted.interrupt()


def test_damaged_rows_are_no_reason_and_the_others_are(desk: Desk, library: Library, tmp_path: Path) -> None:
    damaged = desk.note("zweifelhaft eins", "A.I.1")
    desk.note("zweifelhaft zwei", "A.I.1")
    desk.notebook.close()
    with closing(sqlite3.connect(tmp_path / "annotations.sqlite")) as connection, connection:
        connection.execute("UPDATE item SET modified = 'x' WHERE id = ?", [damaged])
    (hit,) = library.searching.search("in:notes zweifelhaft").hits
    assert [reason.words for reason in hit.reasons] == ["zweifelhaft zwei"]


def test_of_a_long_note_the_words_around_are_given(desk: Desk, library: Library) -> None:
    desk.note(f"{'before ' * 100}zweifelhaft{' behind' * 100}", "A.I.1")
    (hit,) = library.searching.search("in:notes zweifelhaft").hits
    reason = hit.reasons[0]
    assert reason.words.startswith("… before")
    assert reason.words.endswith("behind …")
    assert len(reason.words) < 200
    ((start, end),) = reason.marks
    assert reason.words[start:end] == "zweifelhaft"


def test_a_note_found_by_the_stem_of_a_word_that_the_compendium_lacks_is_shown_without_marks(
    desk: Desk, library: Library
) -> None:
    desk.note("He was gargling", "A.I.1")
    (hit,) = library.searching.search("in:notes gargled").hits
    assert [(reason.words, reason.marks) for reason in hit.reasons] == [("He was gargling", ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in:notes reflection period", "reflection period"),
        ('in:notes "reflection period" part:A -x', "reflection period"),
        ("in:notes", ""),
        ("in:n a OR b", "a b"),
    ],
)
def test_the_words_for_the_pane_are_those_that_may_be(text: str, words: str) -> None:
    assert words_for_pane(read_query(text).query) in {words, words.split(" ", maxsplit=1)[0]}


@pytest.mark.parametrize("text", ["in:notes", "x in:notes", "x -in:notes", "x OR in:notes", "(x in:notes) OR y"])
def test_it_is_known_wherever_it_stands(text: str) -> None:
    assert mentions_notes(read_query(text).query)


@pytest.mark.parametrize("text", ["", "x", "part:A", "x -part:A", "notes in x"])
def test_other_queries_do_not_mention_it(text: str) -> None:
    query = read_query(text).query
    assert not mentions_notes(query)
    assert in_notes(query) == (query, False)


def test_what_else_stands_after_in_is_read_as_words() -> None:
    assert [remark.kind for remark in read_query("in:text x").remarks] == ["value"]
