"""The way between the document's characters and the publication's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.text_map import TextMap, utf16_length

HERE = Locator("A.II.1")
PIECES = st.lists(st.text(st.sampled_from("aé—\U0001f600\U00010400 "), min_size=1, max_size=9), min_size=1, max_size=6)


def test_an_empty_map_knows_nothing() -> None:
    empty = TextMap()
    assert empty.locator_at(0) is None
    assert empty.position_at("A.II.1", 0) is None
    assert empty.extent("A.II.1") is None
    assert empty.nearest(3) is None
    assert empty.between(0, 9) == []
    assert empty.locators == ()


def test_a_label_stands_at_the_beginning_of_its_passage() -> None:
    text_map = TextMap()
    behind = text_map.add_mark(10, 3, HERE, 0)
    text_map.add(behind, HERE, 0, "text")
    assert [text_map.locator_at(position) for position in (9, 10, 12, 13)] == [None, (HERE, 0), (HERE, 0), (HERE, 0)]
    assert text_map.position_at(HERE, 0) == 13
    assert text_map.extent(HERE) == (10, 17)


def test_a_footnote_mark_stands_at_its_offset_and_takes_no_room() -> None:
    text_map = TextMap()
    text_map.add(0, HERE, 0, "one")
    text_map.add_mark(3, 2, HERE, 3)
    text_map.add(5, HERE, 3, "two")
    assert text_map.locator_at(4) == (HERE, 3)
    assert text_map.position_at(HERE, 3) == 5
    assert text_map.position_at(HERE, 6) == 8
    assert text_map.position_at(HERE, 7) is None
    assert text_map.position_at("A.II.2", 0) is None


def test_the_offset_behind_the_last_character_stands_before_a_mark_at_the_end() -> None:
    text_map = TextMap()
    text_map.add(0, HERE, 0, "one")
    text_map.add_mark(3, 2, HERE, 3)
    assert text_map.position_at(HERE, 3) == 3


def test_between_gives_only_what_has_characters_there() -> None:
    text_map = TextMap()
    text_map.add(0, HERE, 0, "one")
    text_map.add(5, Locator("A.II.2"), 0, "two")
    assert [stretch.text for stretch in text_map.between(2, 5)] == ["one"]
    assert [stretch.text for stretch in text_map.between(3, 6)] == ["two"]
    assert text_map.nearest(4) == HERE
    assert text_map.nearest(6) == "A.II.2"


@given(PIECES, st.integers(0, 5))
def test_every_code_point_is_found_both_ways_whatever_its_width(pieces: list[str], gap: int) -> None:
    text_map, position, offset = TextMap(), 4, 0
    for piece in pieces:
        position = text_map.add(position, HERE, offset, piece) + gap
        offset += len(piece)
    for place in range(offset):
        found = text_map.position_at(HERE, place)
        assert found is not None
        assert text_map.locator_at(found) == (HERE, place)


def test_the_second_half_of_a_wide_character_belongs_to_it() -> None:
    text_map = TextMap()
    text_map.add(0, HERE, 0, "a\U0001f600b")
    assert [text_map.locator_at(position) for position in range(4)] == [(HERE, 0), (HERE, 1), (HERE, 1), (HERE, 2)]
    assert utf16_length("a\U0001f600b") == 4
