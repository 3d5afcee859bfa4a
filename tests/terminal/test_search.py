"""Tests of `tipbrowser search`, on the real compendium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.written_notes import Desk
from tipbrowser.__main__ import main

Output = pytest.CaptureFixture[str]


def ask(output: Output, *arguments: str, status: int = 0) -> tuple[str, str]:
    """Run the command and give what it says, on both streams."""
    assert main(("search", *arguments)) == status
    said = output.readouterr()
    return said.out, said.err


def test_hits_are_listed_with_the_words_around_the_first_match(capsys: Output) -> None:
    out, err = ask(capsys, "socially", "unacceptable")
    assert out.startswith("A.II.36       … ")
    assert "socially unacceptable" in out
    assert err == ""


def test_a_hit_by_its_topic_says_so(capsys: Output) -> None:
    out, _ = ask(capsys, "reflection period")
    assert "[topic] Victims, reflection period" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_locator_answers_first_with_its_paragraph(capsys: Output) -> None:
    out, err = ask(capsys, "II.36")
    assert out.splitlines()[0] == "A.II.36  CTOC/COP/WG.4/2010/6, para. 43"
    assert out.splitlines()[1].startswith("    States parties should develop")
    assert err == ""


def test_json_gives_hits_with_their_marks_and_reasons(capsys: Output) -> None:
    out, _ = ask(capsys, "reflection period", "--json", "--limit", "3")
    answer = json.loads(out)
    assert set(answer) == {"named", "query", "remarks", "total", "hits", "is_nearest", "suggestions", "elsewhere"}
    assert answer["query"] == "reflection period"
    assert (answer["total"], len(answer["hits"])) == (4, 3)
    hit = answer["hits"][0]
    assert set(hit) == {"locator", "text", "marks", "reasons", "citation"}
    assert hit["text"][hit["marks"][0]["start"] : hit["marks"][0]["end"]] == "reflection"
    named = json.loads(ask(capsys, "II.36", "--json")[0])["named"]
    assert named == [{"locator": "A.II.36", "citation": "CTOC/COP/WG.4/2010/6, para. 43"}]


def test_a_word_with_a_minus_is_no_option(capsys: Output) -> None:
    out, _ = ask(capsys, "consent", "-children", "--limit", "3")
    assert ask(capsys, "--limit=3", "--", "consent", "-children")[0] == out
    assert ask(capsys, "-children", "--limit=3", "consent")[0]
    with pytest.raises(SystemExit):
        main(("search", "consent", "--limit"))
    assert "expected one argument" in capsys.readouterr().err


def test_more_than_is_shown_is_said(capsys: Output) -> None:
    out, err = ask(capsys, "trafficking", "--limit", "2")
    assert sum(not line.startswith(" ") for line in out.splitlines()) == 2
    assert "“--limit N” gives more than these 2" in err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("victims compensashun", "Did you mean “victims compensation”?"),
        ("part:B children xylophone", "no passage has all of this; these have some of it."),
        ("xylophone", "no passage has this."),
        ("-", "nothing is searched for."),
    ],
)
def test_what_is_not_found_is_said(capsys: Output, query: str, said: str) -> None:
    assert said in ask(capsys, "--", query, status=2)[1]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"demand for', "the quotation mark of “\"demand for” is not closed"),
        ("(demand", "the bracket “(” is not closed"),
        ("demand)", "the bracket “)” closes nothing"),
        ("demand OR", "“OR” joins nothing"),
        ("colour:demand", "“colour” is no field"),
        ("year:soon demand", "“year:soon” is no such value"),
        ("NEAR(demand)", "“NEAR” joins words and phrases alone"),
        ("demand " * 65, "the query is too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_read_as_words_and_said(capsys: Output, query: str, said: str) -> None:
    assert main(("search", query)) in (0, 2)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "many", "100001", "٣"])
def test_a_limit_that_is_none_is_refused(capsys: Output, limit: str) -> None:
    with pytest.raises(SystemExit):
        main(("search", "demand", f"--limit={limit}"))
    assert "a number from 1 to 100000 is needed" in capsys.readouterr().err


@pytest.fixture
def desk(own_data_folder: Path) -> Iterator[Desk]:
    """Give something to write with into the data folder."""
    desk = Desk(own_data_folder)
    yield desk
    desk.close()


def test_what_one_wrote_is_found_and_said_to_be_ones_note(capsys: Output, desk: Desk) -> None:
    desk.note("zweifelhaft, ask again", "A.II.36")
    out, err = ask(capsys, "in:notes", "zweifelhaft")
    assert out.startswith("A.II.36")
    assert "[your note] zweifelhaft, ask again" in out
    assert err == ""


def test_notes_on_no_passage_are_said_to_be_there(capsys: Output, desk: Desk) -> None:
    desk.note("zweifelhaft")
    _, err = ask(capsys, "in:notes zweifelhaft")
    assert "one more of your notes has this and belongs to no passage" in err
    desk.note("zweifelhaft")
    assert "2 more of your notes have this" in ask(capsys, "in:notes zweifelhaft")[1]


def test_the_notes_of_another_data_folder_are_searched(capsys: Output, tmp_path: Path) -> None:
    other = tmp_path / "other"
    desk = Desk(other)
    desk.note("zweifelhaft", "A.II.36")
    desk.close()
    assert ask(capsys, "in:notes zweifelhaft", status=2)[0] == ""
    assert ask(capsys, "in:notes zweifelhaft", "--data-dir", str(other))[0].startswith("A.II.36")


def test_notes_that_cannot_be_read_are_said_to_be_so(capsys: Output, own_data_folder: Path) -> None:
    own_data_folder.mkdir(parents=True)
    (own_data_folder / "annotations.sqlite").write_text("this is no database, but a text", encoding="utf-8")
    _, err = ask(capsys, "in:notes zweifelhaft", status=2)
    assert "what you wrote cannot be read" in err
