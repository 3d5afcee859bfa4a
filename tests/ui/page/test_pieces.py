"""A passage cut at italics, footnote marks and references."""

from __future__ import annotations

from tests.ui.page_values import FIRST, passage, reference
from tipbrowser.ui.page.pieces import links_of, pieces_of


def test_a_passage_without_references_is_cut_as_its_markup() -> None:
    assert [(piece.kind, piece.text, piece.offset) for piece in pieces_of(passage("A.II.1", "a *b*[^3] c"), [])] == [
        ("text", "a ", 0),
        ("italic", "b", 2),
        ("footnote", "3", 3),
        ("text", " c", 3),
    ]


def test_a_reference_across_italics_is_cut_with_them() -> None:
    text = passage("A.II.1", "see its *decision* 4/4 here")
    links = links_of([reference("A.II.1", "its decision 4/4", text.text, "B.IV")])
    assert [(piece.kind, piece.text, piece.link is not None) for piece in pieces_of(text, links)] == [
        ("text", "see ", False),
        ("text", "its ", True),
        ("italic", "decision", True),
        ("text", " 4/4", True),
        ("text", " here", False),
    ]


def test_the_pieces_joined_are_the_text() -> None:
    links = links_of([reference("A.II.1", "paragraph 2 below", FIRST.text, "A.II.2")])
    pieces = pieces_of(FIRST, links)
    assert "".join(piece.text for piece in pieces if piece.kind != "footnote") == FIRST.text


def test_references_with_the_same_words_are_one_link_with_several_targets() -> None:
    links = links_of([reference("A.II.1", "both", "both", target) for target in ("A.II.2", "A.II.3", "A.II.2")])
    assert [link.targets for link in links] == [("A.II.2", "A.II.3")]


def test_of_references_that_overlap_the_longer_is_kept() -> None:
    text = "decision 4/4 of 2008"
    short, long_ = reference("A.II.1", "decision", text, "B.I"), reference("A.II.1", "decision 4/4", text, "B.IV")
    inside = reference("A.II.1", "4/4", text, "B.V")
    assert [link.text for link in links_of([short, inside, long_])] == ["decision 4/4"]
