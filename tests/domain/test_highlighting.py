"""What becomes of highlights: joined, coloured anew, cut, and taken away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.page_values import passage
from tipbrowser.domain.anchors import Anchor, anchor_of_words
from tipbrowser.domain.annotations import Body, Highlight, Item, ItemId, Placed
from tipbrowser.domain.changes import Bin, Change, Put
from tipbrowser.domain.highlighting import Highlighted, Marker, Span, trimmed
from tipbrowser.domain.names import Locator

EDITION = "2024-en-000000000000"
ONE = passage("A.II.1", "States parties should act at once.", label="1.")
TWO = passage("A.II.2", "They should also \U0001f600 wait.", label="2.")
THREE = passage("A.II.3", "Last.", label="3.")
PAGE = (ONE, TWO, THREE)
NEW = ItemId("new")
FIRST, SECOND, THIRD = ONE.locator, TWO.locator, THREE.locator


def made(name: str, colour: str, *spans: Span, tags: tuple[str, ...] = (), edition: str = EDITION) -> Highlighted:
    """Give a highlight that is there already."""
    texts = {one.locator: one for one in PAGE}
    anchors = tuple(anchor_of_words(texts[span.locator], span.start, span.end, edition) for span in spans)
    body = Highlight(colour=colour, anchors=anchors, tags=tags)
    places = tuple(
        Placed(number=number, locator=span.locator, start=span.start, end=span.end, score=1.0)
        for number, span in enumerate(spans)
    )
    item = Item(
        id=ItemId(name), body=body, created="", modified="", change=1, revision=7, deleted=None, origin=""
    )  # fmt: skip
    return Highlighted(item, places)


def marker(*highlights: Highlighted) -> Marker:
    return Marker(PAGE, EDITION, highlights)


def body_of(change: Change) -> Highlight:
    assert isinstance(change, Put)
    assert isinstance(change.body, Highlight)
    return change.body


def words(body: Body) -> list[str]:
    return [anchor.exact for anchor in body.anchors]


def extents(body: Body) -> list[tuple[str, int, int]]:
    return [(anchor.locator, anchor.start, anchor.end) for anchor in body.anchors]


def test_words_that_have_no_highlight_get_a_new_one() -> None:
    (change,) = marker().mark([Span(FIRST, 0, 14)], "support", NEW)
    assert (change.id, change.revision) == (NEW, 0)
    assert body_of(change).colour == "support"
    assert words(body_of(change)) == ["States parties"]
    assert not body_of(change).anchors[0].is_whole


def test_words_of_several_passages_are_one_highlight_with_an_anchor_for_each() -> None:
    (change,) = marker().mark([Span(FIRST, 15, 34), Span(SECOND, 0, 4)], "own", NEW)
    assert words(body_of(change)) == ["should act at once.", "They"]


def test_a_passage_as_a_whole_is_meant_whatever_its_words_are() -> None:
    (change,) = marker().mark([Span(SECOND, 0, len(TWO.text), is_whole=True)], "own", NEW)
    (anchor,) = body_of(change).anchors
    assert (anchor.is_whole, anchor.exact) == (True, TWO.text)
    assert (anchor.prefix, anchor.suffix) == (ONE.text[-32:], "Last.")


@pytest.mark.parametrize("at", [FIRST, THIRD], ids=["first", "last"])
def test_the_outermost_passages_have_a_neighbour_on_one_side_only(at: Locator) -> None:
    text = next(one.text for one in PAGE if one.locator == at)
    (change,) = marker().mark([Span(at, 0, len(text), is_whole=True)], "own", NEW)
    (anchor,) = body_of(change).anchors
    assert (anchor.prefix == "", anchor.suffix == "") == (at == FIRST, at == THIRD)


def test_an_offset_behind_a_letter_of_two_units_counts_letters() -> None:
    start = TWO.text.index("wait")
    (change,) = marker().mark([Span(SECOND, start, start + 4)], "own", NEW)
    assert words(body_of(change)) == ["wait"]


@pytest.mark.parametrize("start", [15, 14, 10], ids=["only a blank between", "blank included", "overlapping"])
def test_words_of_the_same_colour_that_touch_become_one_with_the_highlight(start: int) -> None:
    there = made("a", "own", Span(FIRST, 0, 14), tags=("tag",))
    (change,) = marker(there).mark([Span(FIRST, start, 21)], "own", NEW)
    assert (change.id, change.revision) == ("a", 7)
    assert words(body_of(change)) == ["States parties should"]
    assert body_of(change).tags == ("tag",)


def test_a_word_between_keeps_two_highlights_apart() -> None:
    (change,) = marker(made("a", "own", Span(FIRST, 0, 6))).mark([Span(FIRST, 15, 21)], "own", NEW)
    assert change.id == NEW


def test_words_between_two_highlights_join_all_of_them_and_the_oldest_stays() -> None:
    one, other = (
        made("a", "own", Span(FIRST, 0, 6), tags=("x", "y")),
        made("b", "own", Span(FIRST, 22, 25), tags=("y", "z")),
    )
    kept, gone = marker(one, other).mark([Span(FIRST, 7, 21)], "own", NEW)
    assert kept.id == "a"
    assert words(body_of(kept)) == ["States parties should act"]
    assert body_of(kept).tags == ("x", "y", "z")
    assert gone == Bin(id=ItemId("b"), revision=7)


def test_what_a_joined_highlight_meets_elsewhere_is_joined_too() -> None:
    over = made("a", "own", Span(FIRST, 22, 34), Span(SECOND, 0, 4))
    there = made("b", "own", Span(SECOND, 5, 11))
    changes = marker(over, there).mark([Span(FIRST, 15, 21)], "own", NEW)
    assert [change.id for change in changes] == ["a", "b"]
    assert words(body_of(changes[0])) == ["should act at once.", "They should"]


def test_words_that_are_marked_so_already_change_nothing() -> None:
    there = made("a", "own", Span(FIRST, 0, 14))
    assert marker(there).mark([Span(FIRST, 7, 14)], "own", NEW) == []


def test_no_words_change_nothing() -> None:
    assert marker().mark([], "own", NEW) == []


def test_another_colour_lies_over_the_first() -> None:
    (change,) = marker(made("a", "own", Span(FIRST, 0, 14))).mark([Span(FIRST, 7, 21)], "support", NEW)
    assert change.id == NEW
    assert words(body_of(change)) == ["parties should"]


def test_exactly_the_same_words_get_the_other_colour() -> None:
    (change,) = marker(made("a", "own", Span(FIRST, 0, 14))).mark([Span(FIRST, 0, 14)], "support", NEW)
    assert change.id == "a"
    assert body_of(change).colour == "support"


def test_what_was_made_in_another_edition_is_left_as_it_is() -> None:
    other = made("a", "own", Span(FIRST, 0, 14), edition="1999-en-000000000000")
    (change,) = marker(other).mark([Span(FIRST, 0, 21)], "own", NEW)
    assert change.id == NEW
    (change,) = marker(other).mark([Span(FIRST, 0, 14)], "support", NEW)
    assert change.id == NEW
    (change,) = marker(other).recolour(other, "caution")
    assert body_of(change).anchors == other.body.anchors


def test_what_stands_on_another_page_too_is_not_joined() -> None:
    there = made("a", "own", Span(FIRST, 0, 14))
    elsewhere = Highlighted(there.item, ())
    assert marker(elsewhere).mark([Span(FIRST, 0, 21)], "own", NEW)[0].id == NEW


def test_a_place_that_the_page_has_not_is_no_place() -> None:
    there = made("a", "own", Span(FIRST, 0, 14))
    placed = Placed(number=0, locator=Locator("A.III.1"), start=0, end=14, score=1.0)
    assert marker(Highlighted(there.item, (placed,))).mark([Span(FIRST, 0, 21)], "own", NEW)[0].id == NEW


def test_another_colour_joins_what_it_meets() -> None:
    one, other = made("a", "own", Span(FIRST, 0, 6), tags=("x",)), made("b", "support", Span(FIRST, 7, 14), tags=("y",))
    kept, gone = marker(one, other).recolour(other, "own")
    assert (kept.id, gone.id) == ("b", "a")
    assert body_of(kept).colour == "own"
    assert body_of(kept).tags == ("y", "x")
    assert words(body_of(kept)) == ["States parties"]


def test_the_same_colour_again_changes_nothing() -> None:
    one = made("a", "own", Span(FIRST, 0, 6))
    assert marker(one).recolour(one, "own") == []


def test_erasing_leaves_what_stands_before_and_behind_without_blanks() -> None:
    there = made("a", "own", Span(FIRST, 0, 34))
    (change,) = marker(there).erase([Span(FIRST, 15, 21)])
    assert (change.id, change.revision) == ("a", 7)
    assert words(body_of(change)) == ["States parties", "act at once."]


def test_erasing_a_part_of_a_whole_passage_leaves_words() -> None:
    there = made("a", "own", Span(FIRST, 0, 34))
    whole = Highlighted(_whole(there.item), there.places)
    (change,) = marker(whole).erase([Span(FIRST, 0, 15)])
    assert [anchor.is_whole for anchor in body_of(change).anchors] == [False]


def test_erasing_all_words_puts_the_highlight_into_the_bin() -> None:
    there = made("a", "own", Span(FIRST, 7, 14))
    assert marker(there).erase([Span(FIRST, 0, 34)]) == [Bin(id=ItemId("a"), revision=7)]


def test_erasing_keeps_what_stands_elsewhere() -> None:
    there = made("a", "own", Span(FIRST, 0, 6), Span(SECOND, 0, 4))
    on_page = Highlighted(there.item, there.places[:1])
    (change,) = marker(on_page).erase([Span(FIRST, 0, 6)])
    assert body_of(change).anchors == there.body.anchors[1:]


def test_erasing_words_without_highlights_changes_nothing() -> None:
    assert marker(made("a", "own", Span(FIRST, 0, 6))).erase([Span(FIRST, 7, 14), Span(SECOND, 0, 4)]) == []


def test_blanks_alone_are_no_words() -> None:
    assert trimmed("a  b", Span(FIRST, 1, 3)) is None
    assert trimmed(" a b ", Span(FIRST, 0, 5)) == Span(FIRST, 1, 4)


SPANS = st.tuples(st.integers(0, 33), st.integers(1, 12)).map(
    lambda both: trimmed(ONE.text, Span(FIRST, both[0], min(both[0] + both[1], len(ONE.text))))
)


@given(st.lists(SPANS.filter(lambda span: span is not None), max_size=12), st.data())
def test_marking_agrees_with_a_set_of_letters(spans: list[Span], data: st.DataObject) -> None:
    kept: dict[ItemId, Highlighted] = {}
    letters: set[int] = set()
    for number, span in enumerate(spans):
        erased = data.draw(st.booleans())
        at = marker(*kept.values())
        changes = at.erase([span]) if erased else at.mark([span], "own", ItemId(str(number)))
        for change in changes:
            kept.pop(change.id, None)
            if isinstance(change, Put):
                spans_now = [Span(anchor.locator, anchor.start, anchor.end) for anchor in body_of(change).anchors]
                kept[change.id] = made(change.id, "own", *spans_now)
        some = set(range(span.start, span.end))
        letters = letters - some if erased else letters | some
    # What is a blank may be marked or not: only words count.
    marked = {place for one in kept.values() for placed in one.places for place in range(placed.start, placed.end)}
    assert {place for place in marked if ONE.text[place] != " "} == {
        place for place in letters if ONE.text[place] != " "
    }


def _whole(item: Item) -> Item:
    from tipbrowser.domain.values import replace

    anchors: list[Anchor] = [replace(anchor, is_whole=True) for anchor in item.body.anchors]
    return replace(item, body=replace(item.body, anchors=tuple(anchors)))
